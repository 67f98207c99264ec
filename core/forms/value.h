#pragma once

#include "core/base/time.h"
#include "core/forms/instance_node.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace wupan::forms {

/// What an expression yields: an XPath 1.0 string, number, boolean or node set.
using Value = std::variant<std::string, double, bool, NodeSet>;

/// XPath 1.0's string(): of a node set its first node's; whole numbers without a point, never an
/// exponent; "NaN", "Infinity".
[[nodiscard]] std::string toText(const Value& value);
/// XPath 1.0's number(), and ODK's dates: "2026-11-23" is its days since 1970-01-01, a date-time
/// the days and their fraction on a clock `utcOffsetMinutes` east of UTC. NaN for what is neither.
[[nodiscard]] double toNumber(const Value& value, int utcOffsetMinutes = kParkUtcOffsetMinutes);
/// The same of a text.
[[nodiscard]] double numberOf(std::string_view text, int utcOffsetMinutes = kParkUtcOffsetMinutes);
/// XPath 1.0's boolean(): no nodes, empty text, 0 and NaN are false.
[[nodiscard]] bool toBoolean(const Value& value);
/// As toText() writes it.
[[nodiscard]] std::string numberText(double number);
/// A number as XPath 1.0 writes it (no exponent, no "+"); spaces around it are allowed; else NaN.
[[nodiscard]] double parseNumber(std::string_view text);

/// Whether `word` is one of the words of a select-multiple answer.
[[nodiscard]] bool isSelected(std::string_view answer, std::string_view word);

} // namespace wupan::forms
