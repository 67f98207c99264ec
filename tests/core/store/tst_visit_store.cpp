#include "core/store/visit_store.h"

#include "tests/support/temporary_tablet.h"

#include <QTest>

#include <sqlite3.h>

using namespace wupan;
using test::TemporaryTablet;

namespace {

struct SamplePark : TemporaryTablet
{
    VisitId visit(OfficerId by, VisitState state, std::int64_t day, VisitId joining = {})
    {
        Visit visit;
        visit.jointVisitId = joining;
        visit.id = newId<VisitId>();
        visit.enterpriseId = enterprise.id;
        visit.officerId = by;
        visit.state = state;
        visit.plannedAt = kStart.plusMs(day * kMillisecondsPerDay);
        if (state == VisitState::checkedIn || state == VisitState::completed)
            visit.checkedInAt = visit.plannedAt;
        pull(visit);
        return visit.id;
    }
};

using Query = void (*)(VisitStore&, const SamplePark&);

/// What SQLite does for a query, in tens of steps of its machine.
int costOf(Query query, SamplePark& park)
{
    int tens = 0;
    const auto count = [](void* counter) { return ++*static_cast<int*>(counter) * 0; };
    sqlite3* database = park.tablet->database().handle();
    sqlite3_progress_handler(database, 10, count, &tens);
    VisitStore visits(park.tablet->database());
    query(visits, park);
    sqlite3_progress_handler(database, 0, nullptr, nullptr);
    return tens;
}

/// Summarized, one on each day before.
void addPastVisits(SamplePark& park, int count)
{
    for (int i = 0; i < count; ++i) {
        Visit past;
        past.id = park.newId<VisitId>();
        past.enterpriseId = park.newId<EnterpriseId>();
        past.officerId = park.officer.id;
        past.state = VisitState::completed;
        past.checkedInAt = SamplePark::kStart.plusMs(-(i + 2) * kMillisecondsPerDay);
        past.summary = "总结";
        park.pull(past);
    }
}

} // namespace

Q_DECLARE_METATYPE(Query)

class TestVisitStore : public QObject
{
    Q_OBJECT
private slots:
    void theVisitsOfAnEnterpriseComeLatestFirstWithWhoWent()
    {
        SamplePark park;
        Officer other;
        other.id = park.newId<OfficerId>();
        other.name = "另一名样本干部";
        park.pull(other);
        const VisitId older = park.visit(other.id, VisitState::completed, -30);
        const VisitId last = park.visit(park.officer.id, VisitState::completed, -3);
        const VisitId planned = park.visit(park.officer.id, VisitState::planned, 4);
        park.visit(park.officer.id, VisitState::cancelled, -1);
        VisitStore visits(park.tablet->database());
        const auto rows = visits.ofEnterprise(park.enterprise.id, 10);
        QCOMPARE(rows.size(), std::size_t{3});
        QCOMPARE(rows[0].visit.id, planned);
        QCOMPARE(rows[1].visit.id, last);
        QCOMPARE(rows[1].officerName, park.officer.name);
        QCOMPARE(rows[2].visit.id, older);
        QCOMPARE(rows[2].officerName, other.name);
        QCOMPARE(visits.ofEnterprise(park.enterprise.id, 2).size(), std::size_t{2});
        QVERIFY(visits.ofEnterprise(park.newId<EnterpriseId>(), 10).empty());
    }

    void whatIsOverCostsNothing_data()
    {
        QTest::addColumn<Query>("query");
        const auto row = [](const char* name, Query query) { QTest::newRow(name) << query; };
        row("the visits of a day", [](VisitStore& visits, const SamplePark& park) {
            const Instant from = SamplePark::kStart;
            QCOMPARE(visits.ofDay(park.officer.id, from, from.plusMs(kMillisecondsPerDay)).size(),
                     std::size_t{3});
        });
        row("those that began in a month", [](VisitStore& visits, const SamplePark& park) {
            const Instant from = SamplePark::kStart;
            const Instant to = from.plusMs(30 * kMillisecondsPerDay);
            QCOMPARE(visits.checkedInBetween(park.officer.id, from, to).size(), std::size_t{2});
        });
        row("those without a summary", [](VisitStore& visits, const SamplePark& park) {
            QCOMPARE(visits.awaitingSummary(park.officer.id).size(), std::size_t{2});
        });
        row("the newest", [](VisitStore& visits, const SamplePark& park) {
            QCOMPARE(visits.history(park.officer.id, 0, 3).size(), std::size_t{3});
        });
    }
    void whatIsOverCostsNothing()
    {
        QFETCH(Query, query);
        SamplePark park;
        park.visit(park.officer.id, VisitState::planned, 0);
        park.visit(park.officer.id, VisitState::checkedIn, 0);
        park.visit(park.officer.id, VisitState::completed, 0);
        addPastVisits(park, 10);
        const int before = costOf(query, park);
        addPastVisits(park, 300);
        QVERIFY(costOf(query, park) <= before + 3);
    }

    void aVisitOfSomebodyUnknownHereHasNoName()
    {
        SamplePark park;
        park.visit(park.newId<OfficerId>(), VisitState::completed, -3);
        const auto rows = VisitStore(park.tablet->database()).ofEnterprise(park.enterprise.id, 10);
        QCOMPARE(rows.size(), std::size_t{1});
        QCOMPARE(rows.front().officerName, std::string());
        QCOMPARE(rows.front().enterpriseName, park.enterprise.name);
    }

    void aDayHasWhatIsLeftFromDaysBefore()
    {
        SamplePark park;
        const VisitId open = park.visit(park.officer.id, VisitState::checkedIn, -2);
        const VisitId missed = park.visit(park.officer.id, VisitState::planned, -1);
        park.visit(park.officer.id, VisitState::completed, -1);
        park.visit(park.officer.id, VisitState::cancelled, -1);
        park.visit(park.newId<OfficerId>(), VisitState::planned, -1);
        const VisitId today = park.visit(park.officer.id, VisitState::completed, 0);
        park.visit(park.officer.id, VisitState::planned, 1);
        const Instant from = startOfDay(parkDate(park.kStart));
        const auto rows = VisitStore(park.tablet->database())
                              .ofDay(park.officer.id, from, from.plusMs(kMillisecondsPerDay));
        QCOMPARE(rows.size(), std::size_t{3});
        QCOMPARE(rows[0].visit.id, open);
        QCOMPARE(rows[1].visit.id, missed);
        QCOMPARE(rows[2].visit.id, today);
    }

    void aVisitThatJoinsAnotherIsNotToBeJoined()
    {
        SamplePark park;
        const VisitId lead = park.visit(park.officer.id, VisitState::planned, 1);
        park.visit(park.newId<OfficerId>(), VisitState::planned, 1, lead);
        park.visit(park.officer.id, VisitState::planned, -1);
        const auto rows =
            VisitStore(park.tablet->database()).plannedOf(park.enterprise.id, park.kStart);
        QCOMPARE(rows.size(), std::size_t{1});
        QCOMPARE(rows.front().visit.id, lead);
    }
};

QTEST_APPLESS_MAIN(TestVisitStore)
#include "tst_visit_store.moc"
