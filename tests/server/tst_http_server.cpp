#include "server/http/http_server.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTcpSocket>
#include <QTest>

#include <atomic>

using namespace wupan;

namespace {

constexpr int kPatienceMs = 10'000;
constexpr std::size_t kMaxBodyBytes = 3'000'000;

const QByteArray kQuick = "GET /quick HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

HttpServerOptions impatient()
{
    using std::chrono::milliseconds;
    HttpServerOptions options;
    options.deadlines.header = milliseconds(800);
    options.deadlines.idle = milliseconds(800);
    options.deadlines.transfer = milliseconds(800);
    options.deadlines.slowestBytesPerSecond = 1'000'000'000;
    options.deadlines.farewell = milliseconds(800);
    options.maxBodyBytes = [](std::string_view) { return kMaxBodyBytes; };
    return options;
}

class Client
{
public:
    explicit Client(quint16 port)
    {
        m_socket.connectToHost("127.0.0.1", port);
        if (!m_socket.waitForConnected(kPatienceMs))
            throw std::runtime_error("no connection");
    }

    void say(const QByteArray& bytes)
    {
        m_socket.write(bytes);
        m_socket.waitForBytesWritten(kPatienceMs);
    }

    /// Everything until the server closes.
    QByteArray hearToTheEnd()
    {
        QByteArray heard;
        while (m_socket.waitForReadyRead(kPatienceMs))
            heard += m_socket.readAll();
        return heard + m_socket.readAll();
    }

    /// Says one byte now and then until the server has enough; the milliseconds that took.
    qint64 trickle(int pauseMs)
    {
        QElapsedTimer timer;
        timer.start();
        while (m_socket.state() == QAbstractSocket::ConnectedState &&
               timer.elapsed() < kPatienceMs) {
            m_socket.write("x");
            m_socket.waitForReadyRead(pauseMs);
        }
        return timer.elapsed();
    }

    QTcpSocket& socket() { return m_socket; }

private:
    QTcpSocket m_socket;
};

} // namespace

/// The server's sockets and limits, with a handler that knows nothing of Wupan.
class TestHttpServer : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<HttpServer> m_server;
    quint16 m_port = 0;
    std::atomic<std::size_t> m_answerBytes = 2;
    std::shared_ptr<const TemporaryFile> m_file;

    void serve(const HttpServerOptions& options)
    {
        m_server = std::make_unique<HttpServer>(options, [this](const Request& request) {
            if (request.path == "/throws")
                throw std::runtime_error("a handler's fault");
            Response response;
            if (request.path == "/file")
                response.file = m_file;
            else
                response.body = request.path == "/length" ? std::to_string(request.body.size())
                                                          : std::string(m_answerBytes, 'a');
            return response;
        });
        const auto port = m_server->start();
        QVERIFY2(port.ok(), port ? "" : port.error().detail.c_str());
        m_port = *port;
    }

    bool answersAtOnce()
    {
        QElapsedTimer timer;
        timer.start();
        Client client(m_port);
        client.say(kQuick);
        return client.hearToTheEnd().startsWith("HTTP/1.1 200") && timer.elapsed() < 600;
    }

private slots:
    void init() { m_answerBytes = 2; }

    void cleanup()
    {
        if (m_server)
            m_server->stop();
        m_server.reset();
    }

    void whoIsSlowIsCutOffAndTheOthersAreServed_data()
    {
        QTest::addColumn<QByteArray>("beginning");
        QTest::newRow("says nothing") << QByteArray();
        QTest::newRow("never ends the header") << QByteArray("GET / HTTP/1.1\r\nX-Slow: ");
        QTest::newRow("trickles the body")
            << QByteArray("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n");
        QTest::newRow("trickles a chunk") << QByteArray(
            "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\n");
        QTest::newRow("never begins its second request")
            << QByteArray("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    }

    void whoIsSlowIsCutOffAndTheOthersAreServed()
    {
        QFETCH(QByteArray, beginning);
        serve(impatient());
        std::vector<std::unique_ptr<Client>> slow;
        for (int i = 0; i < 20; ++i) {
            slow.push_back(std::make_unique<Client>(m_port));
            slow.back()->say(beginning);
        }
        QVERIFY(answersAtOnce());
        QElapsedTimer timer;
        timer.start();
        for (const auto& client : slow)
            client->hearToTheEnd();
        QVERIFY2(timer.elapsed() < 4'000, QByteArray::number(timer.elapsed()).constData());
        for (const auto& client : slow)
            QCOMPARE(client->socket().state(), QAbstractSocket::UnconnectedState);
    }

    void theDeadlineDoesNotStartAgainWithEveryByte()
    {
        serve(impatient());
        Client header(m_port);
        header.say("GET / HTTP/1.1\r\nX-Slow: ");
        QVERIFY(header.trickle(50) < 4'000);
        Client body(m_port);
        body.say("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n");
        QVERIFY(body.trickle(50) < 4'000);
    }

    void anAnswerThatNobodyReadsIsGivenUp()
    {
        m_answerBytes = 64ULL * 1024 * 1024;
        HttpServerOptions options = impatient();
        options.maxConnections = 1;
        serve(options);
        Client deaf(m_port);
        deaf.socket().setReadBufferSize(1024);
        deaf.say("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        // Its place is given to somebody else in the end.
        m_answerBytes = 2;
        QVERIFY(QTest::qWaitFor([&] { return answersAtOnce(); }, kPatienceMs));
        deaf.socket().setReadBufferSize(0);
        QVERIFY(deaf.hearToTheEnd().size() < 64LL * 1024 * 1024);
    }

    void aLargeAnswerHasTimeByItsSize()
    {
        m_answerBytes = 16ULL * 1024 * 1024;
        HttpServerOptions options = impatient();
        options.deadlines.slowestBytesPerSecond = 4ULL * 1024 * 1024;
        serve(options);
        Client slow(m_port);
        slow.socket().setReadBufferSize(1024);
        slow.say(kQuick);
        QTest::qWait(1'500); // more than any one deadline
        slow.socket().setReadBufferSize(0);
        QVERIFY(slow.hearToTheEnd().size() > 16LL * 1024 * 1024);
    }

    void tooManyConnectionsAreRefusedWithAWord_data()
    {
        QTest::addColumn<bool>("perAddress");
        QTest::newRow("of one address") << true;
        QTest::newRow("in all") << false;
    }

    void tooManyConnectionsAreRefusedWithAWord()
    {
        QFETCH(bool, perAddress);
        HttpServerOptions options = impatient();
        options.deadlines.header = std::chrono::seconds(60);
        (perAddress ? options.maxConnectionsPerAddress : options.maxConnections) = 3;
        serve(options);
        std::vector<std::unique_ptr<Client>> served;
        served.reserve(3);
        for (int i = 0; i < 3; ++i)
            served.push_back(std::make_unique<Client>(m_port));
        Client tooMuch(m_port);
        tooMuch.say(kQuick);
        const QByteArray heard = tooMuch.hearToTheEnd();
        QVERIFY2(heard.startsWith("HTTP/1.1 503"), heard.constData());
        QVERIFY(heard.contains("Retry-After: "));
        QVERIFY(heard.contains("application/problem+json"));
        served.pop_back();
        QVERIFY(QTest::qWaitFor([&] { return answersAtOnce(); }, kPatienceMs));
        served.front()->say(kQuick);
        QVERIFY(served.front()->hearToTheEnd().startsWith("HTTP/1.1 200"));
    }

    void aBodyMayHaveExactlyTheLimit_data()
    {
        QTest::addColumn<std::size_t>("bytes");
        QTest::addColumn<bool>("chunked");
        QTest::addColumn<QByteArray>("status");
        for (const bool chunked : {false, true}) {
            const auto row = [&](const char* name, std::size_t bytes, const char* status) {
                QTest::addRow("%s%s", name, chunked ? ", in chunks" : "")
                    << bytes << chunked << QByteArray("HTTP/1.1 ") + status;
            };
            row("one byte less", kMaxBodyBytes - 1, "200");
            row("the limit", kMaxBodyBytes, "200");
            row("one byte more", kMaxBodyBytes + 1, "413");
        }
    }

    void aBodyMayHaveExactlyTheLimit()
    {
        QFETCH(std::size_t, bytes);
        QFETCH(bool, chunked);
        QFETCH(QByteArray, status);
        HttpServerOptions options = impatient();
        options.deadlines = {};
        serve(options);
        const QByteArray body(static_cast<qsizetype>(bytes), 'b');
        Client client(m_port);
        client.say(
            "POST /length HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" +
            (chunked ? "Transfer-Encoding: chunked\r\n\r\n" + QByteArray::number(body.size(), 16) +
                           "\r\n" + body + "\r\n0\r\n\r\n"
                     : "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body));
        const QByteArray heard = client.hearToTheEnd();
        QVERIFY2(heard.startsWith(status), heard.left(100).constData());
        if (status.endsWith("200"))
            QVERIFY(heard.endsWith("\r\n\r\n" + QByteArray::number(body.size())));
    }

    void aHeaderMayHaveExactlyTheLimit_data()
    {
        QTest::addColumn<int>("bytes");
        QTest::addColumn<QByteArray>("place");
        QTest::addColumn<QByteArray>("status");
        for (const char* place : {"target", "one field", "many fields"}) {
            const auto row = [&](const char* name, int bytes, const char* status) {
                QTest::addRow("%s in %s", name, place)
                    << bytes << QByteArray(place) << QByteArray("HTTP/1.1 ") + status;
            };
            row("one byte less", 8191, "200");
            row("the limit", 8192, "200");
            row("one byte more", 8193, "431");
            row("no end", 20'000, "431");
        }
    }

    void aHeaderMayHaveExactlyTheLimit()
    {
        QFETCH(int, bytes);
        QFETCH(QByteArray, place);
        QFETCH(QByteArray, status);
        serve(impatient());
        QByteArray before = "GET /";
        QByteArray after = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
        if (place != "target") {
            before += after + "X: ";
            after = "\r\n";
        }
        if (place == "many fields")
            before += QByteArray("a\r\nX: ").repeated(1000);
        after += "\r\n";
        const auto padding = bytes - before.size() - after.size();
        Client client(m_port);
        client.say(before + QByteArray(padding, 'x') + (bytes > 10'000 ? QByteArray() : after));
        const QByteArray heard = client.hearToTheEnd();
        QVERIFY2(heard.startsWith(status), heard.left(100).constData());
    }

    void aBodyThatNeverGetsToThePointEndsItsConnectionOnly_data()
    {
        QTest::addColumn<QByteArray>("body");
        const QByteArray megabyte(qsizetype{1024} * 1024, 'x');
        QTest::newRow("a chunk's extension") << "2;" + megabyte + "\r\n{}\r\n0\r\n\r\n";
        QTest::newRow("a field of the trailer") << "2\r\n{}\r\n0\r\nX: " + megabyte + "\r\n\r\n";
        QTest::newRow("the name of a field of the trailer")
            << "2\r\n{}\r\n0\r\n" + megabyte + ": x\r\n\r\n";
        QTest::newRow("many fields of the trailer")
            << "2\r\n{}\r\n0\r\n" + QByteArray("X: y\r\n").repeated(200'000) + "\r\n";
        QTest::newRow("leading empty lines of a chunk") << QByteArray("\r\n").repeated(100'000);
    }

    void aBodyThatNeverGetsToThePointEndsItsConnectionOnly()
    {
        QFETCH(QByteArray, body);
        serve(impatient());
        Client client(m_port);
        client.say("POST /length HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + body);
        const QByteArray heard = client.hearToTheEnd();
        QVERIFY2(heard.startsWith("HTTP/1.1 4"), heard.left(100).constData());
        QVERIFY(heard.contains("application/problem+json"));
        QVERIFY(answersAtOnce());
    }

    void aFileIsSentFromTheDiskAndTheConnectionGoesOn()
    {
        m_file = TemporaryFile::make().value();
        QByteArray content;
        for (int i = 0; content.size() < 3'000'000; ++i)
            content += QByteArray::number(i) + ',';
        QFile file(QString::fromStdString(m_file->path()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        serve(impatient());
        Client client(m_port);
        client.say("HEAD /file HTTP/1.1\r\nHost: x\r\n\r\nGET /file HTTP/1.1\r\nHost: x\r\n\r\n" +
                   kQuick);
        const QByteArray heard = client.hearToTheEnd();
        QCOMPARE(heard.count("HTTP/1.1 200"), 3);
        QVERIFY(heard.contains("Content-Length: " + QByteArray::number(content.size())));
        QVERIFY(heard.contains("\r\n\r\n" + content + "HTTP/1.1 200"));
        const std::string path = m_file->path();
        m_server->stop();
        m_file.reset();
        QVERIFY(!QFile::exists(QString::fromStdString(path)));
    }

    void aFileThatIsGoneHasNothingToRead()
    {
        m_file = TemporaryFile::make().value();
        QFile file(QString::fromStdString(m_file->path()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(64, 'x'));
        file.close();
        QVERIFY(m_file->read(64, 10).empty());
        QVERIFY(m_file->read(1000, 10).empty());
        QCOMPARE(m_file->read(60, 10), std::string("xxxx"));
        QVERIFY(QFile::remove(file.fileName()));
        QCOMPARE(m_file->size(), std::uint64_t{0});
        QVERIFY(m_file->read(0, 10).empty());
    }

    void aFaultOfTheHandlerIsAnAnswerAndNotTheEnd()
    {
        serve(impatient());
        Client client(m_port);
        client.say("GET /throws HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        const QByteArray heard = client.hearToTheEnd();
        QVERIFY2(heard.startsWith("HTTP/1.1 500"), heard.constData());
        QVERIFY(!heard.contains("a handler's fault"));
        QVERIFY(answersAtOnce());
    }
};

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_http_server.moc"
