#pragma once

#include "core/model/issue.h"
#include "core/procedure/lights.h"

#include <limits>
#include <optional>
#include <vector>

namespace wupan {

/// Which issues of a park, in which order.
struct BoardFilter
{
    enum class Order {
        mostUrgent, ///< those first that are due first; then those without a limit; closed ones
                    ///< last
        newest,     ///< by their registration
    };

    std::vector<IssueState> states; ///< empty = any
    std::optional<Light> light;     ///< not `none`; by `now` and `yellowUntil`
    Instant now;
    Instant yellowUntil; ///< what is due before it, and is not red, is yellow
    std::optional<Category> category;
    std::optional<Urgency> urgency;
    DepartmentId lead;      ///< nil = any
    DepartmentId concerned; ///< that leads or assists; nil = any
    EnterpriseId enterprise;
    OfficerId registeredBy;
    std::optional<bool> escalated;
    /// Of title or number, or of the enterprise's name or credit code; pinyin or its initials will
    /// do.
    std::string search;
    /// A search that finds more counts and gives only the first of them.
    std::int64_t mostFound = std::numeric_limits<std::int64_t>::max();
    Order order = Order::mostUrgent;
    std::int64_t offset = 0;
    std::int64_t limit = 50;
};

/// A part of the issues that a filter lets through, and how many these are.
struct BoardPage
{
    std::vector<Document> issues;
    std::int64_t total = 0;
    bool hasMore = false; ///< than `total`: it is the filter's mostFound
};

} // namespace wupan
