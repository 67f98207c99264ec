#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>

namespace wupan {

struct HttpRequest
{
    std::string method = "GET";
    std::string path; ///< of headquarters: "/v1/sync"
    std::map<std::string, std::string> headers;
    std::string body;
    std::int64_t deadlineMs = 30'000; ///< the longest time without a byte, connecting included
    std::int64_t longestMs = 900'000; ///< from sending to the last byte of the answer
};

struct HttpResponse
{
    int status = 0;
    std::map<std::string, std::string> headers; ///< names in lower case
    std::string body;
};

/// Carries requests to headquarters. Redirects are not followed; certificate errors are never
/// ignored. Thread: that of the caller; the answer comes later on the same thread, never from
/// within send().
class Transport
{
public:
    using Answer = std::function<void(Result<HttpResponse>)>;

    virtual ~Transport() = default;
    /// Errors: unreachable, certificate, wrongServer (a redirect, no HTTP, or an answer over 64
    /// MB), plainHttp (the address is not https, nor this machine itself), cancelled. Any other
    /// HTTP status is an answer, not an error.
    virtual void send(HttpRequest request, Answer answer) = 0;
    /// Every request under way ends with `cancelled`.
    virtual void cancelAll() = 0;
};

} // namespace wupan
