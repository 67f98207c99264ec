#include "server/http/http_server.h"

#include "server/api/problem.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <thread>

namespace wupan {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = asio::ip::tcp;
using asio::use_awaitable;
using RequestParser = http::request_parser<http::string_body>;

constexpr std::uint32_t kMaxHeaderBytes = 8 * 1024;
constexpr std::chrono::seconds kHeaderDeadline{10};
constexpr std::chrono::seconds kIdleDeadline{75};
constexpr std::chrono::seconds kBodyStart{30};
constexpr std::uint64_t kSlowestBytesPerSecond = 1024;
constexpr std::chrono::seconds kAnswerDeadline{120};
constexpr std::chrono::seconds kShutdownGrace{5};

std::string lowerCase(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](unsigned char c) {
        return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    });
    return out;
}

Request toRequest(http::request<http::string_body>&& message, std::string remoteAddress)
{
    Request request;
    request.method = std::string(message.method_string());
    const std::string_view target = message.target();
    request.path = std::string(target.substr(0, target.find('?')));
    for (const auto& field : message)
        request.headers[lowerCase(field.name_string())] = std::string(field.value());
    request.body = std::move(message.body());
    request.remoteAddress = std::move(remoteAddress);
    return request;
}

http::response<http::string_body> toMessage(Response&& response, unsigned version, bool keepAlive,
                                            bool isHead)
{
    http::response<http::string_body> message;
    message.version(version);
    message.result(static_cast<unsigned>(response.status));
    for (const auto& [name, value] : response.headers)
        message.set(name, value);
    if (!isHead)
        message.body() = std::move(response.body);
    message.keep_alive(keepAlive);
    message.prepare_payload();
    return message;
}

/// What a broken request is answered with; nullopt when nobody is there to answer.
std::optional<Response> answerTo(const beast::error_code& failure)
{
    if (failure == http::error::header_limit)
        return problem(ErrorCode::tooLarge, "the header has more than 8 KB", 431);
    if (failure == http::error::body_limit)
        return problem(ErrorCode::tooLarge, "the body is larger than this path takes", 413);
    if (failure == beast::error::timeout)
        return problem(ErrorCode::invalidInput, "the request came too slowly", 408);
    if (failure.category() == make_error_code(http::error::bad_method).category() &&
        failure != http::error::end_of_stream && failure != http::error::partial_message)
        return problem(ErrorCode::invalidInput, "this is not HTTP");
    return std::nullopt;
}

} // namespace

class HttpServer::Implementation
{
public:
    Implementation(HttpServerOptions options, Handler handler)
        : m_options(std::move(options))
        , m_handler(std::move(handler))
        , m_pool(std::max(1U, m_options.threads))
        , m_acceptor(m_pool.get_executor())
    {}

    Result<std::uint16_t> start()
    {
        if (!m_options.certificateFile.empty())
            if (const Status loaded = loadCertificate(); !loaded)
                return loaded.error();
        beast::error_code failure;
        const auto address = asio::ip::make_address(m_options.address, failure);
        if (failure)
            return Error{ErrorCode::invalidInput, m_options.address + " is no address"};
        const tcp::endpoint endpoint(address, m_options.port);
        m_acceptor.open(endpoint.protocol(), failure);
        if (!failure)
            m_acceptor.set_option(asio::socket_base::reuse_address(true), failure);
        if (!failure)
            m_acceptor.bind(endpoint, failure);
        if (!failure)
            m_acceptor.listen(asio::socket_base::max_listen_connections, failure);
        if (failure)
            return Error{ErrorCode::alreadyOpen, "cannot listen on " + m_options.address + ":" +
                                                     std::to_string(m_options.port) + ": " +
                                                     failure.message()};
        asio::co_spawn(m_pool, accept(), asio::detached);
        return m_acceptor.local_endpoint().port();
    }

    void stop()
    {
        m_stopping = true;
        beast::error_code ignored;
        m_acceptor.close(ignored);
        const auto deadline = std::chrono::steady_clock::now() + kShutdownGrace;
        while (m_busy > 0 && std::chrono::steady_clock::now() < deadline)
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        m_pool.stop();
        m_pool.join();
    }

private:
    Status loadCertificate()
    {
        m_tls.emplace(asio::ssl::context::tls_server);
        beast::error_code failure;
        m_tls->set_options(asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1 |
                           asio::ssl::context::no_sslv3);
        SSL_CTX_set_min_proto_version(m_tls->native_handle(), TLS1_2_VERSION);
        SSL_CTX_set_cipher_list(m_tls->native_handle(), "ECDHE+AESGCM:ECDHE+CHACHA20");
        m_tls->use_certificate_chain_file(m_options.certificateFile, failure);
        if (!failure)
            m_tls->use_private_key_file(m_options.keyFile, asio::ssl::context::pem, failure);
        if (failure)
            return Error{ErrorCode::certificate, failure.message()};
        return done();
    }

    bool admit(const std::string& address)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_connections[address] >= m_options.maxConnectionsPerAddress)
            return false;
        ++m_connections[address];
        return true;
    }

    void leave(const std::string& address)
    {
        const std::scoped_lock lock(m_mutex);
        if (--m_connections[address] == 0)
            m_connections.erase(address);
    }

    asio::awaitable<void> accept()
    {
        while (!m_stopping) {
            beast::error_code failure;
            // Beast's deadlines and the reads they guard must not run at once: one strand per
            // connection.
            tcp::socket socket(
                co_await m_acceptor.async_accept(asio::make_strand(m_pool.get_executor()),
                                                 asio::redirect_error(use_awaitable, failure)));
            if (failure == asio::error::operation_aborted || m_stopping)
                co_return;
            if (failure) { // out of descriptors: wait until some are free again
                asio::steady_timer timer(m_pool, std::chrono::milliseconds(50));
                co_await timer.async_wait(asio::redirect_error(use_awaitable, failure));
                continue;
            }
            const auto remote = socket.remote_endpoint(failure);
            const std::string address = failure ? std::string() : remote.address().to_string();
            if (!admit(address))
                continue; // closes the socket
            socket.set_option(tcp::no_delay(true), failure);
            asio::co_spawn(socket.get_executor(), serve(std::move(socket), address),
                           asio::detached);
        }
    }

    asio::awaitable<void> serve(tcp::socket socket, std::string address)
    {
        beast::error_code failure;
        if (m_tls) {
            beast::ssl_stream<beast::tcp_stream> stream(beast::tcp_stream(std::move(socket)),
                                                        *m_tls);
            beast::get_lowest_layer(stream).expires_after(kHeaderDeadline);
            co_await stream.async_handshake(asio::ssl::stream_base::server,
                                            asio::redirect_error(use_awaitable, failure));
            if (!failure)
                co_await converse(stream, address);
            beast::get_lowest_layer(stream).expires_after(kHeaderDeadline);
            co_await stream.async_shutdown(asio::redirect_error(use_awaitable, failure));
        } else {
            beast::tcp_stream stream(std::move(socket));
            co_await converse(stream, address);
            stream.socket().shutdown(tcp::socket::shutdown_send, failure);
        }
        leave(address);
    }

    template <class Stream>
    asio::awaitable<void> converse(Stream& stream, const std::string& address)
    {
        beast::flat_buffer buffer;
        bool first = true;
        bool keepAlive = true;
        while (keepAlive && !m_stopping) {
            RequestParser parser;
            parser.header_limit(kMaxHeaderBytes);
            const beast::error_code failure = co_await read(stream, buffer, parser, first);
            first = false;
            if (failure) {
                if (auto answer = answerTo(failure))
                    co_await write(stream, toMessage(std::move(*answer), 11, false, false));
                co_return;
            }
            ++m_busy;
            keepAlive = parser.get().keep_alive();
            const unsigned version = parser.get().version();
            const bool isHead = parser.get().method() == http::verb::head;
            Response response = m_handler(toRequest(parser.release(), address));
            const bool written =
                co_await write(stream, toMessage(std::move(response), version, keepAlive, isHead));
            --m_busy;
            if (!written)
                co_return;
        }
    }

    template <class Stream>
    asio::awaitable<beast::error_code> read(Stream& stream, beast::flat_buffer& buffer,
                                            RequestParser& parser, bool first)
    {
        beast::error_code failure;
        auto& lowest = beast::get_lowest_layer(stream);
        if (!first && buffer.size() == 0) {
            // Between two requests a connection may rest; a begun header may not.
            lowest.expires_after(kIdleDeadline);
            const std::size_t got = co_await stream.async_read_some(
                buffer.prepare(512), asio::redirect_error(use_awaitable, failure));
            if (failure)
                co_return http::error::end_of_stream;
            buffer.commit(got);
        }
        lowest.expires_after(kHeaderDeadline);
        co_await http::async_read_header(stream, buffer, parser,
                                         asio::redirect_error(use_awaitable, failure));
        if (failure)
            co_return failure;
        const std::string_view target = parser.get().target();
        const std::size_t limit = m_options.maxBodyBytes(target.substr(0, target.find('?')));
        parser.body_limit(limit);
        const std::uint64_t length = parser.content_length().value_or(limit);
        if (length > limit)
            co_return http::error::body_limit;
        if (parser.get()[http::field::expect] == "100-continue")
            co_await writeContinue(stream);
        lowest.expires_after(kBodyStart + std::chrono::seconds(length / kSlowestBytesPerSecond));
        co_await http::async_read(stream, buffer, parser,
                                  asio::redirect_error(use_awaitable, failure));
        co_return failure;
    }

    template <class Stream>
    asio::awaitable<void> writeContinue(Stream& stream)
    {
        beast::error_code failure;
        http::response<http::empty_body> go{http::status::continue_, 11};
        co_await http::async_write(stream, go, asio::redirect_error(use_awaitable, failure));
    }

    template <class Stream>
    asio::awaitable<bool> write(Stream& stream, http::response<http::string_body> message)
    {
        beast::error_code failure;
        beast::get_lowest_layer(stream).expires_after(kAnswerDeadline);
        co_await http::async_write(stream, message, asio::redirect_error(use_awaitable, failure));
        co_return !failure;
    }

    HttpServerOptions m_options;
    Handler m_handler;
    asio::thread_pool m_pool;
    tcp::acceptor m_acceptor;
    std::optional<asio::ssl::context> m_tls;
    std::atomic<bool> m_stopping = false;
    std::atomic<int> m_busy = 0;
    std::mutex m_mutex;
    std::map<std::string, std::size_t> m_connections;
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

} // namespace wupan
