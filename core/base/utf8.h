#pragma once

#include <cstddef>
#include <string_view>

namespace wupan {

[[nodiscard]] bool isUtf8(std::string_view bytes);
/// UTF-8 without control characters, other than line breaks and tabs.
[[nodiscard]] bool isReadable(std::string_view bytes);
/// The longest beginning of at most so many bytes that does not end within a character.
[[nodiscard]] std::string_view beginningOf(std::string_view text, std::size_t mostBytes);

} // namespace wupan
