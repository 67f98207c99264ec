#include "server/http/http_server.h"

#include "server/http/connection_limits.h"
#include "server/http/http_conversation.h"
#include "server/http/tls_context.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <array>
#include <exception>
#include <thread>

namespace wupan {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using tcp = asio::ip::tcp;
using asio::use_awaitable;

constexpr std::chrono::seconds kShutdownGrace{5};

} // namespace

class HttpServer::Implementation
{
public:
    Implementation(HttpServerOptions options, Handler handler)
        : m_service(std::move(options), std::move(handler))
        , m_pool(std::max(1U, m_service.options.threads))
        , m_acceptor(asio::make_strand(m_pool.get_executor()))
    {}

    Result<std::uint16_t> start()
    {
        const HttpServerOptions& options = m_service.options;
        if (!options.certificateFile.empty()) {
            auto tls = openTlsContext(options.certificateFile, options.keyFile);
            if (!tls)
                return tls.error();
            m_tls.emplace(std::move(*tls));
        }
        beast::error_code failure;
        const auto address = asio::ip::make_address(options.address, failure);
        if (failure)
            return Error{ErrorCode::invalidInput, options.address + " is no address"};
        const tcp::endpoint endpoint(address, options.port);
        m_acceptor.open(endpoint.protocol(), failure);
        if (!failure)
            m_acceptor.set_option(asio::socket_base::reuse_address(true), failure);
        if (!failure)
            m_acceptor.bind(endpoint, failure);
        if (!failure)
            m_acceptor.listen(asio::socket_base::max_listen_connections, failure);
        const std::string place = options.address + ":" + std::to_string(options.port);
        if (failure == asio::error::address_in_use)
            return Error{ErrorCode::alreadyOpen, place};
        if (failure)
            return Error{ErrorCode::invalidInput, "Listening on " + place +
                                                      " is not possible: " + failure.message() +
                                                      ". Give an address of this machine and a "
                                                      "port that you may use."};
        asio::co_spawn(m_acceptor.get_executor(), accept(), asio::detached);
        return m_acceptor.local_endpoint().port();
    }

    void stop()
    {
        m_service.beginStop();
        asio::post(m_acceptor.get_executor(), [this] {
            beast::error_code ignored;
            m_acceptor.close(ignored);
        });
        const auto deadline = std::chrono::steady_clock::now() + kShutdownGrace;
        while ((m_service.busy > 0 || m_service.streams.count() > 0) &&
               std::chrono::steady_clock::now() < deadline)
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        m_pool.stop();
        m_pool.join();
    }

    [[nodiscard]] HttpService& service() { return m_service; }

private:
    asio::awaitable<void> accept()
    {
        while (!m_service.stopping) {
            beast::error_code failure;
            // Beast's deadlines and the reads they guard must not run at once: one strand per
            // connection.
            tcp::socket socket(
                co_await m_acceptor.async_accept(asio::make_strand(m_pool.get_executor()),
                                                 asio::redirect_error(use_awaitable, failure)));
            if (failure == asio::error::operation_aborted || m_service.stopping)
                co_return;
            if (failure) { // out of descriptors: wait until some are free again
                asio::steady_timer timer(m_acceptor.get_executor(), std::chrono::milliseconds(50));
                co_await timer.async_wait(asio::redirect_error(use_awaitable, failure));
                continue;
            }
            const auto remote = socket.remote_endpoint(failure);
            ConnectionLimits::Place place =
                m_service.connections.enter(failure ? std::string() : remote.address().to_string());
            if (!place.mayTalk())
                continue; // closes the socket
            socket.set_option(tcp::no_delay(true), failure);
            const auto strand = socket.get_executor();
            asio::co_spawn(strand, serve(std::move(socket), std::move(place)),
                           [this](const std::exception_ptr& fault) { noteFault(fault); });
        }
    }

    /// A fault ends its connection, and nobody else's.
    void noteFault(const std::exception_ptr& fault)
    {
        try {
            if (fault)
                std::rethrow_exception(fault);
        } catch (const std::exception& exception) {
            m_service.noteFailure("connectionFailed", exception.what());
        }
    }

    asio::awaitable<void> serve(tcp::socket socket, ConnectionLimits::Place place)
    {
        const HttpDeadlines& deadlines = m_service.options.deadlines;
        beast::error_code failure;
        if (!m_tls) {
            beast::tcp_stream stream(std::move(socket));
            co_await converse(stream, place);
            co_await takeLeave(stream);
            co_return;
        }
        beast::ssl_stream<beast::tcp_stream> stream(beast::tcp_stream(std::move(socket)), *m_tls);
        beast::get_lowest_layer(stream).expires_after(deadlines.header);
        co_await stream.async_handshake(asio::ssl::stream_base::server,
                                        asio::redirect_error(use_awaitable, failure));
        if (failure)
            co_return;
        co_await converse(stream, place);
        beast::get_lowest_layer(stream).expires_after(deadlines.farewell);
        co_await stream.async_shutdown(asio::redirect_error(use_awaitable, failure));
    }

    template <class Stream>
    asio::awaitable<void> converse(Stream& stream, const ConnectionLimits::Place& place)
    {
        HttpConversation<Stream> conversation(m_service, stream, place.address());
        if (place.isServed())
            co_await conversation.run();
        else
            co_await conversation.refuse(tooManyConnections());
    }

    /// Closing with unread bytes would reset the connection, and the client lose the last answer.
    asio::awaitable<void> takeLeave(beast::tcp_stream& stream)
    {
        beast::error_code failure;
        stream.socket().shutdown(tcp::socket::shutdown_send, failure);
        stream.expires_after(m_service.options.deadlines.farewell);
        std::array<char, 4096> ignored{};
        while (!failure)
            co_await stream.async_read_some(asio::buffer(ignored),
                                            asio::redirect_error(use_awaitable, failure));
    }

    HttpService m_service;
    std::optional<asio::ssl::context> m_tls;
    asio::thread_pool m_pool;
    tcp::acceptor m_acceptor;
};

HttpServer::HttpServer(HttpServerOptions options, Handler handler)
    : m_implementation(std::make_unique<Implementation>(std::move(options), std::move(handler)))
{}

HttpServer::~HttpServer() = default;

Result<std::uint16_t> HttpServer::start()
{
    return m_implementation->start();
}

void HttpServer::stop()
{
    m_implementation->stop();
}

std::size_t HttpServer::openConnections() const
{
    return m_implementation->service().connections.count();
}

std::size_t HttpServer::openStreams() const
{
    return m_implementation->service().streams.count();
}

} // namespace wupan
