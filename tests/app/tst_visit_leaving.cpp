#include "tests/app/visit_page.h"

using namespace wupan;
using namespace wupan::test;

/// A visit is not left before it is safe, and what failed can be done again.
class TestVisitLeaving : public QObject
{
    Q_OBJECT
private slots:
    void typedTextIsSavedBeforeTheVisitIsLeft()
    {
        VisitPage page;
        const VisitId id = page.device.checkedIn();
        page.open(id);
        page.editor.closing()->setSummary("typed last");
        page.editor.close();
        QCOMPARE(page.editor.visitId(), textOf(id)); // until it is saved
        QTRY_COMPARE(page.editor.visitId(), "");
        QCOMPARE(page.device.visit(id).summary, "typed last");
        QCOMPARE(page.editor.closing()->summary(), "");
        QCOMPARE(page.editor.title(), "");
        QCOMPARE(page.stayed.count(), 0);
    }

    void anotherVisitOpensWhenThisOneIsSaved()
    {
        VisitPage page;
        const VisitId first = page.device.checkedIn();
        const VisitId second = page.device.checkedIn();
        page.open(first);
        page.editor.checklist()->choose(kOrders, "full");
        page.editor.open(textOf(second));
        QTRY_COMPARE(page.editor.visitId(), textOf(second));
        QTRY_VERIFY(page.editor.loaded());
        QCOMPARE(page.device.visit(first).answers.at(kOrders.toStdString()), "full");
        QVERIFY(page.device.visit(second).answers.empty());
        QCOMPARE(page.editor.steps()->title(), "Targets");
    }

    // Faults 3.
    void onAFullDiskTheVisitIsNotLeftAndTheReasonStays()
    {
        VisitPage page;
        const VisitId id = page.device.checkedIn();
        const VisitId another = page.device.ofAnother();
        page.open(id);
        page.editor.checklist()->choose(kOrders, "full");
        QTRY_VERIFY(!page.editor.savedText().isEmpty());
        page.disk.fill();
        page.editor.closing()->setSummary("订单饱满");
        page.editor.close();
        QTRY_COMPARE(page.stayed.count(), 1);
        QCOMPARE(page.editor.visitId(), textOf(id));
        QVERIFY(page.editor.errorText().contains("no room"));
        QCOMPARE(page.editor.savedText(), ""); // it is not
        page.editor.steps()->goTo("signature");
        QVERIFY(page.editor.errorText().contains("no room"));
        page.editor.open(textOf(another));
        QTRY_COMPARE(page.stayed.count(), 2);
        QCOMPARE(page.editor.closing()->summary(), "订单饱满");
        page.disk.free();
        page.editor.close();
        QTRY_COMPARE(page.editor.visitId(), "");
        QCOMPARE(page.device.visit(id).summary, "订单饱满");
        QCOMPARE(page.editor.errorText(), "");
    }

    void onAFullDiskCheckInAndCheckOutAreRefusedAndCanBeDoneAgain()
    {
        VisitPage page;
        const VisitId id = page.device.planned();
        page.open(id);
        page.disk.fill();
        page.editor.checkIn();
        QTRY_VERIFY(page.editor.errorText().contains("no room"));
        QVERIFY(page.editor.canCheckIn());
        page.disk.free();
        page.editor.checkIn();
        QTRY_VERIFY(page.editor.fillable());
        QCOMPARE(page.editor.errorText(), "");

        page.device.answerWhatIsRequired(id);
        emit page.core.recordsChanged();
        QTRY_COMPARE(page.editor.checklist()->missing(), std::int64_t{0});
        page.disk.fill();
        page.editor.completeNow();
        QTRY_VERIFY(page.editor.errorText().contains("no room"));
        QVERIFY(page.editor.fillable());
        page.disk.free();
        page.editor.completeNow();
        QTRY_VERIFY(page.editor.completed());
        QCOMPARE(page.editor.errorText(), "");
    }

    void whoLeavesWhileACheckInFailsIsTold()
    {
        VisitPage page;
        const VisitId id = page.device.planned();
        page.open(id);
        page.disk.fill();
        page.editor.checkIn();
        page.editor.close();
        QTRY_COMPARE(page.stayed.count(), 1);
        QCOMPARE(page.editor.visitId(), textOf(id));
        QVERIFY(page.editor.errorText().contains("no room"));
        page.editor.close();
        QCOMPARE(page.editor.visitId(), "");
    }

    // It was dropped with the visit.
    void aRefusedTextIsNotLeftBehind()
    {
        VisitPage page;
        page.open(page.device.checkedIn());
        page.editor.checklist()->type(kPercent, "850");
        page.editor.close();
        QTRY_COMPARE(page.stayed.count(), 1);
        QCOMPARE(page.editor.steps()->title(), "Projects");
        QVERIFY(page.editor.errorText().contains("Progress to production"));
        QCOMPARE(page.wanted.front().front().toString(), kPercent);
        page.editor.complete();
        QVERIFY(page.missingKeys().contains(kPercent));
        page.editor.goToMissing(kPercent);
        page.editor.checklist()->type(kPercent, "");
        page.editor.close();
        QTRY_COMPARE(page.editor.visitId(), "");
    }

    void aVisitThatLeftTheTabletSaysSoAndCanBeLeft()
    {
        VisitPage page;
        const VisitId id = page.device.ofAnother(VisitState::checkedIn);
        Visit visit = page.device.visit(id);
        visit.officerId = page.device.officer.id;
        page.device.pull(visit, 2);
        page.open(id);
        QVERIFY(page.editor.fillable());
        QVERIFY(page.device.tablet
                    ->inTransaction([&] {
                        LocalRows(*page.device.tablet).adopt(RecordType::visit, id.uuid, nullptr);
                        return done();
                    })
                    .ok());
        page.editor.closing()->setSummary("too late");
        emit page.core.recordsChanged();
        QTRY_COMPARE(page.editor.stateText(), "This visit is no longer on this tablet.");
        QVERIFY(!page.editor.fillable());
        page.editor.close();
        QTRY_COMPARE(page.editor.visitId(), "");
    }
};

QTEST_GUILESS_MAIN(TestVisitLeaving)
#include "tst_visit_leaving.moc"
