#include "core/base/media_type.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>
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

struct KnownType
{
    std::string_view name;
    std::array<std::string_view, 3> extensions; ///< those that are there come first
};

constexpr std::string_view kWord =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
constexpr std::string_view kSheet =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
constexpr std::string_view kSlides =
    "application/vnd.openxmlformats-officedocument.presentationml.presentation";

constexpr std::array kTypes{
    KnownType{"image/jpeg", {".jpg", ".jpeg"}},
    KnownType{"image/png", {".png"}},
    KnownType{"audio/wav", {".wav"}},
    KnownType{"audio/ogg", {".ogg", ".opus", ".oga"}},
    KnownType{"audio/mpeg", {".mp3"}},
    KnownType{"audio/mp4", {".m4a", ".mp4"}},
    KnownType{"audio/flac", {".flac"}},
    KnownType{"audio/aac", {".aac"}},
    KnownType{"audio/amr", {".amr"}},
    KnownType{"audio/3gpp", {".3gp", ".3gpp"}},
    KnownType{"video/mp4", {".mp4", ".m4v"}},
    KnownType{"video/3gpp", {".3gp", ".3gpp"}},
    KnownType{"video/webm", {".webm"}},
    KnownType{"application/pdf", {".pdf"}},
    KnownType{kWord, {".docx"}},
    KnownType{kSheet, {".xlsx"}},
    KnownType{kSlides, {".pptx"}},
    KnownType{"application/vnd.oasis.opendocument.text", {".odt"}},
    KnownType{"application/vnd.oasis.opendocument.spreadsheet", {".ods"}},
    KnownType{"application/vnd.oasis.opendocument.presentation", {".odp"}},
    KnownType{"text/plain", {".txt", ".csv", ".md"}},
};

const KnownType* knownType(std::string_view name)
{
    const auto* const found = std::ranges::find(kTypes, name, &KnownType::name);
    return found == kTypes.end() ? nullptr : found;
}

std::string_view oggType(std::string_view bytes)
{
    constexpr std::size_t kHeader = 27; // a byte for each segment follows
    const std::string_view first =
        bytes.substr(std::min(bytes.size(), kHeader + byteAt(bytes, kHeader - 1)));
    const bool isSound = first.starts_with("OpusHead") || first.starts_with("\x01vorbis") ||
                         first.starts_with("Speex   ");
    return isSound ? "audio/ogg" : std::string_view();
}

/// Whether a track of an MPEG-4 file is of this kind.
bool hasTrack(std::string_view bytes, std::string_view kind)
{
    constexpr std::size_t kToKind = 12; // behind name, version and flags, and four empty bytes
    for (std::size_t at = bytes.find("hdlr"); at != std::string_view::npos;
         at = bytes.find("hdlr", at + 1))
        if (at + kToKind + kind.size() <= bytes.size() &&
            bytes.substr(at + kToKind, kind.size()) == kind)
            return true;
    return false;
}

std::string_view mpeg4Type(std::string_view bytes)
{
    constexpr std::size_t kBrand = 8;
    constexpr std::array<std::string_view, 8> kBrands{"iso", "mp4", "avc1", "M4V ",
                                                      "M4A", "M4B", "MSNV", "dash"};
    const std::string_view brand = bytes.substr(std::min(bytes.size(), kBrand), 4);
    const bool isSound = hasTrack(bytes, "soun") && !hasTrack(bytes, "vide");
    if (brand.starts_with("3gp") || brand.starts_with("3g2"))
        return isSound ? "audio/3gpp" : "video/3gpp";
    if (std::ranges::none_of(kBrands,
                             [&](std::string_view each) { return brand.starts_with(each); }))
        return {};
    return isSound || brand.starts_with("M4A") || brand.starts_with("M4B") ? "audio/mp4"
                                                                           : "video/mp4";
}

/// A frame of MPEG sound: eleven bits, then what no frame may lack.
std::string_view mpegSoundType(std::string_view bytes)
{
    const unsigned second = byteAt(bytes, 1);
    const unsigned third = byteAt(bytes, 2);
    if (byteAt(bytes, 0) != 0xFF || (second & 0xE0U) != 0xE0U)
        return {};
    const unsigned layer = second >> 1U & 3U;
    if ((second & 0xF6U) == 0xF0U) // ADTS
        return (third >> 2U & 0xFU) <= 12 ? "audio/aac" : std::string_view();
    const bool isThird = layer == 1 && (second >> 3U & 3U) != 1;
    const bool isWhole = third >> 4U != 0xF && third >> 4U != 0 && (third >> 2U & 3U) != 3;
    return isThird && isWhole ? "audio/mpeg" : std::string_view();
}

std::string_view soundOrVideoType(std::string_view bytes)
{
    if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WAVE"))
        return "audio/wav";
    if (bytes.starts_with("OggS"))
        return oggType(bytes);
    if (bytes.substr(0, 8).ends_with("ftyp"))
        return mpeg4Type(bytes);
    if (bytes.starts_with("#!AMR\n") || bytes.starts_with("#!AMR-WB\n"))
        return "audio/amr";
    if (bytes.starts_with("ID3"))
        return "audio/mpeg";
    if (bytes.starts_with("fLaC"))
        return "audio/flac";
    constexpr std::size_t kEbmlHeader = 64;
    if (bytes.starts_with("\x1A\x45\xDF\xA3"))
        return bytes.substr(0, kEbmlHeader).find("webm") != std::string_view::npos
                   ? "video/webm"
                   : std::string_view();
    return mpegSoundType(bytes);
}

/// A ZIP archive is a document by what is in it.
std::string_view packedType(std::string_view bytes)
{
    const auto holds = [&](std::string_view name) {
        return bytes.find(name) != std::string_view::npos;
    };
    if (!bytes.starts_with("PK\x03\x04") || !holds("PK\x05\x06")) // begun, and brought to its end
        return {};
    constexpr std::size_t kFirstName = 30;
    constexpr std::string_view kMimeType = "mimetype";
    if (bytes.substr(std::min(bytes.size(), kFirstName)).starts_with(kMimeType)) {
        const std::string_view content = bytes.substr(kFirstName + kMimeType.size());
        const auto* const found = std::ranges::find_if(kTypes, [&](const KnownType& type) {
            return type.name.find(".oasis.") != std::string_view::npos &&
                   content.starts_with(type.name) &&
                   content.substr(type.name.size()).starts_with("PK");
        });
        return found == kTypes.end() ? std::string_view() : found->name;
    }
    if (!holds("[Content_Types].xml") || holds("vbaProject.bin"))
        return {};
    if (holds("word/document.xml"))
        return kWord;
    if (holds("xl/workbook.xml"))
        return kSheet;
    return holds("ppt/presentation.xml") ? kSlides : std::string_view();
}

/// Neither what a browser shows as a page nor what a shell runs.
bool isPlainText(std::string_view bytes)
{
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (bytes.starts_with(kByteOrderMark))
        bytes.remove_prefix(kByteOrderMark.size());
    const std::size_t first = bytes.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && bytes[first] != '<' &&
           !bytes.substr(first).starts_with("#!") && isUtf8(bytes) &&
           std::ranges::none_of(bytes, [](char c) {
               const auto code = static_cast<unsigned char>(c);
               return (code < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') ||
                      code == 0x7F;
           });
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

std::string_view mediaTypeOf(std::string_view bytes)
{
    if (const std::string_view type = pictureType(bytes); !type.empty())
        return type;
    if (const std::string_view type = soundOrVideoType(bytes); !type.empty())
        return type;
    if (bytes.starts_with("%PDF-"))
        return "application/pdf";
    if (const std::string_view type = packedType(bytes); !type.empty())
        return type;
    return isPlainText(bytes) ? "text/plain" : std::string_view();
}

std::span<const std::string_view> extensionsOf(std::string_view mediaType)
{
    const KnownType* const type = knownType(mediaType);
    if (type == nullptr)
        return {};
    const std::span<const std::string_view> all = type->extensions;
    return all.first(static_cast<std::size_t>(
        std::ranges::count_if(all, [](std::string_view each) { return !each.empty(); })));
}

} // namespace wupan
