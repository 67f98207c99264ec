#include "core/base/percent_encoding.h"

namespace wupan {

std::string percentEncoded(std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const unsigned code = static_cast<unsigned char>(c);
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                             (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
        if (isPlain)
            encoded += c;
        else
            encoded.append({'%', kDigits[code >> 4U], kDigits[code & 0xFU]});
    }
    return encoded;
}

} // namespace wupan
