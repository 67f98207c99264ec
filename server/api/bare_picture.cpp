#include "server/api/bare_picture.h"

#include "core/base/media_type.h"
#include "server/api/exif_orientation.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <span>

namespace wupan {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

constexpr auto kExifName = "Exif\0\0"sv;
constexpr auto kProfileName = "ICC_PROFILE\0"sv;
constexpr auto kJfifName = "JFIF\0"sv;
constexpr auto kAdobeName = "Adobe"sv;

// What stands behind a 0xFF.
constexpr std::uint8_t kFirstOfFrames = 0xC0; // frames and the tables of their codes
constexpr std::uint8_t kLastOfFrames = 0xCF;
constexpr std::uint8_t kEndOfImage = 0xD9;
constexpr std::uint8_t kStartOfScan = 0xDA;
constexpr std::uint8_t kLastOfTables = 0xDF;
constexpr std::uint8_t kFirstOfPrograms = 0xE0; // APP0
constexpr std::uint8_t kExifAndXmp = 0xE1;
constexpr std::uint8_t kProfile = 0xE2;
constexpr std::uint8_t kAdobe = 0xEE;
constexpr std::uint8_t kComment = 0xFE;
constexpr std::uint8_t kFill = 0xFF;

void putNumber(std::string& bytes, std::uint32_t number, std::size_t size)
{
    for (std::size_t i = size; i-- > 0;)
        bytes += static_cast<char>((number >> (8 * i)) & 0xFFU);
}

void putSegment(std::string& jpeg, std::uint8_t marker, std::string_view content)
{
    jpeg += '\xFF';
    jpeg += static_cast<char>(marker);
    putNumber(jpeg, static_cast<std::uint32_t>(content.size() + 2), 2);
    jpeg += content;
}

/// Of what a program wrote, what a decoder needs.
void putNeeded(std::string& jpeg, std::uint8_t marker, std::string_view content)
{
    constexpr std::size_t kJfifWithoutPicture = 12;
    constexpr std::size_t kAdobeBytes = 12;
    if (marker == kFirstOfPrograms && content.starts_with(kJfifName) &&
        content.size() >= kJfifWithoutPicture)
        putSegment(jpeg, marker, std::string(content.substr(0, kJfifWithoutPicture)) + "\0\0"s);
    else if (marker == kProfile && content.starts_with(kProfileName))
        putSegment(jpeg, marker, content);
    else if (marker == kAdobe && content.starts_with(kAdobeName))
        putSegment(jpeg, marker, content.substr(0, kAdobeBytes));
    else if (marker == kExifAndXmp && content.starts_with(kExifName))
        if (const int turned = orientationIn(content.substr(kExifName.size())); turned != 1)
            putSegment(jpeg, marker, std::string(kExifName) + tiffWithOrientation(turned));
}

/// Where the coded data of a scan end: at a marker that is neither a restart nor a stuffed FF.
std::size_t endOfScan(std::string_view bytes, std::size_t at)
{
    constexpr std::uint32_t kRestarts = 0xD0;
    while ((at = bytes.find('\xFF', at)) != std::string_view::npos) {
        const std::uint32_t next = numberAt(bytes, at + 1, 1);
        if (next != 0 && next != kFill && (next & 0xF8U) != kRestarts)
            return at;
        ++at;
    }
    return bytes.size();
}

std::optional<std::string> bareJpeg(std::string_view bytes)
{
    std::string jpeg = "\xFF\xD8";
    bool hasScan = false;
    std::size_t at = jpeg.size();
    while (at + 2 <= bytes.size() && numberAt(bytes, at, 1) == kFill) {
        const auto marker = static_cast<std::uint8_t>(numberAt(bytes, at + 1, 1));
        if (marker == kFill) {
            ++at;
            continue;
        }
        if (marker == kEndOfImage && hasScan)
            return std::move(jpeg += "\xFF\xD9");
        const std::size_t length = numberAt(bytes, at + 2, 2);
        if (marker < kFirstOfFrames || length < 2 || at + 2 + length > bytes.size())
            return std::nullopt;
        const std::string_view content = bytes.substr(at + 4, length - 2);
        at += 2 + length;
        const bool isOfPicture =
            marker <= kLastOfFrames || (marker >= kStartOfScan && marker <= kLastOfTables);
        if (isOfPicture)
            putSegment(jpeg, marker, content);
        else if (marker >= kFirstOfPrograms && marker <= kComment)
            putNeeded(jpeg, marker, content);
        else
            return std::nullopt; // restarts and beginnings have no place here
        if (marker == kStartOfScan) {
            const std::size_t end = endOfScan(bytes, at);
            jpeg += bytes.substr(at, end - at);
            at = end;
            hasScan = true;
        }
    }
    return std::nullopt;
}

void putChunk(std::string& png, std::string_view name, std::string_view content)
{
    putNumber(png, static_cast<std::uint32_t>(content.size()), 4);
    const std::string summed = std::string(name).append(content);
    png += summed;
    putNumber(png,
              static_cast<std::uint32_t>(::crc32(0, reinterpret_cast<const Bytef*>(summed.data()),
                                                 static_cast<uInt>(summed.size()))),
              4);
}

bool isAmong(std::span<const std::string_view> names, std::string_view name)
{
    return std::ranges::find(names, name) != names.end();
}

std::optional<std::string> barePng(std::string_view bytes)
{
    constexpr std::array kPicture{"IHDR"sv, "PLTE"sv, "IDAT"sv, "IEND"sv};
    constexpr std::array kColours{"tRNS"sv, "cHRM"sv, "gAMA"sv, "iCCP"sv, "sBIT"sv,
                                  "sRGB"sv, "cICP"sv, "bKGD"sv, "pHYs"sv};
    constexpr std::size_t kSignatureBytes = 8;
    constexpr std::size_t kAroundContent = 12; // length, name and checksum of a chunk
    std::string png(bytes.substr(0, kSignatureBytes));
    bool hasPicture = false;
    for (std::size_t at = kSignatureBytes; at + kAroundContent <= bytes.size();) {
        const std::size_t length = numberAt(bytes, at, 4);
        if (length > bytes.size() - at - kAroundContent)
            return std::nullopt;
        const std::string_view chunk = bytes.substr(at, kAroundContent + length);
        const std::string_view name = chunk.substr(4, 4);
        if ((at == kSignatureBytes) != (name == "IHDR"sv))
            return std::nullopt;
        at += chunk.size();
        hasPicture = hasPicture || name == "IDAT"sv;
        if (isAmong(kPicture, name) || isAmong(kColours, name))
            png += chunk;
        else if (name == "eXIf"sv) {
            if (const int turned = orientationIn(chunk.substr(8, length)); turned != 1)
                putChunk(png, name, tiffWithOrientation(turned));
        } else if (name[0] >= 'A' && name[0] <= 'Z')
            return std::nullopt; // without it, it would be another picture
        if (name == "IEND"sv)
            return hasPicture && length == 0 ? std::optional(std::move(png)) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

std::optional<std::string> barePicture(std::string_view bytes)
{
    if (pictureType(bytes) == "image/png")
        return barePng(bytes);
    return pictureType(bytes) == "image/jpeg" ? bareJpeg(bytes) : std::nullopt;
}

} // namespace wupan
