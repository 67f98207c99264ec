#include "core/forms/step_parser.h"

#include "core/forms/functions.h"

#include <algorithm>
#include <array>
#include <utility>

namespace wupan::forms {
namespace {

constexpr std::array<std::pair<std::string_view, Axis>, 13> kAxes{
    {{"ancestor", Axis::ancestor},
     {"ancestor-or-self", Axis::ancestorOrSelf},
     {"attribute", Axis::attribute},
     {"child", Axis::child},
     {"descendant", Axis::descendant},
     {"descendant-or-self", Axis::descendantOrSelf},
     {"following", Axis::following},
     {"following-sibling", Axis::followingSibling},
     {"namespace", Axis::nameSpace},
     {"parent", Axis::parent},
     {"preceding", Axis::preceding},
     {"preceding-sibling", Axis::precedingSibling},
     {"self", Axis::self}}};

/// Whether it cannot be a number, which as a predicate would mean a position.
bool isCondition(const Node& node)
{
    return !node.positional && (node.type == Node::Type::boolean || node.type == Node::Type::text ||
                                node.type == Node::Type::nodes);
}

/// `name` or `@name` as ChildIndex takes it; empty when it is anything else.
std::string keyOf(const Node& node)
{
    if (node.operation != Operation::path || node.absolute || !node.parts.empty() ||
        node.steps.size() != 1)
        return {};
    const Step& step = node.steps.front();
    if (step.test.kind != NodeTest::Kind::name || !step.predicates.empty())
        return {};
    if (step.axis == Axis::attribute)
        return "@" + step.test.name;
    return step.axis == Axis::child ? step.test.name : std::string();
}

bool noteLookup(const Node& equation, Lookup& lookup)
{
    if (equation.operation != Operation::chain || equation.links != std::vector{Link::equal})
        return false;
    for (const std::size_t side : {0U, 1U}) {
        const Node& value = *equation.parts[1 - side];
        std::string key = keyOf(*equation.parts[side]);
        if (key.empty() || !value.focusFree || value.type == Node::Type::boolean)
            continue;
        lookup = {std::move(key), &value};
        return true;
    }
    return false;
}

void noteLookup(Step& step)
{
    if (step.axis != Axis::child || step.predicates.empty() || step.predicates[0]->positional)
        return;
    const Node& predicate = *step.predicates[0];
    if (predicate.operation != Operation::both) {
        noteLookup(predicate, step.lookup);
        return;
    }
    for (const NodePtr& part : predicate.parts)
        if (noteLookup(*part, step.lookup))
            return;
}

} // namespace

bool isNodeType(std::string_view name)
{
    return name == "node" || name == "text" || name == "comment" ||
           name == "processing-instruction";
}

bool isSymbol(const Token& token, std::string_view symbol)
{
    return token.kind == TokenKind::symbol && token.text == symbol;
}

NodePtr finished(NodePtr node)
{
    const FunctionSpec* spec = node->function;
    const bool bare = node->parts.empty();
    if (node->operation == Operation::path) {
        node->focusFree = node->absolute || (!bare && node->parts[0]->focusFree);
        node->positional = !bare && node->parts[0]->positional;
        return node;
    }
    node->focusFree = true;
    if (spec != nullptr) {
        node->positional = bare && spec->has(kReadsPosition);
        node->focusFree = !node->positional && !(bare && spec->has(kReadsFocus)) &&
                          !spec->has(kAlwaysReadsFocus) && !spec->has(kUsesRandom);
    }
    for (const NodePtr& part : node->parts) {
        node->focusFree = node->focusFree && part->focusFree;
        node->positional = node->positional || part->positional;
    }
    return node;
}

void simplifySteps(std::vector<Step>& steps)
{
    for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
        Step& step = steps[i];
        Step& next = steps[i + 1];
        const bool all = step.axis == Axis::descendantOrSelf &&
                         step.test.kind == NodeTest::Kind::node && step.predicates.empty();
        if (!all)
            continue;
        step.skipsTexts = next.axis == Axis::child || next.axis == Axis::attribute;
        const bool conditions = std::ranges::all_of(
            next.predicates, [](const NodePtr& predicate) { return isCondition(*predicate); });
        if (next.axis != Axis::child || !conditions)
            continue;
        next.axis = Axis::descendant;
        steps.erase(steps.begin() + static_cast<std::ptrdiff_t>(i));
    }
    for (Step& step : steps)
        noteLookup(step);
}

const Token& TokenReader::peek(std::size_t ahead) const
{
    return m_tokens[std::min(m_position + ahead, m_tokens.size() - 1)];
}

const Token& TokenReader::take()
{
    const Token& token = peek();
    m_position = std::min(m_position + 1, m_tokens.size() - 1);
    return token;
}

NodePtr TokenReader::make(Operation operation) const
{
    auto node = std::make_unique<Node>();
    node->operation = operation;
    node->column = peek().column;
    return node;
}

void TokenReader::fail(std::string_view reason) const
{
    throw ExpressionFailure{ErrorCode::invalidInput, peek().column, std::string(reason)};
}

void TokenReader::failHere() const
{
    if (peek().kind == TokenKind::end)
        fail("the expression ends where a value was expected");
    fail("'" + peek().text + "' was not expected here");
}

void TokenReader::expect(std::string_view symbol)
{
    const std::string quoted = "'" + std::string(symbol) + "'";
    if (!at(symbol))
        fail(peek().kind == TokenKind::end ? "the expression ends, but " + quoted + " is missing"
                                           : quoted + " was expected, not '" + peek().text + "'");
    take();
}

bool TokenReader::startsStep() const
{
    return peek().kind == TokenKind::name || at("*") || at("@") || at(".") || at("..");
}

void TokenReader::parseStep(std::vector<Step>& steps)
{
    if (!startsStep())
        fail("a path was expected after '/'");
    Step step;
    if (at(".") || at("..")) {
        step.axis = take().text == "." ? Axis::self : Axis::parent;
    } else {
        step.axis = parseAxis();
        step.test = parseTest();
    }
    parsePredicates(step.predicates);
    steps.push_back(std::move(step));
}

Axis TokenReader::parseAxis()
{
    if (at("@")) {
        take();
        return Axis::attribute;
    }
    if (!isSymbol(peek(1), "::"))
        return Axis::child;
    const auto* axis = std::ranges::find(kAxes, peek().text, [](const auto& a) { return a.first; });
    if (axis == kAxes.end())
        fail("'" + peek().text + "' is not an axis");
    take();
    take();
    return axis->second;
}

NodeTest TokenReader::parseTest()
{
    if (at("*")) {
        take();
        return {NodeTest::Kind::any, {}, {}};
    }
    if (peek().kind != TokenKind::name)
        failHere();
    if (isNodeType(peek().text) && isSymbol(peek(1), "("))
        return parseNodeType();
    if (isSymbol(peek(1), "("))
        fail("a function cannot be a step of a path");
    const std::string name = take().text;
    const std::size_t colon = name.find(':');
    if (colon == std::string::npos)
        return {NodeTest::Kind::name, {}, name};
    const std::string prefix = name.substr(0, colon);
    if (name.ends_with(":*"))
        return {NodeTest::Kind::any, prefix, {}};
    return {NodeTest::Kind::name, prefix, name.substr(colon + 1)};
}

NodeTest TokenReader::parseNodeType()
{
    const std::string type = take().text;
    expect("(");
    if (type == "processing-instruction" && peek().kind == TokenKind::text)
        take();
    expect(")");
    NodeTest test;
    test.kind = type == "node"   ? NodeTest::Kind::node
                : type == "text" ? NodeTest::Kind::text
                                 : NodeTest::Kind::nothing;
    return test;
}

void TokenReader::parsePredicates(std::vector<NodePtr>& out)
{
    while (at("[")) {
        take();
        out.push_back(parseExpression());
        expect("]");
    }
}

} // namespace wupan::forms
