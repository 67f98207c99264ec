#include "core/base/hash.h"
#include "core/store/database.h"
#include "tests/e2e/bare_tablet.h"
#include "tests/e2e/fault_proxy.h"
#include "tests/e2e/headquarters_process.h"
#include "tests/e2e/tus_client.h"

#include <QImage>
#include <QRandomGenerator>
#include <QTest>

#include <set>

using namespace wupan;
using test::BareTablet;
using test::Cut;
using test::FaultProxy;
using test::TusClient;
using test::TusUpload;

Q_DECLARE_METATYPE(wupan::test::Cut)

namespace {

constexpr int kChunkBytes = 32'000;

/// Where a request to upload a part says that it begins; nothing = it is another request.
std::optional<QByteArray> offsetOf(const QByteArray& head)
{
    const QByteArray name = "\r\nupload-offset: ";
    const QByteArray lower = head.toLower();
    const qsizetype at = lower.indexOf(name);
    if (at < 0)
        return std::nullopt;
    const qsizetype begin = at + name.size();
    return lower.mid(begin, lower.indexOf("\r\n", begin) - begin);
}

/// The same cut once at the end of each chunk.
FaultProxy::Plan atEveryEdge(const Cut& cut)
{
    return [cut, done = std::set<QByteArray>()](const QByteArray& head) mutable {
        const auto offset = offsetOf(head);
        return offset && done.insert(*offset).second ? std::optional(cut) : std::nullopt;
    };
}

} // namespace

/// tus as tus-js-client speaks it, with a real wupan-hq, on a link that breaks.
class TestTusClient : public QObject
{
    Q_OBJECT
private:
    test::HeadquartersProcess m_headquarters;
    std::unique_ptr<FaultProxy> m_link;
    std::unique_ptr<BareTablet> m_tablet;
    std::unique_ptr<TusClient> m_client;
    QTemporaryDir m_folder;
    QRandomGenerator m_noise{20261125};
    Change m_record;
    QString m_file;
    QByteArray m_bytes;

    /// A picture that nobody has yet, some 120 KB, of which headquarters has the record.
    void takePicture()
    {
        QImage picture(200, 200, QImage::Format_RGB32);
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                picture.setPixel(x, y, m_noise.generate() | 0xFF000000U);
        m_file = m_folder.filePath("picture.png");
        QVERIFY(picture.save(m_file));
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_bytes = file.readAll();
        QVERIFY(m_bytes.size() > 3 * kChunkBytes);
        m_record = m_tablet->create(RecordType::attachment,
                                    {{"sha256", sha256Hex(m_bytes.toStdString())}});
        QCOMPARE(m_tablet->sync({m_record}).status, 200);
    }

    [[nodiscard]] TusUpload upload(const QJsonObject& options, QJsonObject wish = {}) const
    {
        wish["options"] = options;
        return m_client->upload(m_file, wish);
    }
    [[nodiscard]] TusUpload uploadInChunks(QJsonObject options = {}) const
    {
        options["chunkSize"] = kChunkBytes;
        return upload(options);
    }
    /// An upload of which only the first chunk is at headquarters.
    [[nodiscard]] TusUpload beginUpload(bool terminates = false) const
    {
        return upload({{"chunkSize", kChunkBytes}},
                      {{"stopAfter", kChunkBytes}, {"terminates", terminates}});
    }

    void verifyArrived()
    {
        const HttpResponse there =
            m_tablet->send("GET", "/v1/files/" + sha256Hex(m_bytes.toStdString()));
        QCOMPARE(there.status, 200);
        QVERIFY(there.body == m_bytes.toStdString());
        QVERIFY(m_tablet->record(RecordType::attachment, m_record.recordId).contains("receivedAt"));
    }

private slots:
    void initTestCase()
    {
        const QByteArray hindrance = TusClient::fetch();
        QVERIFY2(hindrance.isEmpty(), hindrance.constData());
        m_headquarters.start({"--quiet"});
        m_link = std::make_unique<FaultProxy>(m_headquarters.port());
        m_tablet = std::make_unique<BareTablet>(m_headquarters.url());
        m_tablet->enrol(m_headquarters.code("demo"), m_headquarters.password("demo"));
        m_client = std::make_unique<TusClient>(m_link->url(),
                                               QByteArray::fromStdString(m_tablet->accessToken()));
    }

    void init()
    {
        m_link->open();
        takePicture();
    }

    void aPictureArrives_data()
    {
        QTest::addColumn<QJsonObject>("options");
        QTest::addColumn<bool>("asStream");
        QTest::addColumn<QStringList>("requests");
        const QJsonObject chunks{{"chunkSize", 50'000}};
        const auto with = [&](const char* option) {
            QJsonObject options = chunks;
            options[option] = true;
            return options;
        };
        const QStringList inThree{"POST 201", "PATCH 204", "PATCH 204", "PATCH 204"};
        QTest::newRow("in chunks") << chunks << false << inThree;
        QTest::newRow("in one piece")
            << QJsonObject() << false << QStringList{"POST 201", "PATCH 204"};
        QTest::newRow("from a stream, whose chunks do not tell their length")
            << chunks << true << inThree;
        QTest::newRow("offered together with its announcement, which headquarters may ignore")
            << with("uploadDataDuringCreation") << false << inThree;
        QTest::newRow("where only GET and POST pass")
            << with("overridePatchMethod") << false
            << QStringList{"POST 201", "POST 204", "POST 204", "POST 204"};
    }

    void aPictureArrives()
    {
        QFETCH(QJsonObject, options);
        QFETCH(bool, asStream);
        QFETCH(QStringList, requests);
        const TusUpload done = upload(options, {{"asStream", asStream}});
        QVERIFY2(done.error.isEmpty(), done.error.constData());
        QCOMPARE(done.requests, requests);
        verifyArrived();
    }

    void anUploadCutAtEveryChunkEdgeGoesOn_data()
    {
        using From = Cut::From;
        using Way = Cut::Way;
        QTest::addColumn<Cut>("cut");
        for (const auto ending : {Cut::Ending::fin, Cut::Ending::reset}) {
            const auto row = [&](const char* name, Way way, From from, qint64 offset) {
                QTest::addRow("%s, %s", name, ending == Cut::Ending::fin ? "closed" : "reset")
                    << Cut{way, ending, from, offset};
            };
            row("a byte before the edge", Way::request, From::end, -1);
            row("at the edge", Way::request, From::end, 0);
            row("at the edge, and the next head passed", Way::request, From::body, 0);
            row("a byte behind the edge", Way::request, From::body, 1);
            row("the answer's last byte is missing", Way::answer, From::end, -1);
            row("the answer passed", Way::answer, From::end, 0);
            row("the answer is missing", Way::answer, From::start, 0);
            row("a byte of the answer passed", Way::answer, From::start, 1);
        }
    }

    void anUploadCutAtEveryChunkEdgeGoesOn()
    {
        QFETCH(Cut, cut);
        const int before = m_link->cuts();
        m_link->cutBy(atEveryEdge(cut));
        const TusUpload done = uploadInChunks();
        QVERIFY2(done.error.isEmpty(), done.error.constData());
        const auto chunks = (m_bytes.size() + kChunkBytes - 1) / kChunkBytes;
        QCOMPARE(m_link->cuts() - before, static_cast<int>(chunks));
        verifyArrived();
    }

    void anotherRunOfTheClientGoesOnWhereTheFirstStopped()
    {
        const TusUpload begun = beginUpload();
        QCOMPARE(begun.requests, QStringList({"POST 201", "PATCH 204"}));
        const TusUpload done = upload({{"uploadUrl", begun.url}});
        QVERIFY2(done.error.isEmpty(), done.error.constData());
        QCOMPARE(done.requests, QStringList({"HEAD 200", "PATCH 204"}));
        verifyArrived();
    }

    void anUploadThatWasGivenUpBeginsAgain()
    {
        const TusUpload begun = beginUpload(true);
        QCOMPARE(begun.requests, QStringList({"POST 201", "PATCH 204", "DELETE 204"}));
        const TusUpload done = upload({{"uploadUrl", begun.url}});
        QVERIFY2(done.error.isEmpty(), done.error.constData());
        QCOMPARE(done.requests, QStringList({"HEAD 404", "POST 201", "PATCH 204"}));
        verifyArrived();
    }

    void anExpiredUploadBeginsAgain()
    {
        const TusUpload begun = beginUpload();
        {
            Database database((m_headquarters.folder() + "/hq.db").toStdString(), OpenMode::writer);
            database.execute("UPDATE upload SET expires_at = 1");
        }
        const TusUpload done = upload({{"uploadUrl", begun.url}});
        QVERIFY2(done.error.isEmpty(), done.error.constData());
        QCOMPARE(done.requests, QStringList({"HEAD 410", "POST 201", "PATCH 204"}));
        verifyArrived();
    }

    void severalClientsOnOneUploadEndWithOneFile()
    {
        const TusUpload begun = beginUpload();
        const QList<TusUpload> all = m_client->uploadAtOnce(
            3, m_file, {{"options", QJsonObject{{"uploadUrl", begun.url}, {"chunkSize", 2000}}}});
        for (const TusUpload& one : all) // this client does not ask a locked upload again
            QVERIFY2(one.error.isEmpty() || one.status == 423, one.error.constData());
        verifyArrived();
    }

    void damagedBytesAreRefusedAndRightOnesTakenAfterwards()
    {
        const auto with = [&](const QByteArray& bytes) {
            const QByteArray digest = QCryptographicHash::hash(bytes, QCryptographicHash::Sha1);
            return QJsonObject{
                {"sets", QJsonObject{{"Upload-Checksum", QString("sha1 " + digest.toBase64())}}}};
        };
        const TusUpload begun = beginUpload();
        const TusUpload refused = upload({{"uploadUrl", begun.url}}, with("others"));
        QCOMPARE(refused.status, 460);
        const TusUpload done = upload({{"uploadUrl", begun.url}}, with(m_bytes.mid(kChunkBytes)));
        QVERIFY2(done.error.isEmpty(), done.error.constData());
        QCOMPARE(done.requests, QStringList({"HEAD 200", "PATCH 204"}));
        verifyArrived();
    }

    void whatIsNotAnnouncedIsRefused_data()
    {
        QTest::addColumn<QJsonObject>("options");
        QTest::addColumn<QJsonObject>("wish");
        QTest::addColumn<int>("status");
        QTest::newRow("a length that comes later")
            << QJsonObject{{"uploadLengthDeferred", true}, {"chunkSize", kChunkBytes}}
            << QJsonObject{{"asStream", true}} << 400;
        QTest::newRow("parts that are to be joined")
            << QJsonObject{{"parallelUploads", 2}} << QJsonObject() << 400;
        QTest::newRow("another version")
            << QJsonObject() << QJsonObject{{"sets", QJsonObject{{"Tus-Resumable", "0.2.2"}}}}
            << 412;
        QTest::newRow("a file over the limit")
            << QJsonObject{{"uploadSize", 25 * 1024 * 1024 + 1}} << QJsonObject() << 413;
    }

    void whatIsNotAnnouncedIsRefused()
    {
        QFETCH(QJsonObject, options);
        QFETCH(QJsonObject, wish);
        QFETCH(int, status);
        const TusUpload refused = upload(options, wish);
        QVERIFY(!refused.error.isEmpty());
        QVERIFY2(refused.requests.contains(QString("POST %1").arg(status)), refused.error);
        QCOMPARE(m_tablet->send("GET", "/v1/files/" + sha256Hex(m_bytes.toStdString())).status,
                 404);
    }
};

QTEST_GUILESS_MAIN(TestTusClient)
#include "tst_tus_client.moc"
