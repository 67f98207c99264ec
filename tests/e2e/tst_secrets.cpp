#include "tests/e2e/bare_tablet.h"
#include "tests/e2e/device.h"
#include "tests/e2e/headquarters_process.h"
#include "tests/e2e/raw_client.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace wupan;
using test::BareTablet;
using test::Device;
using test::httpRequest;

namespace {

/// Something that only a careless program repeats.
const QByteArray kCanary = "c4n4ry-9f3b7d";

/// The names of the files below a folder that hold the text, apart from those that are there to
/// hold it.
QStringList filesWith(const QString& folder, const QByteArray& text)
{
    QStringList found;
    for (QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
         files.hasNext();) {
        QFile file(files.next());
        if (file.fileName().endsWith("-password.txt"))
            continue;
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
            found.append(file.fileName());
    }
    return found;
}

QByteArray textOf(const json::object& object, const char* member)
{
    return QByteArray::fromStdString(std::string(textAt(object, member)));
}

} // namespace

/// No secret stands in the clear where it is not needed: not in a log, an error or a database.
class TestSecrets : public QObject
{
    Q_OBJECT
private:
    test::HeadquartersProcess m_headquarters;

    void verifyNowhere(const QByteArray& secret, const QString& folder)
    {
        QVERIFY(secret.size() > 8);
        const QStringList found = filesWith(folder, secret);
        QVERIFY2(found.isEmpty(), qPrintable(secret + " is in " + found.join(' ')));
        QVERIFY2(!m_headquarters.log().contains(secret), secret.constData());
    }

private slots:
    void initTestCase() { m_headquarters.start(); }

    void theOnesThatWereUsedAreInNoLogAndNoDatabase()
    {
        BareTablet tablet(m_headquarters.url());
        const QByteArray code = m_headquarters.code("demo");
        const QByteArray password = m_headquarters.password("demo");
        const json::object first = tablet.enrol(code, password);
        QCOMPARE(tablet.sync({}).status, 200);
        const HttpResponse renewed = tablet.send(
            "POST", "/v1/token",
            json::serialize(json::object{{"refreshToken", textAt(first, "refreshToken")}}));
        QCOMPARE(renewed.status, 200);
        const json::object second = parseObject(renewed.body).value();
        QCOMPARE(tablet.send("POST", "/v1/sign-out").status, 204);
        const std::vector<QByteArray> secrets{code,
                                              password,
                                              textOf(first, "accessToken"),
                                              textOf(first, "refreshToken"),
                                              textOf(second, "accessToken"),
                                              textOf(second, "refreshToken")};
        QVERIFY(QFile::exists(m_headquarters.folder() + "/hq.db-wal"));
        for (const QByteArray& secret : secrets)
            verifyNowhere(secret, m_headquarters.folder());
        m_headquarters.stop();
        QVERIFY(
            m_headquarters.log().contains(R"("method":"POST","route":"/v1/enrol","status":200)"));
        for (const QByteArray& secret : secrets)
            verifyNowhere(secret, m_headquarters.folder());
        m_headquarters.start();
    }

    void oneInTheWrongPlaceIsNotRepeated_data()
    {
        QTest::addColumn<QByteArray>("request");
        const auto row = [](const char* name, const QByteArray& request) {
            QTest::newRow(name) << request;
        };
        row("in the path", httpRequest("GET", "/v1/token/" + kCanary));
        row("in the path of a file", httpRequest("GET", "/v1/files/" + kCanary));
        row("in the path of a record", httpRequest("GET", "/v1/records/visit/" + kCanary));
        row("in the query", httpRequest("GET", "/healthz?token=" + kCanary));
        row("in the query of nothing", httpRequest("GET", "/nothing?token=" + kCanary));
        row("in the method", httpRequest(kCanary, "/healthz"));
        row("in the user of an address", httpRequest("GET", "http://" + kCanary + "@x/healthz"));
        row("in the host", "GET /healthz HTTP/1.1\r\nHost: " + kCanary + "\r\n\r\n");
        row("in the token",
            httpRequest("POST", "/v1/sync", "Authorization: Bearer " + kCanary + "\r\n", "{}"));
        row("in the scheme",
            httpRequest("POST", "/v1/sync", "Authorization: " + kCanary + "\r\n", "{}"));
        row("in a cookie", httpRequest("GET", "/healthz", "Cookie: t=" + kCanary + "\r\n"));
        row("in the name of a field", httpRequest("GET", "/healthz", kCanary + ": x\r\n"));
        row("in a field that is none", httpRequest("GET", "/healthz", kCanary + "\r\n"));
        row("in the first line", kCanary + "\r\n\r\n");
        row("in the coding",
            httpRequest("POST", "/v1/enrol", "Content-Encoding: " + kCanary + "\r\n", "{}"));
        row("in a body that is no JSON", httpRequest("POST", "/v1/enrol", {}, kCanary));
        row("in half a body", httpRequest("POST", "/v1/enrol", {}, "{\"password\":\"" + kCanary));
        row("in a member's name", httpRequest("POST", "/v1/enrol", {}, "{\"" + kCanary + "\":1}"));
        for (const QByteArray member : {"login", "password", "code", "deviceName", "deviceId",
                                        "refreshToken", "sessionKey", "proof", "appVersion"})
            for (const char* path : {"/v1/enrol", "/v1/sign-in", "/v1/token"})
                row(path + QByteArray(", in ") + member,
                    httpRequest("POST", path, {}, "{\"" + member + "\":\"" + kCanary + "\"}"));
    }

    void oneInTheWrongPlaceIsNotRepeated()
    {
        QFETCH(QByteArray, request);
        const test::RawAnswer answer = test::answerTo(m_headquarters.port(), request);
        QVERIFY(answer.status != 0);
        QVERIFY2(!answer.body.contains(kCanary), answer.body.constData());
        verifyNowhere(kCanary, m_headquarters.folder());
    }

    void theTabletKeepsThemInItsKeyStoreOnly()
    {
        Device device(m_headquarters.url());
        QVERIFY(device.enrol(m_headquarters, "demo").ok());
        QVERIFY(!device.sync().error);
        // The token, and the key that signs its renewals.
        const QList<QByteArray> session =
            QByteArray::fromStdString(device.secrets.secrets.at("refreshToken")).split(' ');
        QCOMPARE(session.size(), 2);
        for (const QByteArray& secret : {m_headquarters.password("demo"), session[0], session[1]}) {
            QVERIFY(secret.size() > 10);
            verifyNowhere(secret, device.folder());
        }
        verifyNowhere(session[1], m_headquarters.folder());
    }

    /// Of all that came before.
    void theLogRepeatsNothing()
    {
        m_headquarters.stop();
        verifyNowhere(kCanary, m_headquarters.folder());
        QVERIFY(
            m_headquarters.log().contains(R"("method":"other","route":"/healthz","status":405)"));
    }
};

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
