#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
/// of ${names}; `typed` is what stands in the cell, and `origins` says for each of its bytes, and
/// its end, which byte of `typed` it comes from.
[[nodiscard]] std::optional<ExpressionTrouble>
unreadableExpression(std::string_view expression, const std::string& self, std::string_view typed,
                     const std::vector<std::size_t>& origins);

/// Straight quotes in place of those that spreadsheets make of them (“ ” ‘ ’).
[[nodiscard]] std::string withStraightQuotes(std::string text);

} // namespace wupan
