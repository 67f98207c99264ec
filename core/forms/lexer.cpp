#include "core/forms/lexer.h"

#include "core/base/utf8.h"
#include "core/forms/syntax.h"

#include <array>

namespace wupan::forms {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Every character outside ASCII may stand in a name; XML's finer rules serve nobody here.
bool startsName(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80U;
}

bool continuesName(char c)
{
    return startsName(c) || isDigit(c) || c == '-' || c == '.';
}

// Longer ones first.
constexpr std::array<std::string_view, 21> kSymbols{"//", "..", "::", "!=", "<=", ">=", "(",
                                                    ")",  "[",  "]",  ",",  "/",  ".",  "|",
                                                    "@",  "*",  "=",  "<",  ">",  "+",  "-"};

class Lexer
{
public:
    explicit Lexer(std::string_view text)
        : m_text(text)
    {}

    std::vector<Token> run()
    {
        std::vector<Token> out;
        for (skipSpaces(); m_at < m_text.size(); skipSpaces())
            out.push_back(next());
        out.push_back({TokenKind::end, {}, m_column});
        return out;
    }

private:
    [[nodiscard]] char peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }

    /// Takes that many bytes and counts the characters in them.
    std::string take(std::size_t size)
    {
        const std::string_view taken = m_text.substr(m_at, size);
        m_at += taken.size();
        for (const char c : taken)
            m_column += (static_cast<unsigned char>(c) & 0xC0U) == 0x80U ? 0 : 1;
        return std::string(taken);
    }

    void skipSpaces()
    {
        while (m_at < m_text.size() &&
               std::string_view(" \t\r\n").find(m_text[m_at]) != std::string_view::npos)
            take(1);
    }

    Token next()
    {
        const int column = m_column;
        const char c = peek();
        if (c == '"' || c == '\'')
            return {TokenKind::text, takeLiteral(c), column};
        if (isDigit(c) || (c == '.' && isDigit(peek(1))))
            return {TokenKind::number, takeNumber(), column};
        if (startsName(c))
            return {TokenKind::name, takeName(), column};
        if (c == '$')
            throw ExpressionFailure{ErrorCode::invalidInput, column,
                                    "forms have no variables; write the path of a question"};
        for (const std::string_view symbol : kSymbols)
            if (m_text.substr(m_at).starts_with(symbol))
                return {TokenKind::symbol, take(symbol.size()), column};
        throw ExpressionFailure{ErrorCode::invalidInput, column,
                                std::string("'") + c + "' does not belong in an expression"};
    }

    std::string takeLiteral(char quote)
    {
        const std::size_t end = m_text.find(quote, m_at + 1);
        if (end == std::string_view::npos)
            throw ExpressionFailure{ErrorCode::invalidInput, m_column,
                                    "this text is not closed by a quote"};
        take(1);
        std::string out = take(end - m_at);
        take(1);
        return out;
    }

    std::string takeNumber()
    {
        std::size_t size = 0;
        while (isDigit(peek(size)) || peek(size) == '.')
            ++size;
        return take(size);
    }

    [[nodiscard]] std::size_t nameSize(std::size_t from) const
    {
        std::size_t size = 0;
        if (startsName(peek(from)))
            while (continuesName(peek(from + size)))
                ++size;
        return size;
    }

    std::string takeName()
    {
        std::size_t size = nameSize(0);
        if (peek(size) == ':' && peek(size + 1) == '*')
            return take(size + 2);
        if (peek(size) == ':' && startsName(peek(size + 1)))
            size += 1 + nameSize(size + 1);
        return take(size);
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_column = 1;
};

} // namespace

std::vector<Token> tokenize(std::string_view text)
{
    if (text.size() > kMaxExpressionBytes)
        throw ExpressionFailure{ErrorCode::tooLarge, 1,
                                "the expression is too long; split it with a calculate"};
    if (!isUtf8(text))
        throw ExpressionFailure{ErrorCode::invalidInput, 1, "the expression is not UTF-8 text"};
    return Lexer(text).run();
}

} // namespace wupan::forms
