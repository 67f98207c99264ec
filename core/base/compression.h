#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace wupan {

/// HTTP content codings of sync payloads. The word is the header's value.
enum class ContentCoding { identity, gzip, zstd };

/// "zstd, gzip;q=0.5" → the best of those that we speak: zstd before gzip before identity.
[[nodiscard]] ContentCoding bestCoding(std::string_view acceptEncoding);
/// "" and "identity" → identity; unknown → invalidInput.
[[nodiscard]] Result<ContentCoding> parseCoding(std::string_view contentEncoding);
[[nodiscard]] std::string_view headerValue(ContentCoding coding);

[[nodiscard]] std::string compress(std::string_view bytes, ContentCoding coding);

/// Never produces more than `maxBytes`: a bomb ends in `tooLarge`, damage in `invalidInput`.
[[nodiscard]] Result<std::string> decompress(std::string_view bytes, ContentCoding coding,
                                             std::size_t maxBytes);

} // namespace wupan
