#include "tests/core/sync/photographer.h"

#include <QTest>

#include <fstream>

using namespace wupan;
using test::Photographer;

namespace {

constexpr std::size_t kChunk = tuning::kFileChunkBytes;
const QString kFirst = "PATCH 0";
const QString kSecond = QString("PATCH %1").arg(kChunk);
const QString kThird = QString("PATCH %1").arg(2 * kChunk);

std::vector<std::string> damagedFiles(Photographer& tablet)
{
    std::vector<std::string> hashes;
    Statement statement =
        tablet.home.tablet->database().prepare("SELECT sha256 FROM file_upload WHERE damaged = 1");
    while (statement.step())
        hashes.emplace_back(statement.text(0));
    return hashes;
}

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

    void ofADamagedFileNoByteIsSent_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<char>("last");
        QTest::newRow("it was truncated") << 5'000 << 'p';
        QTest::newRow("it is empty") << 0 << 'p';
        QTest::newRow("it is missing") << -1 << 'p';
        QTest::newRow("a byte is another") << int(2 * kChunk + 100) << 'q';
    }

    void ofADamagedFileNoByteIsSent()
    {
        QFETCH(int, size);
        QFETCH(char, last);
        Photographer tablet;
        const auto path = tablet.pathOf(tablet.bytes);
        tablet.keep(std::string(2'000, 'o'), {});
        std::filesystem::remove(path);
        if (size >= 0) {
            std::string bytes(static_cast<std::size_t>(size), 'p');
            if (size > 0)
                bytes.back() = last;
            std::ofstream(path, std::ios::binary) << bytes;
        }
        const UploadReport report = tablet.upload();
        QVERIFY(!report.error);
        QCOMPARE(report.files, 1);
        QCOMPARE(tablet.headquarters.asked, QStringList({"POST", kFirst}));
        QCOMPARE(tablet.headquarters.bytes, std::string(2'000, 'o'));
        QVERIFY(tablet.waits());
        QCOMPARE(damagedFiles(tablet), std::vector<std::string>{sha256Hex(tablet.bytes)});

        std::ofstream(path, std::ios::binary | std::ios::trunc) << tablet.bytes;
        QVERIFY(!tablet.upload().error);
        QCOMPARE(tablet.headquarters.bytes, tablet.bytes);
        QVERIFY(!tablet.waits());
        QVERIFY(damagedFiles(tablet).empty());
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
