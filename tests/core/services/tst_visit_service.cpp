#include "core/services/visit_service.h"

#include "core/services/issue_service.h"
#include "core/store/outbox_store.h"
#include "core/store/visit_store.h"
#include "tests/support/temporary_tablet.h"

#include <QTest>

using namespace wupan;
using test::TemporaryTablet;

class TestVisitService : public QObject
{
    Q_OBJECT
private slots:
    void aVisitGoesFromPlannedToCompleted()
    {
        TemporaryTablet device;
        VisitService visits(*device.tablet);
        const VisitId id = *visits.plan(device.enterprise.id, device.clock.now());
        QCOMPARE(visits.complete(id).error().code, ErrorCode::wrongState);
        QVERIFY(visits.checkIn(id, PositionFix{26.1, 119.3, 8.0}).ok());
        QCOMPARE(visits.checkIn(id, std::nullopt).error().code, ErrorCode::wrongState);
        QCOMPARE(visits.complete(id).error().detail, "answers");
        QVERIFY(visits.saveAnswers(id, {{"/data/q1", "yes"}}, 0).ok());
        QVERIFY(visits.complete(id).ok());
        QVERIFY(visits.saveSummary(id, "订单饱满").ok());

        const auto visit = device.load<Visit>(id);
        QCOMPARE(visit.state, VisitState::completed);
        QCOMPARE(visit.accuracyMeters.value(), 8.0);
        QCOMPARE(visit.summaryWrittenAt.value().ms, device.clock.now().ms);
        QCOMPARE(visit.checklistId.text(), device.checklist.id.text());
    }

    void whatWasSavedIsThereAfterARestart()
    {
        TemporaryTablet device;
        const VisitId id =
            *VisitService(*device.tablet).plan(device.enterprise.id, device.clock.now());
        QVERIFY(VisitService(*device.tablet).saveAnswers(id, {{"/data/q1", "yes"}}, 4).ok());
        device.reopen();
        QCOMPARE(device.load<Visit>(id).answers.at("/data/q1"), "yes");
        QCOMPARE(OutboxStore(device.tablet->database()).count(), std::int64_t{1});
    }

    void anEmptyAnswerClearsOne()
    {
        TemporaryTablet device;
        VisitService visits(*device.tablet);
        const VisitId id = *visits.plan(device.enterprise.id, device.clock.now());
        QVERIFY(visits.saveAnswers(id, {{"/a", "1"}, {"/b", "2"}}, 0).ok());
        QVERIFY(visits.saveAnswers(id, {{"/a", ""}}, 1).ok());
        QCOMPARE(device.load<Visit>(id).answers, (std::map<std::string, std::string>{{"/b", "2"}}));
    }

    void withoutAChecklistThereIsNoVisit()
    {
        TemporaryTablet device;
        device.checklist.active = false;
        device.pull(device.checklist, 2);
        const auto planned =
            VisitService(*device.tablet).plan(device.enterprise.id, device.clock.now());
        QCOMPARE(planned.error().code, ErrorCode::notFound);
        QCOMPARE(OutboxStore(device.tablet->database()).count(), std::int64_t{0});
    }

    void aVisitKeepsTheChecklistThatItBeganWith()
    {
        TemporaryTablet device;
        VisitService visits(*device.tablet);
        const VisitId before = *visits.plan(device.enterprise.id, device.clock.now());
        device.clock.advanceMs(1);
        Checklist next = device.checklist;
        next.id = device.newId<ChecklistId>();
        next.version = "8";
        device.pull(next);
        const VisitId after = *visits.plan(device.enterprise.id, device.clock.now());
        QCOMPARE(device.load<Visit>(before).checklistId.text(), device.checklist.id.text());
        QCOMPARE(device.load<Visit>(after).checklistId.text(), next.id.text());
    }

    void proposalsAreRecordedWhetherTakenOrDeclined()
    {
        TemporaryTablet device;
        VisitService visits(*device.tablet);
        const VisitId id = *visits.plan(device.enterprise.id, device.clock.now());
        QVERIFY(visits.declineProposal(id, "/data/a").ok());
        NewIssue proposed;
        proposed.enterpriseId = device.enterprise.id;
        proposed.visitId = id;
        proposed.questionPath = "/data/b";
        proposed.title = "厂房用地";
        const IssueId issue = *IssueService(*device.tablet).capture(proposed);
        const auto visit = device.load<Visit>(id);
        QCOMPARE(visit.proposals.at("/data/a"), "declined");
        QCOMPARE(visit.proposals.at("/data/b"), issue.text());
    }

    void theSignersNameLeavesTheSignatureAlone()
    {
        TemporaryTablet device;
        VisitService visits(*device.tablet);
        const VisitId id = *visits.plan(device.enterprise.id, device.clock.now());
        const auto signature = device.newId<AttachmentId>();
        QVERIFY(visits.saveSignerName(id, "样本厂长").ok());
        QVERIFY(device.load<Visit>(id).signatureId.isNil());
        QVERIFY(visits.sign(id, signature).ok());
        QVERIFY(visits.saveSignerName(id, "").ok());
        QCOMPARE(device.load<Visit>(id).signatureId, signature);
        QCOMPARE(device.load<Visit>(id).signerName, "");
    }

    void theDayShowsItsVisitsAndWhatIsStillOpenFromBefore()
    {
        TemporaryTablet device;
        VisitService visits(*device.tablet);
        const VisitId yesterday = *visits.plan(device.enterprise.id, device.clock.now());
        QVERIFY(visits.checkIn(yesterday, std::nullopt).ok());
        device.clock.advanceMs(kMillisecondsPerDay);
        const VisitId today = *visits.plan(device.enterprise.id, device.clock.now());
        const VisitId cancelled = *visits.plan(device.enterprise.id, device.clock.now());
        QVERIFY(visits.cancel(cancelled).ok());

        const Instant from = startOfDay(parkDate(device.clock.now()));
        const auto rows = VisitStore(device.tablet->database())
                              .ofDay(device.officer.id, from, from.plusMs(kMillisecondsPerDay));
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows[0].visit.id.text(), yesterday.text());
        QCOMPARE(rows[1].visit.id.text(), today.text());
        QCOMPARE(rows[1].enterpriseName, device.enterprise.name);
        QCOMPARE(rows[1].previousVisitAt.value().ms, TemporaryTablet::kStart.ms);
    }
};

QTEST_APPLESS_MAIN(TestVisitService)
#include "tst_visit_service.moc"
