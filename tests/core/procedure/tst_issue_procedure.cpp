#include "tests/core/procedure/procedure_fixture.h"

#include "core/model/issue.h"

#include <QTest>

using namespace wupan;
using namespace wupan::test;

namespace {

IssueFacts taken(const IssueFacts& facts, const StepRequest& request, Role role, Instant at = kNow)
{
    const Result<IssueFacts> after = take(facts, request, actorOf(role), at);
    if (!after)
        qFatal("refused: %s", after.error().detail.c_str());
    return *after;
}

IssueFacts taken(const IssueFacts& facts, IssueStep step, Role role, Instant at = kNow)
{
    return taken(facts, requestFor(step), role, at);
}

Actor handlerOf(DepartmentId department)
{
    Actor actor = actorOf(Role::handler);
    actor.departmentId = department;
    return actor;
}

std::string outcome(IssueState state, const StepRequest& request, const Actor& actor,
                    Instant at = kNow)
{
    return outcomeOf(take(factsIn(state), request, actor, at));
}

} // namespace

class TestIssueProcedure : public QObject
{
    Q_OBJECT
private slots:
    void anIssueGoesFromRegistrationToClosing()
    {
        IssueFacts facts = registerIssue(Category::power, Urgency::normal, actorOf(Role::officer),
                                         kNow, kWeekendsOnly, kDefaultLimits)
                               .value();
        facts = taken(facts, IssueStep::accept, Role::coordinator);
        StepRequest assign = requestFor(IssueStep::assign);
        assign.leadDepartmentId = kPowerDepartment;
        assign.assistingDepartmentIds = {kLandDepartment, kFinanceDepartment};
        facts = taken(facts, assign, Role::coordinator);
        QVERIFY(facts.leadDepartmentId == kPowerDepartment);
        QCOMPARE(facts.assistingDepartmentIds.size(), 2U);
        QVERIFY(facts.assignedAt == kNow);
        facts = taken(facts, IssueStep::handle, Role::handler);
        facts = taken(facts, IssueStep::answer, Role::handler);
        facts = taken(facts, IssueStep::rate, Role::officer);
        QVERIFY(facts.rating == Grade::satisfied);
        facts = taken(facts, IssueStep::close, Role::coordinator);
        QCOMPARE(facts.state, IssueState::closed);
        QVERIFY(!facts.dueAt);
    }

    void aRefusedStepNamesItsKindOfError()
    {
        const auto codeOf = [](IssueState state, IssueStep step, Role role) {
            StepRequest request;
            request.step = step;
            return take(factsIn(state), request, actorOf(role)).error().code;
        };
        QCOMPARE(codeOf(IssueState::registered, IssueStep::accept, Role::officer),
                 ErrorCode::notAllowed);
        QCOMPARE(codeOf(IssueState::closed, IssueStep::accept, Role::coordinator),
                 ErrorCode::wrongState);
        QCOMPARE(codeOf(IssueState::assigned, IssueStep::answer, Role::handler),
                 ErrorCode::invalidInput);
    }

    void refusalsSurviveTheWire()
    {
        for (const auto& [refusal, name] : WordTable<StepRefusal>::entries)
            QVERIFY(refusalOf(refusalError(refusal)) == refusal);
        QVERIFY(!refusalOf(Error{ErrorCode::invalidInput, "title"}));
        QVERIFY(!refusalOf(Error{ErrorCode::storage, "wrongRole"}));
    }

    void whatAStepNeedsIsAskedFor_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("role");
        QTest::addColumn<QString>("refusal");
        const auto row = [](IssueState state, IssueStep step, Role role, const char* refusal) {
            const std::string name = std::string(word(step)) + " without anything: " + refusal;
            QTest::newRow(name.c_str()) << static_cast<int>(state) << static_cast<int>(step)
                                        << static_cast<int>(role) << refusal;
        };
        using enum IssueState;
        using enum IssueStep;
        row(returned, supplement, Role::officer, "textRequired");
        row(closed, comment, Role::leader, "textRequired");
        row(registered, accept, Role::coordinator, "taken");
        row(registered, returnToAuthor, Role::coordinator, "textRequired");
        row(accepted, assign, Role::coordinator, "leadDepartmentRequired");
        row(handling, suspend, Role::coordinator, "textRequired");
        row(suspended, resume, Role::coordinator, "taken");
        row(handling, urge, Role::coordinator, "taken");
        row(rated, IssueStep::close, Role::coordinator, "taken");
        row(IssueState::closed, reopen, Role::coordinator, "textRequired");
        row(assigned, contest, Role::handler, "textRequired");
        row(assigned, handle, Role::handler, "taken");
        row(handling, progress, Role::handler, "textRequired");
        row(handling, answer, Role::handler, "textRequired");
        row(handling, requestExtension, Role::handler, "textRequired");
        row(answered, rate, Role::officer, "gradeRequired");
    }
    void whatAStepNeedsIsAskedFor()
    {
        QFETCH(int, state);
        QFETCH(int, step);
        QFETCH(int, role);
        QFETCH(QString, refusal);
        StepRequest request;
        request.step = static_cast<IssueStep>(step);
        request.text = " \t\n\u3000";
        QCOMPARE(outcome(static_cast<IssueState>(state), request, actorOf(static_cast<Role>(role))),
                 refusal.toStdString());
    }

    void anOfficerSupplementsOnlyTheOwnIssue()
    {
        Actor colleague = actorOf(Role::officer);
        colleague.id = kOtherOfficer;
        QCOMPARE(outcome(IssueState::returned, requestFor(IssueStep::supplement), colleague),
                 "notYourIssue");
        QCOMPARE(outcome(IssueState::returned, requestFor(IssueStep::comment), colleague), "taken");
        QCOMPARE(outcome(IssueState::answered, requestFor(IssueStep::rate), colleague), "taken");
    }

    void anAssistingDepartmentContributesButDoesNotLead()
    {
        const Actor assisting = handlerOf(kLandDepartment);
        const auto handling = IssueState::handling;
        QCOMPARE(outcome(handling, requestFor(IssueStep::progress), assisting), "taken");
        QCOMPARE(outcome(handling, requestFor(IssueStep::comment), assisting), "taken");
        for (const IssueStep step : {IssueStep::answer, IssueStep::requestExtension})
            QCOMPARE(outcome(handling, requestFor(step), assisting), "notYourDepartment");
        for (const IssueStep step : {IssueStep::handle, IssueStep::contest})
            QCOMPARE(outcome(IssueState::assigned, requestFor(step), assisting),
                     "notYourDepartment");
    }

    void aDepartmentThatIsNotInvolvedTakesNoStep()
    {
        const Actor stranger = handlerOf(kFinanceDepartment);
        QCOMPARE(outcome(IssueState::handling, requestFor(IssueStep::progress), stranger),
                 "notYourDepartment");
        QCOMPARE(outcome(IssueState::handling, requestFor(IssueStep::comment), stranger),
                 "notYourDepartment");
    }

    void aHandlerWithoutDepartmentIsNotThatOfAnUnassignedIssue()
    {
        IssueFacts unassigned = factsIn(IssueState::accepted);
        unassigned.leadDepartmentId = {};
        QCOMPARE(outcomeOf(take(unassigned, requestFor(IssueStep::comment), handlerOf({}))),
                 "notYourDepartment");
    }

    void anAssignmentIsContestedWithinOneWorkingDay()
    {
        IssueFacts facts = factsIn(IssueState::assigned);
        facts.assignedAt = tenOClock({2026, 11, 20}); // a Friday
        const StepRequest contest = requestFor(IssueStep::contest);
        const Actor lead = actorOf(Role::handler);
        const Instant mondayNight = endOfDay({2026, 11, 23});
        QCOMPARE(outcomeOf(take(facts, contest, lead, mondayNight)), "taken");
        QCOMPARE(outcomeOf(take(facts, contest, lead, mondayNight.plusMs(1))), "tooLateToContest");
    }

    void aContestedIssueIsAssignedAgainWithAFreshLimit()
    {
        const IssueFacts contested =
            taken(factsIn(IssueState::assigned), IssueStep::contest, Role::handler);
        const Instant tomorrow = tenOClock({2026, 11, 24});
        const IssueFacts again = taken(contested, IssueStep::assign, Role::coordinator, tomorrow);
        QVERIFY(again.leadDepartmentId == kFinanceDepartment);
        QVERIFY(again.assignedAt == tomorrow);
        QCOMPARE(dueDayOf(again), "2026-12-03");
    }

    void anAssignmentNamesEachDepartmentOnce()
    {
        StepRequest request = requestFor(IssueStep::assign);
        request.assistingDepartmentIds = {kLandDepartment, kFinanceDepartment};
        QCOMPARE(outcome(IssueState::accepted, request, actorOf(Role::coordinator)),
                 "departmentNamedTwice");
        request.assistingDepartmentIds = {kLandDepartment, kLandDepartment};
        QCOMPARE(outcome(IssueState::accepted, request, actorOf(Role::coordinator)),
                 "departmentNamedTwice");
    }

    void anAssignmentMayNameItsOwnDueDay()
    {
        StepRequest request = requestFor(IssueStep::assign);
        request.until = Date{2026, 11, 25};
        QCOMPARE(dueDayOf(taken(factsIn(IssueState::accepted), request, Role::coordinator)),
                 "2026-11-25");
        request.until = Date{2026, 11, 22};
        QCOMPARE(outcome(IssueState::accepted, request, actorOf(Role::coordinator)),
                 "untilTooEarly");
    }

    void aHardCaseHasFifteenDays()
    {
        IssueFacts facts = factsIn(IssueState::accepted);
        facts.urgency = Urgency::hard;
        QCOMPARE(dueDayOf(taken(facts, IssueStep::assign, Role::coordinator)), "2026-12-14");
    }

    void anExtensionIsAskedForBeforeTheLimit()
    {
        const StepRequest request = requestFor(IssueStep::requestExtension);
        const Actor lead = actorOf(Role::handler);
        const Instant limit = endOfDay({2026, 11, 27});
        QCOMPARE(outcome(IssueState::handling, request, lead, limit), "taken");
        QCOMPARE(outcome(IssueState::handling, request, lead, limit.plusMs(1)), "tooLateToExtend");
    }

    void anExtensionMustExtend()
    {
        StepRequest request = requestFor(IssueStep::requestExtension);
        request.until = Date{2026, 11, 27};
        QCOMPARE(outcome(IssueState::handling, request, actorOf(Role::handler)), "untilTooEarly");
        request.until.reset();
        QCOMPARE(outcome(IssueState::handling, request, actorOf(Role::handler)), "untilRequired");
    }

    void onlyOneExtensionRequestIsOpen()
    {
        IssueFacts asked =
            taken(factsIn(IssueState::handling), IssueStep::requestExtension, Role::handler);
        QVERIFY(asked.extensionRequestedUntil == endOfDay({2026, 12, 8}));
        QCOMPARE(
            outcomeOf(take(asked, requestFor(IssueStep::requestExtension), actorOf(Role::handler))),
            "extensionRequested");
        asked = taken(asked, IssueStep::refuseExtension, Role::coordinator);
        QVERIFY(!asked.extensionRequestedUntil);
        QCOMPARE(dueDayOf(asked), "2026-11-27");
        QCOMPARE(outcomeOf(take(asked, requestFor(IssueStep::grantExtension),
                                actorOf(Role::coordinator))),
                 "noExtensionRequested");
    }

    void aGrantTakesTheDayAskedForUnlessItNamesAnother()
    {
        const IssueFacts asked =
            taken(factsIn(IssueState::handling), IssueStep::requestExtension, Role::handler);
        StepRequest grant = requestFor(IssueStep::grantExtension);
        QCOMPARE(dueDayOf(taken(asked, grant, Role::coordinator)), "2026-12-08");
        grant.until = Date{2026, 12, 1};
        const IssueFacts granted = taken(asked, grant, Role::coordinator);
        QCOMPARE(dueDayOf(granted), "2026-12-01");
        QVERIFY(!granted.extensionRequestedUntil);
    }

    void suspensionStopsTheTime()
    {
        const IssueFacts suspended =
            taken(factsIn(IssueState::handling), IssueStep::suspend, Role::coordinator);
        QVERIFY(suspended.stateBeforeSuspension == IssueState::handling);
        const IssueFacts resumed =
            taken(suspended, IssueStep::resume, Role::coordinator, tenOClock({2026, 11, 30}));
        QCOMPARE(resumed.state, IssueState::handling);
        QVERIFY(!resumed.stateBeforeSuspension);
        QCOMPARE(dueDayOf(resumed), "2026-12-04"); // five working days on
    }

    void theTwoLowestGradesReopen_data()
    {
        QTest::addColumn<int>("grade");
        QTest::addColumn<QString>("state");
        for (const auto& [grade, name] : WordTable<Grade>::entries) {
            const bool low = grade == Grade::notSatisfied || grade == Grade::veryDissatisfied;
            QTest::newRow(std::string(name).c_str())
                << static_cast<int>(grade) << (low ? "accepted" : "rated");
        }
    }
    void theTwoLowestGradesReopen()
    {
        QFETCH(int, grade);
        QFETCH(QString, state);
        StepRequest request = requestFor(IssueStep::rate);
        request.grade = static_cast<Grade>(grade);
        const IssueFacts rated = taken(factsIn(IssueState::answered), request, Role::coordinator);
        QCOMPARE(std::string(word(rated.state)), state.toStdString());
        QVERIFY(rated.rating == request.grade);
        QCOMPARE(dueDayOf(rated), state == "accepted" ? "2026-11-24" : "");
    }

    void theNextAnswerAwaitsItsOwnGrade()
    {
        IssueFacts facts = factsIn(IssueState::handling);
        facts.rating = Grade::notSatisfied;
        QVERIFY(!taken(facts, IssueStep::answer, Role::handler).rating);
    }

    void onlyOverdueIssuesEscalateAndOnlyOnce()
    {
        const IssueFacts facts = factsIn(IssueState::handling);
        const StepRequest escalate = requestFor(IssueStep::escalate);
        const Actor system = actorOf(Role::system);
        const Instant late = facts.dueAt->plusMs(1);
        QCOMPARE(outcomeOf(take(facts, escalate, system, *facts.dueAt)), "notOverdue");
        const IssueFacts escalated = taken(facts, escalate, Role::system, late);
        QVERIFY(escalated.escalated);
        QCOMPARE(outcomeOf(take(escalated, escalate, system, late)), "alreadyEscalated");
    }

    void aDecisionEndsTheEscalationAndStartsTheLimitAgain()
    {
        IssueFacts facts = factsIn(IssueState::handling);
        QCOMPARE(outcomeOf(take(facts, requestFor(IssueStep::decide), actorOf(Role::leader))),
                 "notEscalated");
        facts.escalated = true;
        facts.dueAt = endOfDay({2026, 11, 20});
        StepRequest decide = requestFor(IssueStep::decide);
        IssueFacts decided = taken(facts, decide, Role::leader);
        QVERIFY(!decided.escalated);
        QCOMPARE(dueDayOf(decided), "2026-12-02");
        decide.until = Date{2026, 11, 25};
        QCOMPARE(dueDayOf(taken(facts, decide, Role::leader)), "2026-11-25");
    }

    void anEscalationOutlivesStepsThatKeepTheLimit()
    {
        IssueFacts facts = factsIn(IssueState::assigned);
        facts.escalated = true;
        facts = taken(facts, IssueStep::handle, Role::handler);
        QVERIFY(facts.escalated);
        QVERIFY(!taken(facts, IssueStep::answer, Role::handler).escalated);
    }

    void everyUrgingIsCounted()
    {
        IssueFacts facts = factsIn(IssueState::handling);
        facts = taken(facts, IssueStep::urge, Role::coordinator);
        facts = taken(facts, IssueStep::urge, Role::coordinator);
        QCOMPARE(facts.urgedCount, 2);
    }

    void aCommentChangesNothing()
    {
        const IssueFacts closed = factsIn(IssueState::closed);
        QVERIFY(taken(closed, IssueStep::comment, Role::officer) == closed);
    }

    void factsTravelToAndFromTheRecord()
    {
        IssueFacts facts = factsIn(IssueState::suspended);
        facts.rating = Grade::notSatisfied;
        facts.escalated = true;
        facts.urgedCount = 3;
        facts.extensionRequestedUntil = kNow;
        Issue issue;
        issue.category = facts.category;
        issue.urgency = facts.urgency;
        issue.registeredBy = facts.registeredBy;
        adoptFacts(issue, facts);
        QVERIFY(factsOf(issue) == facts);
    }
};

QTEST_APPLESS_MAIN(TestIssueProcedure)
#include "tst_issue_procedure.moc"
