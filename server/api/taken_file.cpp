#include "server/api/taken_file.h"

#include "core/base/media_type.h"

namespace wupan {
namespace {

std::int64_t numberAt(std::string_view bytes, std::size_t at, std::size_t size)
{
    std::int64_t number = 0;
    for (const char byte : bytes.substr(at, size))
        number = number * 256 + static_cast<unsigned char>(byte);
    return number;
}

/// Width and height stand in the first chunk; no decoder reads a PNG without it.
std::int64_t pixelsOfPng(std::string_view png)
{
    constexpr std::size_t kChunk = 12;
    constexpr std::size_t kWidth = 16;
    constexpr std::size_t kHeight = 20;
    const bool isHead = png.size() >= kHeight + 4 && png.substr(kChunk, 4) == "IHDR";
    return isHead ? numberAt(png, kWidth, 4) * numberAt(png, kHeight, 4) : 0;
}

/// Height and width stand in the segment that begins the frame (ITU-T T.81, B.2.2).
std::int64_t pixelsOfJpeg(std::string_view jpeg)
{
    constexpr std::int64_t kFirstOfFrames = 0xC0;
    constexpr std::int64_t kLastOfFrames = 0xCF;
    constexpr std::int64_t kStartOfScan = 0xDA;
    // Of a segment, after its marker, length and precision.
    constexpr std::size_t kHeight = 5;
    constexpr std::size_t kWidth = 7;
    constexpr std::size_t kComponents = 9;
    std::size_t at = 2;
    while (at + kComponents < jpeg.size() && jpeg[at] == '\xFF') {
        const std::int64_t marker = numberAt(jpeg, at + 1, 1);
        if (marker == 0xFF) { // fills
            ++at;
            continue;
        }
        if (marker == kStartOfScan)
            break;
        const bool isTable = marker == 0xC4 || marker == 0xC8 || marker == 0xCC;
        const std::int64_t length = numberAt(jpeg, at + 2, 2);
        if (marker >= kFirstOfFrames && marker <= kLastOfFrames && !isTable) {
            const std::int64_t components = numberAt(jpeg, at + kComponents, 1);
            return length != 8 + 3 * components
                       ? 0 // no decoder reads it
                       : numberAt(jpeg, at + kHeight, 2) * numberAt(jpeg, at + kWidth, 2);
        }
        at += 2 + static_cast<std::size_t>(length);
    }
    return 0;
}

} // namespace

std::string_view takenTypeOf(std::string_view bytes)
{
    const std::string_view type = mediaTypeOf(bytes);
    const std::int64_t pixels = type == "image/png"    ? pixelsOfPng(bytes)
                                : type == "image/jpeg" ? pixelsOfJpeg(bytes)
                                                       : 0;
    return pixels > kMostPixels ? std::string_view() : type;
}

} // namespace wupan
