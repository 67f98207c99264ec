#pragma once

#include "core/model/visit.h"

#include <optional>
#include <vector>

namespace wupan {

/// Which visits of a park; the latest first.
struct VisitFilter
{
    OfficerId officer;       ///< nil = any
    EnterpriseId enterprise; ///< nil = any
    std::optional<VisitState> state;
    std::optional<bool> counted;
    bool lacksSummary = false; ///< only what is over and has no summary
    std::optional<Instant> from;
    std::optional<Instant> to; ///< before it
    std::int64_t offset = 0;
    std::int64_t limit = 50;
};

/// A part of the visits that a filter lets through, and how many these are.
struct VisitPage
{
    std::vector<Document> visits;
    std::int64_t total = 0;
};

/// Visits of a time, without those that were cancelled.
struct VisitCounts
{
    std::int64_t planned = 0;      ///< not begun yet
    std::int64_t begun = 0;        ///< or over
    std::int64_t counted = 0;      ///< toward the quota
    std::int64_t lacksSummary = 0; ///< over, and nobody wrote a summary
};

} // namespace wupan
