#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace wupan {

/// A JPEG or PNG without what cameras and programs wrote into it: where and when it was taken, with
/// what, by whom, a small copy of itself, comments, and what follows its end. Only what a decoder
/// needs is taken over, with the colours (an ICC profile) and how it is turned: an Exif that says
/// this alone. Nothing is decoded. Nothing when it cannot be followed from its beginning to its
/// end.
[[nodiscard]] std::optional<std::string> barePicture(std::string_view bytes);

} // namespace wupan
