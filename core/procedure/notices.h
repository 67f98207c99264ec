#pragma once

#include "core/model/actor.h"
#include "core/model/catalog.h"
#include "core/model/issue.h"
#include "core/model/issue_event.h"

#include <vector>

namespace wupan {

/// Whom a step of an issue concerns.
struct Audience
{
    std::vector<OfficerId> officers;
    std::vector<DepartmentId> departments; ///< their handlers
    RoleSet roles;                         ///< everybody of the park who has one of these
};

/// Who has to know of a step, or has something to do now: who registered the issue hears how it
/// goes, the departments what is asked of them, coordinators what awaits them, leaders what
/// escalated. `issue`: as it is after the step.
[[nodiscard]] Audience audienceOf(const IssueEvent& event, const Issue& issue);

/// Whether a step that somebody else took concerns this person.
[[nodiscard]] bool concerns(const IssueEvent& event, const Issue& issue, const Actor& person);

} // namespace wupan
