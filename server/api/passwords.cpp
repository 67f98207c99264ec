#include "server/api/passwords.h"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace wupan {
namespace {

// Who signs in at the pages has no second factor (security.md).
constexpr std::size_t kMinPasswordCharacters = 15;
constexpr std::size_t kMaxPasswordBytes = 512;

} // namespace

std::string hashPassword(const std::string& password)
{
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str(hash.data(), password.data(), password.size(),
                          crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        return {}; // out of memory: an empty hash verifies nothing
    return hash.data();
}

std::string weaknessOf(const std::string& password)
{
    static const std::array<std::string_view, 8> kCommon{
        "123456789012345", "passwordpassword", "password1234567",  "qwertyuiopasdfgh",
        "111111111111111", "888888888888888",  "1234567890123456", "abcdefghijklmnop"};
    const auto characters = static_cast<std::size_t>(std::ranges::count_if(
        password, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
    if (characters < kMinPasswordCharacters)
        return "a password has at least 15 characters; a few words are easy to remember";
    if (password.size() > kMaxPasswordBytes)
        return "a password has at most 512 bytes";
    for (const std::string_view common : kCommon)
        if (password == common)
            return "this password is among the first that anybody tries";
    return {};
}

std::string randomText(Random& random, std::size_t groups)
{
    // Without 0/O, 1/I/L: it is read aloud and typed. 31 letters; the bias of a byte modulo 31
    // costs less than a tenth of a bit a letter.
    constexpr std::string_view kLetters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    std::string out;
    for (std::size_t group = 0; group < groups; ++group) {
        std::array<std::uint8_t, 4> bytes{};
        random.fill(bytes);
        if (group > 0)
            out += '-';
        for (const std::uint8_t byte : bytes)
            out += kLetters[byte % kLetters.size()];
    }
    return out;
}

bool isPassword(const std::string& hash, std::string_view password)
{
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

const std::string& hashOfNobody()
{
    static const std::string kHash = hashPassword("no such person");
    return kHash;
}

} // namespace wupan
