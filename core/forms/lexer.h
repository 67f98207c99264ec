#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wupan::forms {

enum class TokenKind {
    name, ///< also prefix:name and prefix:*
    text, ///< in quotes
    number,
    symbol, ///< ( ) [ ] , / // . .. | @ :: * = != < <= > >= + -
    end,
};

struct Token
{
    TokenKind kind = TokenKind::end;
    std::string text;
    int column = 1; ///< in characters, from 1
};

/// The tokens, the last one `end`. Throws ExpressionFailure.
[[nodiscard]] std::vector<Token> tokenize(std::string_view text);

} // namespace wupan::forms
