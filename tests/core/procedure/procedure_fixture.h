#pragma once

#include "core/procedure/issue_procedure.h"

#include <string>

/// People, departments and an issue for the tests of the procedure. Everything happens on Monday,
/// 2026-11-23, at 10:00 in a park that knows of no holidays.
namespace wupan::test {

template <class IdType>
IdType makeId(std::uint8_t number)
{
    IdType id;
    id.uuid.bytes[15] = number;
    return id;
}

inline const auto kRegistrar = makeId<OfficerId>(1);
inline const auto kOtherOfficer = makeId<OfficerId>(2);
inline const auto kPowerDepartment = makeId<DepartmentId>(11);
inline const auto kLandDepartment = makeId<DepartmentId>(12);
inline const auto kFinanceDepartment = makeId<DepartmentId>(13);

inline Instant tenOClock(Date day)
{
    return startOfDay(day).plusMs(10 * kMillisecondsPerHour);
}

inline const Instant kNow = tenOClock({2026, 11, 23});
inline const WorkdayCalendar kWeekendsOnly;
inline const TimeLimits kDefaultLimits;

/// Somebody of that role who has to do with the issue, as far as the role can.
inline Actor actorOf(Role role)
{
    Actor actor;
    actor.role = role;
    actor.id = role == Role::officer ? kRegistrar : makeId<OfficerId>(20);
    if (role == Role::handler)
        actor.departmentId = kPowerDepartment;
    return actor;
}

/// An issue that came to `state` last Thursday and is due on Friday 27.
inline IssueFacts factsIn(IssueState state)
{
    IssueFacts facts;
    facts.state = state;
    facts.category = Category::power;
    facts.registeredBy = kRegistrar;
    facts.stateChangedAt = tenOClock({2026, 11, 19});
    facts.assignedAt = kNow;
    facts.leadDepartmentId = kPowerDepartment;
    facts.assistingDepartmentIds = {kLandDepartment};
    facts.dueAt = endOfDay({2026, 11, 27});
    if (state == IssueState::suspended)
        facts.stateBeforeSuspension = IssueState::handling;
    return facts;
}

/// A request with everything that the step could ask for.
inline StepRequest requestFor(IssueStep step)
{
    StepRequest request;
    request.step = step;
    request.text = "说明";
    request.leadDepartmentId = kFinanceDepartment;
    request.assistingDepartmentIds = {kPowerDepartment};
    request.grade = Grade::satisfied;
    if (step == IssueStep::requestExtension)
        request.until = Date{2026, 12, 8};
    return request;
}

inline Result<IssueFacts> take(const IssueFacts& facts, const StepRequest& request,
                               const Actor& actor, Instant at = kNow)
{
    return applyStep(facts, request, actor, at, kWeekendsOnly, kDefaultLimits);
}

/// The refusal's word; "taken" when there is none.
inline std::string outcomeOf(const Result<IssueFacts>& result)
{
    if (result)
        return "taken";
    const auto refusal = refusalOf(result.error());
    return refusal ? std::string(word(*refusal)) : "another error";
}

inline std::string dueDayOf(const IssueFacts& facts)
{
    if (!facts.dueAt)
        return "";
    const Date day = parkDate(*facts.dueAt);
    return *facts.dueAt == endOfDay(day) ? day.text() : "not the end of a day";
}

} // namespace wupan::test
