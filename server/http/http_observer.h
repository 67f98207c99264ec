#pragma once

#include "server/api/http_messages.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace wupan {

/// A request and how it was answered.
struct Exchange
{
    const Request* request = nullptr; ///< without its body; null: what came was no request
    std::string id;                   ///< that the answer to an error has as X-Request-Id
    int status = 0;
    std::uint64_t bytesIn = 0;        ///< of the body
    std::uint64_t bytesOut = 0;       ///< of the body; of a stream of events: until it began
    std::string fault;                ///< what went wrong inside; empty = nothing
    std::chrono::microseconds took{}; ///< from its header to the end of the answer
};

/// Hears what a server does. Thread: any; several at once.
class HttpObserver
{
public:
    virtual ~HttpObserver() = default;
    virtual void answered(const Exchange& exchange) = 0;
    /// Something broke: `event` is a word of ours, `reason` what the exception said.
    virtual void failed(std::string_view event, std::string_view reason) = 0;
};

} // namespace wupan
