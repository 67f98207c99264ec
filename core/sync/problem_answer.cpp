#include "core/sync/problem_answer.h"

#include "core/base/json.h"
#include "core/sync/retry_after.h"

#include <optional>

namespace wupan {
namespace {

std::optional<ErrorCode> codeNamed(std::string_view text)
{
    for (int i = 0; i <= static_cast<int>(ErrorCode::cancelled); ++i)
        if (const auto code = static_cast<ErrorCode>(i); text == name(code))
            return code;
    return std::nullopt;
}

ErrorCode codeOfStatus(int status)
{
    switch (status) {
    case 401:
        return ErrorCode::unauthorized;
    case 403:
        return ErrorCode::notAllowed;
    case 404:
        return ErrorCode::notFound;
    case 409:
        return ErrorCode::conflict;
    case 413:
    case 431:
        return ErrorCode::tooLarge;
    case 429:
    case 503:
    case 507:
        return ErrorCode::serverBusy;
    default:
        return status >= 500 ? ErrorCode::serverBusy : ErrorCode::protocol;
    }
}

} // namespace

bool isProblem(const HttpResponse& response)
{
    const auto type = response.headers.find("content-type");
    return type != response.headers.end() && type->second == "application/problem+json";
}

Error errorOf(const HttpResponse& response)
{
    const auto problem = parseObject(response.body);
    // A status without a problem document comes from something between us and headquarters.
    const bool isHeadquarters = isProblem(response) && problem && !textAt(*problem, "code").empty();
    if (response.status >= 500) // its full disk or busy database is no trouble of this tablet's
        return {ErrorCode::serverBusy,
                isHeadquarters ? std::string(textAt(*problem, "detail"))
                               : "HTTP status " + std::to_string(response.status),
                retryAfterMs(response)};
    if (!isHeadquarters)
        return {ErrorCode::wrongServer, "HTTP status " + std::to_string(response.status)};
    const auto code = codeNamed(textAt(*problem, "code"));
    return {code.value_or(codeOfStatus(response.status)), std::string(textAt(*problem, "detail")),
            retryAfterMs(response)};
}

} // namespace wupan
