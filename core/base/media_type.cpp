#include "core/base/media_type.h"

namespace wupan {

std::string_view pictureType(std::string_view bytes)
{
    if (bytes.starts_with("\xFF\xD8\xFF"))
        return "image/jpeg";
    if (bytes.starts_with("\x89PNG\r\n\x1A\n"))
        return "image/png";
    return {};
}

} // namespace wupan
