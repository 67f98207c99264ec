#pragma once

#include <string>
#include <string_view>

namespace wupan {

/// Whether both databases hold the text as it is: PostgreSQL takes no zero byte and no broken
/// UTF-8.
[[nodiscard]] bool isPortableText(std::string_view text);
/// With U+FFFD in the place of each character that is not portable.
[[nodiscard]] std::string portableText(std::string_view text);

} // namespace wupan
