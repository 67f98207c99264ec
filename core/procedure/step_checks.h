#pragma once

#include "core/procedure/issue_procedure.h"
#include "core/procedure/step_table.h"

#include <optional>

/// The inside of issue_procedure.cpp: why a step is refused.
namespace wupan {

struct ProcedureRules
{
    const WorkdayCalendar& calendar;
    const TimeLimits& limits;

    [[nodiscard]] std::optional<Instant> due(Limit limit, const IssueFacts& facts,
                                             Instant from) const
    {
        return dueAt(limit, facts.category, facts.urgency, from, calendar, limits);
    }
};

/// Role, state, standing of the person, then time and earlier steps.
[[nodiscard]] std::optional<StepRefusal> refusedBeforeInput(IssueStep step, const IssueFacts& facts,
                                                            const Actor& actor, Instant at,
                                                            const ProcedureRules& rules);

/// REQUIRES: `rule` is the row of the request's step in the present state.
[[nodiscard]] std::optional<StepRefusal> refusedByInput(const StepRule& rule,
                                                        const StepRequest& request,
                                                        const IssueFacts& facts, Instant at);

} // namespace wupan
