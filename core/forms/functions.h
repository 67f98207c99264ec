#pragma once

#include "core/forms/call.h"

#include <limits>

namespace wupan::forms {

inline constexpr std::size_t kAnyNumber = std::numeric_limits<std::size_t>::max();

/// What is known of a function without calling it.
enum FunctionTrait : unsigned {
    kPlain = 0,
    kUsesTime = 1U << 0U,
    kUsesRandom = 1U << 1U,
    kUsesOnce = 1U << 2U,
    kUsesLanguage = 1U << 3U,
    kReadsFocus = 1U << 4U,        ///< without arguments it looks at the context node
    kReadsPosition = 1U << 5U,     ///< without arguments it looks at position or size
    kTakesNodes = 1U << 6U,        ///< the first argument must be nodes
    kTakesOnlyNodes = 1U << 7U,    ///< all arguments must be
    kCountsNodes = 1U << 8U,       ///< of its arguments only which nodes there are matters
    kPairs = 1U << 9U,             ///< an even number of arguments
    kOdd = 1U << 10U,              ///< an odd one
    kAlwaysReadsFocus = 1U << 11U, ///< whatever the arguments
};

/// One function of the expression language.
struct FunctionSpec
{
    std::string_view name;
    std::size_t fewest; ///< arguments
    std::size_t most;
    Node::Type type; ///< of the result
    unsigned traits;
    Value (*apply)(Call& call);

    [[nodiscard]] bool has(FunctionTrait trait) const { return (traits & trait) != 0; }
};

/// Null when there is no such function.
[[nodiscard]] const FunctionSpec* findFunction(std::string_view name);

} // namespace wupan::forms
