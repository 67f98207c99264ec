#include "core/procedure/issue_facts.h"

#include "core/model/issue.h"

namespace wupan {

IssueFacts factsOf(const Issue& issue)
{
    IssueFacts facts;
    facts.state = issue.state;
    facts.category = issue.category;
    facts.urgency = issue.urgency;
    facts.registeredBy = issue.registeredBy;
    facts.stateBeforeSuspension = issue.stateBeforeSuspension;
    facts.stateChangedAt = issue.stateChangedAt;
    facts.assignedAt = issue.assignedAt;
    facts.dueAt = issue.dueAt;
    facts.leadDepartmentId = issue.leadDepartmentId;
    facts.assistingDepartmentIds = issue.assistingDepartmentIds;
    facts.rating = issue.rating;
    facts.escalated = issue.escalated;
    facts.urgedCount = issue.urgedCount;
    facts.extensionRequestedUntil = issue.extensionRequestedUntil;
    return facts;
}

void adoptFacts(Issue& issue, const IssueFacts& facts)
{
    issue.state = facts.state;
    issue.stateBeforeSuspension = facts.stateBeforeSuspension;
    issue.stateChangedAt = facts.stateChangedAt;
    issue.assignedAt = facts.assignedAt;
    issue.dueAt = facts.dueAt;
    issue.leadDepartmentId = facts.leadDepartmentId;
    issue.assistingDepartmentIds = facts.assistingDepartmentIds;
    issue.rating = facts.rating;
    issue.escalated = facts.escalated;
    issue.urgedCount = facts.urgedCount;
    issue.extensionRequestedUntil = facts.extensionRequestedUntil;
}

} // namespace wupan
