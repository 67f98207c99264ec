#pragma once

#include "core/base/time.h"
#include "core/model/words.h"

#include <cstdint>
#include <optional>
#include <span>

namespace wupan {

inline constexpr int kDefaultVisitQuota = 5;
inline constexpr int kDefaultBurdenCap = 2;
inline constexpr std::int64_t kSummaryWithinMs = 24 * kMillisecondsPerHour;

/// The park's month that a day belongs to: [from, to).
struct Month
{
    Instant from;
    Instant to;
};
[[nodiscard]] Month monthOf(Date day);

/// What the rules need to know of a visit.
struct VisitFacts
{
    VisitState state = VisitState::planned;
    std::optional<Instant> checkedInAt;
    std::optional<Instant> completedAt; ///< check-out
    /// Required questions without an answer; nullopt: never saved, so nobody knows.
    std::optional<std::int64_t> missingAnswers;
    bool hasSummary = false;
};

/// Domain rule 1: a check-in, all required answers and a summary, and not cancelled.
[[nodiscard]] bool counts(const VisitFacts& visit);

struct QuotaProgress
{
    int done = 0;
    int quota = kDefaultVisitQuota;
    int remaining = 0;       ///< never negative
    int daysLeftInMonth = 0; ///< after today: 0 on the last day

    bool operator==(const QuotaProgress&) const = default;
};

/// One officer's month, the one of `today`. A visit belongs to the park's month of its check-in;
/// visits of other months are passed over.
[[nodiscard]] QuotaProgress quotaProgress(std::span<const VisitFacts> visits, Date today,
                                          int quota = kDefaultVisitQuota);

enum class SummaryStatus {
    notYet,  ///< the visit is not over, or was cancelled
    due,     ///< to be written
    overdue, ///< 24 h have passed
    written,
};

/// The last instant for the summary; nullopt before check-out.
[[nodiscard]] std::optional<Instant> summaryDueAt(const VisitFacts& visit);
[[nodiscard]] SummaryStatus summaryStatus(const VisitFacts& visit, Instant now);

/// 企业负担: an enterprise's visits in the month for which a visit is to be planned, by anyone.
struct VisitBurden
{
    int received = 0; ///< begun or completed
    int planned = 0;  ///< not begun yet
    int cap = kDefaultBurdenCap;
};

enum class PlanningAdvice {
    fine,           ///< one more visit stays within the cap
    joinPlanned,    ///< beyond the cap: offer to join a visit already planned (联合走访)
    warnOverBurden, ///< beyond the cap, and no visit is left to join
};

[[nodiscard]] PlanningAdvice adviseOnPlanning(const VisitBurden& burden);

} // namespace wupan
