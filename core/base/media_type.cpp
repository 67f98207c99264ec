#include "core/base/media_type.h"

#include <cstdint>

namespace wupan {
namespace {

constexpr std::uint8_t kEndOfImage = 0xD9;
constexpr std::uint8_t kStartOfScan = 0xDA;

std::uint8_t byteAt(std::string_view bytes, std::size_t at)
{
    return at < bytes.size() ? static_cast<std::uint8_t>(bytes[at]) : 0;
}

bool isRestart(std::uint8_t marker)
{
    return marker >= 0xD0 && marker <= 0xD7;
}

/// Where the coded data of a scan end: at a marker that is neither a restart nor a stuffed FF.
std::size_t endOfScan(std::string_view bytes, std::size_t at)
{
    while ((at = bytes.find('\xFF', at)) != std::string_view::npos) {
        const std::uint8_t next = byteAt(bytes, at + 1);
        if (next != 0 && next != 0xFF && !isRestart(next))
            return at;
        ++at;
    }
    return bytes.size();
}

bool isWholeJpeg(std::string_view bytes)
{
    std::size_t at = 2; // behind the start marker
    while (at + 1 < bytes.size() && byteAt(bytes, at) == 0xFF) {
        const std::uint8_t marker = byteAt(bytes, at + 1);
        if (marker == kEndOfImage)
            return true;
        if (marker == 0xFF) { // fills up
            ++at;
            continue;
        }
        at += 2 + (std::size_t{byteAt(bytes, at + 2)} << 8U) + byteAt(bytes, at + 3);
        if (marker == kStartOfScan)
            at = endOfScan(bytes, at);
    }
    return false;
}

bool isWholePng(std::string_view bytes)
{
    constexpr std::size_t kSignature = 8;
    constexpr std::size_t kAroundData = 12; // length, name and checksum of a chunk
    std::size_t at = kSignature;
    while (at + kAroundData <= bytes.size()) {
        std::size_t length = 0;
        for (std::size_t i = 0; i < 4; ++i)
            length = (length << 8U) | byteAt(bytes, at + i);
        if (bytes.substr(at + 4, 4) == "IEND")
            return true;
        at += kAroundData + length;
    }
    return false;
}

} // namespace

bool isWholePicture(std::string_view bytes)
{
    return pictureType(bytes) == "image/png" ? isWholePng(bytes) : isWholeJpeg(bytes);
}

std::string_view pictureType(std::string_view bytes)
{
    if (bytes.starts_with("\xFF\xD8\xFF"))
        return "image/jpeg";
    if (bytes.starts_with("\x89PNG\r\n\x1A\n"))
        return "image/png";
    return {};
}

} // namespace wupan
