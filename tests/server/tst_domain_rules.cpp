#include "core/model/issue_event.h"
#include "server/api/desk.h"
#include "tests/server/office.h"
#include "tests/server/protocol_tablet.h"

#include <QTest>

#include <algorithm>

using namespace wupan;
using test::holds;
using test::Office;
using test::ProtocolTablet;
using test::Visitor;

/// The rules of the procedure that concern headquarters as a whole: what arrives late, who takes
/// which step from where, and what assisting departments owe.
class TestDomainRules : public QObject
{
    Q_OBJECT
private:
    struct Handling
    {
        Handling()
            : coordinator(office.server)
        {
            coordinator.signIn("coordinator");
        }

        void assign(DepartmentId lead, DepartmentId assisting = {})
        {
            const std::string path = "/issues/" + issue.id.text();
            coordinator.signIn("coordinator"); // sessions end after twelve hours
            coordinator.get(path);
            const Response assigned = coordinator.post(
                path + "/steps", FormValues()
                                     .with("csrf", coordinator.csrf())
                                     .with("step", "assign")
                                     .with("lead", lead.text())
                                     .with("assisting", assisting.isNil() ? "" : assisting.text()));
            QCOMPARE(assigned.status, 303);
        }

        /// Taken without a network now, to be sent later.
        Change step(IssueStep step, const std::string& text)
        {
            Change change;
            change.type = RecordType::issue;
            change.recordId = issue.id.uuid;
            change.kind = ChangeKind::step;
            change.step = word(step);
            change.fields = {{"text", text}};
            change.deviceAt = office.server.clock.now();
            change.eventId = office.server.newId<IssueEventId>();
            return change;
        }

        OfficerId personOf(const std::string& login)
        {
            OfficerId id;
            office.server.write(
                [&](StoreTransaction& store) { id = store.credential(login)->officer; });
            return id;
        }

        ProtocolTablet tabletOf(const std::string& login)
        {
            return {office.server, personOf(login), login};
        }

        std::int64_t denials()
        {
            std::vector<StoredAuditEntry> entries;
            office.server.write([&](StoreTransaction& store) {
                entries = store.audit(office.server.park.id, 0, 1000);
            });
            return std::ranges::count(entries, "editDenied", &StoredAuditEntry::event);
        }

        Office office;
        Issue issue = office.issue("用电增容申请", IssueState::accepted);
        Visitor coordinator;
    };

private slots:
    /// Rule 3: it is judged by when it was taken.
    void aStepTakenInTimeAppliesHoweverLateItArrives()
    {
        Handling handling;
        handling.assign(handling.office.power);
        const Instant taken = handling.office.server.clock.now();
        const Change contest = handling.step(IssueStep::contest, "不属于我部门");
        handling.office.server.clock.advanceMs(20 * kMillisecondsPerDay);
        ProtocolTablet tablet = handling.tabletOf("power");
        const SyncResponse answer = tablet.sync({contest});
        QCOMPARE(answer.outcomes.at(0).outcome, Outcome::applied);
        QCOMPARE(handling.office.stored(handling.issue.id).state, IssueState::contested);
        handling.office.server.write([&](StoreTransaction& store) {
            const auto event =
                fromDocument<IssueEvent>(store
                                             .record(handling.office.server.park.id,
                                                     RecordType::issueEvent, contest.eventId.uuid)
                                             ->document);
            QCOMPARE(event.at, taken);
            QCOMPARE(event.receivedAt.value(), handling.office.server.clock.now());
        });
    }

    /// Rule 3: overdue and escalated meanwhile, the answer that was given before still counts.
    void anAnswerTakenOfflineAppliesToAnIssueThatWasEscalatedMeanwhile()
    {
        Handling handling;
        handling.assign(handling.office.power);
        const Change answerTaken = handling.step(IssueStep::answer, "已送电");
        handling.office.server.clock.advanceMs(20 * kMillisecondsPerDay);
        QCOMPARE(*escalateOverdue(handling.office.server.context(), handling.office.server.park.id),
                 std::size_t{1});
        ProtocolTablet tablet = handling.tabletOf("power");
        QCOMPARE(tablet.sync({answerTaken}).outcomes.at(0).outcome, Outcome::applied);
        const Issue answered = handling.office.stored(handling.issue.id);
        QVERIFY(answered.state == IssueState::answered && !answered.escalated);
    }

    /// Rule 3: it comes back with the reason, stands in history, and accuses nobody.
    void aStepOfADepartmentThatLostTheIssueMeanwhileComesBackWithItsReason()
    {
        Handling handling;
        handling.assign(handling.office.power);
        const Change answerTaken = handling.step(IssueStep::answer, "已送电");
        handling.assign(handling.office.land);
        ProtocolTablet tablet = handling.tabletOf("power");
        const SyncResponse answer = tablet.sync({answerTaken});
        QCOMPARE(answer.outcomes.at(0).outcome, Outcome::refused);
        QCOMPARE(answer.outcomes.at(0).reason, std::string("notYourDepartment"));
        QCOMPARE(handling.denials(), std::int64_t{0});
        QCOMPARE(handling.office.stored(handling.issue.id).state, IssueState::assigned);
        handling.office.server.write([&](StoreTransaction& store) {
            const auto kept = store.history(tablet.device, answer.outcomes.at(0).sequence);
            QVERIFY(kept && textAt(kept->change.fields, "text") == "已送电");
        });
    }

    /// … while an issue that never was theirs stays unknown.
    void aStepOnAnIssueThatNeverWasTheirsIsDenied()
    {
        Handling handling;
        handling.assign(handling.office.land);
        ProtocolTablet tablet = handling.tabletOf("power");
        const SyncResponse answer = tablet.sync({handling.step(IssueStep::answer, "已送电")});
        QCOMPARE(answer.outcomes.at(0).reason, std::string("missing"));
        QCOMPARE(handling.denials(), std::int64_t{1});
    }

    /// Rule 4.
    void anAssistingDepartmentHasThreeWorkingDays()
    {
        Handling handling;
        handling.assign(handling.office.power, handling.office.land);
        const std::string path = "/issues/" + handling.issue.id.text();
        const auto assisting = [&] {
            handling.coordinator.signIn("coordinator");
            return handling.coordinator.get(path);
        };
        QVERIFY(holds(assisting(), "用地部门 (by 20"));
        handling.office.server.clock.advanceMs(6 * kMillisecondsPerDay);
        QVERIFY(holds(assisting(), "用地部门 (overdue, was due 20"));
        Visitor handler(handling.office.server);
        handler.signIn("land");
        QCOMPARE(handler.step(handling.issue.id, IssueStep::progress, "已查勘").status, 303);
        QVERIFY(holds(assisting(), "用地部门 (reported 20"));
    }

    /// Rule 5: on the spot with a signature, or by a coordinator's call-back.
    void anOfficerCollectsARatingOnATabletAndNotAtADesk()
    {
        Office office;
        const Issue issue = office.issue("用电增容申请", IssueState::answered);
        const std::string path = "/issues/" + issue.id.text();
        const auto rate = [&](const char* login) {
            Visitor visitor(office.server);
            visitor.signIn(login);
            visitor.get(path);
            return visitor.post(path + "/steps", FormValues()
                                                     .with("csrf", visitor.csrf())
                                                     .with("step", "rate")
                                                     .with("grade", "satisfied"));
        };
        const Response refused = rate("officer-1");
        QCOMPARE(refused.status, 422);
        QVERIFY(holds(refused, "This step belongs to other people."));
        QVERIFY(!holds(refused, "value=\"rate\""));
        QCOMPARE(office.stored(issue.id).state, IssueState::answered);
        ProtocolTablet tablet(office.server);
        Change onTheSpot;
        onTheSpot.type = RecordType::issue;
        onTheSpot.recordId = issue.id.uuid;
        onTheSpot.kind = ChangeKind::step;
        onTheSpot.step = word(IssueStep::rate);
        onTheSpot.fields = {{"grade", "satisfied"}};
        onTheSpot.deviceAt = office.server.clock.now();
        onTheSpot.eventId = office.server.newId<IssueEventId>();
        QCOMPARE(tablet.sync({onTheSpot}).outcomes.at(0).outcome, Outcome::applied);
        const Issue other = office.issue("厂区道路破损", IssueState::answered);
        Visitor coordinator(office.server);
        coordinator.signIn("coordinator");
        QVERIFY(holds(coordinator.get("/issues/" + other.id.text()), "value=\"rate\""));
    }

    /// Rule 5: whoever asks for it.
    void anIssueIsClosedOnlyAfterItsRating()
    {
        for (const auto& [state, name] : WordTable<IssueState>::entries) {
            Office office;
            const Issue issue = office.issue("用电增容申请", state);
            Visitor coordinator(office.server);
            coordinator.signIn("coordinator");
            const int expected = state == IssueState::rated ? 303 : 422;
            QVERIFY2(coordinator.step(issue.id, IssueStep::close).status == expected,
                     std::string(name).c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestDomainRules)
#include "tst_domain_rules.moc"
