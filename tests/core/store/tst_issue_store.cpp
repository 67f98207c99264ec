#include "core/store/issue_store.h"

#include "core/model/department.h"
#include "core/services/issue_service.h"
#include "tests/support/temporary_tablet.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace wupan;
using test::TemporaryTablet;

namespace {

constexpr std::int64_t kDay = kMillisecondsPerDay;

std::vector<std::string> titles(const std::vector<IssueRow>& rows)
{
    std::vector<std::string> out;
    for (const IssueRow& row : rows)
        out.push_back(row.title);
    return out;
}

/// A tablet with issues as headquarters would send them.
struct SamplePark : TemporaryTablet
{
    Issue issue(const std::string& title, std::optional<std::int64_t> dueInDays = std::nullopt,
                IssueState state = IssueState::handling)
    {
        Issue out;
        out.id = newId<IssueId>();
        out.enterpriseId = enterprise.id;
        out.title = title;
        out.state = state;
        out.registeredBy = newId<OfficerId>();
        if (dueInDays)
            out.dueAt = kStart.plusMs(*dueInDays * kDay);
        return out;
    }

    void add(const Issue& issue) { pull(issue); }
    IssueFilter filter(IssueFilter::Scope scope = IssueFilter::Scope::all)
    {
        IssueFilter out;
        out.scope = scope;
        out.me = officer.id;
        out.now = clock.now();
        return out;
    }
    IssueFilter searching(const std::string& text)
    {
        IssueFilter out = filter();
        out.search = text;
        return out;
    }
    std::vector<std::string> found(const IssueFilter& what)
    {
        IssueStore store(tablet->database());
        const IssuePage page = store.window(what, 0, 100);
        if (page.total != static_cast<std::int64_t>(page.rows.size()) ||
            store.count(what) != page.total)
            return {"the total is not the number of rows"};
        return titles(page.rows);
    }
};

using Titles = std::vector<std::string>;

} // namespace

class TestIssueStore : public QObject
{
    Q_OBJECT
private slots:
    void theListBeginsWithWhatNeedsSomebodyFirst()
    {
        SamplePark park;
        Issue old = park.issue("closed long ago", 1, IssueState::closed);
        old.stateChangedAt = park.kStart.plusMs(-9 * kDay);
        Issue fresh = park.issue("closed lately", 1, IssueState::closed);
        fresh.stateChangedAt = park.kStart.plusMs(-kDay);
        park.add(old);
        park.add(park.issue("no limit", std::nullopt, IssueState::suspended));
        park.add(park.issue("in a week", 7));
        park.add(fresh);
        park.add(park.issue("overdue", -2));
        const Titles expected{"overdue", "in a week", "no limit", "closed lately",
                              "closed long ago"};
        QCOMPARE(park.found(park.filter()), expected);
    }

    void anIssueMovesWhenItsLimitDoes()
    {
        SamplePark park;
        Issue moving = park.issue("moving", 1);
        park.add(moving);
        park.add(park.issue("staying", 3));
        moving.dueAt = park.kStart.plusMs(5 * kDay);
        park.pull(moving, 2);
        QCOMPARE(park.found(park.filter()), (Titles{"staying", "moving"}));
    }

    void eachScopeShowsItsOwn()
    {
        SamplePark park;
        Issue mine = park.issue("mine", 2);
        mine.registeredBy = park.officer.id;
        mine.category = Category::land;
        Issue answered = park.issue("answered", 3, IssueState::answered);
        answered.registeredBy = park.officer.id;
        Issue late = park.issue("late", -1);
        late.category = Category::land;
        Issue closedLate = park.issue("closed", -5, IssueState::closed);
        for (const Issue& issue : {mine, answered, late, closedLate})
            park.add(issue);
        using Scope = IssueFilter::Scope;
        QCOMPARE(park.found(park.filter(Scope::mine)), (Titles{"mine", "answered"}));
        QCOMPARE(park.found(park.filter(Scope::overdue)), (Titles{"late"}));
        QCOMPARE(park.found(park.filter(Scope::awaitingRating)), (Titles{"answered"}));
        IssueFilter land = park.filter();
        land.category = Category::land;
        QCOMPARE(park.found(land), (Titles{"late", "mine"}));
        land.scope = Scope::mine;
        QCOMPARE(park.found(land), (Titles{"mine"}));
        land.scope = Scope::awaitingRating;
        QCOMPARE(park.found(land), Titles{});
        IssueFilter elsewhere = park.filter();
        elsewhere.enterpriseId = park.newId<EnterpriseId>();
        QCOMPARE(park.found(elsewhere), Titles{});

        const IssueCounts counts =
            IssueStore(park.tablet->database()).counts(park.officer.id, park.clock.now());
        QCOMPARE(counts.all, 4);
        QCOMPARE(counts.mine, 2);
        QCOMPARE(counts.overdue, 1);
        QCOMPARE(counts.mineOverdue, 0);
        QCOMPARE(counts.awaitingRating, 1);
    }

    void aSearchFindsTitleNumberEnterpriseAndContent_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("found");
        QTest::newRow("a part of the title") << "厂房用地" << true;
        QTest::newRow("the title's initials") << "cfydbz" << true;
        QTest::newRow("the number") << "0386" << true;
        QTest::newRow("the enterprise") << "示范企业" << true;
        QTest::newRow("the enterprise's initials") << "znzb" << true;
        QTest::newRow("the enterprise's pinyin") << "zhineng" << true;
        QTest::newRow("the content") << "零地招商" << true;
        QTest::newRow("nothing of it") << "消防" << false;
        QTest::newRow("pairs that stand apart") << "厂房用房用地" << false;
        QTest::newRow("an enterprise's pairs that stand apart") << "智能示范企业" << false;
    }

    void aSearchFindsTitleNumberEnterpriseAndContent()
    {
        QFETCH(QString, typed);
        SamplePark park;
        Issue issue = park.issue("二期厂房用地保障，厂房用房", 1);
        issue.number = "WT-2026-0386";
        issue.description = "建议先租用场地生产（零地招商）。";
        park.add(issue);
        Enterprise other;
        other.id = park.newId<EnterpriseId>();
        other.name = "食品加工样本";
        park.pull(other);
        Issue foreign = park.issue("道路破损", 2);
        foreign.enterpriseId = other.id;
        park.add(foreign);
        const bool found = park.found(park.searching(typed.toStdString())) == Titles{issue.title};
        QTEST(found, "found");
    }

    void aSearchKeepsToTheFilterAndItsOrder()
    {
        SamplePark park;
        Issue mine = park.issue("用电二", 9);
        mine.registeredBy = park.officer.id;
        park.add(mine);
        park.add(park.issue("用电一", 1));
        QCOMPARE(park.found(park.searching("用电")), (Titles{"用电一", "用电二"}));
        IssueFilter filter = park.filter(IssueFilter::Scope::mine);
        filter.search = "yd";
        QCOMPARE(park.found(filter), (Titles{"用电二"}));
    }

    void aChangedTitleIsFoundByItsNewWordsOnly()
    {
        SamplePark park;
        Issue issue = park.issue("消防验收", 1);
        park.add(issue);
        issue.title = "道路破损";
        park.pull(issue, 2);
        QCOMPARE(park.found(park.searching("道路")), (Titles{"道路破损"}));
        QCOMPARE(park.found(park.searching("xfys")), Titles{});
        park.tablet->database().execute("INSERT INTO issue_search(issue_search) "
                                        "VALUES('integrity-check')");
    }

    void anEditOnItsWayIsPending()
    {
        SamplePark park;
        park.add(park.issue("from headquarters", 1));
        NewIssue captured;
        captured.enterpriseId = park.enterprise.id;
        captured.title = "from here";
        const auto id = IssueService(*park.tablet).capture(captured);
        QVERIFY(id.ok());
        IssueStore store(park.tablet->database());
        for (const IssueRow& row : store.page(park.filter(), 0, 10))
            QCOMPARE(row.pending, row.title == "from here");
        const auto row = store.row(*id);
        QVERIFY(row.has_value());
        QCOMPARE(row->enterpriseName, park.enterprise.name);
        const auto events = store.events(*id);
        QCOMPARE(events.size(), std::size_t{1});
        QVERIFY(events.front().pending);
        QCOMPARE(events.front().authorName, park.officer.name);
    }

    void noticesAreTheStepsOfOthersThatConcernMe()
    {
        SamplePark park;
        const DepartmentId department = park.newId<DepartmentId>();
        Issue mine = park.issue("mine", 1);
        mine.registeredBy = park.officer.id;
        Issue foreign = park.issue("foreign", 1);
        foreign.leadDepartmentId = park.newId<DepartmentId>();
        foreign.assistingDepartmentIds = {department};
        park.add(mine);
        park.add(foreign);
        const auto step = [&](const Issue& issue, OfficerId author, const std::string& text,
                              IssueStep kind = IssueStep::comment) {
            IssueEvent event;
            event.id = park.newId<IssueEventId>();
            event.issueId = issue.id;
            event.step = kind;
            event.authorId = author;
            event.at = park.clock.now();
            event.receivedAt = event.at;
            event.text = text;
            park.pull(event);
            park.clock.advanceMs(1000);
        };
        step(mine, park.officer.id, "my own");
        step(mine, park.newId<OfficerId>(), "a coordinator's");
        step(mine, OfficerId{}, "the system's", IssueStep::escalate);
        step(mine, park.newId<OfficerId>(), "the answer", IssueStep::answer);
        step(foreign, park.newId<OfficerId>(), "elsewhere");
        const auto told = [&](OfficerId who, Role role, DepartmentId of = {},
                              std::size_t limit = 10) {
            std::vector<std::string> texts;
            const Actor person{who, role, of, {}};
            for (const auto& notice : IssueStore(park.tablet->database()).notices(person, limit))
                texts.push_back(notice.event.event.text + " " + notice.issueTitle);
            return texts;
        };
        using Texts = std::vector<std::string>;
        const OfficerId me = park.officer.id;
        const auto other = park.newId<OfficerId>();
        QVERIFY(told(me, Role::officer) == (Texts{"the answer mine", "a coordinator's mine"}));
        QVERIFY(told(me, Role::officer, {}, 1) == Texts{"the answer mine"});
        QVERIFY(told(other, Role::handler, department) == Texts{"elsewhere foreign"});
        QVERIFY(told(other, Role::leader) == Texts{"the system's mine"});
        // Who has both the role and the issue hears of it once.
        QCOMPARE(told(me, Role::coordinator).size(), std::size_t{4});
    }

    void windowsTileTheList()
    {
        SamplePark park;
        RecordStore records(park.tablet->database());
        QVERIFY(park.tablet->inTransaction([&] {
            for (int i = 0; i < 5000; ++i)
                records.write(RecordType::issue, toDocument(park.issue("用电", i % 90)));
            return done();
        }));
        IssueStore store(park.tablet->database());
        for (const IssueFilter& filter : {park.filter(), park.searching("用电")}) {
            QCOMPARE(store.count(filter), 5000);
            std::vector<IssueId> ids;
            std::optional<Instant> previous;
            for (std::int64_t offset = 0; offset < 5000; offset += 64)
                for (const IssueRow& row : store.page(filter, offset, 64)) {
                    QVERIFY(!previous || *row.dueAt >= *previous);
                    previous = row.dueAt;
                    ids.push_back(row.id);
                }
            std::sort(ids.begin(), ids.end());
            QVERIFY(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
            QCOMPARE(ids.size(), std::size_t{5000});
            QVERIFY(store.page(filter, 5000, 64).empty());
            QVERIFY(store.page(filter, -1, 64).empty());
        }
    }
};

QTEST_APPLESS_MAIN(TestIssueStore)
#include "tst_issue_store.moc"
