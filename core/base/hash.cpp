#include "core/base/hash.h"

#include <sodium.h>

namespace wupan {
namespace {

const unsigned char* data(std::string_view bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

} // namespace

Sha256 sha256(std::string_view bytes)
{
    Sha256 digest{};
    crypto_hash_sha256(digest.data(), data(bytes), bytes.size());
    return digest;
}

bool isSha256Hex(std::string_view text)
{
    return text.size() == 2 * Sha256{}.size() &&
           text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string hex(std::span<const std::uint8_t> bytes)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        out += kDigits[byte >> 4U];
        out += kDigits[byte & 0xFU];
    }
    return out;
}

std::string sha256Hex(std::string_view bytes)
{
    return hex(sha256(bytes));
}

Sha256Stream::Sha256Stream()
{
    static_assert(sizeof(crypto_hash_sha256_state) <= sizeof(State));
    crypto_hash_sha256_init(reinterpret_cast<crypto_hash_sha256_state*>(&m_state));
}

void Sha256Stream::add(std::string_view bytes)
{
    crypto_hash_sha256_update(reinterpret_cast<crypto_hash_sha256_state*>(&m_state), data(bytes),
                              bytes.size());
}

Sha256 Sha256Stream::finish()
{
    Sha256 digest{};
    crypto_hash_sha256_final(reinterpret_cast<crypto_hash_sha256_state*>(&m_state), digest.data());
    return digest;
}

} // namespace wupan
