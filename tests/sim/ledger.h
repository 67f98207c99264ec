#pragma once

#include "core/base/uuid.h"
#include "core/model/record_type.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace wupan::sim {

/// One edit whose save returned, as an outsider noted it.
struct Entry
{
    std::size_t tablet = 0;
    RecordType type = RecordType::visit;
    Uuid record;
    std::string field; ///< with the key of a map field: "answers//data/q1"; of a step: its word
    std::string token; ///< occurs in the edit's value, and nowhere else
    std::int64_t order = 0; ///< of all saves, in true time
    bool single = false; ///< makes something that must be there once: a comment, an issue, a photo
    /// A later save of the same tablet took the place of the value, which may never have been sent.
    bool replaced = false;
    /// The tablet was set back to a backup from before: the edit is lost with the disk, unless
    /// sent.
    bool forgiven = false;
};

/// Everything that was saved on any tablet. Kept outside of the system.
class Ledger
{
public:
    void note(Entry entry);
    /// A tablet goes on from the data of another.
    void branch(std::size_t from, std::size_t to);
    /// The tablet may be set back to how it is now.
    void backUp(std::size_t tablet);
    /// The tablet's disk is as it was at its last backup.
    void setBack(std::size_t tablet);

    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    /// The newest value of a field on one tablet, wherever it was typed; null = none.
    [[nodiscard]] const Entry* newest(std::size_t tablet, const Uuid& record,
                                      const std::string& field) const;
    /// Tablets that share a past with another one, or lost a part of theirs.
    [[nodiscard]] bool tangled(std::size_t tablet) const { return m_tangled.contains(tablet); }

private:
    using Key = std::pair<Uuid, std::string>;
    using Newest = std::map<Key, std::size_t>; ///< index of the entry

    struct Backup
    {
        std::size_t entries = 0;
        Newest newest;
    };

    std::vector<Entry> m_entries;
    std::map<std::size_t, Newest> m_newest;  ///< by tablet
    std::map<std::size_t, Backup> m_backups; ///< by tablet
    std::set<std::size_t> m_tangled;
};

} // namespace wupan::sim
