#include "core/procedure/visit_rules.h"

#include <algorithm>

namespace wupan {
namespace {

bool sameMonth(Date left, Date right)
{
    return left.year == right.year && left.month == right.month;
}

Date firstOfNextMonth(Date day)
{
    return day.month == 12 ? Date{day.year + 1, 1, 1} : Date{day.year, day.month + 1, 1};
}

int daysLeftInMonth(Date today)
{
    return static_cast<int>(firstOfNextMonth(today).daysSinceEpoch() - today.daysSinceEpoch()) - 1;
}

} // namespace

Month monthOf(Date day)
{
    return {startOfDay({day.year, day.month, 1}), startOfDay(firstOfNextMonth(day))};
}

bool counts(const VisitFacts& visit)
{
    return visit.state != VisitState::cancelled && visit.checkedInAt && visit.missingAnswers == 0 &&
           visit.hasSummary;
}

QuotaProgress quotaProgress(std::span<const VisitFacts> visits, Date today, int quota)
{
    const auto done = static_cast<int>(std::ranges::count_if(visits, [&](const VisitFacts& visit) {
        return counts(visit) && sameMonth(parkDate(*visit.checkedInAt), today);
    }));
    return {done, quota, std::max(0, quota - done), daysLeftInMonth(today)};
}

std::optional<Instant> summaryDueAt(const VisitFacts& visit)
{
    if (!visit.completedAt)
        return std::nullopt;
    return visit.completedAt->plusMs(kSummaryWithinMs);
}

SummaryStatus summaryStatus(const VisitFacts& visit, Instant now)
{
    if (visit.hasSummary)
        return SummaryStatus::written;
    const std::optional<Instant> due = summaryDueAt(visit);
    if (!due || visit.state == VisitState::cancelled)
        return SummaryStatus::notYet;
    return now > *due ? SummaryStatus::overdue : SummaryStatus::due;
}

PlanningAdvice adviseOnPlanning(const VisitBurden& burden)
{
    if (burden.received + burden.planned < burden.cap)
        return PlanningAdvice::fine;
    return burden.planned > 0 ? PlanningAdvice::joinPlanned : PlanningAdvice::warnOverBurden;
}

} // namespace wupan
