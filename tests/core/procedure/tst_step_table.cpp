#include "tests/core/procedure/procedure_fixture.h"

#include <QTest>

#include <map>
#include <set>

using namespace wupan;
using namespace wupan::test;

namespace {

/// What the park expects, written down apart from the code: words only.
struct Expectation
{
    const char* step;
    std::set<std::string> roles;
    std::map<std::string, std::string> moves; ///< from → to
    const char* due;                          ///< due day afterwards; "" = none
};

constexpr const char* kKept = "2026-11-27";
constexpr const char* kNextWorkingDay = "2026-11-24";
constexpr const char* kSeventhWorkingDay = "2026-12-02";
constexpr const char* kFifthWorkingDay = "2026-11-30";
constexpr const char* kTwoWorkingDaysLater = "2026-12-01"; ///< suspended from Thursday to Monday
constexpr const char* kRequested = "2026-12-08";

std::map<std::string, std::string> staying(std::initializer_list<const char*> states)
{
    std::map<std::string, std::string> moves;
    for (const char* state : states)
        moves[state] = state;
    return moves;
}

const std::vector<Expectation>& expectations()
{
    static const std::vector<Expectation> kExpectations{
        {"supplement", {"officer", "coordinator"}, {{"returned", "registered"}}, kNextWorkingDay},
        {"supplement",
         {"officer", "coordinator"},
         staying({"registered", "accepted", "assigned", "handling", "answered", "rated",
                  "contested", "suspended"}),
         kKept},
        {"comment",
         {"officer", "coordinator", "handler", "leader"},
         staying({"registered", "accepted", "assigned", "handling", "answered", "rated", "closed",
                  "returned", "contested", "suspended"}),
         kKept},
        {"accept", {"coordinator"}, {{"registered", "accepted"}}, kNextWorkingDay},
        {"return", {"coordinator"}, {{"registered", "returned"}, {"accepted", "returned"}}, ""},
        {"assign",
         {"coordinator"},
         {{"accepted", "assigned"},
          {"contested", "assigned"},
          {"assigned", "assigned"},
          {"handling", "assigned"}},
         kSeventhWorkingDay},
        {"suspend",
         {"coordinator"},
         {{"accepted", "suspended"}, {"assigned", "suspended"}, {"handling", "suspended"}},
         kKept},
        {"resume", {"coordinator"}, {{"suspended", "handling"}}, kTwoWorkingDaysLater},
        {"urge",
         {"coordinator", "system"},
         staying({"returned", "assigned", "handling", "answered"}),
         kKept},
        {"grantExtension", {"coordinator"}, staying({"assigned", "handling"}), kRequested},
        {"refuseExtension", {"coordinator"}, staying({"assigned", "handling"}), kKept},
        {"close", {"coordinator"}, {{"rated", "closed"}}, ""},
        {"reopen",
         {"coordinator"},
         {{"rated", "accepted"}, {"closed", "accepted"}},
         kNextWorkingDay},
        {"contest", {"handler"}, {{"assigned", "contested"}}, kNextWorkingDay},
        {"handle", {"handler"}, {{"assigned", "handling"}}, kKept},
        {"progress", {"handler"}, staying({"assigned", "handling"}), kKept},
        {"answer",
         {"handler"},
         {{"assigned", "answered"}, {"handling", "answered"}},
         kFifthWorkingDay},
        {"requestExtension", {"handler"}, staying({"assigned", "handling"}), kKept},
        {"rate", {"officer", "coordinator"}, {{"answered", "rated"}}, ""},
        {"escalate",
         {"system"},
         staying({"registered", "accepted", "assigned", "handling", "answered", "rated", "returned",
                  "contested"}),
         "2026-11-20"},
        {"decide",
         {"leader"},
         {{"registered", "registered"}, {"accepted", "accepted"}, {"contested", "contested"}},
         kNextWorkingDay},
        {"decide",
         {"leader"},
         {{"assigned", "assigned"}, {"handling", "handling"}},
         kSeventhWorkingDay},
        {"decide", {"leader"}, {{"answered", "answered"}}, kFifthWorkingDay},
        {"decide", {"leader"}, {{"rated", "rated"}, {"returned", "returned"}}, ""},
    };
    return kExpectations;
}

/// Nothing but role and state speaks against the step.
IssueFacts readyFor(IssueStep step, IssueState state)
{
    IssueFacts facts = factsIn(state);
    if (step == IssueStep::escalate)
        facts.dueAt = endOfDay({2026, 11, 20});
    facts.escalated = step == IssueStep::decide;
    if (step == IssueStep::grantExtension || step == IssueStep::refuseExtension)
        facts.extensionRequestedUntil = endOfDay({2026, 12, 8});
    return facts;
}

const Expectation* expectationFor(std::string_view step, const std::string& state,
                                  const std::string& role)
{
    for (const Expectation& expected : expectations())
        if (expected.step == step && expected.moves.contains(state) &&
            expected.roles.contains(role))
            return &expected;
    return nullptr;
}

bool anyoneWithRoleMay(std::string_view step, const std::string& role)
{
    return std::ranges::any_of(expectations(), [&](const Expectation& expected) {
        return expected.step == step && expected.roles.contains(role);
    });
}

std::string sentence(std::string_view role, std::string_view step, const std::string& state,
                     const Expectation* expected)
{
    std::string text(role);
    text += expected != nullptr ? " may " : " may not ";
    text += step;
    text += " in " + state;
    return expected != nullptr ? text + ", giving " + expected->moves.at(state) : text;
}

} // namespace

class TestStepTable : public QObject
{
    Q_OBJECT
private slots:
    void everyStepInEveryStateByEveryRole_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("role");
        for (const auto& [step, stepWord] : WordTable<IssueStep>::entries)
            for (const auto& [state, stateWord] : WordTable<IssueState>::entries)
                for (const auto& [role, roleWord] : WordTable<Role>::entries) {
                    const std::string stateText(stateWord);
                    const auto* expected =
                        expectationFor(stepWord, stateText, std::string(roleWord));
                    QTest::newRow(sentence(roleWord, stepWord, stateText, expected).c_str())
                        << static_cast<int>(step) << static_cast<int>(state)
                        << static_cast<int>(role);
                }
    }
    void everyStepInEveryStateByEveryRole()
    {
        QFETCH(int, step);
        QFETCH(int, state);
        QFETCH(int, role);
        const auto issueStep = static_cast<IssueStep>(step);
        const auto issueState = static_cast<IssueState>(state);
        const auto actor = actorOf(static_cast<Role>(role));
        const std::string stateText(word(issueState));
        const std::string roleText(word(actor.role));
        const Expectation* expected = expectationFor(word(issueStep), stateText, roleText);

        const IssueFacts facts = readyFor(issueStep, issueState);
        const Result<IssueFacts> after = take(facts, requestFor(issueStep), actor);
        const auto allowed = allowedSteps(facts, actor, kNow, kWeekendsOnly, kDefaultLimits);
        QCOMPARE(std::ranges::count(allowed, issueStep), expected != nullptr ? 1 : 0);
        if (expected == nullptr) {
            QCOMPARE(outcomeOf(after),
                     anyoneWithRoleMay(word(issueStep), roleText) ? "wrongState" : "wrongRole");
            return;
        }
        QCOMPARE(outcomeOf(after), "taken");
        QCOMPARE(std::string(word(after->state)), expected->moves.at(stateText));
        QCOMPARE(dueDayOf(*after), std::string(expected->due));
    }

    void onlyOfficersAndCoordinatorsRegister()
    {
        for (const auto& [role, name] : WordTable<Role>::entries) {
            const Result<IssueFacts> facts = registerIssue(
                Category::power, Urgency::hard, actorOf(role), kNow, kWeekendsOnly, kDefaultLimits);
            const bool may = role == Role::officer || role == Role::coordinator;
            QCOMPARE(outcomeOf(facts), may ? "taken" : "wrongRole");
        }
    }

    void aNewIssueIsDueByTheAcceptLimit()
    {
        const IssueFacts facts =
            registerIssue(Category::power, Urgency::hard, actorOf(Role::officer), kNow,
                          kWeekendsOnly, kDefaultLimits)
                .value();
        QCOMPARE(facts.state, IssueState::registered);
        QCOMPARE(dueDayOf(facts), kNextWorkingDay);
        QCOMPARE(facts.registeredBy, kRegistrar);
        QCOMPARE(facts.urgency, Urgency::hard);
        QVERIFY(facts.stateChangedAt == kNow);
    }
};

QTEST_APPLESS_MAIN(TestStepTable)
#include "tst_step_table.moc"
