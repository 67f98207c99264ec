#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace wupan {

/// What is wrong with an expression: a key of the pages' texts and what stands in it.
struct ExpressionTrouble
{
    std::string key;
    std::map<std::string, std::string> values;
};

/// What people mistype in a spreadsheet: quotes and brackets that are not closed, Chinese
/// punctuation in place of XPath's, == in place of =. `text` as it is written, with ${names}.
[[nodiscard]] std::optional<ExpressionTrouble> mistypedExpression(std::string_view text);

/// What the tablets' language cannot read. `expression` stands at `self`, with paths in the place
/// of ${names}.
[[nodiscard]] std::optional<ExpressionTrouble> unreadableExpression(std::string_view expression,
                                                                    const std::string& self);

/// Straight quotes in place of those that spreadsheets make of them (“ ” ‘ ’).
[[nodiscard]] std::string withStraightQuotes(std::string text);

} // namespace wupan
