#include "server/api/exif_orientation.h"

#include <array>

namespace wupan {
namespace {

constexpr std::uint32_t kOrientationTag = 274;
constexpr std::uint32_t kShort = 3;
constexpr std::size_t kEntryBytes = 12;
constexpr int kLastOrientation = 8;

} // namespace

std::uint32_t numberAt(std::string_view bytes, std::size_t at, std::size_t size, ByteOrder order)
{
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < size; ++i) {
        const std::size_t place = at + (order == ByteOrder::bigFirst ? i : size - 1 - i);
        const auto byte = place < bytes.size() ? static_cast<std::uint8_t>(bytes[place]) : 0U;
        number = (number << 8U) | byte;
    }
    return number;
}

int orientationIn(std::string_view tiff)
{
    if (!tiff.starts_with("II") && !tiff.starts_with("MM"))
        return 1;
    const ByteOrder order = tiff[0] == 'I' ? ByteOrder::littleFirst : ByteOrder::bigFirst;
    const std::size_t folder = numberAt(tiff, 4, 4, order);
    const std::size_t entries = numberAt(tiff, folder, 2, order);
    for (std::size_t i = 0; i < entries; ++i) {
        const std::size_t entry = folder + 2 + i * kEntryBytes;
        if (entry + kEntryBytes > tiff.size())
            break;
        if (numberAt(tiff, entry, 2, order) != kOrientationTag)
            continue;
        const auto value = static_cast<int>(numberAt(tiff, entry + 8, 2, order));
        const bool isOne = numberAt(tiff, entry + 2, 2, order) == kShort && value >= 1 &&
                           value <= kLastOrientation;
        return isOne ? value : 1;
    }
    return 1;
}

std::string tiffWithOrientation(int orientation)
{
    // Big numbers first; the folder at 8 has one entry: one short number; no folder follows.
    constexpr std::array<unsigned char, 26> kTiff{'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0,
                                                  3,   0,   0, 0,  1, 0, 0, 0, 0, 0, 0, 0,  0};
    constexpr std::size_t kValue = 19;
    std::string tiff(kTiff.begin(), kTiff.end());
    tiff[kValue] = static_cast<char>(orientation);
    return tiff;
}

} // namespace wupan
