#include "core/sync/unneeded_files.h"

#include "core/store/attention_store.h"
#include "tests/core/sync/photographer.h"

#include <QTest>

using namespace wupan;
using test::Photographer;

namespace {

const std::string kPhoto(1000, 'o');
const std::string kThumbnail(100, 't');

bool isHere(Photographer& tablet, const std::string& content)
{
    return std::filesystem::exists(tablet.pathOf(content));
}

std::int64_t rows(Photographer& tablet)
{
    Statement count = tablet.home.tablet->database().prepare("SELECT count(*) FROM file_upload");
    count.step();
    return count.integer(0);
}

} // namespace

/// Pictures of records that are gone go too, but never before headquarters has them.
class TestUnneededFiles : public QObject
{
    Q_OBJECT
private slots:
    void aPhotoThatIsGoneTakesItsThumbnailWithIt()
    {
        Photographer tablet;
        const AttachmentId id = tablet.keep(kPhoto, kThumbnail);
        QVERIFY(!tablet.upload().error);
        tablet.lose(id);
        QVERIFY(removeUnneededFiles(*tablet.home.tablet));
        QVERIFY(!isHere(tablet, kPhoto));
        QVERIFY(!isHere(tablet, kThumbnail));
        QVERIFY(isHere(tablet, tablet.bytes));
        QCOMPARE(rows(tablet), std::int64_t{1});
    }

    void whatAnotherPhotoStillNamesStays()
    {
        Photographer tablet;
        const AttachmentId id = tablet.keep(kPhoto, kThumbnail);
        tablet.keep(kPhoto, kThumbnail);
        QVERIFY(!tablet.upload().error);
        tablet.lose(id);
        QVERIFY(removeUnneededFiles(*tablet.home.tablet));
        QVERIFY(isHere(tablet, kPhoto));
        QVERIFY(isHere(tablet, kThumbnail));
    }

    void whatHeadquartersLacksIsSentFirst()
    {
        Photographer tablet;
        const AttachmentId id = tablet.keep(kPhoto, kThumbnail);
        tablet.lose(id);
        QVERIFY(removeUnneededFiles(*tablet.home.tablet));
        QVERIFY(isHere(tablet, kPhoto));
        const UploadReport report = tablet.upload();
        QVERIFY(!report.error);
        QCOMPARE(report.files, std::int64_t{3});
        QVERIFY(removeUnneededFiles(*tablet.home.tablet));
        QVERIFY(!isHere(tablet, kPhoto));
        QVERIFY(!isHere(tablet, kThumbnail));
    }

    void whatARefusedEditNamesStaysUntilSomebodyDecides()
    {
        Photographer tablet;
        const AttachmentId id = tablet.keep(kPhoto, {});
        QVERIFY(!tablet.upload().error);
        tablet.lose(id);
        Change refused;
        refused.editId = tablet.home.newId<EditId>();
        refused.type = RecordType::attachment;
        refused.recordId = id.uuid;
        refused.fields = {{"sha256", sha256Hex(kPhoto)}};
        ChangeOutcome outcome;
        outcome.outcome = Outcome::refused;
        QVERIFY(tablet.home.tablet
                    ->inTransaction([&] {
                        AttentionStore(tablet.home.tablet->database())
                            .add(refused, outcome, tablet.home.clock.now());
                        return done();
                    })
                    .ok());
        QVERIFY(removeUnneededFiles(*tablet.home.tablet));
        QVERIFY(isHere(tablet, kPhoto));
    }

    void aKillBetweenTheBytesAndTheRowIsMadeUpFor()
    {
        Photographer tablet;
        const AttachmentId id = tablet.keep(kPhoto, kThumbnail);
        QVERIFY(!tablet.upload().error);
        tablet.lose(id);
        std::filesystem::remove(tablet.pathOf(kPhoto));
        QVERIFY(removeUnneededFiles(*tablet.home.tablet));
        QVERIFY(!isHere(tablet, kThumbnail));
        QCOMPARE(rows(tablet), std::int64_t{1});
    }
};

QTEST_APPLESS_MAIN(TestUnneededFiles)
#include "tst_unneeded_files.moc"
