#include "core/base/hash.h"
#include "core/model/attachment.h"
#include "core/store/file_upload_store.h"
#include "core/sync/file_uploader.h"
#include "core/sync/tuning.h"
#include "tests/support/temporary_tablet.h"

#include <QCryptographicHash>
#include <QTest>

#include <deque>
#include <fstream>
#include <set>

using namespace wupan;
using test::TemporaryTablet;

namespace {

constexpr std::size_t kChunk = tuning::kFileChunkBytes;

/// tus as headquarters speaks it, for one upload at a time; any request can be made to fail.
class ScriptedHeadquarters final : public Transport
{
public:
    void send(HttpRequest request, Answer answer) override
    {
        m_waiting.push_back([this, request = std::move(request), answer = std::move(answer)] {
            if (request.path != "/v1/token" && breaks.erase(asked.size()) > 0)
                return lose(request, answer);
            answer(answerTo(request));
        });
    }
    void cancelAll() override {}

    void answerEverything()
    {
        while (!m_waiting.empty()) {
            const auto next = std::move(m_waiting.front());
            m_waiting.pop_front();
            next();
        }
    }

    std::map<std::size_t, int> failures; ///< status by the number of the request, from 0
    std::set<std::size_t> breaks;        ///< requests, by number, that the link loses
    bool damagesEveryChunk = false;
    QStringList asked; ///< "PATCH 524288"
    std::string bytes;

private:
    void lose(const HttpRequest& request, const Answer& answer)
    {
        asked += QString::fromStdString(request.method) + " lost";
        answer(Error{ErrorCode::unreachable, "lost"});
    }

    HttpResponse answerTo(const HttpRequest& request)
    {
        if (request.path == "/v1/token")
            return {200, {}, R"({"accessToken": "a", "refreshToken": "r"})"};
        const std::size_t number = static_cast<std::size_t>(asked.size());
        asked += QString::fromStdString(request.method);
        if (request.method == "PATCH")
            asked.back() += " " + QString::fromStdString(request.headers.at("Upload-Offset"));
        if (const auto failure = failures.find(number); failure != failures.end())
            return failed(failure->second, request.method);
        if (request.method == "POST")
            bytes.clear();
        if (request.method == "PATCH" && (damagesEveryChunk || !isWhole(request)))
            return failed(460, request.method);
        if (request.method == "PATCH")
            bytes += request.body;
        return {request.method == "POST"    ? 201
                : request.method == "PATCH" ? 204
                                            : 200,
                {{"location", "https://hq.example/v1/files/1"},
                 {"upload-offset", std::to_string(bytes.size())}},
                {}};
    }

    static HttpResponse failed(int status, const std::string& method)
    {
        const char* body = R"({"code": "diskFull", "detail": "no room"})";
        return {
            status, {{"content-type", "application/problem+json"}}, method == "HEAD" ? "" : body};
    }

    static bool isWhole(const HttpRequest& request)
    {
        const auto digest = QCryptographicHash::hash(QByteArray::fromStdString(request.body),
                                                     QCryptographicHash::Sha256);
        return request.headers.at("Upload-Checksum") == "sha256 " + digest.toBase64().toStdString();
    }

    std::deque<std::function<void()>> m_waiting;
};

/// A session is kept, whatever it is called.
class KeptSecret final : public SecretStore
{
public:
    void write(const std::string&, const std::string&,
               std::function<void(Status)> finished) override
    {
        finished(done());
    }
    void read(const std::string&,
              std::function<void(Result<std::optional<std::string>>)> finished) override
    {
        finished(std::optional<std::string>("refresh"));
    }
    void erase(const std::string&, std::function<void(Status)> finished) override
    {
        finished(done());
    }
};

/// A tablet with one picture of three chunks, whose record headquarters has.
class Photographer
{
public:
    Photographer()
        : bytes(2 * kChunk + 100, 'p')
        , session(*m_home.tablet, headquarters, m_secrets)
        , uploader(*m_home.tablet, session)
    {
        Attachment attachment;
        attachment.id = m_home.newId<AttachmentId>();
        attachment.sha256 = sha256Hex(bytes);
        m_home.pull(attachment);
        std::ofstream(m_home.tablet->filesFolder() / attachment.sha256, std::ios::binary) << bytes;
        const Status added = m_home.tablet->inTransaction([&] {
            files().add(attachment.sha256, static_cast<std::int64_t>(bytes.size()), "image/jpeg",
                        TemporaryTablet::kStart);
            return done();
        });
        session.resume([](const Status&) {});
        if (!added)
            throw std::runtime_error(added.error().detail);
    }

    UploadReport upload()
    {
        std::optional<UploadReport> report;
        uploader.run([&](const UploadReport& finished) { report = finished; });
        headquarters.answerEverything();
        return report.value();
    }

    bool waits()
    {
        bool waiting = false;
        static_cast<void>(m_home.tablet->inTransaction([&] {
            waiting = files().next({}).has_value();
            return done();
        }));
        return waiting;
    }

private:
    FileUploadStore files() { return FileUploadStore(m_home.tablet->database()); }

    TemporaryTablet m_home;
    KeptSecret m_secrets;

public:
    std::string bytes;
    ScriptedHeadquarters headquarters;
    Session session;
    FileUploader uploader;
};

const QString kFirst = "PATCH 0";
const QString kSecond = QString("PATCH %1").arg(kChunk);
const QString kThird = QString("PATCH %1").arg(2 * kChunk);

} // namespace

class TestFileUploader : public QObject
{
    Q_OBJECT
private slots:
    void aFileTravelsInChunksWithTheirChecksums()
    {
        Photographer tablet;
        const UploadReport report = tablet.upload();
        QVERIFY(!report.error);
        QCOMPARE(report.files, 1);
        QCOMPARE(report.bytes, std::int64_t(tablet.bytes.size()));
        QCOMPARE(tablet.headquarters.asked, QStringList({"POST", kFirst, kSecond, kThird}));
        QCOMPARE(tablet.headquarters.bytes, tablet.bytes);
        QVERIFY(!tablet.waits());
    }

    void whatGoesWrongOnceIsMadeGood_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QStringList>("then");
        QTest::newRow("a damaged chunk is sent again")
            << 460 << QStringList{"HEAD", kSecond, kThird};
        QTest::newRow("another offset is asked for") << 409 << QStringList{"HEAD", kSecond, kThird};
        QTest::newRow("an expired upload begins again")
            << 410 << QStringList{"POST", kFirst, kSecond, kThird};
        QTest::newRow("so does one that is unknown")
            << 404 << QStringList{"POST", kFirst, kSecond, kThird};
        QTest::newRow("and one with another hash")
            << 422 << QStringList{"POST", kFirst, kSecond, kThird};
    }

    void whatGoesWrongOnceIsMadeGood()
    {
        QFETCH(int, status);
        QFETCH(QStringList, then);
        Photographer tablet;
        tablet.headquarters.failures[2] = status;
        const UploadReport report = tablet.upload();
        QVERIFY(!report.error);
        QCOMPARE(tablet.headquarters.asked, QStringList({"POST", kFirst, kSecond}) + then);
        QCOMPARE(tablet.headquarters.bytes, tablet.bytes);
        QVERIFY(!tablet.waits());
    }

    void aBusyHeadquartersIsAskedAgainLater_data()
    {
        QTest::addColumn<int>("request");
        QTest::addColumn<int>("status");
        QTest::newRow("its disk is full") << 2 << 507;
        QTest::newRow("it is busy") << 2 << 503;
        QTest::newRow("it writes the chunk before") << 2 << 423;
        QTest::newRow("its disk is full at the last chunk") << 3 << 507;
    }

    void aBusyHeadquartersIsAskedAgainLater()
    {
        QFETCH(int, request);
        QFETCH(int, status);
        Photographer tablet;
        tablet.headquarters.failures[static_cast<std::size_t>(request)] = status;
        const UploadReport report = tablet.upload();
        QCOMPARE(report.error.value().code, ErrorCode::serverBusy);
        QCOMPARE(report.files, 0);
        QVERIFY(tablet.waits());
        // The next run is told so once more, by an answer without a body.
        tablet.headquarters.asked.clear();
        tablet.headquarters.failures = {{0, status}};
        QCOMPARE(tablet.upload().error.value().code, ErrorCode::serverBusy);
        QCOMPARE(tablet.headquarters.asked, QStringList{"HEAD"});
        QVERIFY(tablet.waits());
        tablet.headquarters.asked.clear();
        tablet.headquarters.failures.clear();
        QVERIFY(!tablet.upload().error);
        QCOMPARE(tablet.headquarters.asked.front(), "HEAD");
        QVERIFY(!tablet.headquarters.asked.contains(kFirst));
        QCOMPARE(tablet.headquarters.bytes, tablet.bytes);
    }

    void afterABreakItAsksHowFarItCameAndSendsLess()
    {
        Photographer tablet;
        tablet.headquarters.breaks = {2};
        QVERIFY(!tablet.upload().error);
        const QStringList asked = tablet.headquarters.asked;
        QCOMPARE(asked.mid(0, 4), QStringList({"POST", kFirst, "PATCH lost", "HEAD"}));
        for (int i = 0; i < 8; ++i)
            QCOMPARE(asked.at(4 + i),
                     QString("PATCH %1").arg(kChunk + i * tuning::kSmallestChunkBytes));
        // What came through since lets it send more again, bit by bit.
        QVERIFY(asked.size() < 4 + qsizetype((kChunk + 100) / tuning::kSmallestChunkBytes));
        QCOMPARE(tablet.headquarters.bytes, tablet.bytes);
    }

    void aLinkThatCarriesNoChunkIsGivenUpForThisTime()
    {
        Photographer tablet;
        tablet.headquarters.breaks = {1, 3, 5, 7};
        QCOMPARE(tablet.upload().error.value().code, ErrorCode::unreachable);
        QCOMPARE(tablet.headquarters.asked,
                 QStringList({"POST", "PATCH lost", "HEAD", "PATCH lost", "HEAD", "PATCH lost",
                              "HEAD", "PATCH lost"}));
        QVERIFY(tablet.waits());
        QVERIFY(!tablet.upload().error);
        QCOMPARE(tablet.headquarters.bytes, tablet.bytes);
    }

    void aLinkThatIsGoneIsNotAskedTwice()
    {
        Photographer tablet;
        tablet.headquarters.breaks = {1, 2};
        QCOMPARE(tablet.upload().error.value().code, ErrorCode::unreachable);
        QCOMPARE(tablet.headquarters.asked, QStringList({"POST", "PATCH lost", "HEAD lost"}));
    }

    void aLinkThatDamagesEverythingIsGivenUpForThisTime()
    {
        Photographer tablet;
        tablet.headquarters.damagesEveryChunk = true;
        const UploadReport report = tablet.upload();
        QVERIFY(report.error.has_value());
        QVERIFY2(tablet.headquarters.asked.size() < 12,
                 tablet.headquarters.asked.join(' ').toUtf8().constData());
        QVERIFY(tablet.waits());
        tablet.headquarters.damagesEveryChunk = false;
        QVERIFY(!tablet.upload().error);
        QCOMPARE(tablet.headquarters.bytes, tablet.bytes);
    }

    void aFileThatIsNotTakenDoesNotCountAsSent()
    {
        Photographer tablet;
        tablet.headquarters.failures[3] = 415;
        const UploadReport report = tablet.upload();
        QCOMPARE(report.error.value().code, ErrorCode::unreadableFile);
        QCOMPARE(report.files, 0);
        QVERIFY(tablet.waits());
    }
};

QTEST_APPLESS_MAIN(TestFileUploader)
#include "tst_file_uploader.moc"
