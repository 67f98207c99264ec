#include "core/store/outbox_store.h"
#include "tests/app/visit_page.h"

using namespace wupan;
using namespace wupan::test;

/// The course of a visit.
class TestVisitEditor : public QObject
{
    Q_OBJECT
private slots:
    void aVisitGoesFromCheckInToCheckOut()
    {
        VisitPage page;
        page.open(page.device.planned());
        QVERIFY(page.editor.canCheckIn());
        QVERIFY(!page.editor.fillable());
        QCOMPARE(page.editor.title(), "智能装备示范企业");
        QVERIFY(page.editor.subtitle().startsWith("Planned for 11-23 09:00"));
        QVERIFY(page.editor.stateText().startsWith("Check in first"));
        page.source.tell({31.9, 118.8, 8});
        page.editor.checkIn();
        QTRY_VERIFY(page.editor.fillable());
        QVERIFY(page.editor.subtitle().contains("within 8 m"));
        QVERIFY(page.editor.subtitle().contains("checklist v7"));
        QCOMPARE(page.editor.stateText(), "");
        QCOMPARE(page.editor.steps()->title(), "Targets");
        QVERIFY(!page.source.running());
        QCOMPARE(page.visit().accuracyMeters.value(), 8.0);
        QVERIFY(page.editor.savedText().endsWith("09:00:00"));

        page.device.answerWhatIsRequired(page.id());
        emit page.core.recordsChanged();
        page.editor.closing()->setSummary("订单饱满");
        page.editor.closing()->draw(QImage(20, 20, QImage::Format_RGB32));
        page.editor.closing()->keepSignature();
        QTRY_VERIFY(page.editor.closing()->isSigned());
        page.editor.complete();
        QTRY_COMPARE(page.completed.count(), 1);
        QTRY_VERIFY(page.editor.completed());
        QVERIFY(page.editor.stateText().contains("This visit counts"));
        QCOMPARE(page.visit().state, VisitState::completed);
        QCOMPARE(page.visit().summary, "订单饱满");
    }

    void withoutAPositionTheCheckInCountsAllTheSame()
    {
        VisitPage page;
        page.source.isAvailable = false;
        page.open(page.device.planned());
        page.editor.checkIn();
        QTRY_VERIFY(page.editor.fillable());
        QVERIFY(page.editor.subtitle().contains("without a position"));
        QVERIFY(!page.visit().latitude);
    }

    // The second tap said that it could not be saved.
    void aDoubleTapChecksInOnce()
    {
        VisitPage page;
        page.open(page.device.planned());
        page.editor.checkIn();
        page.editor.checkIn();
        QTRY_VERIFY(page.editor.fillable());
        page.editor.checkIn();
        QTest::qWait(0);
        QCOMPARE(page.editor.errorText(), "");
        QCOMPARE(page.editor.steps()->title(), "Targets");
    }

    void aDoubleTapCompletesOnce()
    {
        VisitPage page;
        const VisitId id = page.device.checkedIn();
        page.device.answerWhatIsRequired(id);
        page.open(id);
        page.editor.closing()->setSummary("订单饱满");
        page.editor.complete();
        QVERIFY(page.editor.review()->active()); // the signature
        page.editor.completeNow();
        page.editor.completeNow();
        QTRY_VERIFY(page.editor.completed());
        QCOMPARE(page.completed.count(), 1);
        QCOMPARE(page.editor.errorText(), "");
    }

    void whatIsMissingIsListedAndLeadsThere()
    {
        VisitPage page;
        page.open(page.device.checkedIn());
        page.editor.checklist()->choose(kOrders, "full");
        page.editor.complete();
        QVERIFY(page.editor.review()->active());
        QVERIFY(!page.editor.review()->mayComplete());
        QVERIFY(!page.missingKeys().contains(kOrders));
        QVERIFY(page.missingKeys().contains(kPercent));
        QCOMPARE(page.missingKeys().mid(page.missingKeys().size() - 2),
                 (QStringList{"summary", "signature"}));
        page.editor.goToMissing(kPercent);
        QVERIFY(!page.editor.review()->active());
        QCOMPARE(page.editor.steps()->title(), "Projects");
        QCOMPARE(page.wanted.front().front().toString(), kPercent);
        page.editor.goToMissing("summary");
        QCOMPARE(page.editor.steps()->kind(), "summary");
    }

    void theSummaryMayFollow()
    {
        VisitPage page;
        const VisitId id = page.device.checkedIn();
        page.device.answerWhatIsRequired(id);
        page.open(id);
        page.editor.complete();
        QVERIFY(page.editor.review()->mayComplete());
        QCOMPARE(page.missingKeys(), (QStringList{"summary", "signature"}));
        page.editor.completeNow();
        QTRY_VERIFY(page.editor.completed());
        QVERIFY(page.editor.stateText().contains("by 11-24 09:00"));
        page.editor.close();
        page.open(id);
        QCOMPARE(page.editor.steps()->kind(), "summary");
        page.editor.closing()->setSummary("订单饱满");
        QTRY_COMPARE(page.visit().summary, "订单饱满");
        QVERIFY(page.editor.stateText().contains("This visit counts"));
    }

    void aSignatureOnThePaperIsKeptWithTheVisit()
    {
        VisitPage page;
        const VisitId id = page.device.checkedIn();
        page.device.answerWhatIsRequired(id);
        page.open(id);
        page.editor.closing()->setSummary("订单饱满");
        page.editor.closing()->draw(QImage(20, 20, QImage::Format_RGB32));
        page.editor.complete();
        QVERIFY(!page.editor.review()->active());
        QTRY_VERIFY(page.editor.completed());
        QVERIFY(!page.visit().signatureId.isNil());
    }

    // It could never be completed: nobody had told that nothing was missing.
    void aChecklistThatRequiresNothingIsCompletedWithoutAnAnswer()
    {
        VisitPage page;
        page.device.replaceChecklist(kNothingRequired);
        page.open(page.device.checkedIn());
        QCOMPARE(page.editor.checklist()->formError(), "");
        page.editor.completeNow();
        QTRY_VERIFY(page.editor.completed());
        QCOMPARE(page.editor.errorText(), "");
    }

    void anotherOfficersVisitCanOnlyBeRead()
    {
        VisitPage page;
        page.open(page.device.ofAnother(VisitState::checkedIn));
        QVERIFY(!page.editor.fillable());
        QVERIFY(!page.editor.canCheckIn());
        QVERIFY(page.editor.stateText().startsWith("Another officer's visit"));
        QVERIFY(!page.source.running());
        page.editor.checkIn();
        page.editor.cancel();
        page.editor.complete();
        page.editor.checklist()->choose(kOrders, "short");
        page.editor.checklist()->type(kPercent, "12");
        page.editor.checklist()->takeProposal(kOrders);
        page.editor.close();
        QCOMPARE(page.editor.visitId(), "");
        QCOMPARE(OutboxStore(page.device.tablet->database()).count(), std::int64_t{0});
    }

    void aPlannedVisitIsCancelledAndLeft()
    {
        VisitPage page;
        const VisitId id = page.device.planned();
        page.open(id);
        page.editor.cancel();
        page.editor.cancel();
        QTRY_COMPARE(page.editor.visitId(), "");
        QCOMPARE(page.device.visit(id).state, VisitState::cancelled);
        QCOMPARE(page.editor.errorText(), "");
        page.open(id);
        QCOMPARE(page.editor.stateText(), "This visit was cancelled.");
        QVERIFY(!page.editor.canCheckIn());
    }

    void aVisitThatWasUnderWayIsNotCancelled()
    {
        VisitPage page;
        page.open(page.device.checkedIn());
        page.editor.cancel();
        QTest::qWait(0);
        QCOMPARE(page.visit().state, VisitState::checkedIn);
    }

    void aVisitThatMovedOnElsewhereSaysSo()
    {
        VisitPage page;
        const VisitId id = page.device.planned();
        page.open(id);
        QVERIFY(VisitService(*page.device.tablet).cancel(id).ok());
        page.editor.checkIn();
        QTRY_VERIFY(page.editor.errorText().contains("moved on"));
        QTRY_COMPARE(page.editor.stateText(), "This visit was cancelled.");
    }

    void withoutItsChecklistAVisitIsStillMadeAndSummarized_data()
    {
        QTest::addColumn<bool>("here");
        QTest::newRow("the checklist is not on this tablet") << false;
        QTest::newRow("the checklist cannot be read") << true;
    }

    void withoutItsChecklistAVisitIsStillMadeAndSummarized()
    {
        QFETCH(bool, here);
        VisitPage page;
        Visit visit = page.device.visit(page.device.planned());
        visit.id = page.device.newId<VisitId>();
        visit.checklistId = page.device.newId<ChecklistId>();
        page.device.pull(visit);
        if (here) {
            page.device.checklist.id = visit.checklistId;
            page.device.checklist.xml = "<broken";
            page.device.pull(page.device.checklist);
        }
        page.open(visit.id);
        QVERIFY(!page.editor.checklist()->formError().isEmpty());
        QVERIFY(!page.editor.subtitle().endsWith("v"));
        page.editor.checkIn();
        QTRY_VERIFY(page.editor.fillable());
        QCOMPARE(page.editor.steps()->kind(), "summary");
        page.editor.closing()->setSummary("订单饱满");
        QTRY_COMPARE(page.visit().summary, "订单饱满");
        page.editor.complete();
        QVERIFY(!page.editor.review()->mayComplete());
        QCOMPARE(page.missingKeys(), (QStringList{"checkIn", "signature"}));
        page.editor.close();
        QTRY_COMPARE(page.editor.visitId(), "");
    }

    void aChecklistThatArrivesMeanwhileIsFilledIn()
    {
        VisitPage page;
        Visit visit = page.device.visit(page.device.planned());
        visit.id = page.device.newId<VisitId>();
        visit.checklistId = page.device.newId<ChecklistId>();
        page.device.pull(visit);
        page.open(visit.id);
        QVERIFY(!page.editor.checklist()->isOpen());
        page.device.checklist.id = visit.checklistId;
        page.device.pull(page.device.checklist);
        emit page.core.recordsChanged();
        QTRY_VERIFY(page.editor.checklist()->isOpen());
        QCOMPARE(page.editor.checklist()->formError(), "");
    }

    void whatWasSaidElsewhereStaysUntilTheStepIsLeft()
    {
        VisitPage page;
        page.open(page.device.checkedIn());
        page.editor.warn("the photo was too large");
        page.editor.checklist()->choose(kOrders, "full");
        QTRY_VERIFY(!page.editor.savedText().isEmpty());
        QCOMPARE(page.editor.errorText(), "the photo was too large");
        page.editor.steps()->next();
        QCOMPARE(page.editor.errorText(), "");
    }

    void theEnterpriseIsShownBesideTheQuestions()
    {
        VisitPage page;
        page.device.enterprise.tags = {"零地招商"};
        page.device.pull(page.device.enterprise, 2);
        page.device.pulled("用电增容", -6);
        const VisitId before = page.device.checkedIn();
        QVERIFY(VisitService(*page.device.tablet).saveSummary(before, "上次的总结").ok());
        page.open(page.device.planned());
        QCOMPARE(page.editor.tags()->rowCount(), 1);
        QCOMPARE(page.editor.openIssues()->rowCount(), 1);
        QCOMPARE(page.editor.openIssuesText(), "1");
        QCOMPARE(page.editor.lastSummary(), "上次的总结");
        QCOMPARE(page.editor.lastSummaryDay(), "11-23");
    }

    void noVisitIsOpenedByAnIdThatIsNone()
    {
        VisitPage page;
        page.editor.open("nonsense");
        QCOMPARE(page.editor.visitId(), "");
        page.editor.close();
        page.editor.checkIn();
        page.editor.complete();
        page.editor.completeNow();
        QCOMPARE(page.editor.errorText(), "");
    }
};

QTEST_GUILESS_MAIN(TestVisitEditor)
#include "tst_visit_editor.moc"
