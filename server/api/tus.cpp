#include "server/api/tus.h"

#include "core/base/hash.h"
#include "server/api/problem.h"

#include <sodium.h>

#include <algorithm>
#include <charconv>

namespace wupan {
namespace {

constexpr const char* kVersion = "1.0.0";

std::string fromBase64(std::string_view text)
{
    std::string out(text.size(), '\0');
    std::size_t size = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(out.data()), out.size(), text.data(),
                          text.size(), nullptr, &size, nullptr,
                          sodium_base64_VARIANT_ORIGINAL) != 0)
        return {};
    out.resize(size);
    return out;
}

Response asTus(Response response)
{
    response.headers["Tus-Resumable"] = kVersion;
    return response;
}

} // namespace

Response tusResponse(int status)
{
    Response response;
    response.status = status;
    return asTus(std::move(response));
}

Response tusProblem(ErrorCode code, std::string_view detail, int status)
{
    return asTus(problem(code, detail, status));
}

Response tusProblem(const Error& error)
{
    return asTus(problemOf(error));
}

std::optional<std::int64_t> parseByteCount(std::string_view text)
{
    std::int64_t value = -1;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc{} || end != text.data() + text.size() || value < 0)
        return std::nullopt;
    return value;
}

std::string uploadMetadata(std::string_view header, std::string_view key)
{
    while (!header.empty()) {
        const std::size_t comma = std::min(header.find(','), header.size());
        std::string_view pair = header.substr(0, comma);
        header.remove_prefix(std::min(comma + 1, header.size()));
        while (pair.starts_with(' '))
            pair.remove_prefix(1);
        const std::size_t space = pair.find(' ');
        if (space != std::string_view::npos && pair.substr(0, space) == key)
            return fromBase64(pair.substr(space + 1));
    }
    return {};
}

std::optional<bool> checksumFits(std::string_view header, std::string_view bytes)
{
    constexpr std::string_view kSha256 = "sha256 ";
    if (header.empty())
        return true;
    if (!header.starts_with(kSha256))
        return std::nullopt;
    const Sha256 digest = sha256(bytes);
    return std::ranges::equal(fromBase64(header.substr(kSha256.size())), digest, {},
                              [](char c) { return static_cast<std::uint8_t>(c); });
}

} // namespace wupan
