#include "core/model/enterprise.h"
#include "core/model/issue.h"
#include "core/store/issue_list_query.h"
#include "tests/server/server_fixture.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <random>
#include <utility>

using namespace wupan;
using test::ServerFixture;
using Order = BoardFilter::Order;

namespace {

constexpr int kIssues = 200;
constexpr int kFilters = 400;
constexpr std::int64_t kDayMs = kMillisecondsPerDay;
constexpr std::array kTitles{"用电增容申请", "二期厂房用地"};

/// A park with issues of every kind, and the same questions asked of plain documents.
class Board
{
public:
    Board()
    {
        for (int i = 0; i < 3; ++i) {
            m_departments.push_back(server.newId<DepartmentId>());
            m_enterprises.push_back(server.newId<EnterpriseId>());
            m_people.push_back(server.newId<OfficerId>());
        }
        for (int i = 0; i < kIssues; ++i)
            put(randomIssue());
        // And others once more, as they change.
        for (int i = 0; i < kIssues / 4; ++i) {
            Issue changed = randomIssue();
            changed.id = m_issues[below(m_issues.size())].id;
            put(changed);
        }
    }

    BoardFilter randomFilter()
    {
        BoardFilter filter;
        filter.now = server.clock.now();
        filter.yellowUntil = filter.now.plusMs(3 * kDayMs);
        for (std::size_t i = below(3); i > 0; --i)
            filter.states.push_back(anyOf<IssueState>());
        if (below(3) == 0)
            filter.light = std::array{Light::red, Light::yellow, Light::green}[below(3)];
        if (below(3) == 0)
            filter.category = anyOf<Category>();
        if (below(4) == 0)
            filter.urgency = anyOf<Urgency>();
        if (below(4) == 0)
            filter.lead = m_departments[below(3)];
        if (below(4) == 0)
            filter.concerned = m_departments[below(3)];
        if (below(5) == 0)
            filter.enterprise = m_enterprises[below(3)];
        if (below(5) == 0)
            filter.registeredBy = m_people[below(3)];
        if (below(4) == 0)
            filter.escalated = below(2) == 0;
        if (below(3) == 0) {
            filter.search = kTitles[below(2)];
            filter.mostFound = static_cast<std::int64_t>(below(12)) + 1;
        }
        filter.order = below(2) == 0 ? Order::mostUrgent : Order::newest;
        filter.offset = static_cast<std::int64_t>(below(8));
        filter.limit = static_cast<std::int64_t>(below(20)) + 1;
        return filter;
    }

    BoardPage asked(const BoardFilter& filter)
    {
        BoardPage page;
        server.write([&](StoreTransaction& store) { page = store.board(server.park.id, filter); });
        return page;
    }

    /// The ids that a filter lets through, in their order, all of them.
    [[nodiscard]] std::vector<IssueId> expected(const BoardFilter& filter) const
    {
        std::vector<const Issue*> passed;
        for (const Issue& issue : m_issues)
            if (passes(issue, filter))
                passed.push_back(&issue);
        std::ranges::sort(passed, [&](const Issue* a, const Issue* b) {
            if (filter.order == Order::newest)
                return std::pair(*b->registeredAt, b->id) < std::pair(*a->registeredAt, a->id);
            return std::pair(listRank(toDocument(*a)), a->id) <
                   std::pair(listRank(toDocument(*b)), b->id);
        });
        std::vector<IssueId> ids;
        for (const Issue* issue : passed)
            ids.push_back(issue->id);
        return ids;
    }

    ServerFixture server;

private:
    std::size_t below(std::size_t limit) { return m_dice() % limit; }
    template <class Word>
    Word anyOf()
    {
        constexpr auto& kEntries = WordTable<Word>::entries;
        return kEntries[below(kEntries.size())].first;
    }

    Issue randomIssue()
    {
        Issue issue;
        issue.id = server.newId<IssueId>();
        issue.title = kTitles[below(2)];
        issue.state = anyOf<IssueState>();
        issue.category = anyOf<Category>();
        issue.urgency = anyOf<Urgency>();
        issue.enterpriseId = m_enterprises[below(3)];
        issue.registeredBy = m_people[below(3)];
        issue.registeredAt =
            server.clock.now().plusMs(-static_cast<std::int64_t>(below(30)) * kDayMs);
        issue.stateChangedAt = issue.registeredAt;
        if (below(3) > 0)
            issue.dueAt =
                server.clock.now().plusMs((static_cast<std::int64_t>(below(20)) - 10) * kDayMs / 2);
        if (below(3) > 0)
            issue.leadDepartmentId = m_departments[below(3)];
        for (std::size_t i = 0; i < below(3); ++i)
            issue.assistingDepartmentIds.push_back(m_departments[i]);
        issue.escalated = below(4) == 0;
        return issue;
    }

    void put(const Issue& issue)
    {
        server.write([&](StoreTransaction& store) {
            store.put(server.park.id, RecordType::issue, toDocument(issue), {});
        });
        const auto present = std::ranges::find(m_issues, issue.id, &Issue::id);
        if (present != m_issues.end())
            *present = issue;
        else
            m_issues.push_back(issue);
    }

    static bool passes(const Issue& issue, const BoardFilter& filter)
    {
        const auto holds = [](const auto& wanted, const auto& present) {
            return !wanted || *wanted == present;
        };
        const auto names = [](const auto& wanted, const auto& present) {
            return wanted.isNil() || wanted == present;
        };
        return (filter.states.empty() ||
                std::ranges::find(filter.states, issue.state) != filter.states.end()) &&
               (filter.search.empty() || filter.search == issue.title) &&
               holds(filter.category, issue.category) && holds(filter.urgency, issue.urgency) &&
               holds(filter.escalated, issue.escalated) &&
               names(filter.lead, issue.leadDepartmentId) &&
               names(filter.enterprise, issue.enterpriseId) &&
               names(filter.registeredBy, issue.registeredBy) &&
               (filter.concerned.isNil() || issue.leadDepartmentId == filter.concerned ||
                std::ranges::find(issue.assistingDepartmentIds, filter.concerned) !=
                    issue.assistingDepartmentIds.end()) &&
               (!filter.light || lightOf(issue, filter) == *filter.light);
    }

    static Light lightOf(const Issue& issue, const BoardFilter& filter)
    {
        const bool rests =
            issue.state == IssueState::closed || issue.state == IssueState::suspended;
        if (rests || !issue.dueAt)
            return Light::none;
        if (*issue.dueAt < filter.now)
            return Light::red;
        return *issue.dueAt < filter.yellowUntil ? Light::yellow : Light::green;
    }

    std::mt19937_64 m_dice{7};
    std::vector<DepartmentId> m_departments;
    std::vector<EnterpriseId> m_enterprises;
    std::vector<OfficerId> m_people;
    std::vector<Issue> m_issues;
};

std::vector<IssueId> idsOf(const BoardPage& page)
{
    std::vector<IssueId> ids;
    for (const Document& issue : page.issues)
        ids.push_back(*IssueId::parse(textAt(issue, "id")));
    return ids;
}

} // namespace

class TestIssueBoard : public QObject
{
    Q_OBJECT
private slots:
    void everyFilterGivesWhatItSays()
    {
        Board board;
        int ofMany = 0;
        int ofAll = 0;
        for (int i = 0; i < kFilters; ++i) {
            BoardFilter filter = board.randomFilter();
            if (i % 3 == 0) // far behind
                filter.offset = static_cast<std::int64_t>(board.expected(filter).size()) - 3;
            filter.offset = std::max<std::int64_t>(filter.offset, 0);
            std::vector<IssueId> all = board.expected(filter);
            const bool hasMore =
                !filter.search.empty() && std::cmp_greater(all.size(), filter.mostFound);
            if (hasMore)
                all.resize(static_cast<std::size_t>(filter.mostFound));
            (hasMore ? ofMany : ofAll) += 1;
            const BoardPage page = board.asked(filter);
            QCOMPARE(page.hasMore, hasMore);
            QCOMPARE(page.total, static_cast<std::int64_t>(all.size()));
            const std::size_t begin = std::min<std::size_t>(filter.offset, all.size());
            const std::size_t end = std::min<std::size_t>(begin + filter.limit, all.size());
            QCOMPARE(idsOf(page), std::vector<IssueId>(all.begin() + begin, all.begin() + end));
        }
        QVERIFY(ofMany > kFilters / 40 && ofAll > kFilters / 2);
    }

    void partsAreCounted()
    {
        Board board;
        for (int i = 0; i < kFilters; ++i) {
            BoardFilter filter = board.randomFilter();
            filter.search.clear();
            BoardFilter scope = filter;
            scope.states = {};
            scope.light.reset();
            std::vector<std::int64_t> counts;
            board.server.write([&](StoreTransaction& store) {
                counts = store.boardCounts(board.server.park.id, scope, std::array{filter, scope});
            });
            QCOMPARE(counts,
                     (std::vector{static_cast<std::int64_t>(board.expected(filter).size()),
                                  static_cast<std::int64_t>(board.expected(scope).size())}));
        }
    }

    void issuesAreFoundByWhatPeopleRemember_data()
    {
        QTest::addColumn<QString>("search");
        QTest::addColumn<bool>("found");
        const auto row = [](const char* search, bool found) {
            QTest::newRow(search) << QString(search) << found;
        };
        row("用电增容", true);
        row("增容", true);
        row("ydzr", true);
        row("yongdian", true);
        row("0386", true);
        row("WT-2026-0386", true);
        row("智能装备", true);
        row("znzb", true);
        row("示范企业 增容", false); // one is the enterprise's, the other the issue's
        row("增容用电", false);
        row("用地", false);
        row("", true);
        row("%", true);
        row("' OR 1=1 --", false);
    }

    void issuesAreFoundByWhatPeopleRemember()
    {
        QFETCH(QString, search);
        QFETCH(bool, found);
        ServerFixture server;
        Enterprise firm;
        firm.id = server.newId<EnterpriseId>();
        firm.name = "智能装备示范企业";
        Issue issue;
        issue.id = server.newId<IssueId>();
        issue.number = "WT-2026-0386";
        issue.title = "用电增容申请";
        issue.enterpriseId = firm.id;
        const auto put = [&](RecordType type, const Document& document) {
            server.write(
                [&](StoreTransaction& store) { store.put(server.park.id, type, document, {}); });
        };
        put(RecordType::enterprise, toDocument(firm));
        put(RecordType::issue, toDocument(issue));
        const auto hits = [&] {
            BoardFilter filter;
            filter.search = search.toStdString();
            BoardPage page;
            server.write(
                [&](StoreTransaction& store) { page = store.board(server.park.id, filter); });
            return page.total;
        };
        QCOMPARE(hits(), std::int64_t{found});
        issue.title = "另一件事";
        issue.number = "X";
        firm.name = "另一家";
        put(RecordType::enterprise, toDocument(firm));
        put(RecordType::issue, toDocument(issue));
        const bool findsAll = search.isEmpty() || search == "%";
        QCOMPARE(hits(), std::int64_t{findsAll});
    }

    void anotherParksIssuesAreNotOnIt()
    {
        Board board;
        BoardPage page;
        board.server.write(
            [&](StoreTransaction& store) { page = store.board(board.server.newId<ParkId>(), {}); });
        QCOMPARE(page.total, std::int64_t{0});
    }

    void aDatabaseFromBeforeTheBoardGetsOne()
    {
        Board board;
        const BoardPage before = board.asked({});
        QVERIFY(before.total > 0);
        board.server.execute("DELETE FROM issue_board");
        board.server.execute("DELETE FROM issue_department");
        board.server.execute("DELETE FROM meta WHERE key = 'boardFilled'");
        QCOMPARE(board.asked({}).total, std::int64_t{0});
        board.server.reopen();
        QCOMPARE(idsOf(board.asked({})), idsOf(before));
    }
};

QTEST_GUILESS_MAIN(TestIssueBoard)
#include "tst_issue_board.moc"
