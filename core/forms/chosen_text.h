#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace wupan::forms {

/// What was chosen, by the labels of the choices: "甲、乙" of "a b". A value that `labelOf` does
/// not know stays as it is.
[[nodiscard]] std::string
chosenText(std::string_view answer, std::string_view separator,
           const std::function<std::optional<std::string>(const std::string& value)>& labelOf);

} // namespace wupan::forms
