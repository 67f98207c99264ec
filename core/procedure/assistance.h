#pragma once

#include "core/model/issue.h"
#include "core/model/issue_event.h"
#include "core/procedure/park_rules.h"

#include <span>
#include <vector>

namespace wupan {

/// What an assisting department (协办) owes the one that leads, and whether it gave it.
struct Assistance
{
    DepartmentId department;
    std::optional<Instant> dueAt;         ///< nullopt = the park sets no limit
    std::optional<Instant> contributedAt; ///< its first report since the assignment
    std::optional<Instant> toldAt;        ///< when the system told it that it is late

    /// Not given, and too late.
    [[nodiscard]] bool isOverdue(Instant now) const
    {
        return !contributedAt && dueAt && now > *dueAt;
    }
};

/// Domain rule 4: an assisting department contributes, by a report of progress, within its own
/// limit after the assignment; working days on which the issue rested do not count. One for each of
/// the issue's; `events` are those of the issue, in any order.
[[nodiscard]] std::vector<Assistance>
assistanceOf(const Issue& issue, std::span<const IssueEvent> events, const ParkRules& rules);

/// Whether assistance is waited for in that state.
[[nodiscard]] bool awaitsAssistance(IssueState state);

/// Whether it is the step by which the system tells `departmentId` that its assistance is late.
[[nodiscard]] bool tellsOfLateAssistance(const IssueEvent& event);

/// Only what was assigned up to then can lack assistance at `now` that is overdue; nullopt = the
/// park sets no limit.
[[nodiscard]] std::optional<Instant> lateAssistanceAssignedUpTo(Instant now,
                                                                const ParkRules& rules);

} // namespace wupan
