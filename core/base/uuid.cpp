#include "core/base/uuid.h"

#include "core/ports/random.h"

#include <array>
#include <cstring>
#include <span>

namespace wupan {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";

/// By character; -1 = no digit.
constexpr std::array<std::int8_t, 256> kHexValues = [] {
    std::array<std::int8_t, 256> values{};
    values.fill(-1);
    for (int i = 0; i < 10; ++i)
        values['0' + i] = static_cast<std::int8_t>(i);
    for (int i = 0; i < 6; ++i)
        values['a' + i] = values['A' + i] = static_cast<std::int8_t>(10 + i);
    return values;
}();

int hexValue(char c)
{
    return kHexValues[static_cast<unsigned char>(c)];
}

bool isDashPosition(std::size_t i)
{
    return i == 8 || i == 13 || i == 18 || i == 23;
}

} // namespace

std::string Uuid::text() const
{
    std::string out(36, '-');
    std::size_t position = 0;
    for (const std::uint8_t byte : bytes) {
        if (isDashPosition(position))
            ++position;
        out[position++] = kHexDigits[byte >> 4U];
        out[position++] = kHexDigits[byte & 0xFU];
    }
    return out;
}

std::optional<Uuid> Uuid::parse(std::string_view text)
{
    if (text.size() != 36)
        return std::nullopt;
    Uuid uuid;
    std::size_t position = 0;
    for (std::uint8_t& byte : uuid.bytes) {
        if (isDashPosition(position) && text[position++] != '-')
            return std::nullopt;
        const int high = hexValue(text[position++]);
        const int low = hexValue(text[position++]);
        if (high < 0 || low < 0)
            return std::nullopt;
        byte = static_cast<std::uint8_t>(high * 16 + low);
    }
    return uuid;
}

Uuid Uuid::v7(Instant now, Random& random)
{
    Uuid uuid;
    random.fill(std::span(uuid.bytes).subspan(6));
    auto ms = static_cast<std::uint64_t>(now.ms);
    for (std::size_t i = 6; i-- > 0; ms >>= 8U)
        uuid.bytes[i] = static_cast<std::uint8_t>(ms & 0xFFU);
    uuid.bytes[6] = static_cast<std::uint8_t>((uuid.bytes[6] & 0x0FU) | 0x70U);
    uuid.bytes[8] = static_cast<std::uint8_t>((uuid.bytes[8] & 0x3FU) | 0x80U);
    return uuid;
}

} // namespace wupan

std::size_t std::hash<wupan::Uuid>::operator()(const wupan::Uuid& uuid) const noexcept
{
    // The low half of a version 7 id is random already.
    std::size_t value = 0;
    std::memcpy(&value, uuid.bytes.data() + 8, sizeof value);
    return value;
}
