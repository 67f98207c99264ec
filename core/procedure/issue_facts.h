#pragma once

#include "core/base/time.h"
#include "core/base/uuid.h"
#include "core/model/words.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace wupan {

struct Issue;

/// What the procedure knows of an issue, and all that it changes. Nil ids mean "none".
struct IssueFacts
{
    IssueState state = IssueState::registered;
    Category category = Category::other;
    Urgency urgency = Urgency::normal;
    OfficerId registeredBy;
    std::optional<IssueState> stateBeforeSuspension; ///< set exactly while suspended
    std::optional<Instant> stateChangedAt;
    std::optional<Instant> assignedAt; ///< start of the time to contest and to assist
    /// Limit of the present state; nullopt where it has none. Kept while suspended, so that
    /// resuming can move it.
    std::optional<Instant> dueAt;
    DepartmentId leadDepartmentId;
    std::vector<DepartmentId> assistingDepartmentIds;
    std::optional<Grade> rating; ///< of the latest answer
    bool escalated = false;
    std::int64_t urgedCount = 0;
    std::optional<Instant> extensionRequestedUntil; ///< set while a request awaits its decision

    bool operator==(const IssueFacts&) const = default;
};

[[nodiscard]] IssueFacts factsOf(const Issue& issue);
/// Writes back what a step may change; category, urgency and registrar stay as the issue has them.
void adoptFacts(Issue& issue, const IssueFacts& facts);

} // namespace wupan
