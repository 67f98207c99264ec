#include "core/procedure/step_checks.h"

#include <algorithm>
#include <string_view>

namespace wupan {
namespace {

using Refusal = std::optional<StepRefusal>;

Refusal refusedByStanding(Standing standing, const IssueFacts& facts, const Actor& actor)
{
    if (standing == Standing::registrar && actor.role == Role::officer &&
        actor.id != facts.registeredBy)
        return StepRefusal::notYourIssue;
    const bool departmentDecides =
        standing == Standing::leadDepartment || standing == Standing::involvedDepartment;
    if (!departmentDecides || actor.role != Role::handler)
        return {};
    const bool leads = !actor.departmentId.isNil() && actor.departmentId == facts.leadDepartmentId;
    const bool assists = standing == Standing::involvedDepartment && !actor.departmentId.isNil() &&
                         std::ranges::count(facts.assistingDepartmentIds, actor.departmentId) > 0;
    return leads || assists ? Refusal{} : StepRefusal::notYourDepartment;
}

/// What depends on time and on steps taken before, for a step that the table allows.
Refusal refusedByCondition(IssueStep step, const IssueFacts& facts, Instant at,
                           const ProcedureRules& rules)
{
    switch (step) {
    case IssueStep::contest: {
        const auto last = rules.due(Limit::contest, facts, facts.assignedAt.value_or(at));
        return last && at > *last ? StepRefusal::tooLateToContest : Refusal{};
    }
    case IssueStep::requestExtension:
        if (facts.extensionRequestedUntil)
            return StepRefusal::extensionRequested;
        return facts.dueAt && at > *facts.dueAt ? StepRefusal::tooLateToExtend : Refusal{};
    case IssueStep::grantExtension:
    case IssueStep::refuseExtension:
        return facts.extensionRequestedUntil ? Refusal{} : StepRefusal::noExtensionRequested;
    case IssueStep::escalate:
        if (facts.escalated)
            return StepRefusal::alreadyEscalated;
        return facts.dueAt && at > *facts.dueAt ? Refusal{} : StepRefusal::notOverdue;
    case IssueStep::decide:
        return facts.escalated ? Refusal{} : StepRefusal::notEscalated;
    default:
        return {};
    }
}

bool isBlank(std::string_view text)
{
    constexpr std::string_view kIdeographicSpace = "\u3000";
    while (!text.empty()) {
        if (text.starts_with(kIdeographicSpace))
            text.remove_prefix(kIdeographicSpace.size());
        else if (text.front() == ' ' || (text.front() >= '\t' && text.front() <= '\r'))
            text.remove_prefix(1);
        else
            return false;
    }
    return true;
}

Refusal refusedByDepartments(const StepRequest& request)
{
    if (request.leadDepartmentId.isNil())
        return StepRefusal::leadDepartmentRequired;
    std::vector<DepartmentId> all = request.assistingDepartmentIds;
    all.push_back(request.leadDepartmentId);
    std::ranges::sort(all);
    return std::ranges::adjacent_find(all) == all.end() ? Refusal{}
                                                        : StepRefusal::departmentNamedTwice;
}

Refusal refusedByUntil(const StepRequest& request, const IssueFacts& facts, Instant at)
{
    if (!request.until)
        return {};
    if (*request.until < parkDate(at))
        return StepRefusal::untilTooEarly;
    const bool extends =
        request.step == IssueStep::requestExtension || request.step == IssueStep::grantExtension;
    return extends && facts.dueAt && endOfDay(*request.until) <= *facts.dueAt
               ? StepRefusal::untilTooEarly
               : Refusal{};
}

bool usesUntil(Deadline deadline, Needs needs)
{
    return needs == Needs::textAndUntil || deadline == Deadline::freshOrNamed ||
           deadline == Deadline::granted;
}

} // namespace

std::optional<StepRefusal> refusedBeforeInput(IssueStep step, const IssueFacts& facts,
                                              const Actor& actor, Instant at,
                                              const ProcedureRules& rules)
{
    if (!mayEverTake(actor.role, step))
        return StepRefusal::wrongRole;
    const StepRule* rule = findRule(step, facts.state);
    if (rule == nullptr)
        return StepRefusal::wrongState;
    if (!rule->roles.contains(actor.role))
        return StepRefusal::wrongRole;
    if (const Refusal refusal = refusedByStanding(rule->standing, facts, actor))
        return refusal;
    return refusedByCondition(step, facts, at, rules);
}

std::optional<StepRefusal> refusedByInput(const StepRule& rule, const StepRequest& request,
                                          const IssueFacts& facts, Instant at)
{
    const bool needsText = rule.needs == Needs::text || rule.needs == Needs::textAndUntil;
    if (needsText && isBlank(request.text))
        return StepRefusal::textRequired;
    if (rule.needs == Needs::textAndUntil && !request.until)
        return StepRefusal::untilRequired;
    if (rule.needs == Needs::grade && !request.grade)
        return StepRefusal::gradeRequired;
    if (rule.needs == Needs::leadDepartment) {
        if (const Refusal refusal = refusedByDepartments(request))
            return refusal;
    }
    return usesUntil(rule.deadline, rule.needs) ? refusedByUntil(request, facts, at) : Refusal{};
}

} // namespace wupan
