#include "core/procedure/time_limits.h"

namespace wupan {
namespace {

int answerDays(Category category, Urgency urgency, const TimeLimits& limits)
{
    const auto own = limits.answerByCategory.find(category);
    const AnswerDays& days = own == limits.answerByCategory.end() ? limits.answer : own->second;
    switch (urgency) {
    case Urgency::normal:
        return days.normal;
    case Urgency::urgent:
        return days.urgent;
    case Urgency::hard:
        return days.hard;
    }
    return days.normal;
}

} // namespace

int workingDaysOf(Limit limit, Category category, Urgency urgency, const TimeLimits& limits)
{
    switch (limit) {
    case Limit::accept:
        return limits.acceptDays;
    case Limit::assign:
        return limits.assignDays;
    case Limit::contest:
        return limits.contestDays;
    case Limit::answer:
        return answerDays(category, urgency, limits);
    case Limit::assist:
        return limits.assistDays;
    case Limit::rate:
        return limits.rateDays;
    case Limit::supplement:
        return limits.supplementDays;
    case Limit::close:
        return limits.closeDays;
    }
    return 0;
}

std::optional<Instant> dueAt(Limit limit, Category category, Urgency urgency, Instant from,
                             const WorkdayCalendar& calendar, const TimeLimits& limits)
{
    const int days = workingDaysOf(limit, category, urgency, limits);
    if (days <= 0)
        return std::nullopt;
    return endOfDay(calendar.addWorkingDays(parkDate(from), days));
}

} // namespace wupan
