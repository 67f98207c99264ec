#pragma once

#include "core/forms/lexer.h"
#include "core/forms/syntax.h"

namespace wupan::forms {

/// node, text, comment and processing-instruction, which no function is called.
[[nodiscard]] bool isNodeType(std::string_view name);
[[nodiscard]] bool isSymbol(const Token& token, std::string_view symbol);
/// Works out focusFree and positional from the parts.
[[nodiscard]] NodePtr finished(NodePtr node);
/// Turns `//x` into one step where that means the same, and notes what an index can answer.
void simplifySteps(std::vector<Step>& steps);

/// The tokens of an expression, and how the steps of a path are read off them.
class TokenReader
{
public:
    explicit TokenReader(std::vector<Token> tokens)
        : m_tokens(std::move(tokens))
    {}
    TokenReader(const TokenReader&) = delete;
    TokenReader& operator=(const TokenReader&) = delete;

protected:
    virtual ~TokenReader() = default;
    virtual NodePtr parseExpression() = 0;

    [[nodiscard]] const Token& peek(std::size_t ahead = 0) const;
    const Token& take();
    [[nodiscard]] bool at(std::string_view symbol) const { return isSymbol(peek(), symbol); }
    void expect(std::string_view symbol);
    [[nodiscard]] NodePtr make(Operation operation) const;
    [[noreturn]] void fail(std::string_view reason) const;
    /// Whatever stands here does not belong.
    [[noreturn]] void failHere() const;

    [[nodiscard]] bool startsStep() const;
    void parseStep(std::vector<Step>& steps);
    void parsePredicates(std::vector<NodePtr>& out);

private:
    Axis parseAxis();
    NodeTest parseTest();
    NodeTest parseNodeType();

    std::vector<Token> m_tokens;
    std::size_t m_position = 0;
};

} // namespace wupan::forms
