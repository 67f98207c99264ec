#pragma once

#include <zlib.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace wupan::test {

inline std::string bigFirst(std::uint32_t number, int bytes)
{
    std::string text;
    for (int i = bytes; i-- > 0;)
        text += static_cast<char>((number >> (8U * static_cast<unsigned>(i))) & 0xFFU);
    return text;
}

inline std::string jpegSegment(unsigned marker, std::string_view content)
{
    return std::string{'\xFF', static_cast<char>(marker)}
        .append(bigFirst(static_cast<std::uint32_t>(content.size() + 2), 2))
        .append(content);
}

inline std::string pngChunk(std::string_view name, std::string_view content)
{
    const std::string summed = std::string(name).append(content);
    const auto sum =
        ::crc32(0, reinterpret_cast<const Bytef*>(summed.data()), static_cast<uInt>(summed.size()));
    return bigFirst(static_cast<std::uint32_t>(content.size()), 4) + summed +
           bigFirst(static_cast<std::uint32_t>(sum), 4);
}

/// What cameras write: how the picture is turned, who made the camera, and where it was.
inline std::string cameraTiff(int orientation, bool littleFirst, std::string_view place)
{
    const auto number = [&](std::uint32_t value, int bytes) {
        std::string text = bigFirst(value, bytes);
        return littleFirst ? std::string(text.rbegin(), text.rend()) : text;
    };
    const auto entry = [&](std::uint32_t tag, std::uint32_t kind, std::uint32_t count,
                           const std::string& value) {
        return number(tag, 2) + number(kind, 2) + number(count, 4) + value;
    };
    constexpr std::uint32_t kPlaceAt = 8 + 2 + 3 * 12 + 4;
    const auto length = static_cast<std::uint32_t>(place.size());
    return std::string(littleFirst ? "II" : "MM") + number(42, 2) + number(8, 4) + number(3, 2) +
           entry(271, 2, length, number(kPlaceAt, 4)) +
           entry(274, 3, 1,
                 number(static_cast<std::uint32_t>(orientation), 2) + std::string(2, '\0')) +
           entry(0x8825, 4, 1, number(kPlaceAt, 4)) + number(0, 4) + std::string(place);
}

inline std::string exifSegment(std::string_view tiff)
{
    return jpegSegment(0xE1, std::string("Exif\0\0", 6).append(tiff));
}

/// Something that can be followed like a JPEG, and that nothing decodes.
inline std::string jpegLike(std::string_view content)
{
    return "\xFF\xD8" + jpegSegment(0xDB, content) + jpegSegment(0xDA, "scan") + "data" +
           "\xFF\xD9";
}

} // namespace wupan::test
