#pragma once

#include "core/forms/functions.h"

#include <span>

/// The functions, by what they work on.
namespace wupan::forms {

[[nodiscard]] std::span<const FunctionSpec> textFunctions();
[[nodiscard]] std::span<const FunctionSpec> logicFunctions();
[[nodiscard]] std::span<const FunctionSpec> numberFunctions();
[[nodiscard]] std::span<const FunctionSpec> nodeFunctions();
[[nodiscard]] std::span<const FunctionSpec> dateFunctions();
[[nodiscard]] std::span<const FunctionSpec> choiceFunctions();
[[nodiscard]] std::span<const FunctionSpec> placeFunctions();
[[nodiscard]] std::span<const FunctionSpec> randomFunctions();
[[nodiscard]] std::span<const FunctionSpec> codingFunctions();

} // namespace wupan::forms
