#include "core/model/issue_event.h"
#include "tests/server/office.h"

#include <QTest>

using namespace wupan;
using test::holds;
using test::Office;
using test::Visitor;

/// What was done to issues, by month and department.
class TestSupervisionPage : public QObject
{
    Q_OBJECT
private:
    static std::vector<StepCount> counted(Office& office)
    {
        std::vector<StepCount> counts;
        office.server.write([&](StoreTransaction& store) {
            counts = store.stepCounts(office.server.park.id, "2000-01", "2100-01");
        });
        return counts;
    }

    static std::int64_t count(Office& office, IssueStep step, DepartmentId department = {})
    {
        std::int64_t sum = 0;
        for (const StepCount& one : counted(office))
            if (one.step == step && (department.isNil() || one.department == department))
                sum += one.count;
        return sum;
    }

    /// From the assignment to the answer, `days` later.
    static void answerAfter(Office& office, int days)
    {
        const Issue issue = office.issue("用电增容申请", IssueState::accepted);
        Visitor coordinator(office.server);
        coordinator.signIn("coordinator");
        coordinator.get("/issues/" + issue.id.text());
        QCOMPARE(coordinator
                     .post("/issues/" + issue.id.text() + "/steps",
                           FormValues()
                               .with("csrf", coordinator.csrf())
                               .with("step", "assign")
                               .with("lead", office.power.text()))
                     .status,
                 303);
        office.server.clock.advanceMs(days * kMillisecondsPerDay);
        Visitor handler(office.server);
        handler.signIn("power");
        QCOMPARE(handler.step(issue.id, IssueStep::answer, "增容已完成").status, 303);
    }

private slots:
    void answersAreInTimeByTheLimitOfTheirAssignment()
    {
        Office office;
        answerAfter(office, 1);
        answerAfter(office, 2);
        answerAfter(office, 30);
        std::map<bool, std::int64_t> inTime;
        for (const StepCount& one : counted(office))
            if (one.step == IssueStep::answer) {
                QVERIFY(one.department == office.power);
                QVERIFY(one.inTime.has_value());
                inTime[*one.inTime] += one.count;
            }
        QCOMPARE(inTime[true], std::int64_t{2});
        QCOMPARE(inTime[false], std::int64_t{1});
        QCOMPARE(count(office, IssueStep::assign), std::int64_t{3});
        QCOMPARE(count(office, IssueStep::answer, office.land), std::int64_t{0});
    }

    void thePageShowsRatesByMonthAndDepartment()
    {
        Office office;
        answerAfter(office, 1);
        answerAfter(office, 30);
        Visitor leader(office.server);
        office.server.addPerson("样本领导", "leader", Role::leader);
        leader.signIn("leader");
        const Response page = leader.get("/supervision");
        QCOMPARE(page.status, 200);
        QVERIFY(holds(page, "供电部门") && holds(page, "50%"));
        QVERIFY(holds(page, "class=\"series1\""));
        QVERIFY(!holds(leader.get("/supervision?department=" + office.land.text()),
                       "<rect class=\"series1\" x"));
    }

    void redIssuesStandByDepartmentAndAge()
    {
        Office office;
        for (const int days : {1, 4, 5, 20}) {
            Issue late = office.issue("逾期", IssueState::handling);
            late.leadDepartmentId = office.land;
            late.dueAt = office.server.clock.now().plusMs(-days * kMillisecondsPerDay);
            office.put(late);
        }
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        const Response page = visitor.get("/supervision");
        const auto part = [](const char* tone, int x, int width, int of) {
            return "<rect class=\"" + std::string(tone) + "\" x=\"" + std::to_string(x) +
                   "\" width=\"" + std::to_string(width) + "\" height=\"8\"><title>" +
                   std::to_string(of) + "</title>";
        };
        QVERIFY(holds(page, part("age1", 0, 250, 1)));
        QVERIFY(holds(page, part("age2", 250, 500, 2)));
        QVERIFY(holds(page, part("age3", 750, 0, 0)));
        QVERIFY(holds(page, part("age4", 750, 250, 1)));
        QVERIFY(holds(page, "show=overdue&amp;department=" + office.land.text()));
    }

    void onlyThoseWhoSuperviseSeeIt()
    {
        Office office;
        Visitor visitor(office.server);
        for (const char* login : {"power", "admin", "officer-1"}) {
            visitor.signIn(login);
            QVERIFY2(visitor.get("/supervision").status == 403, login);
        }
    }

    /// The same event may come again with a restored tablet.
    void aStepIsCountedOnce()
    {
        Office office;
        answerAfter(office, 1);
        IssueEvent event;
        event.id = office.server.newId<IssueEventId>();
        event.issueId = office.issue("另一个").id;
        event.step = IssueStep::comment;
        event.at = office.server.clock.now();
        office.put(event);
        event.text = "补充";
        office.put(event);
        QCOMPARE(count(office, IssueStep::comment), std::int64_t{1});
    }
};

QTEST_GUILESS_MAIN(TestSupervisionPage)
#include "tst_supervision_page.moc"
