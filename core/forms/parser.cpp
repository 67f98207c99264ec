#include "core/forms/expression.h"
#include "core/forms/functions.h"
#include "core/forms/lexer.h"

#include <algorithm>
#include <array>

namespace wupan::forms {
namespace {

// Deeper nesting is no form that a person wrote.
constexpr int kMaxDepth = 100;
// A chain of operators makes a tree as deep as it is long, however flat it looks.
constexpr std::size_t kMaxTokens = 2'000;

struct BinaryOperator
{
    std::string_view text;
    Operation operation;
    int precedence; ///< higher binds closer
};

constexpr std::array kOperators{
    BinaryOperator{"or", Operation::either, 1},  BinaryOperator{"and", Operation::both, 2},
    BinaryOperator{"=", Operation::equal, 3},    BinaryOperator{"!=", Operation::unequal, 3},
    BinaryOperator{"<", Operation::less, 4},     BinaryOperator{"<=", Operation::lessEqual, 4},
    BinaryOperator{">", Operation::greater, 4},  BinaryOperator{">=", Operation::greaterEqual, 4},
    BinaryOperator{"+", Operation::add, 5},      BinaryOperator{"-", Operation::subtract, 5},
    BinaryOperator{"*", Operation::multiply, 6}, BinaryOperator{"div", Operation::divide, 6},
    BinaryOperator{"mod", Operation::modulo, 6},
};

using NodePtr = std::unique_ptr<Node>;

/// Precedence climbing over the tokens. Throws SyntaxError inside this file only.
struct SyntaxError
{
    std::string message;
};

class Parser
{
public:
    Parser(std::vector<Token> tokens, std::string self, std::set<std::string>& paths)
        : m_tokens(std::move(tokens))
        , m_self(std::move(self))
        , m_paths(paths)
    {}

    NodePtr parseAll()
    {
        NodePtr node = parseBinary(0);
        if (peek().kind != TokenKind::end)
            fail("'" + peek().text + "' was not expected here");
        return node;
    }

private:
    [[nodiscard]] const Token& peek() const { return m_tokens[m_position]; }
    const Token& take() { return m_tokens[m_position++]; }
    [[nodiscard]] bool at(std::string_view symbol) const
    {
        return peek().kind == TokenKind::symbol && peek().text == symbol;
    }

    [[noreturn]] void fail(const std::string& what) const
    {
        throw SyntaxError{"column " + std::to_string(peek().column) + ": " + what};
    }

    void expect(std::string_view symbol)
    {
        if (!at(symbol))
            fail(peek().kind == TokenKind::end
                     ? "the expression ends, but '" + std::string(symbol) + "' is missing"
                     : "'" + std::string(symbol) + "' was expected, not '" + peek().text + "'");
        take();
    }

    [[nodiscard]] const BinaryOperator* operatorHere() const
    {
        if (peek().kind != TokenKind::symbol && peek().kind != TokenKind::name)
            return nullptr;
        const auto found = std::ranges::find(kOperators, peek().text, &BinaryOperator::text);
        return found == kOperators.end() ? nullptr : &*found;
    }

    NodePtr parseBinary(int weakest)
    {
        if (++m_depth > kMaxDepth)
            fail("the expression is nested too deeply; split it with a calculate");
        NodePtr left = parseUnary();
        while (const BinaryOperator* op = operatorHere()) {
            if (op->precedence <= weakest)
                break;
            take();
            auto node = std::make_unique<Node>();
            node->operation = op->operation;
            node->parts.push_back(std::move(left));
            node->parts.push_back(parseBinary(op->precedence));
            left = std::move(node);
        }
        --m_depth;
        return left;
    }

    NodePtr parseUnary()
    {
        if (!at("-"))
            return parsePrimary();
        take();
        if (++m_depth > kMaxDepth)
            fail("the expression is nested too deeply; split it with a calculate");
        auto node = std::make_unique<Node>();
        node->operation = Operation::negate;
        node->parts.push_back(parseUnary());
        --m_depth;
        return node;
    }

    NodePtr parsePrimary()
    {
        if (at("(")) {
            take();
            NodePtr inner = parseBinary(0);
            expect(")");
            return inner;
        }
        if (peek().kind == TokenKind::text || peek().kind == TokenKind::number)
            return parseLiteral();
        const bool call = peek().kind == TokenKind::name && m_tokens[m_position + 1].text == "(" &&
                          m_tokens[m_position + 1].kind == TokenKind::symbol;
        return call ? parseCall() : parsePath();
    }

    NodePtr parseLiteral()
    {
        auto node = std::make_unique<Node>();
        const Token& token = peek();
        node->literal = token.text;
        if (token.kind == TokenKind::number) {
            const double number = toNumber(token.text);
            if (number != number)
                fail("'" + token.text + "' is not a number");
            node->literal = number;
        }
        take();
        return node;
    }

    NodePtr parseCall()
    {
        auto node = std::make_unique<Node>();
        node->operation = Operation::call;
        node->name = peek().text;
        const FunctionSpec* spec = findFunction(node->name);
        if (spec == nullptr)
            fail("the function " + node->name + "() is not known to this version");
        take();
        expect("(");
        while (!at(")")) {
            node->parts.push_back(parseBinary(0));
            if (at(")"))
                break;
            expect(",");
            if (at(")"))
                fail("a value was expected after ','");
        }
        if (node->parts.size() < spec->fewest || node->parts.size() > spec->most)
            fail(node->name + "() takes " + countText(*spec) + ", not " +
                 std::to_string(node->parts.size()));
        expect(")");
        return node;
    }

    static std::string countText(const FunctionSpec& spec)
    {
        if (spec.fewest == spec.most)
            return std::to_string(spec.fewest) + (spec.most == 1 ? " value" : " values");
        return std::to_string(spec.fewest) + " to " + std::to_string(spec.most) + " values";
    }

    /// /data/a/b, ../b, ./b, . – resolved against the node that the expression stands at.
    NodePtr parsePath()
    {
        std::string path = m_self;
        if (at("/")) {
            path.clear();
        } else if (at(".") || at("..")) {
            if (take().text == "..")
                climb(path);
        } else if (peek().kind == TokenKind::name) {
            path += "/" + take().text;
        } else {
            fail(peek().kind == TokenKind::end ? "the expression ends where a value was expected"
                                               : "'" + peek().text + "' was not expected here");
        }
        while (at("/")) {
            take();
            if (at("..")) {
                take();
                climb(path);
            } else if (peek().kind == TokenKind::name) {
                path += "/" + take().text;
            } else {
                fail("a path was expected after '/'");
            }
        }
        auto node = std::make_unique<Node>();
        node->operation = Operation::path;
        node->name = path;
        m_paths.insert(path);
        return node;
    }

    void climb(std::string& path) const
    {
        const std::size_t slash = path.rfind('/');
        if (slash == std::string::npos || slash == 0)
            fail("'..' leads out of the form");
        path.erase(slash);
    }

    std::vector<Token> m_tokens;
    std::string m_self;
    std::set<std::string>& m_paths;
    std::size_t m_position = 0;
    int m_depth = 0;
};

} // namespace

Result<Expression> Expression::parse(std::string_view text, const std::string& self)
{
    auto tokens = tokenize(text);
    if (!tokens)
        return tokens.error();
    if (tokens->size() > kMaxTokens)
        return Error{ErrorCode::invalidInput,
                     "column " + std::to_string((*tokens)[kMaxTokens].column) +
                         ": the expression is too long; split it with a calculate"};
    Expression expression;
    try {
        expression.m_root = Parser(std::move(*tokens), self, expression.m_paths).parseAll();
    } catch (const SyntaxError& error) {
        return Error{ErrorCode::invalidInput, error.message};
    }
    return expression;
}

} // namespace wupan::forms
