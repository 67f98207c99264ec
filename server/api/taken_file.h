#pragma once

#include <string_view>

namespace wupan {

/// The media type of a file that headquarters takes (core/base/media_type.h), by its content.
/// Empty: of no such kind, or a picture that says of itself that it has more than kMaxPixels.
[[nodiscard]] std::string_view takenTypeOf(std::string_view bytes);

} // namespace wupan
