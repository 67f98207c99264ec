#include "server/http/http_server.h"

#include <QDir>
#include <QTcpSocket>
#include <QTest>

#include <atomic>
#include <mutex>

using namespace wupan;

namespace {

constexpr int kPatienceMs = 10'000;

/// What a test says, to everybody.
class Speaker
{
public:
    class Stream final : public EventStream
    {
    public:
        explicit Stream(Speaker& speaker)
            : m_speaker(speaker)
        {
            const std::scoped_lock lock(m_speaker.m_mutex);
            m_speaker.m_streams.push_back(this);
        }
        ~Stream() override
        {
            const std::scoped_lock lock(m_speaker.m_mutex);
            std::erase(m_speaker.m_streams, this);
        }
        std::optional<std::string> take() override
        {
            const std::scoped_lock lock(m_speaker.m_mutex);
            if (m_speaker.m_ends)
                return std::nullopt;
            return std::exchange(m_text, {});
        }
        void watch(std::function<void()> wake) override
        {
            const std::scoped_lock lock(m_speaker.m_mutex);
            m_wake = std::move(wake);
        }

    private:
        friend class Speaker;
        Speaker& m_speaker;
        std::string m_text;
        std::function<void()> m_wake;
    };

    void say(const std::string& text)
    {
        const std::scoped_lock lock(m_mutex);
        for (Stream* stream : m_streams) {
            stream->m_text += text;
            if (stream->m_wake)
                stream->m_wake();
        }
    }
    void end()
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_ends = true;
        }
        say({});
    }
    [[nodiscard]] std::size_t listeners()
    {
        const std::scoped_lock lock(m_mutex);
        return m_streams.size();
    }

private:
    std::mutex m_mutex;
    std::vector<Stream*> m_streams;
    bool m_ends = false;
};

class Client
{
public:
    explicit Client(quint16 port, const QByteArray& path = "/events")
    {
        m_socket.connectToHost("127.0.0.1", port);
        if (!m_socket.waitForConnected(kPatienceMs))
            throw std::runtime_error("no connection");
        m_socket.write("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
        m_socket.waitForBytesWritten(kPatienceMs);
    }

    bool hears(const QByteArray& words)
    {
        while (!m_heard.contains(words) && m_socket.waitForReadyRead(kPatienceMs))
            m_heard += m_socket.readAll();
        return m_heard.contains(words);
    }
    bool hearsTheEnd()
    {
        while (m_socket.waitForReadyRead(kPatienceMs))
            m_heard += m_socket.readAll();
        return m_socket.state() == QAbstractSocket::UnconnectedState;
    }
    void leave() { m_socket.abort(); }
    [[nodiscard]] const QByteArray& heard() const { return m_heard; }

private:
    QTcpSocket m_socket;
    QByteArray m_heard;
};

qsizetype threads()
{
    return QDir("/proc/self/task").entryList(QDir::Dirs | QDir::NoDotAndDotDot).size();
}

HttpServerOptions options(int heartbeatMs)
{
    HttpServerOptions options;
    options.maxConnectionsPerAddress = 500;
    options.maxBodyBytes = [](std::string_view) { return std::size_t{1000}; };
    options.deadlines.heartbeat = std::chrono::milliseconds(heartbeatMs);
    return options;
}

} // namespace

/// Answers that go on, with a handler that knows nothing of Wupan.
class TestHttpStreams : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<Speaker> m_speaker;
    std::unique_ptr<HttpServer> m_server;
    quint16 m_port = 0;

    void serve(const HttpServerOptions& options)
    {
        m_speaker = std::make_unique<Speaker>();
        m_server = std::make_unique<HttpServer>(options, [this](const Request& request) {
            Response response;
            if (request.path == "/events") {
                response.headers["Content-Type"] = "text/event-stream";
                response.events = std::make_shared<Speaker::Stream>(*m_speaker);
            }
            return response;
        });
        const auto port = m_server->start();
        QVERIFY(port.ok());
        m_port = *port;
    }

    bool areListening(std::size_t count)
    {
        return QTest::qWaitFor([&] { return m_speaker->listeners() == count; }, kPatienceMs);
    }

private slots:
    void cleanup()
    {
        if (m_server)
            m_server->stop();
        m_server.reset();
    }

    void whatIsSaidIsHeardAtOnceAndInOrder()
    {
        serve(options(600'000));
        Client client(m_port);
        QVERIFY(client.hears("\r\n\r\n"));
        QVERIFY(client.heard().startsWith("HTTP/1.1 200"));
        QVERIFY(client.heard().contains("text/event-stream"));
        QVERIFY(!client.heard().contains("Content-Length"));
        QByteArray all;
        for (int i = 0; i < 100; ++i) {
            const std::string text = "data: " + std::to_string(i) + "\n\n";
            all += text.c_str();
            m_speaker->say(text);
            QVERIFY2(i % 10 != 0 || client.hears(text.c_str()), text.c_str());
        }
        QVERIFY(client.hears(all));
    }

    void silenceIsSaidNowAndThen()
    {
        serve(options(20));
        Client client(m_port);
        QVERIFY(client.hears("\r\n\r\n:\n\n:\n\n:\n\n"));
    }

    void itEndsWhenItsStreamDoes()
    {
        serve(options(600'000));
        Client client(m_port);
        QVERIFY(areListening(1));
        m_speaker->end();
        QVERIFY(client.hearsTheEnd());
        QVERIFY(areListening(0));
    }

    void itEndsWhenTheServerStops()
    {
        serve(options(600'000));
        Client client(m_port);
        QVERIFY(areListening(1));
        m_server->stop();
        m_server.reset();
        QVERIFY(client.hearsTheEnd());
        QCOMPARE(m_speaker->listeners(), std::size_t{0});
    }

    void whoIsGoneIsForgotten()
    {
        HttpServerOptions small = options(20);
        small.maxConnections = 2; // one stream
        serve(small);
        Client gone(m_port);
        QVERIFY(gone.hears(":\n\n"));
        gone.leave();
        QVERIFY(areListening(0));
        // Its place is free again.
        QVERIFY(QTest::qWaitFor([&] { return Client(m_port).hears("HTTP/1.1 200"); }, kPatienceMs));
    }

    void streamsLeaveRoomForRequests()
    {
        HttpServerOptions small = options(600'000);
        small.maxConnectionsPerAddress = 4;
        serve(small);
        Client one(m_port);
        Client another(m_port);
        QVERIFY(areListening(2));
        Client third(m_port);
        QVERIFY(third.hears("HTTP/1.1 503"));
        QVERIFY(third.heard().contains("Retry-After: "));
        QVERIFY(Client(m_port, "/other").hears("HTTP/1.1 200"));
        another.leave();
        QVERIFY(QTest::qWaitFor(
            [&] {
                m_speaker->say("data: x\n\n"); // who is gone is noticed by that
                return m_speaker->listeners() == 1;
            },
            kPatienceMs));
        QVERIFY(Client(m_port).hears("HTTP/1.1 200"));
    }

    void twoHundredCostNoThread()
    {
        serve(options(600'000));
        const qsizetype before = threads();
        std::vector<std::unique_ptr<Client>> clients;
        clients.reserve(200);
        for (int i = 0; i < 200; ++i)
            clients.push_back(std::make_unique<Client>(m_port));
        QVERIFY(areListening(200));
        QCOMPARE(threads(), before);
        QVERIFY(Client(m_port, "/other").hears("HTTP/1.1 200"));
        m_speaker->say("data: all\n\n");
        for (const auto& client : clients)
            QVERIFY(client->hears("data: all\n\n"));
    }
};

QTEST_GUILESS_MAIN(TestHttpStreams)
#include "tst_http_streams.moc"
