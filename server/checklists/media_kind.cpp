#include "server/checklists/media_kind.h"

#include "core/base/media_type.h"

#include <array>

namespace wupan {
namespace {

struct Address
{
    std::string_view folder;
    MediaKind kind;
};

constexpr std::array kAddresses{Address{"jr://images/", MediaKind::picture},
                                Address{"jr://audio/", MediaKind::sound},
                                Address{"jr://video/", MediaKind::video}};

constexpr std::size_t kBeforeBrand = 4;
constexpr std::size_t kBeforeForm = 8;

/// MP4 and what is made like it: a box with its length first.
bool isBoxed(std::string_view bytes)
{
    return bytes.size() > kBeforeForm && bytes.substr(kBeforeBrand).starts_with("ftyp");
}

std::string_view soundType(std::string_view bytes)
{
    constexpr unsigned char kSync = 0xE0;  // the three bits behind FF …
    constexpr unsigned char kLayer = 0x06; // … and those that are never 0 in MP3, as in ADTS
    if (bytes.starts_with("ID3") || (bytes.size() > 2 && bytes[0] == '\xFF' &&
                                     (static_cast<unsigned char>(bytes[1]) & kSync) == kSync &&
                                     (static_cast<unsigned char>(bytes[1]) & kLayer) != 0))
        return "audio/mpeg";
    if (bytes.starts_with("RIFF") && bytes.size() > kBeforeForm &&
        bytes.substr(kBeforeForm).starts_with("WAVE"))
        return "audio/wav";
    if (bytes.starts_with("OggS"))
        return "audio/ogg";
    if (bytes.starts_with("fLaC"))
        return "audio/flac";
    if (bytes.starts_with("#!AMR"))
        return "audio/amr";
    return isBoxed(bytes) ? "audio/mp4" : std::string_view();
}

std::string_view videoType(std::string_view bytes)
{
    if (bytes.starts_with("\x1A\x45\xDF\xA3"))
        return "video/webm";
    return isBoxed(bytes) ? "video/mp4" : std::string_view();
}

} // namespace

std::optional<MediaKind> mediaKindOf(std::string_view address)
{
    for (const Address& one : kAddresses)
        if (address.starts_with(one.folder))
            return one.kind;
    return std::nullopt;
}

std::string_view mediaTypeOf(std::string_view bytes, MediaKind kind)
{
    switch (kind) {
    case MediaKind::picture: {
        const std::string_view type = pictureType(bytes);
        return !type.empty() && isWholePicture(bytes) ? type : std::string_view();
    }
    case MediaKind::sound:
        return soundType(bytes);
    case MediaKind::video:
        return videoType(bytes);
    }
    return {};
}

const char* mediaRefusal(MediaKind kind)
{
    switch (kind) {
    case MediaKind::picture:
        return "mediaNoPicture";
    case MediaKind::sound:
        return "mediaNoSound";
    case MediaKind::video:
        break;
    }
    return "mediaNoVideo";
}

} // namespace wupan
