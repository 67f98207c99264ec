#include "server/store/portable_text.h"

#include "core/base/utf8.h"

#include <unicode/utf8.h>

#include <cstdint>

namespace wupan {

bool isPortableText(std::string_view text)
{
    return text.find('\0') == std::string_view::npos && isUtf8(text);
}

std::string portableText(std::string_view text)
{
    constexpr std::string_view kInstead = "\xEF\xBF\xBD"; // U+FFFD
    const auto* data = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int32_t>(text.size());
    std::string out;
    for (std::int32_t i = 0; i < length;) {
        const std::int32_t begin = i;
        UChar32 character = 0;
        U8_NEXT(data, i, length, character);
        out.append(character > 0 ? text.substr(static_cast<std::size_t>(begin),
                                               static_cast<std::size_t>(i - begin))
                                 : kInstead);
    }
    return out;
}

} // namespace wupan
