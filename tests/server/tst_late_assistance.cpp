#include "core/model/issue_event.h"
#include "server/api/desk.h"
#include "server/api/late_assistance.h"
#include "server/store/issue_events.h"
#include "server/store/notice_keys.h"
#include "tests/server/office.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace wupan;
using test::holds;
using test::Office;
using test::ServerFixture;
using test::Visitor;

/// Domain rule 4: whoever assists too late is told so by headquarters itself.
class TestLateAssistance : public QObject
{
    Q_OBJECT
private:
    static constexpr std::int64_t kLongEnoughMs = 6 * kMillisecondsPerDay;

    /// Power leads; what others owe is waited for.
    struct Assigned : Office
    {
        Assigned() { assign(issueId, {land}); }

        void take(Role role, IssueId issue, IssueStep step, json::object values,
                  DepartmentId department = {})
        {
            Caller caller;
            caller.park = server.park.id;
            caller.actor = {server.newId<OfficerId>(), role, department, {}};
            ChangeOutcome outcome;
            server.write([&](StoreTransaction& store) {
                outcome = takeStepAtDesk(server.context(), caller, store, issue.uuid, step,
                                         std::move(values));
            });
            QCOMPARE(outcome.reason, std::string());
        }

        void assign(IssueId issue, const std::vector<DepartmentId>& assisting)
        {
            json::array names;
            for (const DepartmentId department : assisting)
                names.emplace_back(department.text());
            take(Role::coordinator, issue, IssueStep::assign,
                 {{"leadDepartmentId", power.text()}, {"assistingDepartmentIds", names}});
        }

        void report(DepartmentId department)
        {
            take(Role::handler, issueId, IssueStep::progress, {{"text", "已查勘"}}, department);
        }

        std::size_t tell()
        {
            return tellOfLateAssistance(server.context(), server.park.id).value();
        }

        std::vector<IssueEvent> told(IssueId issue)
        {
            std::vector<IssueEvent> events;
            server.write(
                [&](StoreTransaction& store) { events = eventsOf(store, server.park.id, issue); });
            std::erase_if(events,
                          [](const IssueEvent& event) { return event.step != IssueStep::urge; });
            return events;
        }

        std::size_t notices(Role role, DepartmentId department = {})
        {
            std::size_t count = 0;
            server.write([&](StoreTransaction& store) {
                const Actor person{server.newId<OfficerId>(), role, department, {}};
                for (const Notice& notice :
                     store.notices(server.park.id, noticeKeys(person), person.id, 1000)) {
                    const auto event =
                        store.record(server.park.id, RecordType::issueEvent, notice.event.uuid);
                    count += textAt(event->document, "step") == "urge" ? 1 : 0;
                }
            });
            return count;
        }

        IssueId issueId = issue("用电增容申请", IssueState::accepted).id;
    };

private slots:
    void itIsToldOnceAndSoAreThoseWhoWaitForIt()
    {
        Assigned office;
        const DepartmentId other = office.department("其他部门");
        QCOMPARE(office.tell(), std::size_t{0});
        office.server.clock.advanceMs(kLongEnoughMs);
        QCOMPARE(office.tell(), std::size_t{1});
        QCOMPARE(office.tell(), std::size_t{0});
        office.server.clock.advanceMs(kLongEnoughMs);
        QCOMPARE(office.tell(), std::size_t{0});
        const std::vector<IssueEvent> told = office.told(office.issueId);
        QCOMPARE(told.size(), std::size_t{1});
        QVERIFY(told[0].authorRole == Role::system && told[0].departmentId == office.land);
        QCOMPARE(office.notices(Role::handler, office.land), std::size_t{1});
        QCOMPARE(office.notices(Role::handler, office.power), std::size_t{1});
        QCOMPARE(office.notices(Role::coordinator), std::size_t{1});
        QCOMPARE(office.notices(Role::handler, other), std::size_t{0});
        const Issue after = office.stored(office.issueId);
        QVERIFY(after.urgedCount == 0 && !after.escalated && after.state == IssueState::assigned);
    }

    void thePagesSayWhoIsLate()
    {
        Assigned office;
        office.server.clock.advanceMs(kLongEnoughMs);
        QCOMPARE(office.tell(), std::size_t{1});
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        const std::string said = "told that assistance is late: 用地部门";
        QVERIFY(holds(visitor.get("/issues/" + office.issueId.text()), said));
        visitor.signIn("land");
        QVERIFY(holds(visitor.get("/notices"), said));
    }

    void whoeverReportedIsNotTold()
    {
        Assigned office;
        office.assign(office.issueId, {office.land, office.department("其他部门")});
        office.report(office.land);
        office.server.clock.advanceMs(kLongEnoughMs);
        QCOMPARE(office.tell(), std::size_t{1}); // the other one
        QVERIFY(office.told(office.issueId)[0].departmentId != office.land);
    }

    void anotherAssignmentIsAnotherMatter()
    {
        Assigned office;
        office.server.clock.advanceMs(kLongEnoughMs);
        QCOMPARE(office.tell(), std::size_t{1});
        office.assign(office.issueId, {office.land});
        QCOMPARE(office.tell(), std::size_t{0});
        office.server.clock.advanceMs(kLongEnoughMs);
        QCOMPARE(office.tell(), std::size_t{1});
        QCOMPARE(office.told(office.issueId).size(), std::size_t{2});
    }

    void whatRestsWaitsForNobody()
    {
        Assigned office;
        office.take(Role::coordinator, office.issueId, IssueStep::suspend, {{"text", "待批复"}});
        office.server.clock.advanceMs(4 * kLongEnoughMs);
        QCOMPARE(office.tell(), std::size_t{0});
        office.take(Role::coordinator, office.issueId, IssueStep::resume, {});
        QCOMPARE(office.tell(), std::size_t{0});
        office.server.clock.advanceMs(kLongEnoughMs);
        QCOMPARE(office.tell(), std::size_t{1});
    }

    void whatIsAnsweredWaitsForNobody()
    {
        Assigned office;
        office.take(Role::handler, office.issueId, IssueStep::answer, {{"text", "已送电"}},
                    office.power);
        office.server.clock.advanceMs(kLongEnoughMs);
        QCOMPARE(office.tell(), std::size_t{0});
    }

    /// … or of a version that told nobody.
    void afterALongDowntimeEachIsToldOnce()
    {
        Assigned office;
        constexpr std::size_t kIssues = 150;
        for (std::size_t i = 1; i < kIssues; ++i) {
            const Issue issue = office.issue("厂区道路破损", IssueState::accepted);
            office.assign(issue.id, {office.land});
        }
        office.server.clock.advanceMs(60 * kMillisecondsPerDay);
        office.server.execute("UPDATE issue_department SET awaited_since = NULL");
        QCOMPARE(office.tell(), std::size_t{0});
        office.server.execute("DELETE FROM meta WHERE key = 'assistanceFilled'");
        office.server.reopen();
        QCOMPARE(office.tell(), kIssues);
        QCOMPARE(office.tell(), std::size_t{0});
        QCOMPARE(office.notices(Role::handler, office.land), kIssues);
    }

    /// Each process has a store of its own on the same database.
    void severalProcessesTellEachOnce()
    {
        Assigned office;
        constexpr std::size_t kIssues = 60;
        std::vector<IssueId> ids{office.issueId};
        while (ids.size() < kIssues) {
            ids.push_back(office.issue("厂区道路破损", IssueState::accepted).id);
            office.assign(ids.back(), {office.land});
        }
        office.server.clock.advanceMs(kLongEnoughMs);
        std::atomic<std::size_t> told = 0;
        std::vector<std::thread> processes;
        for (std::uint64_t i = 0; i < 4; ++i)
            processes.emplace_back([&, i] {
                test::SeededRandom random(i);
                const auto store = office.server.anotherStore(random);
                ServerContext context{*store, office.server.clock,
                                      random, *office.server.headquarters.files,
                                      "",     "test"};
                told += tellOfLateAssistance(context, office.server.park.id).value();
            });
        for (std::thread& process : processes)
            process.join();
        QCOMPARE(told.load(), kIssues);
        for (const IssueId id : ids)
            QCOMPARE(office.told(id).size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestLateAssistance)
#include "tst_late_assistance.moc"
