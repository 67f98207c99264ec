#pragma once

#include "core/base/time.h"

#include <string>
#include <variant>

namespace wupan::forms {

/// What an expression yields: an XPath 1.0 string, number or boolean. Node sets are read as the
/// text of their one node.
using Value = std::variant<std::string, double, bool>;

/// XPath 1.0's conversions.
[[nodiscard]] std::string toText(const Value& value); ///< whole numbers without a point; "NaN"
[[nodiscard]] double toNumber(const Value& value);    ///< NaN for what is no number
[[nodiscard]] bool toBoolean(const Value& value);     ///< empty text, 0 and NaN are false

} // namespace wupan::forms
