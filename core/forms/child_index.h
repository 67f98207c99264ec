#pragma once

#include "core/forms/instance_node.h"

#include <deque>
#include <map>
#include <unordered_map>

namespace wupan::forms {

/// Answers `item[name = 'x']` for the many items of a table without walking over them: which
/// children have a child element (or attribute) of a given value. Belongs to the items' parent,
/// which drops it when anything below changes. Ignores relevance: what it finds is still to be
/// checked.
class ChildIndex
{
public:
    explicit ChildIndex(const InstanceNode& parent)
        : m_parent(parent)
    {}

    /// What is compared, by local name: "name", or "@name" for an attribute.
    using Key = std::string;

    /// With fewer children walking is always cheaper.
    static constexpr std::size_t kFewest = 16;
    /// Whether a table should be used: when asked for the first time since the last change, walking
    /// is cheaper.
    [[nodiscard]] bool worthwhile(const Key& key) { return ++m_tables[key].questions > 1; }
    /// Appends the children with that text, or number, in document order, each once.
    void find(const Key& key, std::string_view text, NodeSet& out);
    /// `utcOffsetMinutes` is the same for all questions to one tree.
    void find(const Key& key, double number, int utcOffsetMinutes, NodeSet& out);

private:
    /// Entries of one value are chained through `next`, in document order.
    template <class Value>
    struct Table
    {
        bool built = false;
        std::unordered_map<Value, std::size_t> first;
        std::vector<const InstanceNode*> rows;
        std::vector<std::size_t> next;

        void add(const Value& value, const InstanceNode* row);
        void find(const Value& value, NodeSet& out) const;
    };
    struct Tables
    {
        int questions = 0;
        Table<std::string_view> byText;
        Table<double> byNumber;
    };

    template <class Visit>
    void visitBackwards(const Key& key, const Visit& visit) const;
    std::string_view textOf(const InstanceNode& node);

    const InstanceNode& m_parent;
    std::map<Key, Tables> m_tables;
    std::deque<std::string> m_texts; ///< of nodes that have no text of their own alone
};

} // namespace wupan::forms
