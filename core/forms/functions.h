#pragma once

#include "core/forms/expression.h"

#include <span>

namespace wupan::forms {

/// One function of the expression language.
struct FunctionSpec
{
    std::string_view name;
    std::size_t fewest; ///< arguments
    std::size_t most;
    Value (*apply)(std::span<const Value> arguments, const EvaluationContext& context);
};

/// Null when there is no such function.
[[nodiscard]] const FunctionSpec* findFunction(std::string_view name);

/// Whether `word` is one of the words of a select-multiple answer.
[[nodiscard]] bool isSelected(std::string_view answer, std::string_view word);

} // namespace wupan::forms
