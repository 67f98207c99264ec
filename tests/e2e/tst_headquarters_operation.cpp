#include "core/base/json.h"
#include "tests/e2e/bare_tablet.h"
#include "tests/e2e/headquarters_process.h"
#include "tests/e2e/raw_client.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QTest>

#include <csignal>

using namespace wupan;
using test::answerTo;
using test::BareTablet;
using test::httpRequest;

namespace {

constexpr int kPatienceMs = 20'000;

class Connection
{
public:
    explicit Connection(quint16 port)
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

private:
    QTcpSocket m_socket;
    QByteArray m_heard;
};

bool takesConnections(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost("127.0.0.1", port);
    return socket.waitForConnected(kPatienceMs);
}

} // namespace

/// wupan-hq as those meet it who run it: its log, its figures, its end.
class TestHeadquartersOperation : public QObject
{
    Q_OBJECT
private:
    test::HeadquartersProcess m_headquarters;

    qsizetype m_logged = 0; ///< bytes of the log of those that ran before

    void start(const QStringList& more = {})
    {
        m_logged = m_headquarters.log().size();
        m_headquarters.start(QStringList{"--metrics-listen", "127.0.0.1:0"} + more);
    }

    /// The first line of the log that tells of the event.
    QJsonObject logged(const char* event)
    {
        for (const QByteArray& line : m_headquarters.log().mid(m_logged).split('\n')) {
            const QJsonObject said = QJsonDocument::fromJson(line).object();
            if (said.value("event") == QLatin1String(event))
                return said;
        }
        return {};
    }

    quint16 metricsPort()
    {
        QJsonObject said;
        [&] { QTRY_VERIFY(!(said = logged("started")).isEmpty()); }();
        return static_cast<quint16>(said.value("metricsPort").toInt());
    }

    QByteArray metrics(quint16 port) { return answerTo(port, httpRequest("GET", "/metrics")).body; }

private slots:
    void cleanup() { m_headquarters.kill(); }

    void itsFiguresFollowWhatIsAsked()
    {
        start();
        const quint16 port = metricsPort();
        BareTablet tablet(m_headquarters.url());
        tablet.enrol(m_headquarters.code("demo"), m_headquarters.password("demo"));
        QCOMPARE(tablet.sync({tablet.create(RecordType::visit, {{"summary", "x"}})}).status, 200);
        QCOMPARE(tablet.send("GET", "/v1/records/visit/x").status, 404);
        // An answer is counted once it was sent.
        QTRY_VERIFY(metrics(port).contains("/v1/records/…"));
        const test::RawAnswer answer = answerTo(port, httpRequest("GET", "/metrics"));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.contentType, QByteArray("text/plain; version=0.0.4; charset=utf-8"));
        const QByteArray& text = answer.body;
        const auto holds = [&](const char* line) { return text.contains(line); };
        QVERIFY2(
            holds(R"(wupan_http_requests_total{route="/v1/sync",method="POST",status="2xx"} 1)"),
            text.constData());
        QVERIFY(holds(
            R"(wupan_http_requests_total{route="/v1/records/…",method="GET",status="4xx"} 1)"));
        QVERIFY(holds("wupan_http_connections 1\n"));
        QVERIFY(text.contains(R"(wupan_edits_total{outcome="applied"} 1)") ||
                text.contains(R"(wupan_edits_total{outcome="refused"} 1)"));
        QVERIFY(!holds("wupan_database_bytes 0\n") && !holds("wupan_disk_free_bytes 0\n"));
        QVERIFY(holds("wupan_ready 1\n"));
    }

    void figuresAreNotForEverybody()
    {
        start();
        QCOMPARE(answerTo(m_headquarters.port(), httpRequest("GET", "/metrics")).status, 404);
        const quint16 port = metricsPort();
        QCOMPARE(answerTo(port, httpRequest("POST", "/metrics")).status, 404);
        QCOMPARE(answerTo(port, httpRequest("GET", "/v1/sync")).status, 404);
        QCOMPARE(answerTo(port, httpRequest("GET", "/")).status, 404);
        QCOMPARE(answerTo(port, httpRequest("GET", "/healthz")).status, 200);
        QCOMPARE(answerTo(port, httpRequest("GET", "/readyz")).status, 200);
        QCOMPARE(answerTo(port, httpRequest("POST", "/metrics", {}, "x")).status, 413);
    }

    void anAnswerThatFailsNamesItsLineInTheLog()
    {
        start();
        Connection connection(m_headquarters.port());
        connection.say(httpRequest("GET", "/v1/nothing"));
        QVERIFY(connection.hears("X-Request-Id: "));
        QTRY_VERIFY(!logged("request").isEmpty());
        const QByteArray id = logged("request").value("id").toString().toLatin1();
        QVERIFY(id.size() > 8);
        QVERIFY(connection.hears("X-Request-Id: " + id + "\r\n"));
    }

    void peopleCanReadTheLogToo()
    {
        start({"--log", "text"});
        QCOMPARE(answerTo(m_headquarters.port(), httpRequest("GET", "/healthz")).status, 200);
        QTRY_VERIFY(
            m_headquarters.log().contains(" info request method=GET route=/healthz status=200 "));
    }

    /// A load balancer learns of the end before connections are refused.
    void askedToStopItSaysSoFirst()
    {
        start({"--drain-seconds", "60"});
        const quint16 port = metricsPort();
        m_headquarters.terminate();
        QTRY_COMPARE(answerTo(port, httpRequest("GET", "/readyz")).status, 503);
        QCOMPARE(answerTo(m_headquarters.port(), httpRequest("GET", "/readyz")).status, 503);
        QCOMPARE(answerTo(m_headquarters.port(), httpRequest("GET", "/healthz")).status, 200);
        QVERIFY(metrics(port).contains("wupan_ready 0\n"));
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(m_headquarters.stop(), 0); // a second signal spares the wait
        QVERIFY(timer.elapsed() < 20'000);
        QVERIFY(m_headquarters.log().contains("\"event\":\"stopped\""));
    }

    void whatIsUnderWayEndsAndNothingNewBegins()
    {
        start();
        BareTablet tablet(m_headquarters.url());
        tablet.enrol(m_headquarters.code("demo"), m_headquarters.password("demo"));
        const QByteArray token =
            "Authorization: Bearer " + QByteArray::fromStdString(tablet.accessToken()) + "\r\n";
        Connection listener(m_headquarters.port());
        listener.say("GET /v1/events HTTP/1.1\r\nHost: x\r\n" + token + "\r\n");
        QVERIFY(listener.hears("event: news"));
        Connection slow(m_headquarters.port());
        slow.say("POST /v1/sync HTTP/1.1\r\nHost: x\r\n" + token +
                 "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");
        QVERIFY(slow.hears("100 Continue")); // so it is under way
        m_headquarters.terminate();
        QVERIFY(listener.hearsTheEnd());
        QTRY_VERIFY(!takesConnections(m_headquarters.port()));
        slow.say("{}");
        QVERIFY(slow.hears("HTTP/1.1 200"));
        QVERIFY(slow.hears("Connection: close"));
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(m_headquarters.stop(), 0);
        QVERIFY(timer.elapsed() < 3000);
    }

    void whoNeverEndsIsNotWaitedFor()
    {
        start();
        Connection slow(m_headquarters.port());
        slow.say("POST /v1/enrol HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: "
                 "2\r\n\r\n");
        QVERIFY(slow.hears("100 Continue"));
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(m_headquarters.stop(), 0);
        QVERIFY2(timer.elapsed() < 15'000, qPrintable(QString::number(timer.elapsed())));
    }

    void aDiskThatIsNearlyFullIsNotReady()
    {
        if (!test::HeadquartersProcess::mayMount())
            QSKIP("NOT TESTED: this machine does not let a test mount a small disk of its own");
        m_headquarters.startOnSmallDisk(60);
        const test::RawAnswer answer =
            answerTo(m_headquarters.port(), httpRequest("GET", "/readyz"));
        QCOMPARE(answer.status, 503);
        QVERIFY(answer.body.contains("free some space"));
    }
};

QTEST_GUILESS_MAIN(TestHeadquartersOperation)
#include "tst_headquarters_operation.moc"
