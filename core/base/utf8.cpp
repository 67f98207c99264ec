#include "core/base/utf8.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace wupan {
namespace {

/// Whether it is UTF-8 whose every character is fit.
template <class Fit>
bool isUtf8Of(std::string_view bytes, Fit isFit)
{
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    const auto length = static_cast<std::int32_t>(bytes.size());
    for (std::int32_t i = 0; i < length;) {
        UChar32 character = 0;
        U8_NEXT(data, i, length, character);
        if (character < 0 || !isFit(character))
            return false;
    }
    return true;
}

} // namespace

bool isUtf8(std::string_view bytes)
{
    return isUtf8Of(bytes, [](UChar32) { return true; });
}

bool isReadable(std::string_view text)
{
    return isUtf8Of(text, [](UChar32 character) {
        return u_iscntrl(character) == 0 || character == '\n' || character == '\t';
    });
}

std::string_view beginningOf(std::string_view text, std::size_t mostBytes)
{
    if (text.size() <= mostBytes)
        return text;
    std::size_t end = mostBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return text.substr(0, end);
}

} // namespace wupan
