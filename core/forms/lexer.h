#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace wupan::forms {

enum class TokenKind { number, text, name, symbol, end };

struct Token
{
    TokenKind kind = TokenKind::end;
    std::string text;       ///< a symbol as written; a literal without its quotes
    std::size_t column = 0; ///< from 1, in bytes
};

/// Splits an XPath expression into tokens; the last is `end`. invalidInput: "column 7: …".
[[nodiscard]] Result<std::vector<Token>> tokenize(std::string_view expression);

} // namespace wupan::forms
