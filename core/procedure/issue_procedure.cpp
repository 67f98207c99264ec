#include "core/procedure/issue_procedure.h"

#include "core/procedure/step_checks.h"
#include "core/procedure/step_table.h"

#include <algorithm>

namespace wupan {
namespace {

std::optional<Instant> freshDue(const IssueFacts& facts, Instant at, const ProcedureRules& rules)
{
    const std::optional<Limit> limit = limitOf(facts.state);
    return limit ? rules.due(*limit, facts, at) : std::nullopt;
}

/// The old due day moved by the working days from the suspension to now.
std::optional<Instant> resumedDue(const IssueFacts& before, Instant at, const ProcedureRules& rules)
{
    if (!before.dueAt || !before.stateChangedAt)
        return before.dueAt;
    const int lost = std::max(
        0, rules.calendar.workingDaysBetween(parkDate(*before.stateChangedAt), parkDate(at)));
    return endOfDay(rules.calendar.addWorkingDays(parkDate(*before.dueAt), lost));
}

/// `after` is in its new state already.
std::optional<Instant> dueAfter(Deadline deadline, const IssueFacts& before,
                                const IssueFacts& after, const StepRequest& request, Instant at,
                                const ProcedureRules& rules)
{
    switch (deadline) {
    case Deadline::keep:
        return before.dueAt;
    case Deadline::fresh:
        return freshDue(after, at, rules);
    case Deadline::freshOrNamed:
        return request.until ? endOfDay(*request.until) : freshDue(after, at, rules);
    case Deadline::granted:
        return request.until ? endOfDay(*request.until)
                             : std::max(before.dueAt, before.extensionRequestedUntil);
    case Deadline::resumed:
        return resumedDue(before, at, rules);
    }
    return before.dueAt;
}

IssueState stateAfter(const StepRule& rule, const IssueFacts& facts, const StepRequest& request)
{
    if (rule.step == IssueStep::resume)
        return facts.stateBeforeSuspension.value_or(IssueState::accepted);
    if (rule.step == IssueStep::rate && reopens(*request.grade))
        return IssueState::accepted;
    return rule.to.value_or(facts.state);
}

/// What a step changes beside state, due time and escalation.
void noteStep(IssueFacts& after, const IssueFacts& before, const StepRequest& request,
              const Actor& actor, Instant at)
{
    switch (request.step) {
    case IssueStep::assign:
        after.leadDepartmentId = request.leadDepartmentId;
        after.assistingDepartmentIds = request.assistingDepartmentIds;
        after.assignedAt = at;
        break;
    case IssueStep::suspend:
        after.stateBeforeSuspension = before.state;
        break;
    case IssueStep::resume:
        after.stateBeforeSuspension.reset();
        break;
    case IssueStep::requestExtension:
        after.extensionRequestedUntil = endOfDay(*request.until);
        break;
    case IssueStep::answer:
        after.rating.reset();
        break;
    case IssueStep::rate:
        after.rating = request.grade;
        break;
    case IssueStep::urge:
        // What the system urges is one department's assistance.
        after.urgedCount += actor.role == Role::system ? 0 : 1;
        break;
    case IssueStep::escalate:
        after.escalated = true;
        break;
    default:
        break;
    }
}

bool endsExtensionRequest(const StepRule& rule)
{
    return rule.deadline != Deadline::keep ? rule.deadline != Deadline::resumed
                                           : rule.step == IssueStep::refuseExtension;
}

} // namespace

Result<IssueFacts> registerIssue(Category category, Urgency urgency, const Actor& actor, Instant at,
                                 const WorkdayCalendar& calendar, const TimeLimits& limits)
{
    if (!kRegistrarRoles.contains(actor.role))
        return refusalError(StepRefusal::wrongRole);
    IssueFacts facts;
    facts.category = category;
    facts.urgency = urgency;
    facts.registeredBy = actor.id;
    facts.stateChangedAt = at;
    facts.dueAt = freshDue(facts, at, ProcedureRules{calendar, limits});
    return facts;
}

Result<IssueFacts> applyStep(const IssueFacts& facts, const StepRequest& request,
                             const Actor& actor, Instant at, const WorkdayCalendar& calendar,
                             const TimeLimits& limits)
{
    const ProcedureRules rules{calendar, limits};
    if (const auto refusal = refusedBeforeInput(request.step, facts, actor, at, rules))
        return refusalError(*refusal);
    const StepRule& rule = *findRule(request.step, facts.state);
    if (const auto refusal = refusedByInput(rule, request, facts, at))
        return refusalError(*refusal);

    IssueFacts after = facts;
    after.state = stateAfter(rule, facts, request);
    if (after.state != facts.state || request.step == IssueStep::assign)
        after.stateChangedAt = at;
    after.dueAt = dueAfter(rule.deadline, facts, after, request, at, rules);
    if (rule.deadline != Deadline::keep && rule.deadline != Deadline::resumed)
        after.escalated = false;
    if (endsExtensionRequest(rule))
        after.extensionRequestedUntil.reset();
    noteStep(after, facts, request, actor, at);
    return after;
}

std::vector<IssueStep> allowedSteps(const IssueFacts& facts, const Actor& actor, Instant at,
                                    const WorkdayCalendar& calendar, const TimeLimits& limits)
{
    const ProcedureRules rules{calendar, limits};
    std::vector<IssueStep> steps;
    for (const auto& [step, name] : WordTable<IssueStep>::entries)
        if (!refusedBeforeInput(step, facts, actor, at, rules))
            steps.push_back(step);
    return steps;
}

} // namespace wupan
