#include "core/forms/evaluator.h"

#include "core/forms/functions.h"
#include "core/forms/path_walk.h"

#include <algorithm>
#include <cmath>

namespace wupan::forms {
namespace {

constexpr std::size_t kBytesPerStep = 16;

double calculate(Link link, double left, double right)
{
    switch (link) {
    case Link::add:
        return left + right;
    case Link::subtract:
        return left - right;
    case Link::multiply:
        return left * right;
    case Link::divide:
        return left / right;
    default:
        return std::fmod(left, right); // XPath's mod keeps the sign of the dividend, as fmod does
    }
}

std::size_t sizeOf(const InstanceNode& node)
{
    std::size_t size = node.text().size();
    for (const auto& child : node.children())
        size += sizeOf(*child);
    return size;
}

std::size_t countBelow(const InstanceNode& node)
{
    std::size_t count = node.children().size();
    for (const auto& child : node.children())
        count += countBelow(*child);
    return count;
}

} // namespace

Value Evaluation::evaluate(const Node& node, const Focus& focus)
{
    enter(node);
    spend(1);
    switch (node.operation) {
    case Operation::literal:
        if (const auto* number = std::get_if<double>(&node.literal))
            return *number;
        spendText(std::get<std::string>(node.literal).size());
        return std::get<std::string>(node.literal);
    case Operation::either:
    case Operation::both:
        return evaluateLogic(node, focus);
    case Operation::chain:
        return evaluateChain(node, focus);
    case Operation::negate:
    case Operation::numeric:
        return evaluateNegation(node, focus);
    case Operation::unite:
        return evaluateUnion(node, focus);
    case Operation::filter:
        return evaluateFilter(node, focus);
    case Operation::call:
        return evaluateCall(node, focus);
    case Operation::path:
        break;
    }
    return PathWalk(*this, node, focus).run();
}

Value Evaluation::evaluateLogic(const Node& node, const Focus& focus)
{
    const bool decisive = node.operation == Operation::either;
    return std::ranges::any_of(node.parts, [&](const NodePtr& part) {
               return boolean(*part, focus) == decisive;
           }) == decisive;
}

Value Evaluation::evaluateChain(const Node& node, const Focus& focus)
{
    Value left = evaluate(*node.parts[0], focus);
    for (std::size_t i = 0; i < node.links.size(); ++i) {
        const Value right = evaluate(*node.parts[i + 1], focus);
        enter(node);
        if (node.links[i] <= Link::greaterEqual)
            left = compare(node.links[i], left, right);
        else
            left = calculate(node.links[i], numberOf(left), numberOf(right));
    }
    return left;
}

Value Evaluation::evaluateNegation(const Node& node, const Focus& focus)
{
    const double value = number(*node.parts[0], focus);
    return node.operation == Operation::negate ? -value : value;
}

Value Evaluation::evaluateUnion(const Node& node, const Focus& focus)
{
    NodeSet all;
    for (const NodePtr& part : node.parts) {
        const NodeSet more = nodes(*part, focus);
        all.insert(all.end(), more.begin(), more.end());
    }
    spend(static_cast<std::int64_t>(all.size()));
    sortNodes(all);
    return all;
}

Value Evaluation::evaluateFilter(const Node& node, const Focus& focus)
{
    NodeSet chosen = nodes(*node.parts[0], focus);
    applyPredicates(std::span(node.parts).subspan(1), chosen);
    return chosen;
}

Value Evaluation::evaluateCall(const Node& node, const Focus& focus)
{
    Call call(*this, node, focus);
    Value result = node.function->apply(call);
    enter(node);
    if (const auto* text = std::get_if<std::string>(&result))
        spendText(text->size());
    return result;
}

NodeSet Evaluation::nodes(const Node& node, const Focus& focus)
{
    Value value = evaluate(node, focus);
    if (auto* nodes = std::get_if<NodeSet>(&value))
        return std::move(*nodes);
    throw ExpressionFailure{ErrorCode::invalidInput, node.column,
                            "the path of a question was expected here, not a single value"};
}

NodeSet Evaluation::nodesOfAllRepeats(const Node& node, const Focus& focus)
{
    m_bindsRepeats = false;
    NodeSet out = nodes(node, focus);
    m_bindsRepeats = true;
    return out;
}

std::string Evaluation::text(const Node& node, const Focus& focus)
{
    return textOf(evaluate(node, focus));
}

double Evaluation::number(const Node& node, const Focus& focus)
{
    return numberOf(evaluate(node, focus));
}

bool Evaluation::boolean(const Node& node, const Focus& focus)
{
    return toBoolean(evaluate(node, focus));
}

std::string Evaluation::textOf(Value value)
{
    if (auto* text = std::get_if<std::string>(&value))
        return std::move(*text);
    if (const auto* nodes = std::get_if<NodeSet>(&value))
        return nodes->empty() ? std::string() : stringValue(*nodes->front());
    return toText(value);
}

double Evaluation::numberOf(const Value& value)
{
    if (const auto* nodes = std::get_if<NodeSet>(&value); nodes != nullptr && !nodes->empty())
        return forms::numberOf(stringValue(*nodes->front()), m_context.utcOffsetMinutes);
    return toNumber(value, m_context.utcOffsetMinutes);
}

/// The bounds come first: a group's text may be the whole form's.
std::string Evaluation::stringValue(const InstanceNode& node)
{
    if (node.children().empty()) {
        spendText(node.text().size());
        return node.text();
    }
    spend(static_cast<std::int64_t>(countBelow(node)));
    spendText(sizeOf(node));
    return node.stringValue();
}

void Evaluation::applyPredicates(std::span<const NodePtr> predicates, NodeSet& nodes)
{
    for (const NodePtr& predicate : predicates) {
        const std::size_t size = nodes.size();
        std::size_t kept = 0;
        for (std::size_t i = 0; i < size; ++i) {
            const Value value = evaluate(*predicate, {nodes[i], i + 1, size});
            const auto* position = std::get_if<double>(&value);
            const bool holds =
                position != nullptr ? *position == static_cast<double>(i + 1) : toBoolean(value);
            if (holds)
                nodes[kept++] = nodes[i];
        }
        nodes.resize(kept);
    }
}

void Evaluation::spend(std::int64_t steps)
{
    m_stepsLeft -= steps;
    if (m_stepsLeft < 0)
        throw ExpressionFailure{
            ErrorCode::tooLarge, m_column,
            "this takes too long to work out; make it simpler, or the lists that "
            "it looks through shorter"};
}

void Evaluation::spendText(std::size_t bytes)
{
    if (bytes > kMaxTextBytes)
        throw ExpressionFailure{ErrorCode::tooLarge, m_column, "the text becomes too long"};
    spend(static_cast<std::int64_t>(bytes / kBytesPerStep));
}

void sortNodes(NodeSet& nodes)
{
    if (nodes.size() < 2)
        return;
    std::vector<const InstanceNode*> roots;
    std::vector<std::pair<std::size_t, const InstanceNode*>> ranked;
    ranked.reserve(nodes.size());
    for (const InstanceNode* node : nodes) {
        const InstanceNode& root = node->root();
        auto found = std::ranges::find(roots, &root);
        if (found == roots.end()) {
            root.number();
            found = roots.insert(roots.end(), &root);
        }
        ranked.emplace_back(static_cast<std::size_t>(found - roots.begin()), node);
    }
    std::ranges::sort(ranked, [](const auto& left, const auto& right) {
        return std::pair(left.first, left.second->order()) <
               std::pair(right.first, right.second->order());
    });
    ranked.erase(std::unique(ranked.begin(), ranked.end()), ranked.end());
    nodes.clear();
    for (const auto& [root, node] : ranked)
        nodes.push_back(node);
}

} // namespace wupan::forms
