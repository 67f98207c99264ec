#include "tests/e2e/command_run.h"
#include "tests/e2e/headquarters_process.h"
#include "tests/e2e/raw_client.h"
#include "tests/e2e/test_certificate.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using wupan::test::CommandRun;
using wupan::test::faultOfRefusal;

/// What wupan-hq is told by its command line, by the environment and by a file.
class TestConfiguration : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_folder;

    QString write(const char* name, const QByteArray& content)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            throw std::runtime_error("no file");
        return file.fileName();
    }

    CommandRun check(const QStringList& more)
    {
        return wupan::test::runCommand(
            QStringList{"--data", m_folder.filePath("data"), "serve", "--check"} + more);
    }

private slots:
    void cleanup()
    {
        for (const char* name : {"WUPAN_LISTEN", "WUPAN_CONFIG", "WUPAN_QUIET", "WUPAN_TLS_CERT"})
            qunsetenv(name);
    }

    void theFileCountsAfterTheEnvironmentAndThatAfterTheCommandLine()
    {
        const QString file = write("hq.conf", "# where it listens\n\n"
                                              "  listen = 127.0.0.1:1001   # here\r\n"
                                              "quiet = true\n"
                                              "log = \"text\" # quoted\n"
                                              "metrics-listen = \"[::1]:9464\"");
        CommandRun run = check({"--config", file});
        QVERIFY2(run.exitCode == 0, run.complaint.constData());
        QVERIFY2(run.out.contains("http://127.0.0.1:1001 "), run.out.constData());
        qputenv("WUPAN_LISTEN", "127.0.0.1:1002");
        QVERIFY(check({"--config", file}).out.contains("127.0.0.1:1002 "));
        QVERIFY(check({"--config", file, "--listen", "127.0.0.1:1003"}).out.contains(":1003 "));
        qunsetenv("WUPAN_LISTEN");
        qputenv("WUPAN_CONFIG", file.toUtf8());
        QVERIFY(check({}).out.contains(":1001 "));
        QVERIFY(!QFile::exists(m_folder.filePath("data"))); // nothing was made
    }

    void whatIsWrongIsNamedWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("words");
        const auto row = [](const char* name, const QByteArray& content, const QByteArray& words) {
            QTest::newRow(name) << content << words;
        };
        row("an unknown name", "quiet = true\nlissen = 1",
            "hq.conf, line 2: there is no setting 'lissen'");
        row("no equals sign", "\n\nquiet", "line 3: a line is a comment, or 'name = value'");
        row("a section", "[server]", "line 1: a line is");
        row("a flag with another value", "quiet = maybe", "line 1: quiet takes true or false");
        row("no value", "listen =", "line 1: listen has no value");
        row("a quote without end", "listen = \"127.0.0.1:80", "one double quote only");
        row("something behind a quote", "log = \"text\" json", "something behind the second");
        row("twice", "quiet = true\nquiet = false", "line 2: 'quiet' stands in");
        row("no address", "listen = everywhere", "line 1: listen takes the number of an address");
        row("no port", "metrics-listen = 127.0.0.1", "line 1: metrics-listen takes");
        row("a port too large", "listen = 127.0.0.1:99999", "line 1: listen takes");
        row("another log", "log = xml", "line 1: log takes text or json");
        row("no number", "drain-seconds = soon", "line 1: drain-seconds takes a number");
        row("too few requests", "tablet-requests = 59", "line 1: tablet-requests takes a number");
        row("too many requests", "page-requests = 1000001", "page-requests takes a number");
        row("no number of requests", "feed-requests = all", "from 60 to 1000000, not 'all'");
        row("half of TLS", "tls-cert = x.pem", "belong together");
        row("passwords in the clear", "listen = 0.0.0.0:80", "in the clear");
        row("a byte of nothing", QByteArray("quiet\0", 6), "is no text");
        row("a huge file", QByteArray(70'000, '#'), "is no text of at most 64 KB");
    }

    void whatIsWrongIsNamedWithItsPlace()
    {
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, words);
        const QString file = write("hq.conf", content);
        QCOMPARE(faultOfRefusal(check({"--config", file}), words), QByteArray());
    }

    void aFileThatCannotBeReadIsNamed()
    {
        QCOMPARE(
            faultOfRefusal(check({"--config", "/nowhere.conf"}), "/nowhere.conf cannot be read"),
            QByteArray());
        QCOMPARE(faultOfRefusal(check({"--config", m_folder.path()}), "cannot be read"),
                 QByteArray());
    }

    void aVariableThatIsWrongIsNamed()
    {
        qputenv("WUPAN_LISTEN", "here");
        QCOMPARE(faultOfRefusal(check({}), "WUPAN_LISTEN takes the number"), QByteArray());
        qunsetenv("WUPAN_LISTEN");
        qputenv("WUPAN_QUIET", "1");
        QCOMPARE(faultOfRefusal(check({}), "WUPAN_QUIET takes true or false"), QByteArray());
    }

    void aPasswordIsNotTakenFromTheCommandLine()
    {
        for (const char* address :
             {"postgresql://hq:s3cret@db/hq", "postgresql://db/hq?password=s3cret"}) {
            const CommandRun run = check({"--database", address});
            QCOMPARE(faultOfRefusal(run, "WUPAN_DATABASE"), QByteArray());
            QVERIFY(!run.complaint.contains("s3cret"));
        }
    }

    void aCheckNamesEverythingThatIsInTheWay()
    {
        const wupan::test::TestCertificate one(m_folder.path(), "one", {});
        const wupan::test::TestCertificate other(m_folder.path(), "other", {});
        CommandRun run = check({"--tls-cert", one.certificateFile(), "--tls-key", other.keyFile()});
        QCOMPARE(faultOfRefusal(run, "is not the key of"), QByteArray());
        run = check({"--tls-cert", one.certificateFile(), "--tls-key", one.keyFile()});
        QVERIFY2(run.exitCode == 0 && run.out.contains("https://"), run.complaint.constData());
        run = check({"--tls-cert", "/no/cert", "--tls-key", "/no/key", "--port-file", "/no/port",
                     "--listen", "127.0.0.1:80", "--metrics-listen", "127.0.0.1:80"});
        QCOMPARE(run.exitCode, 1);
        QCOMPARE(run.complaint.count('\n'), 3);
        QVERIFY(run.complaint.contains("/no/cert cannot be read"));
        QVERIFY(run.complaint.contains("/no/port cannot be written"));
        QVERIFY(run.complaint.contains("the same place"));
        QCOMPARE(faultOfRefusal(
                     wupan::test::runCommand({"--data", "/no/such/folder", "serve", "--check"}),
                     "is not there and cannot be made"),
                 QByteArray());
    }

    void otherCommandsTakeTheDataFolderFromIt()
    {
        wupan::test::HeadquartersProcess headquarters;
        const QString file = write("hq.conf", "data = " + headquarters.folder().toUtf8() +
                                                  "\nlisten = 127.0.0.1:1001\n");
        const CommandRun run =
            wupan::test::runCommand({"enrol", "--login", "demo", "--config", file});
        QVERIFY2(run.exitCode == 0 && run.out.size() > 18, run.complaint.constData());
        qputenv("WUPAN_CONFIG", file.toUtf8());
        QCOMPARE(wupan::test::runCommand({"devices"}).exitCode, 0);
    }

    void itServesAsItIsConfigured()
    {
        wupan::test::HeadquartersProcess headquarters;
        const QString file = write("hq.conf", "quiet = true\nlog = json\n");
        headquarters.start({"--config", file});
        QCOMPARE(
            wupan::test::answerTo(headquarters.port(), wupan::test::httpRequest("GET", "/healthz"))
                .status,
            200);
        QCOMPARE(headquarters.stop(), 0);
        QVERIFY(headquarters.log().contains("\"event\":\"started\""));
        QVERIFY(!headquarters.log().contains("\"event\":\"request\""));
    }
};

QTEST_GUILESS_MAIN(TestConfiguration)
#include "tst_configuration.moc"
