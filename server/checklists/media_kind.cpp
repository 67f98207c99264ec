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
    const std::string_view type = mediaTypeOf(bytes);
    const bool isIt = kind == MediaKind::picture
                          ? type.starts_with("image/") && isWholePicture(bytes)
                      : kind == MediaKind::sound ? type.starts_with("audio/")
                                                 : type.starts_with("video/");
    return isIt ? type : std::string_view();
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
