#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace wupan {

enum class ByteOrder { bigFirst, littleFirst };

/// The number of `size` bytes, at most 4, at a place; bytes beyond the end are 0.
[[nodiscard]] std::uint32_t numberAt(std::string_view bytes, std::size_t at, std::size_t size,
                                     ByteOrder order = ByteOrder::bigFirst);

/// How a picture is turned, as Exif says it (tag 274 of a TIFF): 2 … 8; 1 when it is not turned, or
/// nothing can be read.
[[nodiscard]] int orientationIn(std::string_view tiff);
/// A TIFF that says this and nothing else. REQUIRES: 1 … 8.
[[nodiscard]] std::string tiffWithOrientation(int orientation);

} // namespace wupan
