#include "core/procedure/assistance.h"

#include <algorithm>

namespace wupan {
namespace {

std::optional<Instant> dueFrom(Instant assignedAt, const Issue& issue, const ParkRules& rules)
{
    return dueAt(Limit::assist, issue.category, issue.urgency, assignedAt, rules.calendar,
                 rules.limits);
}

/// Working days that the issue was suspended for since its assignment, and is not any more.
int daysRested(Instant assignedAt, std::span<const IssueEvent> events,
               const WorkdayCalendar& calendar)
{
    int days = 0;
    for (const IssueEvent& resumed : events) {
        if (resumed.step != IssueStep::resume || resumed.at < assignedAt)
            continue;
        std::optional<Instant> suspendedAt;
        for (const IssueEvent& event : events)
            if (event.step == IssueStep::suspend && event.at <= resumed.at)
                suspendedAt = std::max(suspendedAt, std::optional(event.at));
        if (suspendedAt)
            days += std::max(
                0, calendar.workingDaysBetween(parkDate(*suspendedAt), parkDate(resumed.at)));
    }
    return days;
}

} // namespace

bool awaitsAssistance(IssueState state)
{
    return state == IssueState::assigned || state == IssueState::handling;
}

bool tellsOfLateAssistance(const IssueEvent& event)
{
    return event.step == IssueStep::urge && event.authorRole == Role::system &&
           !event.departmentId.isNil();
}

std::vector<Assistance> assistanceOf(const Issue& issue, std::span<const IssueEvent> events,
                                     const ParkRules& rules)
{
    std::optional<Instant> due;
    if (issue.assignedAt)
        due = dueFrom(*issue.assignedAt, issue, rules);
    if (due)
        if (const int rested = daysRested(*issue.assignedAt, events, rules.calendar); rested > 0)
            due = endOfDay(rules.calendar.addWorkingDays(parkDate(*due), rested));
    std::vector<Assistance> all;
    for (const DepartmentId& department : issue.assistingDepartmentIds) {
        Assistance assistance{department, due, {}, {}};
        for (const IssueEvent& event : events) {
            if (event.departmentId != department ||
                (issue.assignedAt && event.at < *issue.assignedAt))
                continue;
            if (event.step == IssueStep::progress &&
                (!assistance.contributedAt || event.at < *assistance.contributedAt))
                assistance.contributedAt = event.at;
            if (tellsOfLateAssistance(event) && event.at != issue.assignedAt)
                assistance.toldAt = event.at;
        }
        all.push_back(assistance);
    }
    return all;
}

std::optional<Instant> lateAssistanceAssignedUpTo(Instant now, const ParkRules& rules)
{
    Date day = parkDate(now);
    while (true) {
        const auto due = dueFrom(startOfDay(day), {}, rules);
        if (!due)
            return std::nullopt;
        if (*due < now)
            return endOfDay(day);
        day = day.plusDays(-1);
    }
}

} // namespace wupan
