#pragma once

#include "server/api/request_limiter.h"
#include "server/commands/commands.h"
#include "server/http/http_server.h"
#include "server/operation/log.h"

#include <chrono>
#include <optional>

namespace wupan {

struct Listen
{
    std::string address;
    std::uint16_t port = 0;
};

/// What `wupan-hq serve` is told, understood and fit together.
struct ServeSettings
{
    Listen listen;
    std::optional<Listen> metricsListen;
    std::string portFile;
    std::string certificateFile; ///< empty = plain HTTP
    std::string keyFile;
    bool behindProxy = false;
    bool quiet = false;
    Log::Format logFormat = Log::Format::json;
    RequestLimits limits;
    std::chrono::seconds drain{0}; ///< how long it still takes connections when asked to stop
};

/// Errors: invalidInput, with a sentence that says what to do.
[[nodiscard]] Result<ServeSettings> readServeSettings(const CommandLine& line);

/// For tablets and pages.
[[nodiscard]] HttpServerOptions serverOptions(const ServeSettings& settings);
/// For monitoring: few connections, small requests, never TLS.
[[nodiscard]] HttpServerOptions metricsOptions(const Listen& listen);

} // namespace wupan
