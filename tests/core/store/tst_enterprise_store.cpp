#include "core/store/enterprise_store.h"

#include "core/model/issue.h"
#include "core/model/visit.h"
#include "tests/support/temporary_tablet.h"

#include <QTest>

using namespace wupan;
using test::TemporaryTablet;

namespace {

constexpr std::int64_t kDay = kMillisecondsPerDay;

struct SamplePark : TemporaryTablet
{
    Enterprise add(const std::string& name, const std::string& creditCode = {})
    {
        Enterprise out;
        out.id = newId<EnterpriseId>();
        out.name = name;
        out.creditCode = creditCode;
        out.responsibleOfficerId = officer.id;
        pull(out);
        return out;
    }
    VisitId visit(EnterpriseId id, VisitState state, std::int64_t day, VisitId joining = {})
    {
        Visit visit;
        visit.id = newId<VisitId>();
        visit.jointVisitId = joining;
        visit.enterpriseId = id;
        visit.officerId = newId<OfficerId>();
        visit.state = state;
        visit.plannedAt = kStart.plusMs(day * kDay);
        if (state == VisitState::checkedIn || state == VisitState::completed)
            visit.checkedInAt = visit.plannedAt;
        pull(visit);
        return visit.id;
    }
    [[nodiscard]] std::vector<EnterpriseStore::Candidate> candidates()
    {
        return EnterpriseStore(tablet->database())
            .candidates(officer.id, monthOf(parkDate(kStart)), startOfDay(parkDate(kStart)));
    }
    [[nodiscard]] EnterpriseStore::VisitCount visitsOfTheMonth(EnterpriseId id)
    {
        return EnterpriseStore(tablet->database())
            .visitsIn(monthOf(parkDate(kStart)), startOfDay(parkDate(kStart)), id);
    }
    void issue(EnterpriseId id, IssueState state, std::int64_t dueDay)
    {
        Issue issue;
        issue.id = newId<IssueId>();
        issue.enterpriseId = id;
        issue.state = state;
        issue.dueAt = kStart.plusMs(dueDay * kDay);
        pull(issue);
    }
    std::vector<std::string> found(const std::string& search)
    {
        EnterpriseStore store(tablet->database());
        std::vector<std::string> names;
        for (const EnterpriseRow& row : store.page(search, 0, 100))
            names.push_back(row.enterprise.name);
        if (store.count(search) != static_cast<std::int64_t>(names.size()))
            return {"the count is not the number of rows"};
        return names;
    }
};

using Names = std::vector<std::string>;

} // namespace

class TestEnterpriseStore : public QObject
{
    Q_OBJECT
private slots:
    void anEnterpriseIsFoundByNameCodeAndPinyin()
    {
        SamplePark park;
        park.add("新材料产业园样本企业", "91320100MA1K3XYZ0B");
        park.add("食品加工样本企业");
        const Names material{"新材料产业园样本企业"};
        QCOMPARE(park.found("产业园"), material);
        QCOMPARE(park.found("xcl"), material);
        QCOMPARE(park.found("xincailiao"), material);
        QCOMPARE(park.found("91320100ma"), material);
        QCOMPARE(park.found("样本 食品"), (Names{"食品加工样本企业"}));
        QCOMPARE(park.found("材料园样本"), Names{});
        QCOMPARE(park.found("").size(), std::size_t{3});
    }

    void anErasedOneIsFoundNoMore()
    {
        SamplePark park;
        const Enterprise gone = park.add("食品加工样本企业");
        QVERIFY(park.tablet->inTransaction([&] {
            RecordStore(park.tablet->database()).erase(RecordType::enterprise, gone.id.uuid);
            return done();
        }));
        QCOMPARE(park.found("食品"), Names{});
    }

    void aRowKnowsTheLastVisitAndTheOpenIssues()
    {
        SamplePark park;
        const EnterpriseId id = park.enterprise.id;
        park.visit(id, VisitState::completed, -30);
        park.visit(id, VisitState::completed, -9);
        park.visit(id, VisitState::checkedIn, 0);
        park.issue(id, IssueState::handling, 3);
        park.issue(id, IssueState::closed, 1);
        const auto row = EnterpriseStore(park.tablet->database()).find(id);
        QVERIFY(row.has_value());
        QCOMPARE(row->enterprise.name, park.enterprise.name);
        QCOMPARE(row->lastVisitAt->ms, park.kStart.plusMs(-9 * kDay).ms);
        QCOMPARE(row->openIssues, 1);
        QVERIFY(!EnterpriseStore(park.tablet->database()).find(park.newId<EnterpriseId>()));
    }

    void theBurdenIsWhatWasBegunAndIsPlannedInTheMonthByAnyone()
    {
        SamplePark park; // on 23 November
        const EnterpriseId id = park.enterprise.id;
        park.visit(id, VisitState::completed, -1);
        park.visit(id, VisitState::checkedIn, 0);
        park.visit(id, VisitState::planned, 1);
        park.visit(id, VisitState::planned, -1); // nobody went
        park.visit(id, VisitState::planned, 9);
        park.visit(id, VisitState::cancelled, 2);
        park.visit(id, VisitState::completed, -40);
        QCOMPARE(park.visitsOfTheMonth(id).begun, 2);
        QCOMPARE(park.visitsOfTheMonth(id).planned, 1);
        QCOMPARE(park.visitsOfTheMonth(park.newId<EnterpriseId>()).begun, 0);
    }

    void whoGoesTogetherIsOneVisit()
    {
        SamplePark park;
        const EnterpriseId id = park.enterprise.id;
        const VisitId begun = park.visit(id, VisitState::completed, -1);
        park.visit(id, VisitState::completed, -1, begun);
        const VisitId planned = park.visit(id, VisitState::planned, 1);
        park.visit(id, VisitState::planned, 1, planned);
        const VisitId half = park.visit(id, VisitState::checkedIn, 0);
        park.visit(id, VisitState::planned, 0, half);
        QCOMPARE(park.visitsOfTheMonth(id).begun, 2);
        QCOMPARE(park.visitsOfTheMonth(id).planned, 1);
        const VisitId cancelled = park.visit(id, VisitState::cancelled, 2);
        park.visit(id, VisitState::planned, 2, cancelled); // goes all the same
        QCOMPARE(park.visitsOfTheMonth(id).planned, 2);
    }

    void candidatesAreTheEnterprisesInMyCare()
    {
        SamplePark park;
        const Enterprise mine = park.add("甲企业");
        park.issue(mine.id, IssueState::handling, 9);
        park.issue(mine.id, IssueState::assigned, 2);
        park.issue(mine.id, IssueState::closed, 1);
        park.issue(mine.id, IssueState::suspended, 1);
        park.visit(mine.id, VisitState::completed, -1);
        const VisitId planned = park.visit(mine.id, VisitState::planned, 2);
        park.visit(mine.id, VisitState::planned, 2, planned);
        park.visit(mine.id, VisitState::cancelled, 1);
        const auto candidates = park.candidates();
        QCOMPARE(candidates.size(), std::size_t{1});
        const EnterpriseStore::Candidate& candidate = candidates.front();
        QCOMPARE(candidate.name, "甲企业");
        QCOMPARE(candidate.openIssues, 3);
        QCOMPARE(candidate.issuesDueAt.size(), std::size_t{2});
        QCOMPARE(std::ranges::min(candidate.issuesDueAt).ms, park.kStart.plusMs(2 * kDay).ms);
        QCOMPARE(candidate.visitsThisMonth, 2);
        QCOMPARE(candidate.lastVisitAt->ms, park.kStart.plusMs(-kDay).ms);
    }

    void whereIAmToGoAnywayIsNoCandidate()
    {
        SamplePark park;
        for (const VisitState state :
             {VisitState::planned, VisitState::checkedIn, VisitState::completed}) {
            Visit visit;
            visit.id = park.newId<VisitId>();
            visit.enterpriseId = park.add(std::string(word(state))).id;
            visit.officerId = park.officer.id;
            visit.state = state;
            visit.plannedAt = park.kStart.plusMs(-kDay);
            park.pull(visit);
        }
        QCOMPARE(park.candidates().size(), std::size_t{1});
        QCOMPARE(park.candidates().front().name, "completed");
    }
};

QTEST_APPLESS_MAIN(TestEnterpriseStore)
#include "tst_enterprise_store.moc"
