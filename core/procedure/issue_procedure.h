#pragma once

#include "core/base/result.h"
#include "core/model/actor.h"
#include "core/procedure/issue_facts.h"
#include "core/procedure/step_refusal.h"
#include "core/procedure/time_limits.h"

#include <optional>
#include <string>
#include <vector>

namespace wupan {

/// What somebody asks for. Fields that a step does not use are ignored.
struct StepRequest
{
    IssueStep step = IssueStep::comment;
    std::string text;                                 ///< reason, answer, comment, material
    DepartmentId leadDepartmentId;                    ///< assign
    std::vector<DepartmentId> assistingDepartmentIds; ///< assign
    std::optional<Grade> grade;                       ///< rate
    /// requestExtension: the day wanted (required). assign, grantExtension, decide: the new due
    /// day, instead of the one that follows from limits or the request.
    std::optional<Date> until;
};

/// The facts of a new issue: `registered`, due by the accept limit. Refusal: wrongRole.
[[nodiscard]] Result<IssueFacts> registerIssue(Category category, Urgency urgency,
                                               const Actor& actor, Instant at,
                                               const WorkdayCalendar& calendar,
                                               const TimeLimits& limits);

/// The issue after a step that `actor` took at `at` (the corrected time on the device, however
/// late it arrived: time limits are judged by it). Errors carry a StepRefusal (refusalOf), judged
/// in this order: role, state, standing of the person, time and conditions, input.
///
/// Decisions that domain.md leaves open:
/// - Comments are taken in every state, closed ones too: they change nothing and are never lost.
/// - Supplements by the registrar (or a coordinator) return a returned issue to `registered`;
///   elsewhere they add material only.
/// - `assign` also moves an assigned issue to another department. An answer may follow at once on
///   the assignment. Only an assignment that is not yet being handled may be contested.
/// - The two lowest grades, like `reopen`, lead to `accepted`: the coordinator chooses the
///   department anew. `rating` is that of the latest answer; the next answer clears it.
/// - An escalation ends with the leader's decision or with a new due time. A decision without a
///   day starts the present state's limit again, so that it does not escalate at once.
[[nodiscard]] Result<IssueFacts> applyStep(const IssueFacts& facts, const StepRequest& request,
                                           const Actor& actor, Instant at,
                                           const WorkdayCalendar& calendar,
                                           const TimeLimits& limits);

/// The steps that `actor` could take now, given the right input, in the order of IssueStep.
[[nodiscard]] std::vector<IssueStep> allowedSteps(const IssueFacts& facts, const Actor& actor,
                                                  Instant at, const WorkdayCalendar& calendar,
                                                  const TimeLimits& limits);

/// The two grades that reopen an issue.
[[nodiscard]] constexpr bool reopens(Grade grade)
{
    return grade == Grade::notSatisfied || grade == Grade::veryDissatisfied;
}

} // namespace wupan
