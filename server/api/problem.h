#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "server/api/http_messages.h"

namespace wupan {

/// A problem document (RFC 9457) whose member `code` is the stable word of the error. The status
/// follows from the code. `detail` must be fit for the person at the other end: no secret, no
/// internals.
[[nodiscard]] Response problem(ErrorCode code, std::string_view detail);
/// With `more` members.
[[nodiscard]] Response problem(ErrorCode code, std::string_view detail, int status,
                               const json::object& more = {});
/// What is not the caller's looks like what is not there, and stands in the audit.
[[nodiscard]] Response denial();
/// Of an Error that came up inside: its detail stays here.
[[nodiscard]] Response problemOf(const Error& error);
/// The same, but 429 with the time to wait for whoever has to.
[[nodiscard]] Response problemOrWait(const Error& error);
/// 429 for whoever asked too often, and has to wait so long.
[[nodiscard]] Response tooManyRequests(std::int64_t secondsToWait);

[[nodiscard]] Response jsonResponse(int status, std::string body);

} // namespace wupan
