#include "core/base/hash.h"
#include "tests/e2e/bare_tablet.h"
#include "tests/e2e/headquarters_process.h"
#include "tests/e2e/raw_client.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>
#include <QUrlQuery>

using namespace wupan;
using test::answerTo;
using test::BareTablet;
using test::httpRequest;

namespace {

/// What only somebody's data hold.
const QByteArray kName = "张金丝雀";
const QByteArray kPhone = "13900012345";
const QByteArray kLogin = "kanarienvogel";
const QByteArray kSecret = "c4n4ry-5ecret-0f-mine";

QByteArray form(const QList<QPair<QString, QString>>& values)
{
    QUrlQuery query;
    query.setQueryItems(values);
    return query.query(QUrl::FullyEncoded).toUtf8();
}

QByteArray formRequest(const QByteArray& path, const QByteArray& cookie, const QByteArray& body)
{
    return httpRequest(
        "POST", path,
        "Content-Type: application/x-www-form-urlencoded\r\nCookie: " + cookie + "\r\n", body);
}

QByteArray between(const QByteArray& text, const QByteArray& begin, char end)
{
    const qsizetype at = text.indexOf(begin);
    if (at < 0)
        return {};
    const qsizetype from = at + begin.size();
    return text.mid(from, text.indexOf(end, from) - from);
}

} // namespace

/// A whole day of requests, right and wrong ones, with people's data and secrets in them: the log
/// tells of all of them, and repeats nothing.
class TestLogHygiene : public QObject
{
    Q_OBJECT
private:
    test::HeadquartersProcess m_headquarters;
    QList<QByteArray> m_forbidden{kName, kPhone, kLogin, kSecret};

    void forbid(const std::string& text)
    {
        QVERIFY(text.size() > 8);
        m_forbidden.append(QByteArray::fromStdString(text));
    }

    /// The body of an error may tell nobody's data either, not even to whom sent them.
    void ask(const QByteArray& request, int status)
    {
        const test::RawAnswer answer = answerTo(m_headquarters.port(), request);
        QVERIFY2(answer.status == status, (QByteArray::number(answer.status) + " to " +
                                           request.left(200) + ": " + answer.body.left(200))
                                              .constData());
        if (status >= 400)
            for (const QByteArray& text : std::as_const(m_forbidden))
                QVERIFY2(!answer.body.contains(text), answer.body.constData());
    }

    QByteArray signInAtPages()
    {
        const test::RawAnswer answer = answerTo(
            m_headquarters.port(),
            formRequest(
                "/sign-in", "x=y",
                form({{"login", "center"},
                      {"password", QString::fromUtf8(m_headquarters.password("center"))}})));
        return answer.cookie;
    }

private slots:
    void initTestCase() { m_headquarters.start({"--log", "json"}); }

    void tabletsComeAndGo()
    {
        BareTablet tablet(m_headquarters.url());
        const QByteArray code = m_headquarters.code("demo");
        const QByteArray password = m_headquarters.password("demo");
        const json::object tokens = tablet.enrol(code, password);
        for (const char* member : {"accessToken", "refreshToken", "deviceId", "officerId"})
            forbid(std::string(textAt(tokens, member)));
        m_forbidden << code << password;
        const std::string person = kName.toStdString() + kPhone.toStdString();
        QCOMPARE(tablet
                     .sync({tablet.create(RecordType::visit, {{"summary", person},
                                                              {"peopleMet", json::array{person}},
                                                              {"signerName", kName.toStdString()}}),
                            tablet.create(RecordType::issue,
                                          {{"title", person}, {"description", person}}),
                            tablet.create(RecordType::enterprise, {{"contactName", person}})})
                     .status,
                 200);
        const std::string picture = "\xFF\xD8\xFF" + person;
        const std::string upload = tablet.createUpload(picture);
        forbid(upload.substr(upload.rfind('/') + 1));
        forbid(sha256Hex(picture));
        QCOMPARE(tablet.patch(upload, picture, 0, picture.size()), 204);
        QCOMPARE(tablet.send("GET", "/v1/files/" + sha256Hex(picture)).status, 404); // nobody's yet
        QCOMPARE(tablet.send("POST", "/v1/sync", "{\"changes\":[" + person).status, 400);
        QCOMPARE(tablet.send("POST", "/v1/sync", "{\"cursor\":7,\"" + person + "\":1}").status,
                 400);
        QCOMPARE(tablet
                     .send("POST", "/v1/token",
                           json::serialize(
                               json::object{{"refreshToken", textAt(tokens, "refreshToken")}}))
                     .status,
                 200);
        QCOMPARE(tablet.send("POST", "/v1/sign-out").status, 204);
    }

    void peopleSignInWrongAndRight()
    {
        const QByteArray wrong = "{\"login\":\"" + kLogin + "\",\"password\":\"" + kSecret +
                                 "\",\"deviceName\":\"" + kName + "\",\"code\":\"" + kSecret +
                                 "\"}";
        ask(httpRequest("POST", "/v1/enrol", {}, wrong), 401);
        ask(httpRequest("POST", "/v1/sign-in", {}, wrong), 401);
        ask(httpRequest("POST", "/v1/enrol", {}, "{\"login\":[\"" + kLogin + "\"]}"), 400);
        ask(httpRequest("POST", "/v1/token", {}, "{\"refreshToken\":\"" + kSecret + "\"}"), 401);
        for (int i = 0; i < 12; ++i)
            static_cast<void>(
                answerTo(m_headquarters.port(), httpRequest("POST", "/v1/enrol", {}, wrong)));
        ask(httpRequest("POST", "/v1/enrol", {}, wrong), 429);
        const test::RawAnswer page = answerTo(
            m_headquarters.port(), formRequest("/sign-in", "wupan=" + kSecret,
                                               form({{"login", "center"}, {"password", kSecret}})));
        QCOMPARE(page.status, 401);
        QVERIFY(!page.body.contains(kSecret));
    }

    void somebodySearchesAndTakesAStep()
    {
        const QByteArray cookie = signInAtPages();
        QVERIFY(cookie.size() > 20);
        forbid(cookie.mid(cookie.indexOf('=') + 1).toStdString());
        const QByteArray header = "Cookie: " + cookie + "\r\n";
        const QByteArray query = form({{"search", QString::fromUtf8(kName)}});
        ask(httpRequest("GET", "/?" + query, header), 200);
        ask(httpRequest("GET", "/export/issues.csv?" + query, header), 200);
        const QByteArray board =
            answerTo(m_headquarters.port(), httpRequest("GET", "/", header)).body;
        const QByteArray csrf = between(board, "name=\"csrf\" value=\"", '"');
        const QByteArray issue = between(board, "/issues/", '"');
        QVERIFY(csrf.size() > 20 && issue.size() == 36);
        ask(httpRequest("GET", "/issues/" + issue, header), 200);
        ask(formRequest("/issues/" + issue + "/steps", cookie,
                        form({{"csrf", QString::fromUtf8(csrf)},
                              {"step", "comment"},
                              {"text", QString::fromUtf8(kName + kPhone)}})),
            303);
        ask(formRequest(
                "/issues/" + issue + "/steps", cookie,
                form({{"csrf", QString::fromUtf8(kSecret)}, {"text", QString::fromUtf8(kName)}})),
            403);
        ask(httpRequest("GET", "/files/" + kSecret, header), 404);
        ask(httpRequest("GET", "/sign-in?to=" + kSecret), 200);
        m_forbidden << csrf << issue; // a page of the person's own holds them
    }

    void anOfficeProgramReads()
    {
        const auto header = [](const QByteArray& credentials) {
            return "Authorization: Basic " + credentials.toBase64() + "\r\n";
        };
        const QByteArray right = "center:" + m_headquarters.password("center");
        m_forbidden << right.toBase64() << m_headquarters.password("center");
        const QByteArray query =
            form({{"$filter", "title eq '" + QString::fromUtf8(kName) + "'"}, {"x", kPhone}});
        ask(httpRequest("GET", "/feeds/visits.ics?" + query, header(right)), 200);
        ask(httpRequest("GET", "/odata/v4/Issues?" + query, header(right)), 200);
        ask(httpRequest("GET", "/odata/v4/Issues(" + kSecret + ")", header(right)), 404);
        ask(httpRequest("GET", "/odata/v4/Issues", header("another" + kLogin + ":" + kSecret)),
            401);
        ask(httpRequest("GET", "/odata/v4/" + kSecret, header(right)), 404);
        ask(httpRequest("GET", "/feeds/" + kSecret, header(kSecret)), 404);
    }

    void aPhoneSendsAVisit()
    {
        const QByteArray said =
            m_headquarters.run({"collect-key", "--login", "demo", "--server", "http://hq.example"});
        const QByteArray root = "/v1/openrosa/key/" + between(said, "/v1/openrosa/key/", '\n');
        m_forbidden << root.mid(root.lastIndexOf('/') + 1);
        const QByteArray version = "X-OpenRosa-Version: 1.0\r\n";
        ask(httpRequest("GET", root + "/formList?deviceID=" + kPhone, version), 200);
        ask(httpRequest("GET", root + "/forms/" + kSecret, version), 404);
        ask(httpRequest(
                "POST", root + "/submission",
                version + "Content-Type: multipart/form-data; boundary=x\r\n",
                "--x\r\nContent-Disposition: form-data; name=\"xml_submission_file\"\r\n\r\n"
                "<data id='x' version='1'><meta><instanceID>uuid:1</instanceID></meta><q>" +
                    kName + "</q></data>\r\n--x--\r\n"),
            400);
        ask(httpRequest("GET", "/v1/openrosa/key/" + kSecret + "/formList", version), 403);
        ask(httpRequest("GET", "/v1/openrosa/formList",
                        "Authorization: Basic " + ("phone" + kLogin + ":" + kSecret).toBase64() +
                            "\r\n"),
            401);
    }

    void strangersAskForAnything()
    {
        ask(httpRequest("GET", "/" + kSecret), 404);
        ask(httpRequest("GET", "/v1/records/visit/" + kSecret), 401);
        ask(httpRequest("GET", "/v1/files/" + kSecret + "?" + kPhone), 401);
        ask(httpRequest("POST", "/v1/sync", "Authorization: Bearer " + kSecret + "\r\n", kName),
            401);
        ask(httpRequest("GET", "/healthz",
                        "Referer: http://x/" + kSecret + "\r\nUser-Agent: " + kName +
                            "\r\nX-Forwarded-For: " + kSecret + "\r\nX-Request-Id: " + kSecret +
                            "\r\n"),
            200);
        ask(kSecret + " /healthz HTTP/1.1\r\nHost: " + kSecret + "\r\n\r\n", 405);
        ask(kSecret + "\r\n\r\n", 400);
        ask("GET /healthz HTTP/1.1\r\nX: " + QByteArray(9000, 'x') + kSecret + "\r\n\r\n", 431);
    }

    /// Of all that came before.
    void theLogHasTheseMembersOnlyAndRepeatsNothing()
    {
        m_headquarters.stop();
        const QByteArray log = m_headquarters.log();
        for (const QByteArray& text : std::as_const(m_forbidden))
            QVERIFY2(!log.contains(text), (text + " is in the log").constData());
        const QSet<QString> known{"time",    "level", "event",       "method",       "route",
                                  "status",  "ms",    "bytesIn",     "bytesOut",     "id",
                                  "version", "port",  "metricsPort", "drainSeconds", "count",
                                  "code",    "reason"};
        QSet<QString> routes;
        for (const QByteArray& line : log.trimmed().split('\n')) {
            if (line.startsWith("wupan-hq listens on "))
                continue; // stdout
            const QJsonDocument said = QJsonDocument::fromJson(line);
            QVERIFY2(said.isObject(), line.constData());
            for (const QString& member : said.object().keys())
                QVERIFY2(known.contains(member), qPrintable(member));
            QVERIFY2(!line.contains("127.0.0.1"), line.constData());
            routes.insert(said["route"].toString());
        }
        for (const char* route :
             {"/v1/enrol", "/v1/sync", "/v1/files/…", "/v1/records/…", "/issues/…",
              "/export/issues.csv", "/sign-in", "/feeds/visits.ics", "/odata/v4/…",
              "/v1/openrosa/formList", "/v1/openrosa/forms/…", "/v1/openrosa/submission", "unknown",
              "unreadable"})
            QVERIFY2(routes.contains(QString::fromUtf8(route)), route);
    }
};

QTEST_GUILESS_MAIN(TestLogHygiene)
#include "tst_log_hygiene.moc"
