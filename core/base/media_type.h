#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace wupan {

/// The kind of picture that bytes are, by content and never by name: "image/jpeg", "image/png", or
/// empty.
[[nodiscard]] std::string_view pictureType(std::string_view bytes);

/// The kind of file that whole bytes are, by content and never by name; empty: none that is taken.
/// Pictures; sound: audio/wav, audio/ogg (Opus, Vorbis, Speex), audio/mpeg, audio/mp4, audio/flac,
/// audio/aac, audio/amr, audio/3gpp; video/mp4, video/3gpp, video/webm; application/pdf; documents
/// of office programs (docx, xlsx, pptx without macros, odt, ods, odp); text/plain: UTF-8 that is
/// neither markup nor a script.
[[nodiscard]] std::string_view mediaTypeOf(std::string_view bytes);

/// What files of a type are called, the usual one first: ".jpg", ".jpeg"; empty of an unknown type.
[[nodiscard]] std::span<const std::string_view> extensionsOf(std::string_view mediaType);

/// Of one picture. A small file that unfolds to more is none.
inline constexpr std::uint64_t kMaxPixels = 50'000'000;

/// Whether a picture goes on to its end marker. One that was cut decodes all the same, with grey in
/// place of what is missing. REQUIRES: pictureType() knows it.
[[nodiscard]] bool isWholePicture(std::string_view bytes);

} // namespace wupan
