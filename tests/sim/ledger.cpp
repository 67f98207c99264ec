#include "tests/sim/ledger.h"

namespace wupan::sim {

void Ledger::note(Entry entry)
{
    entry.order = static_cast<std::int64_t>(m_entries.size());
    if (!entry.single) {
        auto& newest = m_newest[entry.tablet];
        const Key key{entry.record, entry.field};
        if (const auto before = newest.find(key); before != newest.end())
            m_entries[before->second].replaced = true;
        newest[key] = m_entries.size();
    }
    m_entries.push_back(std::move(entry));
}

void Ledger::branch(std::size_t from, std::size_t to)
{
    m_newest[to] = m_newest[from];
    m_tangled.insert({from, to});
}

void Ledger::backUp(std::size_t tablet)
{
    m_backups[tablet] = {m_entries.size(), m_newest[tablet]};
}

void Ledger::setBack(std::size_t tablet)
{
    const Backup& backup = m_backups[tablet];
    for (std::size_t i = backup.entries; i < m_entries.size(); ++i)
        if (m_entries[i].tablet == tablet)
            m_entries[i].forgiven = true;
    m_newest[tablet] = backup.newest;
    m_tangled.insert(tablet);
}

const Entry* Ledger::newest(std::size_t tablet, const Uuid& record, const std::string& field) const
{
    const auto of = m_newest.find(tablet);
    if (of == m_newest.end())
        return nullptr;
    const auto found = of->second.find({record, field});
    return found == of->second.end() ? nullptr : &m_entries[found->second];
}

} // namespace wupan::sim
