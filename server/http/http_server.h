#pragma once

#include "core/base/result.h"
#include "server/http/http_observer.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace wupan {

/// How long a client may take. Who is slower is cut off, so that slow ones do not starve the
/// others.
struct HttpDeadlines
{
    std::chrono::milliseconds header{10'000}; ///< a TLS handshake; a header once it began
    std::chrono::milliseconds idle{75'000};   ///< between two requests of one connection
    /// A body or an answer has this, and the time that its size takes at the slowest rate.
    std::chrono::milliseconds transfer{30'000};
    std::uint64_t slowestBytesPerSecond = 1024;
    std::chrono::milliseconds farewell{2'000}; ///< to take the last answer and close
    /// A stream of events that says nothing says so this often: what stands between does not take
    /// it for dead, and who is gone is noticed.
    std::chrono::milliseconds heartbeat{25'000};
};

struct HttpServerOptions
{
    std::string address = "127.0.0.1";
    std::uint16_t port = 0; ///< 0 = any free one
    unsigned threads = 2;
    std::string certificateFile; ///< PEM chain; empty = plain HTTP
    std::string keyFile;         ///< PEM without a passphrase
    std::size_t maxConnections = 4000;
    std::size_t maxConnectionsPerAddress = 200;
    HttpDeadlines deadlines;
    std::function<std::size_t(std::string_view path)> maxBodyBytes;
    HttpObserver* observer = nullptr; ///< outlives the server; null = nobody
};

/// Whether TLS can be served with these files. Errors: certificate, naming the file.
[[nodiscard]] Status checkTlsFiles(const std::string& certificateFile, const std::string& keyFile);

/// Sockets, limits and deadlines around one handler. A header has at most 8 KB, a body at most what
/// `maxBodyBytes` says. Malformed requests are answered with a problem document, and so are
/// connections over the limits (503 with Retry-After). An exception of the handler becomes a 500.
/// An answer with `events` holds its connection, and no thread, until they end; half of the
/// connections may.
/// Thread: start() and stop() from one thread; the handler is called from several.
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
    /// Takes no new connections, ends the streams of events, lets requests under way finish (5 s at
    /// most), returns when all is done.
    void stop();

    /// Thread: any.
    [[nodiscard]] std::size_t openConnections() const;
    [[nodiscard]] std::size_t openStreams() const;

private:
    class Implementation;
    std::unique_ptr<Implementation> m_implementation;
};

} // namespace wupan
