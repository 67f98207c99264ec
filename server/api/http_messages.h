#pragma once

#include "server/api/event_stream.h"
#include "server/api/temporary_file.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace wupan {

/// A request as a handler sees it; header names in lower case.
struct Request
{
    std::string method;
    std::string path; ///< without the query
    std::map<std::string, std::string, std::less<>> headers;
    std::string body;
    std::string remoteAddress;
    std::string query = {}; ///< as it came, without the question mark

    [[nodiscard]] std::string_view header(std::string_view name) const
    {
        const auto found = headers.find(name);
        return found == headers.end() ? std::string_view() : std::string_view(found->second);
    }
};

struct Response
{
    int status = 200;
    std::map<std::string, std::string> headers;
    std::string body;
    bool denied =
        false;         ///< the caller asked for what is not theirs, and is told that it is missing
    std::string fault; ///< what went wrong inside; for the log alone
    /// What is sent after `body`; null = nothing.
    std::shared_ptr<const TemporaryFile> file;
    /// Goes on after `body`, until it or the connection ends.
    std::shared_ptr<EventStream> events;
};

} // namespace wupan
