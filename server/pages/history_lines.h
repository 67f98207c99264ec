#pragma once

#include "core/model/visit.h"
#include "server/pages/issue_words.h"
#include "server/pages/sheet.h"

#include <span>
#include <vector>

namespace wupan {

struct IssueEvent;

/// What happened to an issue or on a visit, for people to read.
struct HistoryLine
{
    Instant at;                        ///< corrected time of the tablet
    std::optional<Instant> receivedAt; ///< by headquarters
    std::string who;
    std::string what;
    std::string text;
};

/// What a step did: "assigned it → Power department".
[[nodiscard]] std::string happeningOf(const IssueEvent& event, Names& names,
                                      const PageTexts& texts);

/// `steps` of the issue, and when headquarters had every byte of each picture; the oldest first.
[[nodiscard]] std::vector<HistoryLine> historyOfIssue(StoreTransaction& store, ParkId park,
                                                      IssueId issue,
                                                      std::span<const IssueEvent> steps,
                                                      const PageTexts& texts);
/// Edits, those of one person within one minute in one line, and the same of pictures.
[[nodiscard]] std::vector<HistoryLine> historyOfVisit(StoreTransaction& store, ParkId park,
                                                      VisitId visit, const PageTexts& texts);

/// For a template's events.
[[nodiscard]] json::array eventsOf(std::span<const HistoryLine> lines);
void writeHistory(std::span<const HistoryLine> lines, const PageTexts& texts, Sheet& sheet);

} // namespace wupan
