#include "core/forms/child_index.h"

#include "core/forms/value.h"

#include <cmath>

namespace wupan::forms {
namespace {

constexpr std::size_t kEnd = static_cast<std::size_t>(-1);

} // namespace

template <class Value>
void ChildIndex::Table<Value>::add(const Value& value, const InstanceNode* row)
{
    const auto [entry, isNew] = first.try_emplace(value, rows.size());
    if (!isNew && rows[entry->second] == row)
        return;
    next.push_back(isNew ? kEnd : entry->second);
    entry->second = rows.size();
    rows.push_back(row);
}

template <class Value>
void ChildIndex::Table<Value>::find(const Value& value, NodeSet& out) const
{
    const auto entry = first.find(value);
    for (std::size_t i = entry == first.end() ? kEnd : entry->second; i != kEnd; i = next[i])
        out.push_back(rows[i]);
}

/// From the last to the first, as the chains grow at their head.
template <class Visit>
void ChildIndex::visitBackwards(const Key& key, const Visit& visit) const
{
    const bool ofAttribute = key.starts_with('@');
    const std::string_view name = std::string_view(key).substr(ofAttribute ? 1 : 0);
    const auto rows = m_parent.children();
    for (auto row = rows.rbegin(); row != rows.rend(); ++row)
        for (const auto& node : ofAttribute ? (*row)->attributes() : (*row)->children())
            if (node->name() == name)
                visit(*node, row->get());
}

std::string_view ChildIndex::textOf(const InstanceNode& node)
{
    if (node.children().empty())
        return node.text();
    return m_texts.emplace_back(node.stringValue());
}

void ChildIndex::find(const Key& key, std::string_view text, NodeSet& out)
{
    Table<std::string_view>& table = m_tables[key].byText;
    if (!table.built)
        visitBackwards(key, [&](const InstanceNode& node, const InstanceNode* row) {
            table.add(textOf(node), row);
        });
    table.built = true;
    table.find(text, out);
}

void ChildIndex::find(const Key& key, double number, int utcOffsetMinutes, NodeSet& out)
{
    Table<double>& table = m_tables[key].byNumber;
    if (!table.built)
        visitBackwards(key, [&](const InstanceNode& node, const InstanceNode* row) {
            const double value = numberOf(textOf(node), utcOffsetMinutes);
            if (!std::isnan(value))
                table.add(value, row);
        });
    table.built = true;
    table.find(number, out);
}

} // namespace wupan::forms
