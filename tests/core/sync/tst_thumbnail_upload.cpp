#include "core/store/sync_status_store.h"
#include "tests/core/sync/photographer.h"

#include <QTest>

using namespace wupan;
using test::Photographer;

namespace {

const std::string kPhoto(1000, 'o');
const std::string kThumbnail(100, 't');

/// The names of those contents, as they are announced.
QStringList namesOf(const std::vector<std::string>& contents)
{
    QStringList names;
    for (const std::string& content : contents)
        names += "sha256 " + QByteArray::fromStdString(sha256Hex(content)).toBase64();
    return names;
}

PendingFiles left(Photographer& tablet)
{
    return SyncStatusStore(tablet.home.tablet->database()).pendingFiles();
}

} // namespace

/// Thumbnails travel before originals, and never in their way.
class TestThumbnailUpload : public QObject
{
    Q_OBJECT
private slots:
    void allThumbnailsGoBeforeTheFirstOriginal()
    {
        Photographer tablet;
        const std::string newer(2000, 'n');
        const std::string newerThumbnail(200, 'u');
        tablet.keep(kPhoto, kThumbnail);
        tablet.keep(newer, newerThumbnail);
        const UploadReport report = tablet.upload();
        QVERIFY(!report.error);
        QCOMPARE(tablet.headquarters.created,
                 namesOf({kThumbnail, newerThumbnail, tablet.bytes, kPhoto, newer}));
        QCOMPARE(report.files, std::int64_t{5});
        QCOMPARE(report.photos, std::int64_t{3});
        QVERIFY(!tablet.waits());
    }

    void aThumbnailOfARecordThatHeadquartersLacksWaits()
    {
        Photographer tablet;
        tablet.keep(kPhoto, kThumbnail);
        tablet.home.tablet->database().execute("UPDATE attachment SET revision = 0");
        QVERIFY(!tablet.upload().error);
        QCOMPARE(tablet.headquarters.created, QStringList());
    }

    void originalsWaitForAnotherNetworkAndThumbnailsDoNot()
    {
        Photographer tablet;
        tablet.keep(kPhoto, kThumbnail);
        tablet.uploader.mayGoOn = [] { return false; };
        const UploadReport held = tablet.upload();
        QVERIFY(!held.error);
        QCOMPARE(tablet.headquarters.created, namesOf({kThumbnail}));
        QCOMPARE(held.photos, std::int64_t{0});
        QVERIFY(tablet.waits());
        tablet.uploader.mayGoOn = [] { return true; };
        QCOMPARE(tablet.upload().photos, std::int64_t{2});
        QCOMPARE(tablet.headquarters.created, namesOf({kThumbnail, tablet.bytes, kPhoto}));
    }

    void afterABreakAThumbnailGoesOnWhereItStopped()
    {
        Photographer tablet;
        tablet.keep(kPhoto, kThumbnail);
        tablet.headquarters.breaks = {1, 2}; // its bytes, and the question how far they came
        QCOMPARE(tablet.upload().error.value().code, ErrorCode::unreachable);
        QCOMPARE(left(tablet).files, std::int64_t{2});
        tablet.headquarters.asked.clear();
        tablet.headquarters.breaks.clear();
        QVERIFY(!tablet.upload().error);
        QCOMPARE(tablet.headquarters.asked.mid(0, 2), QStringList({"HEAD", "PATCH 0"}));
        QCOMPARE(tablet.headquarters.created, namesOf({kThumbnail, tablet.bytes, kPhoto}));
        QVERIFY(!tablet.waits());
    }

    void aThumbnailThatCannotBeReadIsForgottenAndItsPhotoGoes_data()
    {
        QTest::addColumn<QByteArray>("instead");
        QTest::newRow("it is not there") << QByteArray();
        QTest::newRow("it is cut") << QByteArray(50, 't');
        QTest::newRow("a bit of it is wrong") << QByteArray(99, 't') + 'u';
    }

    void aThumbnailThatCannotBeReadIsForgottenAndItsPhotoGoes()
    {
        QFETCH(QByteArray, instead);
        Photographer tablet;
        tablet.keep(kPhoto, kThumbnail);
        std::filesystem::remove(tablet.pathOf(kThumbnail));
        if (!instead.isEmpty())
            std::ofstream(tablet.pathOf(kThumbnail), std::ios::binary) << instead.toStdString();
        const UploadReport report = tablet.upload();
        QVERIFY(!report.error);
        QCOMPARE(report.photos, std::int64_t{2});
        QCOMPARE(tablet.headquarters.created, namesOf({tablet.bytes, kPhoto}));
        QCOMPARE(left(tablet).files, std::int64_t{0});
        QVERIFY(!std::filesystem::exists(tablet.pathOf(kThumbnail)));
    }

    void aThumbnailThatHeadquartersDoesNotTakeIsForgottenToo()
    {
        Photographer tablet;
        tablet.keep(kPhoto, kThumbnail);
        tablet.headquarters.failures[1] = 415;
        const UploadReport report = tablet.upload();
        QVERIFY(!report.error);
        QCOMPARE(report.photos, std::int64_t{2});
        QCOMPARE(left(tablet).files, std::int64_t{0});
    }

    void whatIsAnOriginalTooGoesAsOne()
    {
        Photographer tablet;
        tablet.keep(kPhoto, kThumbnail);
        tablet.keep(kThumbnail, {});
        tablet.uploader.mayGoOn = [] { return false; };
        QVERIFY(!tablet.upload().error);
        QCOMPARE(tablet.headquarters.created, QStringList());
        tablet.uploader.mayGoOn = nullptr;
        QCOMPARE(tablet.upload().photos, std::int64_t{3});
    }

    void aPhotoAndItsThumbnailAreOneFileOfAllTheirBytes()
    {
        Photographer tablet;
        tablet.keep(kPhoto, kThumbnail);
        const auto photoBytes = std::int64_t(tablet.bytes.size());
        QCOMPARE(left(tablet).files, std::int64_t{2});
        QCOMPARE(left(tablet).bytes, photoBytes + 1100);
        tablet.uploader.mayGoOn = [] { return false; };
        QVERIFY(!tablet.upload().error);
        QCOMPARE(left(tablet).files, std::int64_t{2});
        QCOMPARE(left(tablet).bytes, photoBytes + 1000);
    }

    void aThumbnailThatIsLeftAloneCountsItself()
    {
        Photographer tablet;
        tablet.keep(kPhoto, kThumbnail);
        tablet.home.tablet->database().execute(
            "UPDATE file_upload SET received = (is_thumbnail = 0)");
        QCOMPARE(left(tablet).files, std::int64_t{1});
        QCOMPARE(left(tablet).bytes, std::int64_t{100});
    }

    void aFileWhoseRecordIsNotHereIsNotOnItsWay()
    {
        Photographer tablet;
        tablet.keep(kPhoto, kThumbnail);
        tablet.home.tablet->database().execute("DELETE FROM attachment");
        QCOMPARE(left(tablet).files, std::int64_t{0});
        QCOMPARE(left(tablet).bytes, std::int64_t{0});
    }

    void aThumbnailThatHeadquartersLostIsSentAgain()
    {
        Photographer tablet;
        const AttachmentId id = tablet.keep(kPhoto, kThumbnail);
        QVERIFY(!tablet.upload().error);
        auto attachment = tablet.home.load<Attachment>(id);
        attachment.receivedAt = tablet.home.clock.now();
        tablet.home.pull(attachment, 2);
        tablet.headquarters.created.clear();
        QVERIFY(!tablet.upload().error);
        QCOMPARE(tablet.headquarters.created, namesOf({kThumbnail}));
    }

    void progressIsToldAfterEveryFile()
    {
        Photographer tablet;
        tablet.keep(kPhoto, kThumbnail);
        std::vector<std::pair<std::int64_t, std::int64_t>> told; // photos, and bytes that came
        tablet.uploader.onProgress = [&](const UploadReport& report) {
            const std::pair now{report.photos, report.doneBytes + left(tablet).sentBytes};
            if (told.empty() || told.back() != now)
                told.push_back(now);
        };
        QVERIFY(!tablet.upload().error);
        const auto chunk = std::int64_t(tuning::kFileChunkBytes);
        const auto photo = std::int64_t(tablet.bytes.size());
        const decltype(told) expected{
            {0, 0},           {0, 100},         {0, 100 + chunk},  {0, 100 + 2 * chunk},
            {0, 100 + photo}, {1, 100 + photo}, {1, 1100 + photo}, {2, 1100 + photo}};
        QCOMPARE(told, expected);
    }
};

QTEST_APPLESS_MAIN(TestThumbnailUpload)
#include "tst_thumbnail_upload.moc"
