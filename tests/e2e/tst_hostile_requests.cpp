#include "core/base/compression.h"
#include "core/base/hash.h"
#include "tests/e2e/bare_tablet.h"
#include "tests/e2e/headquarters_process.h"
#include "tests/e2e/raw_client.h"
#include "tests/support/problem_document.h"

#include <QTest>

using namespace wupan;
using test::answerTo;
using test::BareTablet;
using test::chunkedRequest;
using test::httpRequest;
using test::RawAnswer;

namespace {

constexpr qsizetype kMegabyte = 1024LL * 1024;

/// `{"bootId":"xxx…"}` of exactly that many bytes.
QByteArray jsonOf(qsizetype bytes)
{
    return R"({"bootId":")" + QByteArray(bytes - 13, 'x') + R"("})";
}

QByteArray compressed(const QByteArray& bytes, ContentCoding coding)
{
    return QByteArray::fromStdString(compress(bytes.toStdString(), coding));
}

} // namespace

/// wupan-hq, and what a broken, a hostile and a curious client may send it.
class TestHostileRequests : public QObject
{
    Q_OBJECT
private:
    test::HeadquartersProcess m_headquarters;
    std::unique_ptr<BareTablet> m_tablet;
    QByteArray m_authorization;
    QByteArray m_refreshToken;
    QByteArray m_othersUpload;

    void expectRefusal(const QByteArray& request, int status = 0)
    {
        const RawAnswer answer = answerTo(m_headquarters.port(), request);
        const std::string fault = test::faultOfRefusal(
            answer.status, answer.contentType.toStdString(), answer.body.toStdString());
        QVERIFY2(fault.empty(), fault.c_str());
        if (status != 0)
            QCOMPARE(answer.status, status);
    }

private slots:
    void initTestCase()
    {
        m_headquarters.start();
        BareTablet other(m_headquarters.url());
        other.enrol(m_headquarters.code("center"), m_headquarters.password("center"), "center");
        m_othersUpload = QByteArray::fromStdString(other.createUpload("\xFF\xD8\xFF another's"));
        m_tablet = std::make_unique<BareTablet>(m_headquarters.url());
        const json::object me =
            m_tablet->enrol(m_headquarters.code("demo"), m_headquarters.password("demo"));
        m_authorization =
            "Authorization: Bearer " + QByteArray::fromStdString(m_tablet->accessToken()) + "\r\n";
        m_refreshToken = QByteArray::fromStdString(std::string(textAt(me, "refreshToken")));
    }

    void aBodyMayHaveExactlyTheLimit_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<qsizetype>("bytes");
        QTest::addColumn<bool>("chunked");
        QTest::addColumn<int>("status");
        const auto rows = [](const char* path, qsizetype limit, int status) {
            for (const bool chunked : {false, true})
                for (const int more : {-1, 0, 1})
                    QTest::addRow("%s: %lld bytes%s", path, static_cast<long long>(limit + more),
                                  chunked ? " in chunks" : "")
                        << QByteArray(path) << limit + more << chunked << (more > 0 ? 413 : status);
        };
        rows("/v1/token", kMegabyte, 401);
        rows("/v1/sync", 4 * kMegabyte, 200);
    }

    void aBodyMayHaveExactlyTheLimit()
    {
        QFETCH(QByteArray, path);
        QFETCH(qsizetype, bytes);
        QFETCH(bool, chunked);
        QFETCH(int, status);
        const auto request = chunked ? chunkedRequest : httpRequest;
        const QByteArray sent = request("POST", path, m_authorization, jsonOf(bytes));
        if (status == 200)
            QCOMPARE(answerTo(m_headquarters.port(), sent).status, 200);
        else
            expectRefusal(sent, status);
    }

    void aFileMayHaveExactlyTheLimit_data()
    {
        QTest::addColumn<bool>("chunked");
        QTest::addColumn<int>("more");
        for (const bool chunked : {false, true})
            for (const int more : {-1, 0, 1})
                QTest::addRow("25 MB %+d bytes%s", more, chunked ? " in chunks" : "")
                    << chunked << more;
    }

    void aFileMayHaveExactlyTheLimit()
    {
        QFETCH(bool, chunked);
        QFETCH(int, more);
        const qsizetype limit = 25 * kMegabyte;
        QByteArray bytes(limit + more, chunked ? 'c' : 'l');
        bytes.replace(0, 3, "\xFF\xD8\xFF");
        const QByteArray hash = QByteArray::fromStdString(sha256Hex(bytes.toStdString()));
        const auto creation = [&](qsizetype length) {
            return httpRequest("POST", "/v1/files",
                               m_authorization + "Upload-Length: " + QByteArray::number(length) +
                                   "\r\nUpload-Metadata: sha256 " + hash.toBase64() + "\r\n");
        };
        if (more > 0)
            expectRefusal(creation(bytes.size()), 413);
        const std::string url = m_tablet->createUpload(bytes.left(limit).toStdString());
        const auto request = chunked ? chunkedRequest : httpRequest;
        const QByteArray sent =
            request("PATCH", QByteArray::fromStdString(url),
                    m_authorization + "Content-Type: application/offset+octet-stream\r\n"
                                      "Upload-Offset: 0\r\n",
                    bytes);
        if (more > 0)
            expectRefusal(sent, 413);
        else
            QCOMPARE(answerTo(m_headquarters.port(), sent).status, 204);
    }

    void badCompressionIsRefused_data()
    {
        QTest::addColumn<QByteArray>("coding");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        const auto row = [](const char* name, const char* coding, const QByteArray& body,
                            int status) {
            QTest::newRow(name) << QByteArray(coding) << body << status;
        };
        for (const auto coding : {ContentCoding::gzip, ContentCoding::zstd}) {
            const QByteArray name = QByteArray::fromStdString(std::string(headerValue(coding)));
            const QByteArray whole = compressed(jsonOf(5000), coding);
            const auto rows = [&](const QByteArray& what, const QByteArray& body, int status) {
                row(name + ": " + what, name, body, status);
            };
            rows("4 MB", compressed(jsonOf(4 * kMegabyte), coding), 200);
            rows("4 MB and a byte", compressed(jsonOf(4 * kMegabyte + 1), coding), 413);
            rows("a bomb", compressed(QByteArray(64 * kMegabyte, ' '), coding), 413);
            rows("cut in the header", whole.left(3), 400);
            rows("cut before the end", whole.chopped(1), 400);
            rows("nothing", {}, 400);
            rows("not compressed", "{}", 400);
            rows("garbage behind it", whole + "garbage", coding == ContentCoding::gzip ? 200 : 400);
            rows("compressed twice", compressed(whole, coding), 400);
            QByteArray damaged = whole;
            damaged[damaged.size() / 2] = static_cast<char>(~damaged.at(damaged.size() / 2));
            rows("damaged", damaged, 400);
        }
        // Frames of "{}" that want a window of 8 and of 16 MB in memory.
        row("zstd: a window of 8 MB", "zstd", QByteArray::fromHex("28b52ffd00681100007b7d"), 200);
        row("zstd: a window of 16 MB", "zstd", QByteArray::fromHex("28b52ffd00701100007b7d"), 400);
        row("zstd's frame called gzip", "gzip", compressed("{}", ContentCoding::zstd), 400);
        row("an unknown coding", "br", "{}", 400);
        row("two codings", "gzip, gzip", "{}", 400);
        row("a coding that is none", "\xFF", "{}", 400);
    }

    void badCompressionIsRefused()
    {
        QFETCH(QByteArray, coding);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        const QByteArray sent = httpRequest(
            "POST", "/v1/sync", m_authorization + "Content-Encoding: " + coding + "\r\n", body);
        if (status == 200)
            QCOMPARE(answerTo(m_headquarters.port(), sent).status, 200);
        else
            expectRefusal(sent, status);
    }

    void onlyAnAccessTokenOpens_data()
    {
        QTest::addColumn<QByteArray>("header");
        const auto row = [](const char* name, const QByteArray& header) {
            QTest::newRow(name) << (header.isEmpty() ? header
                                                     : "Authorization: " + header + "\r\n");
        };
        row("none", {});
        row("an empty one", "Bearer ");
        row("garbage", "Bearer garbage");
        row("another scheme", "Basic ZGVtbzpkZW1v");
        row("7,000 characters", "Bearer " + QByteArray(7000, 't'));
        row("bytes that are no text", "Bearer \xFF\xFE");
        row("an injection", "Bearer ' OR 1=1 --");
        row("a refresh token", "Bearer " + m_refreshToken);
        row("the beginning of a right one", m_authorization.mid(15).chopped(10));
    }

    void onlyAnAccessTokenOpens()
    {
        QFETCH(QByteArray, header);
        for (const auto& [method, path] :
             {std::pair("POST", "/v1/sync"), std::pair("POST", "/v1/sign-out"),
              std::pair("POST", "/v1/files"), std::pair("PATCH", "/v1/files/x"),
              std::pair("GET", "/v1/records/visit/x")})
            expectRefusal(httpRequest(method, path, header, "{}"), 401);
    }

    void aPathLeadsNowhereElse_data()
    {
        QTest::addColumn<QByteArray>("path");
        for (const QByteArray path :
             {"/v1/files/../../token.key",
              "/v1/files/..%2f..%2ftoken.key",
              "/v1/files//etc/passwd",
              "/v1/files/parts",
              "/v1/files/",
              "/v1/files/%00",
              "/v1/files/hq.db",
              "/v1/files/\xFF",
              "/v1/files/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
              "/v1/files/E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
              "/v1/files/019ab000-0000-7000-8000-000000000001",
              "/v1/records/",
              "/v1/records/visit",
              "/v1/records/visit/",
              "/v1/records/visit/x",
              "/v1/records/credential/x",
              "/v1/records/visit/019ab000-0000-7000-8000-000000000001/more",
              "/v1/records/../token",
              "/v1/sync/",
              "/v2/sync",
              "*",
              "http://x/v1/sync",
              "//v1/sync"})
            QTest::newRow(path.toPercentEncoding("/")) << path;
        QTest::newRow("6,000 characters") << "/v1/files/" + QByteArray(6000, 'a');
    }

    void aPathLeadsNowhereElse()
    {
        QFETCH(QByteArray, path);
        for (const char* method : {"GET", "DELETE"}) {
            const RawAnswer answer =
                answerTo(m_headquarters.port(), httpRequest(method, path, m_authorization));
            const std::string fault = test::faultOfRefusal(
                answer.status, answer.contentType.toStdString(), answer.body.toStdString());
            QVERIFY2(fault.empty(), fault.c_str());
            QVERIFY2(answer.status == 404 || answer.status == 405, fault.c_str());
        }
    }

    void anothersUploadIsMissing()
    {
        for (const char* method : {"PATCH", "DELETE"})
            expectRefusal(httpRequest(method, m_othersUpload,
                                      m_authorization +
                                          "Content-Type: application/offset+octet-stream\r\n"
                                          "Upload-Offset: 0\r\n",
                                      "x"),
                          404);
    }

    void badUploadHeadersAreRefused_data()
    {
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<int>("status");
        const QByteArray hash =
            "Upload-Metadata: sha256 " + QByteArray(64, 'a').toBase64() + "\r\n";
        const auto row = [](const char* name, const QByteArray& headers, int status = 400) {
            QTest::newRow(name) << headers << status;
        };
        row("no length", hash);
        for (const char* length : {"", "0", "-1", "+5", "5.0", "5 ", "0x5", "abc", "1e3",
                                   "99999999999999999999", "5, 5"})
            if (QByteArray(length) != "5 ")
                row(QByteArray("the length '") + length + "'",
                    "Upload-Length: " + QByteArray(length) + "\r\n" + hash);
        row("more than 25 MB", "Upload-Length: 26214401\r\n" + hash, 413);
        row("all that 64 bits hold", "Upload-Length: 9223372036854775807\r\n" + hash, 413);
        const QByteArray five = "Upload-Length: 5\r\n";
        row("no hash", five);
        row("another key", five + "Upload-Metadata: filename YWFh\r\n");
        row("a hash that is no base64", five + "Upload-Metadata: sha256 ????\r\n");
        row("a hash that climbs",
            five + "Upload-Metadata: sha256 " + QByteArray("../../token.key").toBase64() + "\r\n");
        row("a hash in upper case",
            five + "Upload-Metadata: sha256 " + QByteArray(64, 'A').toBase64() + "\r\n");
        row("a hash with a zero",
            five + "Upload-Metadata: sha256 " + (QByteArray(63, 'a') + '\0').toBase64() + "\r\n");
        row("nothing but commas", five + "Upload-Metadata: ,,,, ,,\r\n");
        row("another version", five + hash + "Tus-Resumable: 0.2.2\r\n", 412);
    }

    void badUploadHeadersAreRefused()
    {
        QFETCH(QByteArray, headers);
        QFETCH(int, status);
        expectRefusal(httpRequest("POST", "/v1/files", m_authorization + headers), status);
    }

    void badChunkHeadersAreRefused_data()
    {
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<int>("status");
        const QByteArray type = "Content-Type: application/offset+octet-stream\r\n";
        const auto row = [](const char* name, const QByteArray& headers, int status) {
            QTest::newRow(name) << headers << status;
        };
        row("no type", "Upload-Offset: 0\r\n", 415);
        row("another type", "Content-Type: text/plain\r\nUpload-Offset: 0\r\n", 415);
        row("no offset", type, 409);
        for (const char* offset : {"-1", "1", "abc", "99999999999999999999"})
            row(QByteArray("the offset ") + offset,
                type + "Upload-Offset: " + QByteArray(offset) + "\r\n", 409);
        const QByteArray right = type + "Upload-Offset: 0\r\n";
        row("a checksum of an unknown kind", right + "Upload-Checksum: md5 YQ==\r\n", 400);
        row("a checksum without a value", right + "Upload-Checksum: sha256\r\n", 460);
        row("a checksum that is no base64", right + "Upload-Checksum: sha256 ????\r\n", 460);
        row("the checksum of something else", right + "Upload-Checksum: sha256 YQ==\r\n", 460);
        row("another version", right + "Tus-Resumable: 2\r\n", 412);
    }

    void badChunkHeadersAreRefused()
    {
        QFETCH(QByteArray, headers);
        QFETCH(int, status);
        const QByteArray url =
            QByteArray::fromStdString(m_tablet->createUpload("\xFF\xD8\xFF a picture"));
        expectRefusal(httpRequest("PATCH", url, m_authorization + headers, "\xFF\xD8\xFF"), status);
    }

    void everyPathKnowsItsMethods()
    {
        for (const char* path : {"/healthz", "/v1/enrol", "/v1/sign-in", "/v1/token",
                                 "/v1/sign-out", "/v1/sync", "/v1/files", "/v1/records/visit/x"})
            for (const char* method : {"PUT", "TRACE", "PROPFIND", "WHATEVER"})
                expectRefusal(httpRequest(method, path, m_authorization, "{}"), 405);
    }

    /// After all this.
    void theServerStillServes()
    {
        const Change visit = m_tablet->create(RecordType::visit, {{"state", "planned"}});
        QCOMPARE(m_tablet->sync({visit}).status, 200);
        QVERIFY(!m_tablet->record(RecordType::visit, visit.recordId).empty());
        QCOMPARE(m_headquarters.stop(), 0);
        const QByteArray log = m_headquarters.log();
        QVERIFY2(!log.contains("\"status\":5"), log.right(2000).constData());
    }
};

QTEST_GUILESS_MAIN(TestHostileRequests)
#include "tst_hostile_requests.moc"
