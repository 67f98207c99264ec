#include "server/api/tus.h"

#include "core/base/base64.h"
#include "server/api/problem.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

namespace wupan {
namespace {

constexpr const char* kVersion = "1.0.0";
constexpr const char* kExtensions = "creation,checksum,termination,expiration";
constexpr const char* kChecksumAlgorithms = "sha1,sha256";

/// The digest's bytes; nullopt for an algorithm that is not announced.
std::optional<std::string> digestOf(std::string_view bytes, std::string_view algorithm)
{
    const EVP_MD* method = algorithm == "sha1"     ? EVP_sha1()
                           : algorithm == "sha256" ? EVP_sha256()
                                                   : nullptr;
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (method == nullptr ||
        EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, method, nullptr) != 1)
        return std::nullopt;
    return std::string(reinterpret_cast<const char*>(digest.data()), size);
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

Response tusAbilities(std::int64_t maxFileBytes)
{
    Response response = tusResponse(204);
    response.headers["Tus-Version"] = kVersion;
    response.headers["Tus-Extension"] = kExtensions;
    response.headers["Tus-Checksum-Algorithm"] = kChecksumAlgorithms;
    response.headers["Tus-Max-Size"] = std::to_string(maxFileBytes);
    return response;
}

std::optional<Response> versionRefusal(const Request& request)
{
    const std::string_view wanted = request.header("tus-resumable");
    if (wanted.empty() || wanted == kVersion)
        return std::nullopt;
    Response refusal = tusProblem(ErrorCode::protocol, "this is tus 1.0.0", 412);
    refusal.headers["Tus-Version"] = kVersion;
    return refusal;
}

std::string_view meantMethod(const Request& request)
{
    const std::string_view meant = request.header("x-http-method-override");
    return meant.empty() ? std::string_view(request.method) : meant;
}

Response tusProblem(ErrorCode code, std::string_view detail, int status)
{
    return asTus(problem(code, detail, status));
}

Response tusDenial()
{
    return asTus(denial());
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
            return fromBase64(pair.substr(space + 1)).value_or("");
    }
    return {};
}

std::optional<bool> checksumFits(std::string_view header, std::string_view bytes)
{
    if (header.empty())
        return true;
    const std::size_t space = std::min(header.find(' '), header.size());
    const auto digest = digestOf(bytes, header.substr(0, space));
    if (!digest)
        return std::nullopt;
    return fromBase64(header.substr(std::min(space + 1, header.size()))) == *digest;
}

std::string httpDate(Instant at)
{
    static constexpr std::array kDays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    static constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const Date day = Date::fromDaysSinceEpoch(at.ms / kMillisecondsPerDay);
    const auto seconds = static_cast<int>(at.ms % kMillisecondsPerDay / kMillisecondsPerSecond);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                  kDays[static_cast<std::size_t>(day.isoWeekday() - 1)], day.day,
                  kMonths[static_cast<std::size_t>(day.month - 1)], day.year, seconds / 3600,
                  seconds / 60 % 60, seconds % 60);
    return text.data();
}

} // namespace wupan
