#include "core/model/visit.h"
#include "tests/server/server_fixture.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace wupan;
using test::ServerFixture;

namespace {

constexpr int kVisits = 200;
constexpr int kFilters = 300;

/// A park with visits of every kind, and the same questions asked of plain documents.
class VisitPark
{
public:
    VisitPark()
    {
        for (int i = 0; i < 3; ++i) {
            m_people.push_back(server.newId<OfficerId>());
            m_enterprises.push_back(server.newId<EnterpriseId>());
        }
        for (int i = 0; i < kVisits; ++i)
            put(randomVisit());
        for (int i = 0; i < kVisits / 4; ++i) {
            Visit changed = randomVisit();
            changed.id = m_visits[below(m_visits.size())].id;
            put(changed);
        }
    }

    VisitFilter randomFilter()
    {
        VisitFilter filter;
        if (below(2) == 0)
            filter.officer = m_people[below(3)];
        if (below(3) == 0)
            filter.enterprise = m_enterprises[below(3)];
        if (below(3) == 0)
            filter.state = anyState();
        if (below(3) == 0)
            filter.counted = below(2) == 0;
        filter.lacksSummary = below(4) == 0;
        if (below(3) == 0)
            filter.from = dayBefore(below(60));
        if (below(3) == 0)
            filter.to = dayBefore(below(60));
        filter.offset = static_cast<std::int64_t>(below(8));
        filter.limit = static_cast<std::int64_t>(below(20)) + 1;
        return filter;
    }

    [[nodiscard]] std::vector<VisitId> expected(const VisitFilter& filter) const
    {
        std::vector<const Visit*> passed;
        for (const Visit& visit : m_visits)
            if (passes(visit, filter))
                passed.push_back(&visit);
        std::ranges::sort(passed, std::ranges::greater{},
                          [](const Visit* visit) { return std::pair(happens(*visit), visit->id); });
        std::vector<VisitId> ids;
        for (const Visit* visit : passed)
            ids.push_back(visit->id);
        return ids;
    }

    template <class IdType>
    [[nodiscard]] std::map<IdType, VisitCounts> expectedCounts(IdType Visit::*of, Instant from,
                                                               Instant to) const
    {
        std::map<IdType, VisitCounts> counts;
        for (const Visit& visit : m_visits) {
            if (happens(visit) < from || happens(visit) >= to ||
                visit.state == VisitState::cancelled)
                continue;
            VisitCounts& mine = counts[visit.*of];
            ++(visit.state == VisitState::planned ? mine.planned : mine.begun);
            mine.counted += isCounted(visit) ? 1 : 0;
            mine.lacksSummary += lacksSummary(visit) ? 1 : 0;
        }
        return counts;
    }

    Instant dayBefore(std::size_t days)
    {
        return server.clock.now().plusMs(-static_cast<std::int64_t>(days) * kMillisecondsPerDay);
    }

    ServerFixture server;

private:
    std::size_t below(std::size_t limit) { return m_dice() % limit; }
    VisitState anyState()
    {
        constexpr auto& kEntries = WordTable<VisitState>::entries;
        return kEntries[below(kEntries.size())].first;
    }

    Visit randomVisit()
    {
        Visit visit;
        visit.id = server.newId<VisitId>();
        visit.officerId = m_people[below(3)];
        visit.enterpriseId = m_enterprises[below(3)];
        visit.state = anyState();
        if (below(3) > 0)
            visit.plannedAt = dayBefore(below(60));
        if (visit.state != VisitState::planned)
            visit.checkedInAt = dayBefore(below(60));
        if (visit.state == VisitState::completed)
            visit.completedAt = visit.checkedInAt;
        if (below(2) == 0)
            visit.summary = "谈了用工";
        if (below(3) > 0)
            visit.missingAnswers = static_cast<std::int64_t>(below(2));
        return visit;
    }

    void put(const Visit& visit)
    {
        server.write([&](StoreTransaction& store) {
            store.put(server.park.id, RecordType::visit, toDocument(visit), {});
        });
        const auto present = std::ranges::find(m_visits, visit.id, &Visit::id);
        if (present != m_visits.end())
            *present = visit;
        else
            m_visits.push_back(visit);
    }

    static Instant happens(const Visit& visit)
    {
        return visit.checkedInAt.value_or(visit.plannedAt.value_or(Instant{}));
    }
    /// Domain rule 1.
    static bool isCounted(const Visit& visit)
    {
        return visit.state != VisitState::cancelled && visit.checkedInAt &&
               visit.missingAnswers == 0 && !visit.summary.empty();
    }
    static bool lacksSummary(const Visit& visit)
    {
        return visit.state == VisitState::completed && visit.summary.empty();
    }

    static bool passes(const Visit& visit, const VisitFilter& filter)
    {
        return (filter.officer.isNil() || filter.officer == visit.officerId) &&
               (filter.enterprise.isNil() || filter.enterprise == visit.enterpriseId) &&
               (!filter.state || *filter.state == visit.state) &&
               (!filter.counted || *filter.counted == isCounted(visit)) &&
               (!filter.lacksSummary || lacksSummary(visit)) &&
               (!filter.from || happens(visit) >= *filter.from) &&
               (!filter.to || happens(visit) < *filter.to);
    }

    std::mt19937 m_dice{7};
    std::vector<OfficerId> m_people;
    std::vector<EnterpriseId> m_enterprises;
    std::vector<Visit> m_visits;
};

bool same(const VisitCounts& a, const VisitCounts& b)
{
    return a.planned == b.planned && a.begun == b.begun && a.counted == b.counted &&
           a.lacksSummary == b.lacksSummary;
}

template <class IdType>
bool same(const std::map<IdType, VisitCounts>& a, const std::map<IdType, VisitCounts>& b)
{
    return std::ranges::equal(a, b, [](const auto& one, const auto& other) {
        return one.first == other.first && same(one.second, other.second);
    });
}

} // namespace

class TestVisitList : public QObject
{
    Q_OBJECT
private slots:
    void theListIsThatOfTheDocuments()
    {
        VisitPark park;
        int found = 0;
        for (int i = 0; i < kFilters; ++i) {
            const VisitFilter filter = park.randomFilter();
            const std::vector<VisitId> all = park.expected(filter);
            VisitPage page;
            park.server.write(
                [&](StoreTransaction& store) { page = store.visits(park.server.park.id, filter); });
            QCOMPARE(page.total, static_cast<std::int64_t>(all.size()));
            std::vector<VisitId> expected;
            for (auto at = static_cast<std::size_t>(filter.offset);
                 at < all.size() && expected.size() < static_cast<std::size_t>(filter.limit); ++at)
                expected.push_back(all[at]);
            std::vector<VisitId> shown;
            for (const Document& visit : page.visits)
                shown.push_back(fromDocument<Visit>(visit).id);
            QVERIFY(shown == expected);
            found += static_cast<int>(shown.size());
        }
        QVERIFY(found > kFilters);
    }

    void theFiguresAreThoseOfTheDocuments()
    {
        VisitPark park;
        for (const auto& [from, to] : {std::pair(60, 0), std::pair(40, 20), std::pair(10, 9)}) {
            const Instant begin = park.dayBefore(static_cast<std::size_t>(from));
            const Instant end = park.dayBefore(static_cast<std::size_t>(to));
            std::map<OfficerId, VisitCounts> byOfficer;
            std::map<EnterpriseId, VisitCounts> byEnterprise;
            park.server.write([&](StoreTransaction& store) {
                byOfficer = store.visitsByOfficer(park.server.park.id, begin, end);
                byEnterprise = store.visitsByEnterprise(park.server.park.id, begin, end);
            });
            QVERIFY(same(byOfficer, park.expectedCounts(&Visit::officerId, begin, end)));
            QVERIFY(same(byEnterprise, park.expectedCounts(&Visit::enterpriseId, begin, end)));
        }
    }
};

QTEST_GUILESS_MAIN(TestVisitList)
#include "tst_visit_list.moc"
