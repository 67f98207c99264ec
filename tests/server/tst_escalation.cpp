#include "core/model/issue.h"
#include "core/model/issue_event.h"
#include "server/api/desk.h"
#include "tests/server/server_fixture.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace wupan;
using test::ServerFixture;

class TestEscalation : public QObject
{
    Q_OBJECT
private:
    static Issue issue(ServerFixture& server, std::int64_t dueInMs)
    {
        Issue issue;
        issue.id = server.newId<IssueId>();
        issue.title = "用电增容申请";
        issue.state = IssueState::assigned;
        issue.registeredBy = server.officer;
        issue.registeredAt = issue.stateChangedAt = server.clock.now();
        issue.dueAt = server.clock.now().plusMs(dueInMs);
        return issue;
    }

    static void put(ServerFixture& server, const Issue& issue)
    {
        server.write([&](StoreTransaction& store) {
            store.put(server.park.id, RecordType::issue, toDocument(issue), {});
        });
    }

    static Issue stored(ServerFixture& server, IssueId id)
    {
        Issue issue;
        server.write([&](StoreTransaction& store) {
            issue = fromDocument<Issue>(
                store.record(server.park.id, RecordType::issue, id.uuid)->document);
        });
        return issue;
    }

    static std::vector<IssueEvent> eventsOf(ServerFixture& server, IssueId id)
    {
        std::vector<IssueEvent> events;
        server.write([&](StoreTransaction& store) {
            for (const Uuid& event :
                 store.recordsWith(server.park.id, RecordType::issueEvent, "issueId", id.text()))
                events.push_back(fromDocument<IssueEvent>(
                    store.record(server.park.id, RecordType::issueEvent, event)->document));
        });
        return events;
    }

    static std::size_t escalate(ServerFixture& server)
    {
        return escalateOverdue(server.context(), server.park.id).value();
    }

private slots:
    void whatIsOverdueIsEscalatedOnce()
    {
        ServerFixture server;
        const Issue late = issue(server, kMillisecondsPerHour);
        const Issue later = issue(server, 2 * kMillisecondsPerHour);
        put(server, late);
        put(server, later);
        QCOMPARE(escalate(server), std::size_t{0});
        server.clock.advanceMs(kMillisecondsPerHour + 1);
        QCOMPARE(escalate(server), std::size_t{1});
        QCOMPARE(escalate(server), std::size_t{0});
        QVERIFY(stored(server, late.id).escalated);
        QVERIFY(!stored(server, later.id).escalated);
        const std::vector<IssueEvent> events = eventsOf(server, late.id);
        QCOMPARE(events.size(), std::size_t{1});
        QCOMPARE(events.front().step, IssueStep::escalate);
        QCOMPARE(events.front().authorRole, Role::system);
        QCOMPARE(events.front().at, server.clock.now());
    }

    void whatRestsOrIsDoneIsNot_data()
    {
        QTest::addColumn<int>("state");
        QTest::newRow("suspended") << static_cast<int>(IssueState::suspended);
        QTest::newRow("closed") << static_cast<int>(IssueState::closed);
    }

    void whatRestsOrIsDoneIsNot()
    {
        QFETCH(int, state);
        ServerFixture server;
        Issue rests = issue(server, -1);
        rests.state = static_cast<IssueState>(state);
        put(server, rests);
        QCOMPARE(escalate(server), std::size_t{0});
    }

    void afterALongTimeAllOfThemAre()
    {
        ServerFixture server;
        constexpr std::size_t kIssues = 250;
        for (std::size_t i = 0; i < kIssues; ++i)
            put(server, issue(server, kMillisecondsPerHour));
        server.clock.advanceMs(30 * kMillisecondsPerDay);
        QCOMPARE(escalate(server), kIssues);
        QCOMPARE(escalate(server), std::size_t{0});
    }

    /// Each process has a store of its own on the same database.
    void severalProcessesEscalateEachOnce()
    {
        ServerFixture server;
        constexpr std::size_t kIssues = 120;
        std::vector<IssueId> ids;
        for (std::size_t i = 0; i < kIssues; ++i) {
            const Issue late = issue(server, -1);
            ids.push_back(late.id);
            put(server, late);
        }
        std::atomic<std::size_t> escalated = 0;
        std::vector<std::thread> processes;
        for (std::uint64_t i = 0; i < 4; ++i)
            processes.emplace_back([&, i] {
                test::SeededRandom random(i);
                const auto store = server.anotherStore(random);
                ServerContext context{*store, server.clock, random, *server.headquarters.files,
                                      "",     "test"};
                escalated += escalateOverdue(context, server.park.id).value();
            });
        for (std::thread& process : processes)
            process.join();
        QCOMPARE(escalated.load(), kIssues);
        for (const IssueId id : ids)
            QCOMPARE(eventsOf(server, id).size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestEscalation)
#include "tst_escalation.moc"
