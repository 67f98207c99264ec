#include "core/base/base64.h"
#include "core/base/hash.h"
#include "core/base/utf8.h"
#include "core/forms/function_groups.h"

#include <openssl/evp.h>
#include <unicode/regex.h>

#include <array>

namespace wupan::forms {
namespace {

using Type = Node::Type;

const EVP_MD* methodNamed(std::string_view algorithm)
{
    if (algorithm == "MD5")
        return EVP_md5();
    if (algorithm == "SHA-1")
        return EVP_sha1();
    if (algorithm == "SHA-256")
        return EVP_sha256();
    if (algorithm == "SHA-384")
        return EVP_sha384();
    return algorithm == "SHA-512" ? EVP_sha512() : nullptr;
}

std::string bytesOfDigest(Call& call, const std::string& text, const std::string& algorithm)
{
    const EVP_MD* method = methodNamed(algorithm);
    if (method == nullptr)
        call.fail("digest() knows MD5, SHA-1, SHA-256, SHA-384 and SHA-512, not '" +
                  algorithm.substr(0, 50) + "'");
    std::array<unsigned char, EVP_MAX_MD_SIZE> buffer{};
    unsigned int size = 0;
    if (EVP_Digest(text.data(), text.size(), buffer.data(), &size, method, nullptr) != 1)
        call.fail("this device cannot work out " + algorithm);
    return {reinterpret_cast<const char*>(buffer.data()), size};
}

Value digest(Call& call)
{
    const std::string text = call.text(0);
    const std::string bytes = bytesOfDigest(call, text, call.text(1));
    const std::string encoding = call.count() > 2 ? call.text(2) : "base64";
    if (encoding == "base64")
        return toBase64(bytes);
    if (encoding != "hex")
        call.fail("digest() writes base64 or hex, not '" + encoding.substr(0, 50) + "'");
    return hex({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
}

Value base64Decode(Call& call)
{
    const auto decoded = fromBase64(call.text(0));
    if (!decoded || !isUtf8(*decoded))
        call.fail("base64-decode() was given something else than text in base64");
    return *decoded;
}

/// Whether all of the text matches, as ODK has it. ICU's own bounds on work and memory hold, so
/// that no pattern can keep a tablet busy.
Value regex(Call& call)
{
    constexpr int32_t kStackBytes = 1024 * 1024;
    constexpr std::size_t kMaxPatternBytes = 4096;
    const std::string text = call.text(0);
    const std::string pattern = call.text(1);
    if (pattern.size() > kMaxPatternBytes)
        call.exceed("the regular expression is too long");
    UErrorCode status = U_ZERO_ERROR;
    const auto input = icu::UnicodeString::fromUTF8(text);
    icu::RegexMatcher matcher(icu::UnicodeString::fromUTF8(pattern), 0, status);
    if (U_FAILURE(status))
        call.fail("'" + pattern.substr(0, 100) + "' is not a regular expression");
    matcher.reset(input);
    matcher.setTimeLimit(static_cast<int32_t>(kMaxRegexMs), status);
    matcher.setStackLimit(kStackBytes, status);
    const bool matches = matcher.matches(status) != 0;
    if (U_FAILURE(status))
        call.exceed("the regular expression takes too long for this text; make it simpler");
    return matches;
}

constexpr FunctionSpec kFunctions[] = {
    {"digest", 2, 3, Type::text, kPlain, digest},
    {"base64-decode", 1, 1, Type::text, kPlain, base64Decode},
    {"regex", 2, 2, Type::boolean, kPlain, regex},
};

} // namespace

std::span<const FunctionSpec> codingFunctions()
{
    return kFunctions;
}

} // namespace wupan::forms
