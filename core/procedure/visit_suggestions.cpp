#include "core/procedure/visit_suggestions.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace wupan {
namespace {

constexpr int kDaysPerMonth = 30;

bool isDueSoon(const SuggestionCandidate& candidate, const SuggestionSettings& settings)
{
    return candidate.nearestDueDays && *candidate.nearestDueDays <= settings.dueSoonDays;
}

std::vector<ReasonGiven> reasonsFor(const SuggestionCandidate& candidate,
                                    const SuggestionSettings& settings)
{
    std::vector<ReasonGiven> reasons;
    const bool dueSoon = isDueSoon(candidate, settings);
    if (candidate.overdueIssues > 0)
        reasons.push_back({SuggestionReason::issuesOverdue, 0, candidate.overdueIssues});
    if (!candidate.daysSinceLastVisit)
        reasons.push_back({SuggestionReason::neverVisited});
    else if (*candidate.daysSinceLastVisit >= settings.longUnvisitedDays)
        reasons.push_back({SuggestionReason::notVisitedForDays, *candidate.daysSinceLastVisit});
    if (dueSoon)
        reasons.push_back({SuggestionReason::issuesDueInDays, *candidate.nearestDueDays,
                           std::max(1, candidate.issuesAtNearestDue)});
    else if (candidate.openIssues > 0 && candidate.overdueIssues == 0)
        reasons.push_back({SuggestionReason::openIssues, 0, candidate.openIssues});
    if (!reasons.empty() && candidate.distanceMeters)
        reasons.push_back({SuggestionReason::metersFromNextStop,
                           static_cast<int>(std::lround(*candidate.distanceMeters))});
    return reasons;
}

/// Smaller is better.
auto rankOf(const SuggestionCandidate& candidate, const SuggestionSettings& settings)
{
    const int dueDays = isDueSoon(candidate, settings) ? *candidate.nearestDueDays
                                                       : std::numeric_limits<int>::max();
    const int months = candidate.daysSinceLastVisit ? *candidate.daysSinceLastVisit / kDaysPerMonth
                                                    : std::numeric_limits<int>::max();
    return std::tuple(-candidate.overdueIssues, dueDays, !candidate.isResponsibleOfficer, -months,
                      candidate.distanceMeters.value_or(std::numeric_limits<double>::infinity()),
                      candidate.enterpriseId);
}

} // namespace

std::vector<VisitSuggestion> suggestVisits(std::span<const SuggestionCandidate> candidates,
                                           const SuggestionSettings& settings)
{
    std::vector<const SuggestionCandidate*> ranked;
    for (const SuggestionCandidate& candidate : candidates)
        if (candidate.visitsThisMonth < settings.burdenCap)
            ranked.push_back(&candidate);
    std::ranges::sort(ranked, {}, [&](const SuggestionCandidate* candidate) {
        return rankOf(*candidate, settings);
    });
    std::vector<VisitSuggestion> suggestions;
    for (const SuggestionCandidate* candidate : ranked)
        if (auto reasons = reasonsFor(*candidate, settings); !reasons.empty())
            suggestions.push_back({candidate->enterpriseId, std::move(reasons)});
    return suggestions;
}

} // namespace wupan
