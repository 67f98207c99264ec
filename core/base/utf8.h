#pragma once

#include <string_view>

namespace wupan {

[[nodiscard]] bool isUtf8(std::string_view bytes);
/// UTF-8 without control characters, other than line breaks and tabs.
[[nodiscard]] bool isReadable(std::string_view bytes);

} // namespace wupan
