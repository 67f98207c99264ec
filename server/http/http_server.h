#pragma once

#include "core/base/result.h"
#include "server/api/http_messages.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace wupan {

struct HttpServerOptions
{
    std::string address = "127.0.0.1";
    std::uint16_t port = 0; ///< 0 = any free one
    unsigned threads = 2;
    std::string certificateFile; ///< PEM chain; empty = plain HTTP
    std::string keyFile;
    std::size_t maxConnectionsPerAddress = 200;
    std::function<std::size_t(std::string_view path)> maxBodyBytes;
};

/// Sockets, limits and deadlines around one handler. A header has at most 8 KB and 10 s; a body at
/// most what `maxBodyBytes` says, and at least 1 KB a second after a start of 30 s. Malformed
/// requests are answered with a problem document. Thread: start() and stop() from one thread; the
/// handler is called from several.
class HttpServer
{
public:
    using Handler = std::function<Response(const Request&)>;

    HttpServer(HttpServerOptions options, Handler handler);
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    /// The port that it listens on. Errors: alreadyOpen (port in use), invalidInput (address),
    /// certificate.
    [[nodiscard]] Result<std::uint16_t> start();
    /// Takes no new connections, lets requests under way finish (5 s at most), returns when all is
    /// done.
    void stop();

private:
    class Implementation;
    std::unique_ptr<Implementation> m_implementation;
};

} // namespace wupan
