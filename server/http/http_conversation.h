#pragma once

#include "server/http/connection_limits.h"
#include "server/http/http_server.h"

#include <boost/asio/awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

#include <atomic>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace wupan {

/// What the connections of one server share. Thread: any.
struct HttpService
{
    HttpService(HttpServerOptions from, HttpServer::Handler to);

    [[nodiscard]] std::string nextRequestId();
    void note(const Exchange& exchange) const;
    void noteFailure(std::string_view event, std::string_view reason) const;
    /// From now on no request is waited for, and the streams of events end.
    void beginStop();

    HttpServerOptions options;
    HttpServer::Handler handler;
    std::atomic<bool> stopping = false;
    std::atomic<int> busy = 0; ///< requests that are being read or answered
    ConnectionLimits connections;
    /// Of the connections, those that hold an answer with events: they leave room for requests.
    ConnectionLimits streams;

    /// Wakes a stream, as long as this is there.
    class Waker
    {
    public:
        Waker(HttpService& service, std::function<void()> wake);
        ~Waker();
        Waker(const Waker&) = delete;
        Waker& operator=(const Waker&) = delete;

    private:
        HttpService& m_service;
        std::list<std::function<void()>>::iterator m_place;
    };

private:
    std::string m_idPrefix; ///< tells this process from the one before
    std::atomic<std::uint64_t> m_requests = 0;
    std::mutex m_wakersMutex;
    std::list<std::function<void()>> m_wakers;
};

/// A request that is under way, counted as long as this is there.
class UnderWay
{
public:
    explicit UnderWay(HttpService& service)
        : m_service(service)
        , id(service.nextRequestId())
    {
        ++m_service.busy;
    }
    ~UnderWay() { --m_service.busy; }
    UnderWay(const UnderWay&) = delete;
    UnderWay& operator=(const UnderWay&) = delete;

    [[nodiscard]] std::chrono::microseconds took() const
    {
        return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - m_since);
    }

private:
    using Clock = std::chrono::steady_clock;
    HttpService& m_service;
    Clock::time_point m_since = Clock::now();

public:
    const std::string id;
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
    boost::asio::awaitable<Failure> readHeader(Buffer& buffer, RequestParser& parser);
    boost::asio::awaitable<Failure> readBody(Buffer& buffer, RequestParser& parser);
    boost::asio::awaitable<bool> answer(RequestParser& parser, std::optional<UnderWay>& underWay);
    boost::asio::awaitable<void> answerBroken(Failure failure, std::string id);
    boost::asio::awaitable<void> stream(const Response& response);
    boost::asio::awaitable<bool> write(std::string text);
    boost::asio::awaitable<bool> write(const TemporaryFile& file);
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
