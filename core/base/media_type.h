#pragma once

#include <string_view>

namespace wupan {

/// The kind of picture that bytes are, by content and never by name: "image/jpeg", "image/png", or
/// empty.
[[nodiscard]] std::string_view pictureType(std::string_view bytes);

} // namespace wupan
