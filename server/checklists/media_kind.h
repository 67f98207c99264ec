#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace wupan {

/// How a form shows a file.
enum class MediaKind { picture, sound, video };

/// Of one file that a form shows.
inline constexpr std::size_t kMostMediaBytes = 10ULL * 1024 * 1024;

/// Of "jr://images/…", "jr://audio/…", "jr://video/…"; nullopt: another address.
[[nodiscard]] std::optional<MediaKind> mediaKindOf(std::string_view address);

/// The media type of bytes, by content and never by name, when they can be shown so: "image/png",
/// "audio/mpeg"; empty when not. A picture that was cut is none.
[[nodiscard]] std::string_view mediaTypeOf(std::string_view bytes, MediaKind kind);

/// The key of the sentence that says what a file of this kind must be.
[[nodiscard]] const char* mediaRefusal(MediaKind kind);

} // namespace wupan
