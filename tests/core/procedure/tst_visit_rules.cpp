#include "core/procedure/visit_rules.h"

#include <QTest>

#include <vector>

using namespace wupan;

namespace {

VisitFacts completeVisit(Date day)
{
    VisitFacts visit;
    visit.state = VisitState::completed;
    visit.checkedInAt = startOfDay(day).plusMs(9 * kMillisecondsPerHour);
    visit.completedAt = visit.checkedInAt->plusMs(kMillisecondsPerHour);
    visit.missingAnswers = 0;
    visit.hasSummary = true;
    return visit;
}

} // namespace

class TestVisitRules : public QObject
{
    Q_OBJECT
private slots:
    void aVisitCountsWithCheckInAnswersAndSummary()
    {
        const VisitFacts whole = completeVisit({2026, 11, 23});
        QVERIFY(counts(whole));
        VisitFacts visit = whole;
        visit.checkedInAt.reset();
        QVERIFY(!counts(visit));
        visit = whole;
        visit.missingAnswers = 1;
        QVERIFY(!counts(visit));
        visit.missingAnswers.reset();
        QVERIFY(!counts(visit));
        visit = whole;
        visit.hasSummary = false;
        QVERIFY(!counts(visit));
        visit = whole;
        visit.state = VisitState::cancelled;
        QVERIFY(!counts(visit));
    }

    void theQuotaIsThatOfTheParksMonth()
    {
        std::vector<VisitFacts> visits{completeVisit({2026, 11, 1}), completeVisit({2026, 11, 12}),
                                       completeVisit({2026, 11, 23}), completeVisit({2026, 10, 31}),
                                       completeVisit({2025, 11, 23})};
        visits.push_back(completeVisit({2026, 11, 20}));
        visits.back().hasSummary = false;
        const QuotaProgress progress = quotaProgress(visits, {2026, 11, 23});
        QCOMPARE(progress, (QuotaProgress{3, 5, 2, 7}));
    }

    void aVisitInTheFirstHourOfTheMonthIsOfThatMonth()
    {
        VisitFacts visit = completeVisit({2026, 11, 1});
        visit.checkedInAt = startOfDay({2026, 11, 1}); // 31 October in UTC
        QCOMPARE(quotaProgress(std::vector{visit}, {2026, 11, 30}).done, 1);
        visit.checkedInAt = visit.checkedInAt->plusMs(-1);
        QCOMPARE(quotaProgress(std::vector{visit}, {2026, 11, 30}).done, 0);
    }

    void nothingRemainsAboveTheQuota()
    {
        const std::vector<VisitFacts> visits(7, completeVisit({2026, 12, 1}));
        QCOMPARE(quotaProgress(visits, {2026, 12, 31}, 6), (QuotaProgress{7, 6, 0, 0}));
        QCOMPARE(quotaProgress(visits, {2028, 2, 1}).daysLeftInMonth, 28);
    }

    void theSummaryIsDueWithinADayOfCheckOut()
    {
        VisitFacts visit = completeVisit({2026, 11, 23});
        const Instant out = *visit.completedAt;
        visit.hasSummary = false;
        QCOMPARE(summaryStatus(visit, out), SummaryStatus::due);
        QCOMPARE(summaryStatus(visit, out.plusMs(kMillisecondsPerDay)), SummaryStatus::due);
        QCOMPARE(summaryStatus(visit, out.plusMs(kMillisecondsPerDay + 1)), SummaryStatus::overdue);
        visit.hasSummary = true;
        QCOMPARE(summaryStatus(visit, out.plusMs(kMillisecondsPerDay + 1)), SummaryStatus::written);
    }

    void noSummaryIsDueBeforeCheckOutOrAfterCancelling()
    {
        VisitFacts visit = completeVisit({2026, 11, 23});
        visit.hasSummary = false;
        visit.state = VisitState::cancelled;
        QCOMPARE(summaryStatus(visit, *visit.completedAt), SummaryStatus::notYet);
        visit.state = VisitState::checkedIn;
        visit.completedAt.reset();
        QCOMPARE(summaryStatus(visit, *visit.checkedInAt), SummaryStatus::notYet);
    }

    void planningBeyondTheCapWarns_data()
    {
        QTest::addColumn<int>("received");
        QTest::addColumn<int>("planned");
        QTest::addColumn<int>("cap");
        QTest::addColumn<int>("advice");
        const auto row = [](const char* name, int received, int planned, int cap,
                            PlanningAdvice advice) {
            QTest::newRow(name) << received << planned << cap << static_cast<int>(advice);
        };
        row("the first visit is fine", 0, 0, 2, PlanningAdvice::fine);
        row("the second is fine", 1, 0, 2, PlanningAdvice::fine);
        row("the third burdens", 2, 0, 2, PlanningAdvice::warnOverBurden);
        row("the third may join the planned second", 1, 1, 2, PlanningAdvice::joinPlanned);
        row("a park may allow more", 2, 0, 3, PlanningAdvice::fine);
    }
    void planningBeyondTheCapWarns()
    {
        QFETCH(int, received);
        QFETCH(int, planned);
        QFETCH(int, cap);
        QFETCH(int, advice);
        QCOMPARE(static_cast<int>(adviseOnPlanning({received, planned, cap})), advice);
    }
};

QTEST_APPLESS_MAIN(TestVisitRules)
#include "tst_visit_rules.moc"
