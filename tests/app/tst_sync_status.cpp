#include "app/core_thread.h"
#include "core/services/attachment_service.h"
#include "core/services/visit_service.h"
#include "core/store/attention_store.h"
#include "core/store/outbox_store.h"
#include "sync_status.h"
#include "sync_text.h"
#include "tests/support/temporary_tablet.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace wupan;

Q_DECLARE_METATYPE(wupan::ErrorCode)

class TestSyncStatus : public QObject
{
    Q_OBJECT
private:
    static QString text(LineModel& model, int row, const QByteArray& role)
    {
        return model.data(model.index(row), model.roleNames().key(role)).toString();
    }

private slots:
    void showsWhatWaitsAsTheDatabaseHasIt()
    {
        test::TemporaryTablet device;
        CoreThread core(*device.tablet);
        SyncStatus status(core);
        const QAbstractItemModelTester tester(status.pending());
        QTest::qWait(0);
        QCOMPARE(status.pendingCount(), 0);
        QVERIFY(VisitService(*device.tablet).plan(device.enterprise.id, device.clock.now()).ok());
        emit core.recordsChanged();
        QTRY_COMPARE(status.pendingCount(), 1);
        QCOMPARE(text(*status.pending(), 0, "title"), QString("智能装备示范企业"));
        QVERIFY(text(*status.pending(), 0, "detail").startsWith("09:00"));
    }

    void saysWhenHeadquartersIsOutOfReach_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("no network") << ErrorCode::unreachable;
        QTest::newRow("a network that wants a sign-in first") << ErrorCode::wrongServer;
    }

    void saysWhenHeadquartersIsOutOfReach()
    {
        QFETCH(ErrorCode, code);
        test::TemporaryTablet device;
        CoreThread core(*device.tablet);
        SyncStatus status(core);
        SyncReport report;
        report.error = Error{code, ""};
        emit core.syncFinished(report);
        QVERIFY(!status.online());
        QVERIFY(!status.errorText().isEmpty());
        emit core.syncFinished(SyncReport{});
        QVERIFY(status.online());
        QVERIFY(status.errorText().isEmpty());
    }

    void sentencesStandWithASpaceBetweenThemWhereTheLanguageHasOne()
    {
        QCOMPARE(sync_text::joined({"One.", "Two."}), QString("One. Two."));
        QCOMPARE(sync_text::joined({"一。", "二。"}), QString("一。二。"));
        QCOMPARE(sync_text::joined({"one.db。", "二。"}), QString("one.db。二。"));
    }

    void asksForAnUpdateWhereThisVersionIsTooOld_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("present");
        QTest::addColumn<bool>("asked");
        QTest::newRow("none is wanted") << ""
                                        << "1.2.0" << false;
        QTest::newRow("the same") << "1.2.0"
                                  << "1.2.0" << false;
        QTest::newRow("the same, with fewer numbers") << "1.2"
                                                      << "1.2.0" << false;
        QTest::newRow("an older one") << "1.2.0"
                                      << "1.10.0" << false;
        QTest::newRow("a newer one") << "1.10.0"
                                     << "1.2.0" << true;
        QTest::newRow("a newer one, with fewer numbers") << "2"
                                                         << "1.2.0" << true;
        QTest::newRow("what is no version") << "soon"
                                            << "1.2.0" << false;
    }

    void asksForAnUpdateWhereThisVersionIsTooOld()
    {
        QFETCH(QString, wanted);
        QFETCH(QString, present);
        QFETCH(bool, asked);
        const QString text = sync_text::updateText(wanted, present);
        QCOMPARE(!text.isEmpty(), asked);
        if (asked)
            QVERIFY(text.contains(wanted) && text.contains(present));
    }

    void saysWhatWasTakenOutOfDamagedDataUntilSomebodyHasReadIt()
    {
        test::TemporaryTablet device;
        SalvageReport report;
        report.edits = 7;
        report.lostEdits = 2;
        report.keptAs = "wupan-damaged-1.db";
        const auto note = [&] {
            SalvageStore(device.tablet->database()).setReport(report);
            return done();
        };
        QVERIFY(device.tablet->inTransaction(note).ok());
        CoreThread core(*device.tablet);
        SyncStatus status(core);
        QTRY_VERIFY(status.salvageText().contains("(edits: 7)"));
        QVERIFY(status.salvageText().contains("Lost are edits: 2."));
        QVERIFY(!status.salvageText().contains("drafts"));
        QVERIFY(status.salvageLacksSomething());
        status.forgetSalvage();
        QTRY_COMPARE(status.salvageText(), QString());
        QVERIFY(!SalvageStore(device.tablet->database()).report());
    }

    void saysThatNothingWasLostWithDamagedData()
    {
        test::TemporaryTablet device;
        QVERIFY(device.tablet
                    ->inTransaction([&] {
                        SalvageStore(device.tablet->database()).setReport({});
                        return done();
                    })
                    .ok());
        CoreThread core(*device.tablet);
        const SyncStatus status(core);
        QTRY_VERIFY(status.salvageText().contains("Nothing was lost."));
        QVERIFY(!status.salvageLacksSomething());
    }

    void saysThatPhotosWaitForWifi()
    {
        test::TemporaryTablet device;
        CoreThread core(*device.tablet);
        SyncStatus status(core);
        NewFile photo;
        photo.ownerType = RecordType::enterprise;
        photo.ownerId = device.enterprise.id.uuid;
        photo.bytes = "\xFF\xD8\xFF a photo";
        photo.thumbnail = "\xFF\xD8\xFF small";
        QVERIFY(AttachmentService(*device.tablet).add(photo).ok());
        const auto lastLine = [&] {
            const int rows = status.pending()->rowCount();
            return rows == 0 ? QString() : text(*status.pending(), rows - 1, "detail");
        };
        emit core.filesHeld(true, true, true);
        QTRY_COMPARE(lastLine(), QString("waiting for Wi-Fi"));
        QCOMPARE(status.pendingCount(), 2); // the record, and the photo with its thumbnail
        QVERIFY(status.wifiOnlyOffered());
        QVERIFY(status.wifiOnly());
        emit core.filesHeld(true, false, false);
        QTRY_VERIFY(lastLine().endsWith("sent"));
        QVERIFY(!status.wifiOnly());
    }

    void countsWhatNeedsSomebody()
    {
        test::TemporaryTablet device;
        CoreThread core(*device.tablet);
        SyncStatus status(core);
        Change change;
        change.editId = device.newId<EditId>();
        change.recordId = device.enterprise.id.uuid;
        change.type = RecordType::enterprise;
        ChangeOutcome outcome;
        outcome.outcome = Outcome::refused;
        QVERIFY(device.tablet
                    ->inTransaction([&] {
                        AttentionStore(device.tablet->database())
                            .add(change, outcome, device.clock.now());
                        return done();
                    })
                    .ok());
        emit core.recordsChanged();
        QTRY_COMPARE(status.attentionCount(), 1);
    }
};

QTEST_GUILESS_MAIN(TestSyncStatus)
#include "tst_sync_status.moc"
