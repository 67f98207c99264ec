#include "server/api/taken_file.h"

#include "core/base/media_type.h"
#include "server/api/exif_orientation.h"

namespace wupan {
namespace {

/// Of any two numbers of a head: none is too large for it.
std::uint64_t areaOf(std::uint32_t width, std::uint32_t height)
{
    return std::uint64_t{width} * height;
}

/// Width and height stand in the first chunk; no decoder reads a PNG without it.
std::uint64_t pixelsOfPng(std::string_view png)
{
    constexpr std::size_t kChunk = 12;
    constexpr std::size_t kWidth = 16;
    constexpr std::size_t kHeight = 20;
    const bool isHead = png.size() >= kHeight + 4 && png.substr(kChunk, 4) == "IHDR";
    return isHead ? areaOf(numberAt(png, kWidth, 4), numberAt(png, kHeight, 4)) : 0;
}

/// Height and width stand in the segment that begins the frame (ITU-T T.81, B.2.2).
std::uint64_t pixelsOfJpeg(std::string_view jpeg)
{
    constexpr std::uint32_t kFirstOfFrames = 0xC0;
    constexpr std::uint32_t kLastOfFrames = 0xCF;
    constexpr std::uint32_t kStartOfScan = 0xDA;
    // Of a segment, after its marker, length and precision.
    constexpr std::size_t kHeight = 5;
    constexpr std::size_t kWidth = 7;
    constexpr std::size_t kComponents = 9;
    std::size_t at = 2;
    while (at + kComponents < jpeg.size() && jpeg[at] == '\xFF') {
        const std::uint32_t marker = numberAt(jpeg, at + 1, 1);
        if (marker == 0xFF) { // fills
            ++at;
            continue;
        }
        if (marker == kStartOfScan)
            break;
        const bool isTable = marker == 0xC4 || marker == 0xC8 || marker == 0xCC;
        const std::uint32_t length = numberAt(jpeg, at + 2, 2);
        if (marker >= kFirstOfFrames && marker <= kLastOfFrames && !isTable) {
            const std::uint32_t components = numberAt(jpeg, at + kComponents, 1);
            return length != 8 + 3 * components
                       ? 0 // no decoder reads it
                       : areaOf(numberAt(jpeg, at + kWidth, 2), numberAt(jpeg, at + kHeight, 2));
        }
        at += 2 + length;
    }
    return 0;
}

} // namespace

std::string_view takenTypeOf(std::string_view bytes)
{
    const std::string_view type = mediaTypeOf(bytes);
    const std::uint64_t pixels = type == "image/png"    ? pixelsOfPng(bytes)
                                 : type == "image/jpeg" ? pixelsOfJpeg(bytes)
                                                        : 0;
    return pixels > kMaxPixels ? std::string_view() : type;
}

} // namespace wupan
