#include "server/api/problem.h"

#include "core/base/time.h"

namespace wupan {
namespace {

int statusOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::unauthorized:
    case ErrorCode::wrongPassword:
    case ErrorCode::codeExpired:
    case ErrorCode::deviceRevoked:
    case ErrorCode::eraseDevice:
        return 401;
    case ErrorCode::notAllowed:
        return 403;
    case ErrorCode::notFound:
        return 404;
    case ErrorCode::conflict:
    case ErrorCode::wrongState:
        return 409;
    case ErrorCode::tooLarge:
        return 413;
    case ErrorCode::unreadableFile:
        return 415;
    case ErrorCode::diskFull:
        return 507;
    case ErrorCode::serverBusy:
    case ErrorCode::alreadyOpen:
    case ErrorCode::storage:
    case ErrorCode::damagedData:
        return 503;
    default:
        return 400;
    }
}

std::string_view titleOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::unauthorized:
        return "Sign in again";
    case ErrorCode::wrongPassword:
        return "The login or the password is wrong";
    case ErrorCode::codeExpired:
        return "The code is unknown, used or too old";
    case ErrorCode::deviceRevoked:
    case ErrorCode::eraseDevice:
        return "Headquarters has withdrawn this tablet";
    case ErrorCode::notAllowed:
        return "You may not do this";
    case ErrorCode::notFound:
        return "There is nothing here for you";
    case ErrorCode::conflict:
        return "This meets something else";
    case ErrorCode::tooLarge:
        return "This is too large";
    case ErrorCode::diskFull:
        return "Headquarters has no room left";
    case ErrorCode::serverBusy:
    case ErrorCode::alreadyOpen:
    case ErrorCode::storage:
    case ErrorCode::damagedData:
        return "Headquarters is busy: try again";
    case ErrorCode::unreadableFile:
        return "This file is not of a kind that is kept";
    default:
        return "The request cannot be understood";
    }
}

} // namespace

Response problem(ErrorCode code, std::string_view detail)
{
    return problem(code, detail, statusOf(code));
}

Response problem(ErrorCode code, std::string_view detail, int status, const json::object& more)
{
    json::object document{{"type", "about:blank"},
                          {"title", titleOf(code)},
                          {"status", status},
                          {"detail", detail},
                          {"code", name(code)}};
    document.insert(more.begin(), more.end());
    Response response = jsonResponse(status, json::serialize(document));
    response.headers["Content-Type"] = "application/problem+json";
    return response;
}

Response denial()
{
    Response response = problem(ErrorCode::notFound, "");
    response.denied = true;
    return response;
}

Response problemOf(const Error& error)
{
    switch (error.code) {
    case ErrorCode::storage:
    case ErrorCode::damagedData:
    case ErrorCode::diskFull:
    case ErrorCode::alreadyOpen: {
        Response response = problem(error.code, "");
        response.fault = error.detail;
        return response;
    }
    default:
        return problem(error.code, error.detail);
    }
}

Response problemOrWait(const Error& error)
{
    if (error.retryAfterMs == 0)
        return problemOf(error);
    Response refusal = problem(error.code, error.detail, 429);
    refusal.headers["Retry-After"] = std::to_string(error.retryAfterMs / kMillisecondsPerSecond);
    return refusal;
}

Response tooManyRequests(std::int64_t secondsToWait)
{
    return problemOrWait(Error{ErrorCode::serverBusy, "too many requests within a minute",
                               secondsToWait * kMillisecondsPerSecond});
}

Response jsonResponse(int status, std::string body)
{
    Response response;
    response.status = status;
    response.headers["Content-Type"] = "application/json";
    response.body = std::move(body);
    return response;
}

} // namespace wupan
