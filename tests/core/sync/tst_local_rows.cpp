#include "core/sync/local_rows.h"

#include "core/model/issue.h"
#include "core/model/issue_event.h"
#include "core/model/visit.h"
#include "core/services/issue_service.h"
#include "core/services/visit_service.h"
#include "core/store/attention_store.h"
#include "core/store/issue_store.h"
#include "core/sync/apply_change.h"
#include "tests/support/temporary_tablet.h"

#include <QTest>

using namespace wupan;
using test::TemporaryTablet;

namespace {

/// Seals what waits and gives headquarters' verdict on it.
void settleAll(TemporaryTablet& device, Outcome verdict, const std::string& reason = {},
               std::int64_t revision = 2)
{
    const Status settled = device.tablet->inTransaction([&] {
        OutboxStore outbox(device.tablet->database());
        outbox.seal(100);
        LocalRows rows(*device.tablet);
        for (const Change& change : outbox.sealed(100)) {
            ChangeOutcome outcome;
            outcome.sequence = change.sequence;
            outcome.outcome = verdict;
            outcome.reason = reason;
            outcome.revision = verdict == Outcome::refused ? 0 : revision;
            rows.settle(outcome, device.clock.now());
        }
        return done();
    });
    QVERIFY(settled.ok());
}

} // namespace

class TestLocalRows : public QObject
{
    Q_OBJECT
private slots:
    void aPullUnderAPendingEditKeepsTheEditOnTop()
    {
        TemporaryTablet device;
        VisitService visits(*device.tablet);
        const VisitId id = *visits.plan(device.enterprise.id, device.clock.now());
        QVERIFY(visits.checkIn(id, std::nullopt).ok());
        QVERIFY(visits.saveAnswers(id, {{"/data/q1", "yes"}}, 3).ok());
        settleAll(device, Outcome::applied);
        QVERIFY(visits.saveAnswers(id, {{"/data/q2", "no"}}, 2).ok());

        // Meanwhile headquarters' row: our first answers, and one more from elsewhere.
        auto theirs = device.load<Visit>(id);
        theirs.answers = {{"/data/q1", "yes"}, {"/data/q9", "else"}};
        theirs.missingAnswers = 3;
        device.pull(theirs, 5);

        const auto shown = device.load<Visit>(id);
        QCOMPARE(shown.answers,
                 (std::map<std::string, std::string>{
                     {"/data/q1", "yes"}, {"/data/q2", "no"}, {"/data/q9", "else"}}));
        QCOMPARE(shown.missingAnswers.value(), std::int64_t{2});
        QCOMPARE(shown.revision, std::int64_t{5});
    }

    void aRefusedEditLeavesTheRowAndStandsOnTheAttentionList()
    {
        TemporaryTablet device;
        IssueService issues(*device.tablet);
        NewIssue draft;
        draft.enterpriseId = device.enterprise.id;
        draft.title = "用电增容";
        const IssueId id = *issues.capture(draft);
        settleAll(device, Outcome::applied);
        device.pull(device.load<Issue>(id), 2);
        QVERIFY(issues.comment(id, "进展").ok());
        QCOMPARE(IssueStore(device.tablet->database()).events(id).size(), std::size_t{2});

        settleAll(device, Outcome::refused, "wrongState");
        QCOMPARE(IssueStore(device.tablet->database()).events(id).size(), std::size_t{1});
        QCOMPARE(AttentionStore(device.tablet->database()).count(), std::int64_t{1});
        QCOMPARE(OutboxStore(device.tablet->database()).count(), std::int64_t{0});
    }

    void whatIsTakenWhenItComesAgainNeedsNobody()
    {
        TemporaryTablet device;
        IssueService issues(*device.tablet);
        NewIssue draft;
        draft.enterpriseId = device.enterprise.id;
        draft.title = "用电增容";
        const IssueId id = *issues.capture(draft);
        settleAll(device, Outcome::applied);
        device.pull(device.load<Issue>(id), 2);
        QVERIFY(issues.comment(id, "进展").ok());
        settleAll(device, Outcome::refused, "wrongState");
        AttentionStore attention(device.tablet->database());
        QCOMPARE(attention.count(), std::int64_t{1});

        // Headquarters was restored, and takes it now.
        QVERIFY(device.tablet
                    ->inTransaction([&] {
                        LocalRows(*device.tablet).beginAgain();
                        return done();
                    })
                    .ok());
        settleAll(device, Outcome::applied);
        QCOMPARE(attention.count(), std::int64_t{0});
    }

    void aClashLeavesHeadquartersTextUnderTheEditsThatStillWait()
    {
        TemporaryTablet device;
        Issue issue;
        issue.id = device.newId<IssueId>();
        issue.registeredBy = device.officer.id;
        issue.title = "用电";
        issue.description = "剩3天";
        device.pull(issue, 1);
        IssueService issues(*device.tablet);
        QVERIFY(issues.edit(issue.id, {{"description", "剩5天"}}).ok());
        Database& database = device.tablet->database();
        ChangeOutcome outcome;
        outcome.outcome = Outcome::conflict;
        outcome.revision = 3;
        outcome.theirs["description"] = "剩7天";
        QVERIFY(device.tablet
                    ->inTransaction([&] {
                        outcome.sequence = OutboxStore(database).seal(1).front().sequence;
                        return done();
                    })
                    .ok());
        QVERIFY(issues.edit(issue.id, {{"title", "用电增容"}}).ok());
        QCOMPARE(device.load<Issue>(issue.id).description, "剩5天");
        QVERIFY(device.tablet
                    ->inTransaction([&] {
                        LocalRows(*device.tablet).settle(outcome, device.clock.now());
                        return done();
                    })
                    .ok());
        QCOMPARE(device.load<Issue>(issue.id).description, "剩7天");
        QCOMPARE(device.load<Issue>(issue.id).title, "用电增容");
    }

    void aRepeatedAnswerChangesNothing()
    {
        TemporaryTablet device;
        VisitService visits(*device.tablet);
        const VisitId id = *visits.plan(device.enterprise.id, device.clock.now());
        settleAll(device, Outcome::applied);
        const auto before = device.load<Visit>(id);
        ChangeOutcome again;
        again.sequence = 1;
        again.outcome = Outcome::refused;
        QVERIFY(device.tablet
                    ->inTransaction([&] {
                        LocalRows(*device.tablet).settle(again, device.clock.now());
                        return done();
                    })
                    .ok());
        QVERIFY(device.load<Visit>(id).state == before.state);
        QCOMPARE(AttentionStore(device.tablet->database()).count(), std::int64_t{0});
    }

    void anEditMadeWhileAnotherIsOnItsWayIsSentAfterIt()
    {
        TemporaryTablet device;
        VisitService visits(*device.tablet);
        const VisitId id = *visits.plan(device.enterprise.id, device.clock.now());
        OutboxStore outbox(device.tablet->database());
        QVERIFY(device.tablet
                    ->inTransaction([&] {
                        outbox.seal(10);
                        return done();
                    })
                    .ok());
        QVERIFY(visits.checkIn(id, std::nullopt).ok());
        QCOMPARE(outbox.count(), std::int64_t{2});
        QCOMPARE(outbox.sealed(10).size(), std::size_t{1});
        QVERIFY(device.tablet
                    ->inTransaction([&] {
                        outbox.seal(10);
                        return done();
                    })
                    .ok());
        const std::vector<Change> sealed = outbox.sealed(10);
        QCOMPARE(sealed.size(), std::size_t{2});
        QCOMPARE(sealed[1].sequence, sealed[0].sequence + 1);
        QCOMPARE(sealed[1].chain, chainAfter(sealed[0].chain, sealed[1].editId));
    }

    void thirtyAnswersAreOneChange()
    {
        TemporaryTablet device;
        VisitService visits(*device.tablet);
        const VisitId id = *visits.plan(device.enterprise.id, device.clock.now());
        for (int i = 0; i < 30; ++i)
            QVERIFY(visits.saveAnswers(id, {{"/data/q" + std::to_string(i), "yes"}}, 30 - i).ok());
        QCOMPARE(OutboxStore(device.tablet->database()).count(), std::int64_t{1});
        const Change joined = OutboxStore(device.tablet->database()).editsOf(id.uuid).front();
        QCOMPARE(objectAt(joined.fields, "answers").size(), std::size_t{30});
    }

    void whatJoinsKeepsTheTimeAtWhichItWasSet()
    {
        TemporaryTablet device;
        VisitService visits(*device.tablet);
        Visit visit;
        visit.id = device.newId<VisitId>();
        visit.officerId = device.officer.id;
        device.pull(visit);
        QVERIFY(visits.saveSignerName(visit.id, "甲").ok());
        QVERIFY(visits.saveAnswers(visit.id, {{"/q1", "yes"}, {"/q2", "no"}}, 2).ok());
        device.clock.advanceMs(3'000);
        device.clock.setWallClock(device.clock.now().plusMs(-86'400'000)); // set back by a day
        QVERIFY(visits.saveAnswers(visit.id, {{"/q2", "yes"}}, 1).ok());
        device.clock.advanceMs(500);
        QVERIFY(visits.saveAnswers(visit.id, {{"/q3", "no"}}, 0).ok());
        const Change joined = OutboxStore(device.tablet->database()).editsOf(visit.id.uuid).front();
        QCOMPARE(
            joined.ages,
            (json::object{{"signerName", 3'500}, {"answers//q1", 3'500}, {"answers//q2", 500}}));
    }

    void aNewIssueWhoseTextIsEditedBeforeItIsSentIsOneCreation()
    {
        TemporaryTablet device;
        IssueService issues(*device.tablet);
        NewIssue draft;
        draft.enterpriseId = device.enterprise.id;
        draft.title = "用电";
        const IssueId id = *issues.capture(draft);
        QVERIFY(issues.edit(id, {{"title", "用电增容"}}).ok());
        const Change joined = OutboxStore(device.tablet->database()).editsOf(id.uuid).front();
        const Applied applied =
            applyChange(nullptr, {}, joined,
                        {device.tablet->actor(), device.clock.now(), device.tablet->rules()});
        QCOMPARE(applied.outcome.outcome, Outcome::applied);
        QCOMPARE(fromDocument<Issue>(applied.document).title, "用电增容");
    }

    void anAcceptedEditIsShownUntilHeadquartersRowArrives()
    {
        TemporaryTablet device;
        VisitService visits(*device.tablet);
        const VisitId id = *visits.plan(device.enterprise.id, device.clock.now());
        settleAll(device, Outcome::applied);
        QVERIFY(visits.saveSummary(id, "总结").ok());
        settleAll(device, Outcome::applied);
        QCOMPARE(device.load<Visit>(id).summary, "总结");
    }

    void anEditThatWasAppliedAloneMakesHeadquartersRow()
    {
        TemporaryTablet device;
        VisitService visits(*device.tablet);
        const VisitId id = *visits.plan(device.enterprise.id, device.clock.now());
        settleAll(device, Outcome::applied, {}, 1);
        device.pull(device.load<Visit>(id), 1);
        QVERIFY(visits.saveSummary(id, "总结").ok());
        settleAll(device, Outcome::applied, {}, 2);
        const auto shown = device.load<Visit>(id);
        QCOMPARE(shown.summary, "总结");
        QCOMPARE(shown.revision, std::int64_t{2});
    }

    void anEditBesideSomebodyElsesKeepsTheRevisionThatIsHere()
    {
        TemporaryTablet device;
        VisitService visits(*device.tablet);
        const VisitId id = *visits.plan(device.enterprise.id, device.clock.now());
        settleAll(device, Outcome::applied, {}, 1);
        device.pull(device.load<Visit>(id), 1);
        QVERIFY(visits.saveSummary(id, "总结").ok());
        settleAll(device, Outcome::merged, {}, 3);
        QCOMPARE(device.load<Visit>(id).revision, std::int64_t{1});
    }

    void fieldsOfANewerHeadquartersSurviveALocalEdit()
    {
        TemporaryTablet device;
        Document document = toDocument(device.enterprise);
        document["revision"] = 4;
        document["carbonFootprint"] = 12.5;
        device.pull(RecordType::enterprise, document);
        const auto kept = RecordStore(device.tablet->database())
                              .read(RecordType::enterprise, device.enterprise.id.uuid);
        QCOMPARE(kept->at("carbonFootprint"), json::value(12.5));
    }

    void whatLeavesTheViewGoesAlsoWhereThisVersionDoesNotKnowIt()
    {
        TemporaryTablet device;
        const auto unknown = [&] {
            Statement count = device.tablet->database().prepare(
                "SELECT group_concat(record_id) FROM unknown_record");
            count.step();
            return std::string(count.text(0));
        };
        const Uuid stays = device.enterprise.id.uuid;
        const Uuid goes = device.park.id.uuid;
        const auto inTransaction = [&](const std::function<void(LocalRows&)>& work) {
            return device.tablet->inTransaction([&] {
                LocalRows rows(*device.tablet);
                work(rows);
                return done();
            });
        };
        QVERIFY(inTransaction([&](LocalRows& rows) {
                    rows.keepUnknown("drone", {{"id", stays.text()}});
                    rows.keepUnknown("drone", {{"id", goes.text()}});
                    rows.forgetUnknown(goes);
                }).ok());
        QCOMPARE(unknown(), stays.text());
        QVERIFY(inTransaction([&](LocalRows& rows) { rows.beginSnapshot(); }).ok());
        QCOMPARE(unknown(), std::string());
    }
};

QTEST_APPLESS_MAIN(TestLocalRows)
#include "tst_local_rows.moc"
