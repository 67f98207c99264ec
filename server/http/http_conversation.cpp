#include "server/http/http_conversation.h"

#include "server/api/problem.h"

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>

namespace wupan {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::use_awaitable;

constexpr const char* kRetryAfterSeconds = "10";
constexpr const char* kRequestIdHeader = "X-Request-Id";
constexpr std::size_t kMaxHeaderBytes = 8ULL * 1024;
// What is read at once of a body. A chunk's extension and the trailer must fit in it as well, and
// Beast takes no field of 64 KB.
constexpr std::size_t kBodyBufferBytes = 32ULL * 1024;
constexpr std::size_t kFilePartBytes = 256ULL * 1024;

std::string lowerCase(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](unsigned char c) {
        return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    });
    return out;
}

std::string_view pathOf(std::string_view target)
{
    return target.substr(0, target.find('?'));
}

std::string_view queryOf(std::string_view target)
{
    const std::size_t mark = target.find('?');
    return mark == std::string_view::npos ? std::string_view() : target.substr(mark + 1);
}

Request toRequest(http::request<http::string_body>&& message, std::string remoteAddress)
{
    Request request;
    request.method = std::string(message.method_string());
    request.path = std::string(pathOf(message.target()));
    for (const auto& field : message)
        request.headers[lowerCase(field.name_string())] = std::string(field.value());
    request.body = std::move(message.body());
    request.remoteAddress = std::move(remoteAddress);
    request.query = std::string(queryOf(message.target()));
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
    if (response.file && !isHead)
        message.content_length(message.body().size() + response.file->size());
    return message;
}

std::uint64_t bodyBytes(const Response& response)
{
    return response.body.size() + (response.file ? response.file->size() : 0);
}

/// What a broken request is answered with; nullopt when nobody is there to answer.
std::optional<Response> answerTo(const beast::error_code& failure)
{
    if (failure == http::error::header_limit || failure == http::error::buffer_overflow)
        return problem(ErrorCode::tooLarge, "the header has more than 8 KB", 431);
    if (failure == http::error::body_limit)
        return problem(ErrorCode::tooLarge, "the body is larger than this path takes", 413);
    if (failure.category() == make_error_code(http::error::bad_method).category() &&
        failure != http::error::end_of_stream && failure != http::error::partial_message)
        return problem(ErrorCode::invalidInput, "this is not HTTP");
    return std::nullopt;
}

Response handled(const HttpService& service, const Request& request)
{
    try {
        return service.handler(request);
    } catch (const std::exception& exception) {
        service.noteFailure("requestFailed", exception.what());
        return problem(ErrorCode::storage, "", 500);
    }
}

/// nullopt: it is at its end, or failed.
std::optional<std::string> taken(const HttpService& service, EventStream& events)
{
    try {
        return events.take();
    } catch (const std::exception& exception) {
        service.noteFailure("eventStreamFailed", exception.what());
        return std::nullopt;
    }
}

/// Watches a stream for as long as this is there.
class Watch
{
public:
    Watch(EventStream& events, std::function<void()> wake)
        : m_events(events)
    {
        m_events.watch(std::move(wake));
    }
    ~Watch() { m_events.watch(nullptr); }
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

private:
    EventStream& m_events;
};

} // namespace

Response tooManyConnections()
{
    Response response = problem(ErrorCode::serverBusy, "too many connections");
    response.headers["Retry-After"] = kRetryAfterSeconds;
    return response;
}

template <class Stream>
asio::awaitable<void> HttpConversation<Stream>::run()
{
    Buffer buffer;
    bool first = true;
    bool goesOn = true;
    while (goesOn && !m_service.stopping) {
        RequestParser parser;
        parser.header_limit(kMaxHeaderBytes);
        parser.body_limit(boost::none); // by path, once the header says which; else Beast's 1 MB
        Failure failure;
        std::optional<UnderWay> underWay;
        if (!first && buffer.size() == 0)
            failure = co_await rest(buffer);
        first = false;
        if (!failure)
            failure = co_await readHeader(buffer, parser);
        if (!failure) {
            underWay.emplace(m_service);
            failure = co_await readBody(buffer, parser);
        }
        if (failure) {
            // GCC 12 destroys what a conditional makes inside of a co_await twice.
            std::string id = underWay ? underWay->id : m_service.nextRequestId();
            co_await answerBroken(failure, std::move(id));
            co_return;
        }
        goesOn = co_await answer(parser, underWay);
    }
}

template <class Stream>
asio::awaitable<void> HttpConversation<Stream>::answerBroken(Failure failure, std::string id)
{
    auto refusal = answerTo(failure);
    if (!refusal)
        co_return;
    refusal->headers[kRequestIdHeader] = id;
    const int status = refusal->status;
    const std::uint64_t bytesOut = refusal->body.size();
    co_await refuse(std::move(*refusal));
    m_service.note({nullptr, id, status, 0, bytesOut, {}});
}

template <class Stream>
asio::awaitable<bool> HttpConversation<Stream>::refuse(Response response)
{
    return write(toMessage(std::move(response), 11, false, false));
}

/// Between two requests a connection may rest; a begun header may not.
template <class Stream>
auto HttpConversation<Stream>::rest(Buffer& buffer) -> asio::awaitable<Failure>
{
    Failure failure;
    beast::get_lowest_layer(m_stream).expires_after(m_service.options.deadlines.idle);
    const std::size_t got = co_await m_stream.async_read_some(
        buffer.prepare(512), asio::redirect_error(use_awaitable, failure));
    if (failure)
        co_return http::error::end_of_stream;
    buffer.commit(got);
    co_return failure;
}

template <class Stream>
auto HttpConversation<Stream>::readHeader(Buffer& buffer, RequestParser& parser)
    -> asio::awaitable<Failure>
{
    Failure failure;
    // What was read beyond the request before may be more than a header.
    buffer.max_size(std::max(kMaxHeaderBytes, buffer.size()));
    beast::get_lowest_layer(m_stream).expires_after(m_service.options.deadlines.header);
    const std::size_t headerBytes = co_await http::async_read_header(
        m_stream, buffer, parser, asio::redirect_error(use_awaitable, failure));
    if (failure)
        co_return failure;
    if (headerBytes > kMaxHeaderBytes) // Beast's own limit leaves the first line out
        co_return http::error::header_limit;
    co_return failure;
}

template <class Stream>
auto HttpConversation<Stream>::readBody(Buffer& buffer, RequestParser& parser)
    -> asio::awaitable<Failure>
{
    Failure failure;
    const std::size_t limit = m_service.options.maxBodyBytes(pathOf(parser.get().target()));
    parser.body_limit(limit);
    const std::uint64_t length = parser.content_length().value_or(limit);
    if (length > limit)
        co_return http::error::body_limit;
    if (parser.get()[http::field::expect] == "100-continue")
        co_await writeContinue();
    expireAfterTransferOf(length);
    buffer.max_size(kBodyBufferBytes);
    co_await http::async_read(m_stream, buffer, parser,
                              asio::redirect_error(use_awaitable, failure));
    co_return failure;
}

/// False when this was the connection's last answer.
template <class Stream>
asio::awaitable<bool> HttpConversation<Stream>::answer(RequestParser& parser,
                                                       std::optional<UnderWay>& underWay)
{
    const bool isHead = parser.get().method() == http::verb::head;
    const bool keepAlive = parser.get().keep_alive();
    const unsigned version = parser.get().version();
    Request request = toRequest(parser.release(), m_remoteAddress);
    Response response = handled(m_service, request);
    Exchange exchange{&request,
                      underWay->id,
                      response.status,
                      request.body.size(),
                      bodyBytes(response),
                      std::move(response.fault)};
    request.body = {};
    if (response.status >= 400)
        response.headers[kRequestIdHeader] = exchange.id;
    if (!response.events) {
        const bool goesOn = keepAlive && !m_service.stopping;
        const std::shared_ptr<const TemporaryFile> file = isHead ? nullptr : response.file;
        bool written = co_await write(toMessage(std::move(response), version, goesOn, isHead));
        if (written && file)
            written = co_await write(*file);
        exchange.took = underWay->took();
        m_service.note(exchange);
        co_return written&& goesOn;
    }
    const ConnectionLimits::Place place = m_service.streams.enter(m_remoteAddress);
    if (!place.isServed())
        exchange.status = tooManyConnections().status;
    exchange.took = underWay->took();
    m_service.note(exchange);
    underWay.reset(); // nobody waits for a stream's end to stop the server
    if (!place.isServed())
        co_await refuse(tooManyConnections());
    else
        co_await stream(response);
    co_return false;
}

/// The body ends with the connection. Between two events only a timer waits.
template <class Stream>
asio::awaitable<void> HttpConversation<Stream>::stream(const Response& response)
{
    using Timer = asio::steady_timer;
    static constexpr auto kNow = Timer::time_point::min();
    const std::shared_ptr<EventStream> events = response.events;
    const auto executor = m_stream.get_executor();
    const auto timer = std::make_shared<Timer>(executor);
    const auto wake = [executor, weak = std::weak_ptr(timer)] {
        asio::post(executor, [weak] {
            if (const auto waiting = weak.lock())
                waiting->expires_at(kNow); // also when nobody waits yet
        });
    };
    const Watch watch(*events, wake);
    const HttpService::Waker atTheEnd(m_service, wake);
    ResponseMessage message = toMessage(Response(response), 11, false, false);
    message.content_length(boost::none);
    if (!co_await write(std::move(message)))
        co_return;
    std::string silence;
    while (!m_service.stopping) {
        timer->expires_after(m_service.options.deadlines.heartbeat);
        const auto text = taken(m_service, *events);
        if (!text)
            co_return;
        std::string said = text->empty() ? silence : *text;
        if (!co_await write(std::move(said)))
            co_return;
        Failure failure;
        co_await timer->async_wait(asio::redirect_error(use_awaitable, failure));
        silence = failure || timer->expiry() == kNow ? "" : ":\n\n";
    }
}

template <class Stream>
asio::awaitable<bool> HttpConversation<Stream>::write(std::string text)
{
    Failure failure;
    if (text.empty())
        co_return true;
    expireAfterTransferOf(text.size());
    co_await asio::async_write(m_stream, asio::buffer(text),
                               asio::redirect_error(use_awaitable, failure));
    co_return !failure;
}

/// Part by part. False also when there is less to read than was announced.
template <class Stream>
asio::awaitable<bool> HttpConversation<Stream>::write(const TemporaryFile& file)
{
    const std::uint64_t size = file.size();
    for (std::uint64_t at = 0; at < size;) {
        std::string part = file.read(at, kFilePartBytes);
        at += part.size();
        if (part.empty())
            co_return false;
        if (!co_await write(std::move(part)))
            co_return false;
    }
    co_return true;
}

template <class Stream>
asio::awaitable<void> HttpConversation<Stream>::writeContinue()
{
    Failure failure;
    http::response<http::empty_body> go{http::status::continue_, 11};
    co_await http::async_write(m_stream, go, asio::redirect_error(use_awaitable, failure));
}

template <class Stream>
asio::awaitable<bool> HttpConversation<Stream>::write(ResponseMessage message)
{
    Failure failure;
    expireAfterTransferOf(message.body().size());
    co_await http::async_write(m_stream, message, asio::redirect_error(use_awaitable, failure));
    co_return !failure;
}

template <class Stream>
void HttpConversation<Stream>::expireAfterTransferOf(std::uint64_t bytes)
{
    const HttpDeadlines& deadlines = m_service.options.deadlines;
    beast::get_lowest_layer(m_stream).expires_after(
        deadlines.transfer + std::chrono::seconds(bytes / deadlines.slowestBytesPerSecond));
}

template class HttpConversation<beast::tcp_stream>;
template class HttpConversation<beast::ssl_stream<beast::tcp_stream>>;

} // namespace wupan
