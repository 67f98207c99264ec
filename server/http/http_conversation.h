#pragma once

#include "server/http/connection_limits.h"
#include "server/http/http_server.h"

#include <boost/asio/awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

#include <atomic>
#include <string>

namespace wupan {

/// What the connections of one server share.
struct HttpService
{
    HttpService(HttpServerOptions from, HttpServer::Handler to)
        : options(std::move(from))
        , handler(std::move(to))
        , streams(options.maxConnections / 2, options.maxConnectionsPerAddress / 2)
    {}

    HttpServerOptions options;
    HttpServer::Handler handler;
    std::atomic<bool> stopping = false;
    std::atomic<int> busy = 0; ///< requests being answered
    /// Of the connections, those that hold an answer with events: they leave room for requests.
    ConnectionLimits streams;
};

/// What is said to those over the limits: 503, and when to come again.
[[nodiscard]] Response tooManyConnections();

/// The requests and answers of one connection, plain or TLS. Thread: the stream's strand.
template <class Stream>
class HttpConversation
{
public:
    HttpConversation(HttpService& service, Stream& stream, std::string remoteAddress)
        : m_service(service)
        , m_stream(stream)
        , m_remoteAddress(std::move(remoteAddress))
    {}

    /// Answers requests until either side ends it.
    boost::asio::awaitable<void> run();
    /// Answers without waiting for a request. False when the client did not take it.
    boost::asio::awaitable<bool> refuse(Response response);

private:
    using Buffer = boost::beast::flat_buffer;
    using Failure = boost::beast::error_code;
    using RequestParser = boost::beast::http::request_parser<boost::beast::http::string_body>;
    using ResponseMessage = boost::beast::http::response<boost::beast::http::string_body>;

    boost::asio::awaitable<Failure> rest(Buffer& buffer);
    boost::asio::awaitable<Failure> read(Buffer& buffer, RequestParser& parser);
    boost::asio::awaitable<bool> answer(RequestParser& parser);
    boost::asio::awaitable<void> stream(const Response& response);
    boost::asio::awaitable<bool> write(std::string text);
    boost::asio::awaitable<void> writeContinue();
    boost::asio::awaitable<bool> write(ResponseMessage message);
    void expireAfterTransferOf(std::uint64_t bytes);

    HttpService& m_service;
    Stream& m_stream;
    std::string m_remoteAddress;
};

extern template class HttpConversation<boost::beast::tcp_stream>;
extern template class HttpConversation<boost::beast::ssl_stream<boost::beast::tcp_stream>>;

} // namespace wupan
