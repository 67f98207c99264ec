#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wupan {

/// A run of bytes in something of known length; never empty.
struct ByteRange
{
    std::int64_t first = 0;
    std::int64_t size = 0;
    bool operator==(const ByteRange&) const = default;

    /// The value of Content-Range: "bytes 0-99/5003".
    [[nodiscard]] std::string contentRange(std::int64_t length) const;
};

enum class RangeAnswer {
    whole,         ///< no range, or one that is to be ignored (another unit, several, malformed)
    part,          ///< 206
    unsatisfiable, ///< 416
};

/// What a Range header (RFC 9110, 14.2) asks of `length` bytes; `range` is set for a part.
[[nodiscard]] RangeAnswer parseRange(std::string_view header, std::int64_t length,
                                     ByteRange& range);

} // namespace wupan
