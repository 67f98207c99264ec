#include "core/base/compression.h"
#include "core/store/record_store.h"
#include "core/sync/engine.h"
#include "platform/fake/memory_secret_store.h"
#include "tests/bench/benches.h"
#include "tests/bench/measure.h"
#include "tests/bench/park_documents.h"
#include "tests/server/server_fixture.h"
#include "tests/support/temporary_tablet.h"

#include <sys/resource.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include "server/http/http_server.h"

namespace wupan::bench {
namespace {

/// A bare HTTP client on one kept connection: no toolkit between the measure and the server.
class SocketTransport final : public Transport
{
public:
    explicit SocketTransport(std::uint16_t port)
    {
        m_socket = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const int on = 1;
        setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        if (connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
            throw std::runtime_error("cannot connect");
    }
    ~SocketTransport() override { close(m_socket); }

    void send(HttpRequest request, Answer answer) override
    {
        std::string text = request.method + " " + request.path + " HTTP/1.1\r\nHost: localhost\r\n";
        for (const auto& [name, value] : request.headers)
            text.append(name).append(": ").append(value).append("\r\n");
        text +=
            "Content-Length: " + std::to_string(request.body.size()) + "\r\n\r\n" + request.body;
        bytes += text.size();
        if (::send(m_socket, text.data(), text.size(), 0) != static_cast<ssize_t>(text.size()))
            throw std::runtime_error("cannot send");
        answer(receive());
    }
    void cancelAll() override {}

    std::size_t bytes = 0; ///< both directions, headers included

private:
    HttpResponse receive()
    {
        std::string text;
        std::size_t end = std::string::npos;
        std::size_t length = 0;
        HttpResponse response;
        while (end == std::string::npos || text.size() < end + 4 + length) {
            char buffer[64 * 1024];
            const ssize_t got = recv(m_socket, buffer, sizeof buffer, 0);
            if (got <= 0)
                throw std::runtime_error("the connection ended");
            text.append(buffer, static_cast<std::size_t>(got));
            if (end == std::string::npos && (end = text.find("\r\n\r\n")) != std::string::npos)
                length = readHead(text.substr(0, end), response);
        }
        bytes += text.size();
        response.body = text.substr(end + 4);
        return response;
    }

    static std::size_t readHead(const std::string& head, HttpResponse& response)
    {
        response.status = std::stoi(head.substr(9, 3));
        std::size_t at = head.find("\r\n");
        while (at != std::string::npos) {
            const std::size_t next = head.find("\r\n", at + 2);
            const std::string line = head.substr(at + 2, next - at - 2);
            const std::size_t colon = line.find(": ");
            std::string name = line.substr(0, colon);
            for (char& c : name)
                c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            response.headers[name] = line.substr(colon + 2);
            at = next;
        }
        return std::stoul(response.headers.at("content-length"));
    }

    int m_socket;
};

/// Downloads the same answers and puts every document into its table in one transaction, with the
/// same indexes.
void bareFirstSync(std::uint16_t port, const std::string& token)
{
    test::TemporaryTablet device;
    SocketTransport transport(port);
    std::string cursor;
    bool more = true;
    Transaction transaction(device.tablet->database());
    RecordStore records(device.tablet->database());
    while (more) {
        SyncRequest request;
        request.cursor = cursor;
        request.maxRecords = 5000;
        HttpRequest http{"POST",
                         "/v1/sync",
                         {{"Authorization", "Bearer " + token}, {"Accept-Encoding", "zstd"}},
                         encode(request),
                         0};
        transport.send(std::move(http), [&](const ::wupan::Result<HttpResponse>& answer) {
            const auto body = decompress(answer->body, ContentCoding::zstd, 64 << 20);
            const auto response = parseSyncResponse(body ? *body : answer->body);
            for (const RecordRun& run : response->records)
                for (const json::value& document : run.documents)
                    records.write(run.type, document.as_object());
            cursor = response->cursor;
            more = response->more;
        });
    }
    transaction.commit();
}

struct Client
{
    explicit Client(std::uint16_t port)
        : transport(port)
        , session(*device.tablet, transport, secrets)
        , engine(*device.tablet, session)
    {}

    SyncReport sync()
    {
        SyncReport report;
        engine.run([&](const SyncReport& finished) { report = finished; });
        if (report.error)
            throw std::runtime_error(report.error->detail);
        return report;
    }

    test::TemporaryTablet device;
    SocketTransport transport;
    fake::MemorySecretStore secrets;
    Session session;
    SyncEngine engine;
};

} // namespace

void benchSync()
{
    test::ServerFixture server;
    server.write([&](StoreTransaction& store) {
        for (const auto& [type, document] : parkDocuments())
            store.put(server.park.id, type, document, {});
    });
    HttpServerOptions options;
    options.maxBodyBytes = maxBodyBytes;
    HttpServer http(options, [&](const Request& request) { return server.api.handle(request); });
    const std::uint16_t port = *http.start();
    const auto enrolled = [&](Client& client) {
        client.session.enrol(server.codeFor(server.officer), "officer-1",
                             test::ServerFixture::kPassword, "bench", [](const Status& status) {
                                 if (!status)
                                     throw std::runtime_error(status.error().detail);
                             });
    };

    const std::string token = server.token();
    std::vector<double> ours;
    std::vector<double> floor;
    std::size_t bytes = 0;
    std::int64_t records = 0;
    for (int i = 0; i < 5; ++i) {
        floor.push_back(timeMs([&] { bareFirstSync(port, token); }));
        Client client(port);
        client.device.signIn({});
        enrolled(client);
        client.transport.bytes = 0;
        ours.push_back(timeMs([&] { records = client.sync().done.recordsReceived; }));
        bytes = client.transport.bytes;
    }
    report("first sync of " + std::to_string(records) + " records", {median(ours), median(floor)},
           "<= 2");
    report("bytes of that sync", static_cast<double>(bytes) / 1e6, "MB", "< 4");

    Client client(port);
    client.device.signIn({});
    enrolled(client);
    static_cast<void>(client.sync());
    client.transport.bytes = 0;
    static_cast<void>(client.sync());
    const std::size_t quietBytes = client.transport.bytes;
    SocketTransport bare(port);
    const Ratio quiet = compare(
        200, [&] { static_cast<void>(client.sync()); },
        [&] {
            bare.send({"GET", "/healthz", {}, "", 0}, [](const auto&) {});
        });
    report("quiet sync, beside a bare GET", quiet, "< 1.5 ms");
    report("bytes of a quiet sync, headers included", static_cast<double>(quietBytes), "bytes",
           "< 400");
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    report("peak memory of this process, server included",
           static_cast<double>(usage.ru_maxrss) / 1024, "MiB", "");
    http.stop();
}

} // namespace wupan::bench
