#include "tests/e2e/headquarters_process.h"

#include <QFile>
#include <QTcpSocket>
#include <QTest>

/// wupan-hq as an administrator and as an attacker meet it.
class TestHeadquartersProcess : public QObject
{
    Q_OBJECT
private:
    wupan::test::HeadquartersProcess m_headquarters;

    QByteArray send(const QByteArray& bytes)
    {
        QTcpSocket socket;
        socket.connectToHost("127.0.0.1", m_headquarters.port());
        if (!socket.waitForConnected(5000))
            return "no connection";
        socket.write(bytes);
        QByteArray answer;
        while (socket.waitForReadyRead(15'000)) {
            answer += socket.readAll();
            if (answer.contains("\r\n\r\n") && answer.endsWith("}"))
                break;
        }
        return answer;
    }

private slots:
    void initTestCase() { m_headquarters.start(); }

    void brokenRequestsAreAnsweredWithAProblem_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("status");
        const auto row = [](const char* name, const QByteArray& request, const char* status) {
            QTest::newRow(name) << request << QByteArray("HTTP/1.1 ") + status;
        };
        row("not HTTP", "hello there\r\n\r\n", "400");
        row("an unknown path", "GET /etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n", "404");
        row("another method", "GET /v1/sync HTTP/1.1\r\nHost: x\r\n\r\n", "405");
        row("no token", "POST /v1/sync HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}", "401");
        row("a false token",
            "POST /v1/sync HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer nonsense\r\n"
            "Content-Length: 2\r\n\r\n{}",
            "401");
        row("a header of 9 KB",
            "GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: " + QByteArray(9 * 1024, 'x') + "\r\n\r\n",
            "431");
        row("a body that is announced too large",
            "POST /v1/enrol HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n", "413");
        row("a body that is no JSON",
            "POST /v1/enrol HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nxxxxx", "400");
        row("JSON too deep",
            "POST /v1/enrol HTTP/1.1\r\nHost: x\r\nContent-Length: 200\r\n\r\n" +
                QByteArray(200, '['),
            "400");
        row("a negative length", "POST /v1/enrol HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
            "400");
        row("a path that climbs", "GET /v1/files/../../token.key HTTP/1.1\r\nHost: x\r\n\r\n",
            "401");
    }

    void brokenRequestsAreAnsweredWithAProblem()
    {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, status);
        const QByteArray answer = send(request);
        QVERIFY2(answer.startsWith(status), answer.left(200).constData());
        QVERIFY2(answer.contains("application/problem+json"), answer.constData());
    }

    void aSecondServerOnTheSameDataIsToldSo()
    {
        const QByteArray said = m_headquarters.run({"serve", "--listen", "127.0.0.1:0"}, 1);
        QVERIFY2(said.contains("serves"), said.constData());
    }

    void commandsWorkWhileItServes()
    {
        QVERIFY(m_headquarters.code("demo").size() >= 19);
        QVERIFY(m_headquarters.run({"enrol", "--login", "nobody"}, 1).contains("add-officer"));
    }

    void plainHttpToTheWorldIsRefused()
    {
        QVERIFY(m_headquarters.run({"serve", "--listen", "0.0.0.0:0"}, 1).contains("--tls-cert"));
    }

    void anOfficerCanBeAdded()
    {
        const QByteArray said = m_headquarters.run(
            {"add-officer", "--name", "样本干部新", "--login", "newcomer", "--role", "officer"});
        QVERIFY2(said.contains("Password, shown only now"), said.constData());
        QVERIFY(
            m_headquarters
                .run({"add-officer", "--name", "x", "--login", "newcomer", "--role", "officer"}, 1)
                .contains("exists already"));
    }

    void enterprisesAreImportedAndBadLinesNamed()
    {
        const QString path = m_headquarters.folder() + "/enterprises.csv";
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\xEF\xBB\xBF统一社会信用代码,企业名称,职工人数\r\n"
                   "91350100M000100Y43,样本甲企业,20\r\n"
                   "91350100M000100Y44,样本乙企业,20\r\n"
                   "不是代码,样本丙企业,\r\n");
        file.close();
        const QByteArray first = m_headquarters.run({"import-enterprises", path}, 2);
        QVERIFY2(first.contains("新增 1 家"), first.constData());
        QVERIFY2(first.contains("第 3 行") && first.contains("第 4 行"), first.constData());
        const QByteArray second = m_headquarters.run({"import-enterprises", path}, 2);
        QVERIFY2(second.contains("新增 0 家，更新 0 家，未变 1 家"), second.constData());
    }

    void bytesThatBelongToNobodyAreGoneAfterAStart()
    {
        const QString part =
            m_headquarters.folder() + "/files/parts/019ab000-0000-7000-8000-000000000001";
        QFile file(part);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("half a picture");
        file.close();
        m_headquarters.stop();
        m_headquarters.start();
        QTRY_VERIFY(!QFile::exists(part));
    }

    void itStopsWhenAsked() { QCOMPARE(m_headquarters.stop(), 0); }
};

QTEST_GUILESS_MAIN(TestHeadquartersProcess)
#include "tst_headquarters_process.moc"
