#include "core/procedure/assistance.h"

namespace wupan {

std::vector<Assistance> assistanceOf(const Issue& issue, std::span<const IssueEvent> events,
                                     const ParkRules& rules)
{
    std::vector<Assistance> all;
    for (const DepartmentId& department : issue.assistingDepartmentIds) {
        Assistance assistance{department, {}, {}};
        if (issue.assignedAt)
            assistance.dueAt = dueAt(Limit::assist, issue.category, issue.urgency,
                                     *issue.assignedAt, rules.calendar, rules.limits);
        for (const IssueEvent& event : events) {
            const bool contributes = event.step == IssueStep::progress &&
                                     event.departmentId == department &&
                                     (!issue.assignedAt || event.at >= *issue.assignedAt);
            if (contributes && (!assistance.contributedAt || event.at < *assistance.contributedAt))
                assistance.contributedAt = event.at;
        }
        all.push_back(assistance);
    }
    return all;
}

} // namespace wupan
