#include "rescue_export.h"

#include "app/core_thread.h"
#include "core/services/attachment_service.h"
#include "core/services/visit_service.h"
#include "core/store/attention_store.h"
#include "tests/support/opened_bundle.h"
#include "tests/support/temporary_tablet.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace wupan;
using test::OpenedBundle;
using test::TemporaryTablet;

namespace {

struct Page
{
    Page() { test::giveRescueKey(*device.tablet, keys, device.park.id); }

    VisitId plan()
    {
        const auto visit =
            VisitService(*device.tablet).plan(device.enterprise.id, device.clock.now()).value();
        emit core.recordsChanged();
        return visit;
    }

    std::string addPhoto(VisitId visit, char content)
    {
        NewFile file;
        file.ownerId = visit.uuid;
        file.bytes = "\xFF\xD8\xFF" + std::string(300, content);
        const auto added = AttachmentService(*device.tablet).add(file).value();
        return device.load<Attachment>(added).sha256;
    }

    void end(std::optional<ErrorCode> code)
    {
        SyncReport report;
        if (code)
            report.error = Error{*code, ""};
        emit core.syncFinished(report);
    }

    void save()
    {
        rescue.save();
        QTRY_VERIFY(!rescue.busy());
    }

    [[nodiscard]] QStringList files() const { return QDir(folder).entryList(QDir::Files); }

    TemporaryTablet device;
    SealingKeys keys = test::sealingKeys();
    CoreThread core{*device.tablet};
    QString folder = QString::fromStdString((device.folder() / "exports").string());
    RescueExport rescue{core, folder};
};

} // namespace

class TestRescueExport : public QObject
{
    Q_OBJECT
private slots:
    void itIsNeededWhileSomethingIsNotAtHeadquarters()
    {
        Page page;
        QSignalSpy changed(&page.rescue, &RescueExport::changed);
        QVERIFY(changed.wait());
        QVERIFY(!page.rescue.needed());
        page.plan();
        QTRY_VERIFY(page.rescue.needed());
    }

    void itIsUrgentAfterASyncThatFailedAndNoMoreAfterOneThatWentWell()
    {
        Page page;
        page.plan();
        QTRY_VERIFY(page.rescue.needed());
        QVERIFY(!page.rescue.urgent());
        page.end(ErrorCode::protocol);
        QTRY_VERIFY(page.rescue.urgent());
        page.end(std::nullopt);
        QTRY_VERIFY(!page.rescue.urgent());
    }

    void aDayWithoutANetworkIsNothingUrgentAndMoreIs()
    {
        Page page;
        page.plan();
        QTRY_VERIFY(page.rescue.needed());
        page.device.clock.advanceMs(kMillisecondsPerDay);
        for (const ErrorCode code : {ErrorCode::unreachable, ErrorCode::wrongServer,
                                     ErrorCode::serverBusy, ErrorCode::cancelled}) {
            QSignalSpy changed(&page.rescue, &RescueExport::changed);
            page.end(code);
            QVERIFY(changed.wait());
            QVERIFY2(!page.rescue.urgent(), name(code));
        }
        page.device.clock.advanceMs(1);
        page.end(ErrorCode::unreachable);
        QTRY_VERIFY(page.rescue.urgent());
    }

    void aTabletOfWhichHeadquartersHasAllIsNeverUrgent()
    {
        Page page;
        QSignalSpy changed(&page.rescue, &RescueExport::changed);
        page.end(ErrorCode::protocol);
        QVERIFY(changed.wait());
        QVERIFY(!page.rescue.urgent());
    }

    void itSaysWhereTheFileIsAndWhatIsInIt()
    {
        Page page;
        const VisitId visit = page.plan();
        page.addPhoto(visit, 'a');
        page.save();
        QCOMPARE(page.files(), QStringList{"wupan-2026-11-23-0900.wupan-rescue"});
        const QString path = page.folder + "/" + page.files().front();
        const QString said = page.rescue.savedText();
        QVERIFY2(said.contains(QDir::toNativeSeparators(path)), qPrintable(said));
        QVERIFY2(said.contains("2 unsent edit") && said.contains("1 file"), qPrintable(said));
        QVERIFY2(!said.contains("decide") && !said.contains("could not"), qPrintable(said));
        QVERIFY(page.rescue.errorText().isEmpty());
        const auto bundle = OpenedBundle::open(path.toStdString(), page.keys);
        QVERIFY(bundle.ok());
        QCOMPARE(bundle->edits.size(), std::size_t{2});
        QCOMPARE(bundle->files.size(), std::size_t{1});
    }

    void itSaysWhatNeedsSomeoneAndWhichPhotosAreNotInIt()
    {
        Page page;
        const std::string photo = page.addPhoto(page.plan(), 'a');
        std::filesystem::remove(page.device.tablet->filesFolder() / photo);
        QVERIFY(page.device.tablet
                    ->inTransaction([&] {
                        Change change = LocalRows(*page.device.tablet)
                                            .change(RecordType::issue, page.device.park.id.uuid,
                                                    ChangeKind::update);
                        AttentionStore(page.device.tablet->database())
                            .add(change, {}, page.device.clock.now());
                        return done();
                    })
                    .ok());
        page.save();
        const QString said = page.rescue.savedText();
        QVERIFY2(said.contains("1 edit(s) to decide on"), qPrintable(said));
        QVERIFY2(said.contains("0 file"), qPrintable(said));
        QVERIFY2(said.contains("1 photo(s) could not be read"), qPrintable(said));
    }

    void aLaterOneOfTheSameMinuteTakesItsPlace()
    {
        Page page;
        page.plan();
        page.save();
        page.plan();
        page.save();
        QCOMPARE(page.files().size(), 1);
        const auto bundle =
            OpenedBundle::open((page.folder + "/" + page.files().front()).toStdString(), page.keys);
        QCOMPARE(bundle->edits.size(), std::size_t{2});
    }

    void withoutHeadquartersKeyItSaysWhatToDo()
    {
        Page page;
        page.plan();
        QVERIFY(page.device.tablet
                    ->inTransaction([&] {
                        MetaStore(page.device.tablet->database())
                            .set(MetaKey::rescueKey, std::string_view());
                        return done();
                    })
                    .ok());
        page.save();
        QVERIFY(page.rescue.errorText().contains("sign in"));
        QVERIFY(page.rescue.savedText().isEmpty());
        QCOMPARE(page.files(), QStringList());
    }

    void aFolderThatCannotBeMadeIsToldInASentence()
    {
        Page page;
        page.plan();
        QFile inTheWay(page.folder);
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        page.save();
        QVERIFY(page.rescue.errorText().contains("could not be written"));
    }
};

QTEST_GUILESS_MAIN(TestRescueExport)
#include "tst_rescue_export.moc"
