#include "core/forms/functions.h"
#include "core/forms/lexer.h"
#include "core/forms/references.h"
#include "core/forms/step_parser.h"
#include "core/forms/syntax.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace wupan::forms {
namespace {

struct BinaryOperator
{
    std::string_view text;
    int level; ///< higher binds closer
    Link link;
};

constexpr int kOrLevel = 1;
constexpr int kAndLevel = 2;
constexpr int kClosestLevel = 6;
constexpr std::array kOperators{
    BinaryOperator{"or", kOrLevel, {}},     BinaryOperator{"and", kAndLevel, {}},
    BinaryOperator{"=", 3, Link::equal},    BinaryOperator{"!=", 3, Link::unequal},
    BinaryOperator{"<", 4, Link::less},     BinaryOperator{"<=", 4, Link::lessEqual},
    BinaryOperator{">", 4, Link::greater},  BinaryOperator{">=", 4, Link::greaterEqual},
    BinaryOperator{"+", 5, Link::add},      BinaryOperator{"-", 5, Link::subtract},
    BinaryOperator{"*", 6, Link::multiply}, BinaryOperator{"div", 6, Link::divide},
    BinaryOperator{"mod", 6, Link::modulo},
};

constexpr std::string_view kTooDeep =
    "the expression is nested too deeply; split it with a calculate";

/// Recursive descent. Operators of one precedence become one flat node, so that the tree is never
/// deeper than the parentheses are.
class Parser final : public TokenReader
{
public:
    Parser(std::vector<Token> tokens, const std::string& self, int depth)
        : TokenReader(std::move(tokens))
        , m_self(self)
        , m_depth(depth)
    {}

    NodePtr parseAll()
    {
        NodePtr node = parseExpression();
        if (peek().kind != TokenKind::end)
            failHere();
        return node;
    }

    NodePtr parseExpression() override
    {
        if (++m_depth > kMaxExpressionDepth)
            fail(kTooDeep);
        NodePtr node = parseLevel(kOrLevel);
        --m_depth;
        return node;
    }

private:
    [[nodiscard]] const BinaryOperator* operatorHere(int level) const
    {
        if (peek().kind != TokenKind::symbol && peek().kind != TokenKind::name)
            return nullptr;
        const auto found = std::ranges::find(kOperators, peek().text, &BinaryOperator::text);
        return found == kOperators.end() || found->level != level ? nullptr : &*found;
    }

    NodePtr parseLevel(int level)
    {
        if (level > kClosestLevel)
            return parseUnary();
        NodePtr first = parseLevel(level + 1);
        if (operatorHere(level) == nullptr)
            return first;
        NodePtr node = make(level == kOrLevel    ? Operation::either
                            : level == kAndLevel ? Operation::both
                                                 : Operation::chain);
        node->parts.push_back(std::move(first));
        while (const BinaryOperator* op = operatorHere(level)) {
            take();
            if (node->operation == Operation::chain)
                node->links.push_back(op->link);
            node->parts.push_back(parseLevel(level + 1));
        }
        node->type = level <= 4 ? Node::Type::boolean : Node::Type::number;
        return finished(std::move(node));
    }

    NodePtr parseUnary()
    {
        if (!at("-"))
            return parseUnion();
        NodePtr node = make(Operation::numeric);
        for (; at("-"); take())
            node->operation =
                node->operation == Operation::numeric ? Operation::negate : Operation::numeric;
        node->type = Node::Type::number;
        node->parts.push_back(parseUnion());
        return finished(std::move(node));
    }

    NodePtr parseUnion()
    {
        NodePtr first = parsePath();
        if (!at("|"))
            return first;
        NodePtr node = make(Operation::unite);
        node->type = Node::Type::nodes;
        requireNodes(*first, "'|' joins");
        node->parts.push_back(std::move(first));
        while (at("|")) {
            take();
            node->parts.push_back(parsePath());
            requireNodes(*node->parts.back(), "'|' joins");
        }
        return finished(std::move(node));
    }

    NodePtr parsePath()
    {
        NodePtr node = make(Operation::path);
        node->type = Node::Type::nodes;
        if (startsPrimary()) {
            NodePtr start = parseFilter();
            if (!at("/") && !at("//"))
                return start;
            requireNodes(*start, "'/' continues");
            node->parts.push_back(std::move(start));
        } else if (at("/")) {
            node->absolute = true;
            take();
            if (!startsStep())
                return finished(std::move(node));
            parseStep(node->steps);
        } else if (at("//")) {
            node->absolute = true;
        } else {
            if (!startsStep())
                failHere();
            parseStep(node->steps);
        }
        while (at("/") || at("//")) {
            if (take().text == "//")
                node->steps.push_back({Axis::descendantOrSelf, {}, {}, {}, false});
            parseStep(node->steps);
        }
        simplifySteps(node->steps);
        return finished(std::move(node));
    }

    [[nodiscard]] bool startsPrimary() const
    {
        return at("(") || peek().kind == TokenKind::text || peek().kind == TokenKind::number ||
               (peek().kind == TokenKind::name && isSymbol(peek(1), "(") &&
                !isNodeType(peek().text));
    }

    NodePtr parseFilter()
    {
        NodePtr primary = parsePrimary();
        if (!at("["))
            return primary;
        requireNodes(*primary, "'[' chooses from");
        NodePtr node = make(Operation::filter);
        node->type = Node::Type::nodes;
        node->parts.push_back(std::move(primary));
        parsePredicates(node->parts);
        node->focusFree = node->parts[0]->focusFree;
        node->positional = node->parts[0]->positional;
        return node;
    }

    NodePtr parsePrimary()
    {
        if (at("(")) {
            take();
            NodePtr inner = parseExpression();
            expect(")");
            return inner;
        }
        return peek().kind == TokenKind::name ? parseCall() : parseLiteral();
    }

    NodePtr parseLiteral()
    {
        NodePtr node = make(Operation::literal);
        node->literal = peek().text;
        node->type = Node::Type::text;
        if (peek().kind == TokenKind::number) {
            const double number = parseNumber(peek().text);
            if (std::isnan(number))
                fail("'" + peek().text + "' is not a number");
            node->literal = number;
            node->type = Node::Type::number;
        }
        take();
        return finished(std::move(node));
    }

    NodePtr parseCall()
    {
        NodePtr node = make(Operation::call);
        node->function = findFunction(peek().text);
        if (node->function == nullptr)
            fail("the function " + peek().text + "() is not known to this version");
        node->type = node->function->type;
        take();
        expect("(");
        while (!at(")")) {
            node->parts.push_back(parseExpression());
            if (at(")"))
                break;
            expect(",");
            if (at(")"))
                fail("a value was expected after ','");
        }
        checkCount(*node);
        expect(")");
        prepareArguments(*node);
        return finished(std::move(node));
    }

    void checkCount(const Node& node) const
    {
        const FunctionSpec& spec = *node.function;
        const std::size_t count = node.parts.size();
        const bool wrongParity =
            (spec.has(kPairs) && count % 2 != 0) || (spec.has(kOdd) && count % 2 == 0);
        if (count < spec.fewest || count > spec.most || wrongParity)
            fail(std::string(spec.name) + "() takes " + countText(spec) + ", not " +
                 std::to_string(count));
    }

    static std::string countText(const FunctionSpec& spec)
    {
        const std::string parity =
            spec.has(kPairs) ? " even number of" : (spec.has(kOdd) ? " odd number of" : "");
        const auto values = [](std::size_t count) {
            return std::to_string(count) + (count == 1 ? " value" : " values");
        };
        if (!parity.empty())
            return "an" + parity + " values, at least " + std::to_string(spec.fewest);
        if (spec.fewest == spec.most)
            return values(spec.fewest);
        if (spec.most == kAnyNumber)
            return "at least " + values(spec.fewest);
        return std::to_string(spec.fewest) + " to " + values(spec.most);
    }

    void prepareArguments(Node& node)
    {
        const FunctionSpec& spec = *node.function;
        const std::string of = std::string(spec.name) + "() takes";
        for (std::size_t i = 0; i < node.parts.size(); ++i)
            if (spec.has(kTakesOnlyNodes) || (i == 0 && spec.has(kTakesNodes)))
                requireNodes(*node.parts[i], of);
        if (spec.name == "jr:choice-name")
            parseQuotedPath(node.parts[1]);
        if (spec.name != "indexed-repeat")
            return;
        for (std::size_t i = 0; i < node.parts.size(); i += i == 0 ? 1 : 2) {
            requireNodes(*node.parts[i], of);
            makeAbsolute(*node.parts[i], m_self);
        }
    }

    /// jr:choice-name() names the question by its path, in quotes.
    void parseQuotedPath(NodePtr& argument)
    {
        const auto* path = std::get_if<std::string>(&argument->literal);
        if (argument->operation == Operation::literal && path != nullptr) {
            std::vector<Token> tokens = tokenize(*path);
            for (Token& token : tokens)
                token.column += argument->column;
            argument = Parser(std::move(tokens), m_self, m_depth).parseAll();
        }
        requireNodes(*argument, "jr:choice-name() takes");
    }

    static void requireNodes(const Node& node, const std::string& who)
    {
        if (node.type != Node::Type::nodes && node.type != Node::Type::unknown)
            throw ExpressionFailure{ErrorCode::invalidInput, node.column,
                                    who + " paths of questions, not single values"};
    }

    const std::string& m_self;
    int m_depth;
};

/// What the functions say of the whole.
void collectTraits(const Node& node, Program& program)
{
    if (node.function != nullptr) {
        program.usesTime |= node.function->has(kUsesTime);
        program.usesRandom |= node.function->has(kUsesRandom) &&
                              !(node.function->name == "randomize" && node.parts.size() == 2);
        program.usesOnce |= node.function->has(kUsesOnce);
        program.usesLanguage |= node.function->has(kUsesLanguage);
    }
    for (const NodePtr& part : node.parts)
        collectTraits(*part, program);
    for (const Step& step : node.steps)
        for (const NodePtr& predicate : step.predicates)
            collectTraits(*predicate, program);
}

} // namespace

Program parseProgram(std::string_view text, const std::string& self)
{
    Program program;
    program.source = text;
    program.root = Parser(tokenize(text), self, 0).parseAll();
    program.references = referencesOf(*program.root, self);
    collectTraits(*program.root, program);
    return program;
}

} // namespace wupan::forms
