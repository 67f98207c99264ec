#pragma once

#include <string_view>

namespace wupan {

/// The kind of picture that bytes are, by content and never by name: "image/jpeg", "image/png", or
/// empty.
[[nodiscard]] std::string_view pictureType(std::string_view bytes);

/// Whether a picture goes on to its end marker. One that was cut decodes all the same, with grey in
/// place of what is missing. REQUIRES: pictureType() knows it.
[[nodiscard]] bool isWholePicture(std::string_view bytes);

} // namespace wupan
