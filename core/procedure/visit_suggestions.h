#pragma once

#include "core/base/uuid.h"
#include "core/procedure/visit_rules.h"

#include <optional>
#include <span>
#include <vector>

namespace wupan {

/// An enterprise that might be visited next.
struct SuggestionCandidate
{
    EnterpriseId enterpriseId;
    std::optional<int> daysSinceLastVisit; ///< nullopt: never visited
    int openIssues = 0;                    ///< of these …
    int overdueIssues = 0;                 ///< … overdue
    std::optional<int> nearestDueDays;     ///< days until the nearest limit that has not passed
    int issuesAtNearestDue = 0;            ///< how many are due on that day
    std::optional<double> distanceMeters;  ///< from the next stop, or from here
    int visitsThisMonth = 0;               ///< received or planned, by anyone
    bool isResponsibleOfficer = false;     ///< the enterprise is in the officer's care
};

enum class SuggestionReason {
    issuesOverdue,      ///< `count` issues
    notVisitedForDays,  ///< `number` days
    neverVisited,       ///< no figures
    issuesDueInDays,    ///< `count` issues in `number` days (0 = today)
    openIssues,         ///< `count` issues, when none is overdue or due soon
    metersFromNextStop, ///< `number` metres
};

struct ReasonGiven
{
    SuggestionReason reason = SuggestionReason::openIssues;
    int number = 0;
    int count = 0;

    bool operator==(const ReasonGiven&) const = default;
};

struct VisitSuggestion
{
    EnterpriseId enterpriseId;
    std::vector<ReasonGiven> reasons; ///< as a page shows them, at least one beside the distance
};

struct SuggestionSettings
{
    int burdenCap = kDefaultBurdenCap;
    int longUnvisitedDays = 30; ///< from then on the time without a visit is a reason
    int dueSoonDays = 7;        ///< a limit this near is a reason
};

/// Best first: more overdue issues; a nearer limit, if it is soon; the officer's own enterprises;
/// whole months without a visit (never counts most); the shorter way; then the id, so that the
/// order is stable. Left out (无事不扰): enterprises at the burden cap, and those that give no
/// reason but being near.
[[nodiscard]] std::vector<VisitSuggestion>
suggestVisits(std::span<const SuggestionCandidate> candidates,
              const SuggestionSettings& settings = {});

} // namespace wupan
