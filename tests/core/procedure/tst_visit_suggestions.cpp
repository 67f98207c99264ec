#include "core/procedure/distance.h"
#include "core/procedure/visit_suggestions.h"

#include <QTest>

#include <algorithm>

using namespace wupan;

namespace {

/// Visited ten days ago, nothing open: no reason to go there.
SuggestionCandidate quiet(std::uint8_t number)
{
    SuggestionCandidate candidate;
    candidate.enterpriseId.uuid.bytes[15] = number;
    candidate.daysSinceLastVisit = 10;
    return candidate;
}

SuggestionCandidate unvisited(std::uint8_t number, int days)
{
    SuggestionCandidate candidate = quiet(number);
    candidate.daysSinceLastVisit = days;
    return candidate;
}

/// The last byte of each suggested enterprise's id, best first.
std::vector<int> order(const std::vector<SuggestionCandidate>& candidates)
{
    std::vector<int> numbers;
    for (const VisitSuggestion& suggestion : suggestVisits(candidates))
        numbers.push_back(suggestion.enterpriseId.uuid.bytes[15]);
    return numbers;
}

using Order = std::vector<int>;

} // namespace

class TestVisitSuggestions : public QObject
{
    Q_OBJECT
private slots:
    void theReasonsAreThoseOfThePage()
    {
        SuggestionCandidate candidate = unvisited(1, 63);
        candidate.openIssues = 2;
        candidate.nearestDueDays = 3;
        candidate.issuesAtNearestDue = 1;
        candidate.distanceMeters = 700.4;
        const auto suggestions = suggestVisits(std::vector{candidate});
        QCOMPARE(suggestions.size(), 1U);
        const std::vector<ReasonGiven> expected{{SuggestionReason::notVisitedForDays, 63, 0},
                                                {SuggestionReason::issuesDueInDays, 3, 1},
                                                {SuggestionReason::metersFromNextStop, 700, 0}};
        QVERIFY(suggestions.front().reasons == expected);
    }

    void overdueIssuesComeFirst()
    {
        SuggestionCandidate overdue = quiet(1);
        overdue.openIssues = overdue.overdueIssues = 1;
        SuggestionCandidate dueSoon = quiet(2);
        dueSoon.openIssues = 1;
        dueSoon.nearestDueDays = 0;
        SuggestionCandidate never = quiet(3);
        never.daysSinceLastVisit.reset();
        QCOMPARE(order({never, unvisited(4, 200), dueSoon, overdue}), (Order{1, 2, 3, 4}));
    }

    void theOwnEnterprisesComeBeforeLongerUnvisitedOnes()
    {
        SuggestionCandidate own = unvisited(1, 40);
        own.isResponsibleOfficer = true;
        QCOMPARE(order({unvisited(2, 300), own}), (Order{1, 2}));
    }

    void withinAMonthTheShorterWayDecides()
    {
        SuggestionCandidate far = unvisited(1, 61);
        far.distanceMeters = 9000;
        SuggestionCandidate near = unvisited(2, 60);
        near.distanceMeters = 500;
        SuggestionCandidate unknown = unvisited(3, 62);
        SuggestionCandidate longer = unvisited(4, 90);
        longer.distanceMeters = 20000;
        QCOMPARE(order({unknown, far, near, longer}), (Order{4, 2, 1, 3}));
    }

    void equalCandidatesKeepOneOrder()
    {
        std::vector<SuggestionCandidate> candidates;
        for (std::uint8_t number = 1; number <= 6; ++number)
            candidates.push_back(unvisited(number, 45));
        do {
            QCOMPARE(order(candidates), (Order{1, 2, 3, 4, 5, 6}));
        } while (std::ranges::next_permutation(candidates, {}, &SuggestionCandidate::enterpriseId)
                     .found);
    }

    void anEnterpriseAtTheBurdenCapIsLeftAlone()
    {
        SuggestionCandidate burdened = unvisited(1, 99);
        burdened.overdueIssues = 3;
        burdened.visitsThisMonth = 2;
        SuggestionCandidate once = unvisited(2, 40);
        once.visitsThisMonth = 1;
        QCOMPARE(order({burdened, once}), (Order{2}));
    }

    void beingNearAloneIsNoReason()
    {
        SuggestionCandidate near = quiet(1);
        near.distanceMeters = 10;
        near.isResponsibleOfficer = true;
        QVERIFY(order({near}).empty());
        near.daysSinceLastVisit = 29;
        QVERIFY(order({near}).empty());
        near.daysSinceLastVisit = 30;
        QCOMPARE(order({near}), (Order{1}));
    }

    void aDistantLimitIsAnOpenIssue()
    {
        SuggestionCandidate candidate = quiet(1);
        candidate.openIssues = 2;
        candidate.nearestDueDays = 8;
        const auto suggestions = suggestVisits(std::vector{candidate});
        QVERIFY(suggestions.at(0).reasons ==
                std::vector<ReasonGiven>({{SuggestionReason::openIssues, 0, 2}}));
    }

    void distancesAreThoseOfTheSphere()
    {
        // A quarter of a great circle, and a minute of latitude: R·π/2 and R·π/10800.
        QVERIFY(std::abs(distanceMeters({0, 0}, {0, 90}) - 10'007'557.2) < 1);
        QVERIFY(std::abs(distanceMeters({30, 114}, {30 + 1.0 / 60, 114}) - 1853.25) < 0.01);
        QVERIFY(std::abs(distanceMeters({0, 0}, {0, 180}) - 20'015'114.4) < 1);
        QCOMPARE(distanceMeters({30.5, 114.3}, {30.5, 114.3}), 0.0);
        QCOMPARE(distanceMeters({30.5, 114.3}, {31, 115}),
                 distanceMeters({31, 115}, {30.5, 114.3}));
    }

    void theShortWayCrossesTheDateLine()
    {
        QVERIFY(std::abs(distanceMeters({0, 179.5}, {0, -179.5}) - 111'195.1) < 1);
    }
};

QTEST_APPLESS_MAIN(TestVisitSuggestions)
#include "tst_visit_suggestions.moc"
