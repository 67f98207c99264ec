#include "core/forms/child_index.h"
#include "core/forms/function_groups.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace wupan::forms {
namespace {

using Type = Node::Type;

Value count(Call& call)
{
    return static_cast<double>(call.nodes(0).size());
}

Value countNonEmpty(Call& call)
{
    const NodeSet nodes = call.nodes(0);
    return static_cast<double>(std::ranges::count_if(
        nodes, [&](const InstanceNode* node) { return !call.stringValue(*node).empty(); }));
}

/// From 1, among the relevant siblings of the same name.
std::size_t positionOf(Call& call, const InstanceNode& node)
{
    std::size_t position = 1;
    if (node.parent() == nullptr || node.kind() != InstanceNode::Kind::element)
        return position;
    for (const auto& sibling : node.parent()->children()) {
        call.spend(1);
        if (sibling.get() == &node)
            break;
        position += sibling->relevant() && sibling->name() == node.name() ? 1 : 0;
    }
    return position;
}

Value position(Call& call)
{
    if (call.count() == 0)
        return static_cast<double>(call.focus().position);
    const NodeSet nodes = call.nodes(0);
    if (nodes.empty())
        return std::numeric_limits<double>::quiet_NaN();
    return static_cast<double>(positionOf(call, *nodes.front()));
}

Value last(Call& call)
{
    return static_cast<double>(call.focus().size);
}

/// The first node of the argument, or the context node; nullptr = none.
const InstanceNode* named(Call& call)
{
    if (call.count() == 0)
        return call.focus().node;
    const NodeSet nodes = call.nodes(0);
    return nodes.empty() ? nullptr : nodes.front();
}

Value name(Call& call)
{
    const InstanceNode* node = named(call);
    return node == nullptr ? std::string() : node->qualifiedName();
}

Value localName(Call& call)
{
    const InstanceNode* node = named(call);
    return node == nullptr ? std::string() : std::string(node->name());
}

Value namespaceUri(Call& call)
{
    const InstanceNode* node = named(call);
    if (node == nullptr || node->name().empty() || !call.context().namespaceUri)
        return std::string();
    // An attribute without a prefix is in no namespace, whatever the default one is.
    if (node->kind() == InstanceNode::Kind::attribute && node->prefix().empty())
        return std::string();
    return call.context().namespaceUri(node->prefix());
}

/// Instances declare no attribute to be an ID, so that nothing has one.
Value id(Call& call)
{
    static_cast<void>(call.value(0));
    return NodeSet();
}

/// "en" asks for xml:lang="en" and "en-GB", in any case, at the context node or the nearest above.
Value lang(Call& call)
{
    const auto lower = [](std::string_view text) {
        std::string out(text);
        std::ranges::transform(out, out.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
        return out;
    };
    const std::string asked = lower(call.text(0));
    for (const InstanceNode* node = call.focus().node; node != nullptr; node = node->parent()) {
        const std::string found = lower(node->attribute("xml:lang"));
        if (!found.empty())
            return found == asked || found.starts_with(asked + "-");
    }
    return false;
}

Value instance(Call& call)
{
    const std::string id = call.text(0);
    const InstanceNode* root = call.instance(id);
    if (root == nullptr)
        call.fail("the form has no list or table '" + id + "'");
    return NodeSet{root};
}

Value current(Call& call)
{
    const InstanceNode* node = call.context().node;
    return node == nullptr ? NodeSet() : NodeSet{node};
}

/// Whether `node` and the nearest of `line` with the same parent and name are different instances
/// of one repeat.
bool isOtherInstance(const InstanceNode& node, const NodeSet& line)
{
    return std::ranges::any_of(line, [&](const InstanceNode* own) {
        return own != &node && own->parent() == node.parent() && own->name() == node.name();
    });
}

/// Of each parent's repeats the one at that position, from 1. REQUIRES: document order.
NodeSet repeatsAt(double index, const NodeSet& repeats)
{
    std::unordered_map<const InstanceNode*, std::size_t> counts;
    NodeSet out;
    for (const InstanceNode* repeat : repeats)
        if (static_cast<double>(++counts[repeat->parent()]) == index)
            out.push_back(repeat);
    return out;
}

/// Whether it or something above it is one of the `sorted`.
bool liesIn(Call& call, const InstanceNode* node, const NodeSet& sorted)
{
    for (; node != nullptr; node = node->parent()) {
        call.spend(1);
        if (std::ranges::binary_search(sorted, node))
            return true;
    }
    return false;
}

/// indexed-repeat(node, repeat, index, …): the nodes whose repeats have those positions. Of repeats
/// that are not named, the instance that the expression stands in is meant.
Value indexedRepeat(Call& call)
{
    NodeSet found = call.nodesOfAllRepeats(0);
    NodeSet named;
    for (std::size_t i = 1; i < call.count(); i += 2) {
        const NodeSet repeats = call.nodesOfAllRepeats(i);
        call.spend(static_cast<std::int64_t>(repeats.size()));
        NodeSet chosen = repeatsAt(call.number(i + 1), repeats);
        std::ranges::sort(chosen);
        std::erase_if(found, [&](const InstanceNode* node) { return !liesIn(call, node, chosen); });
        named.insert(named.end(), repeats.begin(), repeats.end());
    }
    std::ranges::sort(named);
    NodeSet line;
    for (const InstanceNode* own = call.context().node; own != nullptr; own = own->parent())
        line.push_back(own);
    std::erase_if(found, [&](const InstanceNode* node) {
        for (; node != nullptr; node = node->parent()) {
            call.spend(static_cast<std::int64_t>(line.size()));
            if (!std::ranges::binary_search(named, node) && isOtherInstance(*node, line))
                return true;
        }
        return false;
    });
    return found;
}

/// The items of the table whose key has that value.
NodeSet itemsWith(Call& call, const InstanceNode& table, const std::string& key,
                  const std::string& value)
{
    NodeSet out;
    if (table.children().size() >= ChildIndex::kFewest && table.childIndex().worthwhile(key)) {
        table.childIndex().find(key, value, out);
        return out;
    }
    call.spend(static_cast<std::int64_t>(table.children().size()));
    for (const auto& item : table.children())
        if (const InstanceNode* node = item->child(key);
            node != nullptr && call.stringValue(*node) == value)
            out.push_back(item.get());
    return out;
}

Value pulldata(Call& call)
{
    const std::string id = call.text(0);
    const std::string column = call.text(1);
    const std::string key = call.text(2);
    const std::string value = call.text(3);
    const InstanceNode* document = call.instance(id);
    if (document == nullptr)
        call.fail("the form has no table '" + id + "'");
    for (const auto& table : document->children())
        for (const InstanceNode* item : itemsWith(call, *table, key, value))
            if (item->name() == "item")
                if (const InstanceNode* found = item->child(column))
                    return call.stringValue(*found);
    return std::string();
}

constexpr FunctionSpec kFunctions[] = {
    {"count", 1, 1, Type::number, kTakesNodes | kCountsNodes, count},
    {"count-non-empty", 1, 1, Type::number, kTakesNodes, countNonEmpty},
    {"position", 0, 1, Type::number, kTakesNodes | kCountsNodes | kReadsPosition, position},
    {"last", 0, 0, Type::number, kReadsPosition, last},
    {"name", 0, 1, Type::text, kTakesNodes | kReadsFocus, name},
    {"local-name", 0, 1, Type::text, kTakesNodes | kReadsFocus, localName},
    {"namespace-uri", 0, 1, Type::text, kTakesNodes | kReadsFocus, namespaceUri},
    {"id", 1, 1, Type::nodes, kPlain, id},
    {"lang", 1, 1, Type::boolean, kAlwaysReadsFocus, lang},
    {"instance", 1, 1, Type::nodes, kPlain, instance},
    {"current", 0, 0, Type::nodes, kPlain, current},
    {"indexed-repeat", 3, 11, Type::nodes, kTakesNodes | kOdd, indexedRepeat},
    {"pulldata", 4, 4, Type::text, kPlain, pulldata},
};

} // namespace

std::span<const FunctionSpec> nodeFunctions()
{
    return kFunctions;
}

} // namespace wupan::forms
