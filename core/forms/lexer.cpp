#include "core/forms/lexer.h"

#include <array>

namespace wupan::forms {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool isNamePart(char c)
{
    return isNameStart(c) || isDigit(c) || c == '-' || c == '.' || c == ':';
}

constexpr std::array<std::string_view, 5> kLongSymbols{"!=", "<=", ">=", "..", "//"};
constexpr std::string_view kShortSymbols = "()[],/.=<>+-*|@";

} // namespace

Result<std::vector<Token>> tokenize(std::string_view expression)
{
    std::vector<Token> tokens;
    std::size_t i = 0;
    const auto take = [&](TokenKind kind, std::size_t length) {
        tokens.push_back({kind, std::string(expression.substr(i, length)), i + 1});
        i += length;
    };
    const auto lengthWhile = [&](auto fits) {
        std::size_t length = 0;
        while (i + length < expression.size() && fits(expression[i + length]))
            ++length;
        return length;
    };
    while (i < expression.size()) {
        const char c = expression[i];
        const bool pointNumber =
            c == '.' && i + 1 < expression.size() && isDigit(expression[i + 1]);
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            ++i;
        } else if (isDigit(c) || pointNumber) {
            take(TokenKind::number, lengthWhile([](char d) { return isDigit(d) || d == '.'; }));
        } else if (c == '\'' || c == '"') {
            const std::size_t close = expression.find(c, i + 1);
            if (close == std::string_view::npos)
                return Error{ErrorCode::invalidInput, "column " + std::to_string(i + 1) +
                                                          ": this text is not closed by a quote"};
            tokens.push_back(
                {TokenKind::text, std::string(expression.substr(i + 1, close - i - 1)), i + 1});
            i = close + 1;
        } else if (isNameStart(c)) {
            take(TokenKind::name, lengthWhile(isNamePart));
        } else {
            std::size_t length = kShortSymbols.find(c) == std::string_view::npos ? 0 : 1;
            for (const std::string_view symbol : kLongSymbols)
                if (expression.substr(i).starts_with(symbol))
                    length = symbol.size();
            if (length == 0)
                return Error{ErrorCode::invalidInput, "column " + std::to_string(i + 1) + ": '" +
                                                          c + "' does not belong in an expression"};
            take(TokenKind::symbol, length);
        }
    }
    tokens.push_back({TokenKind::end, {}, expression.size() + 1});
    return tokens;
}

} // namespace wupan::forms
