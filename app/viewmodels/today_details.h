#pragma once

#include "line_model.h"
#include "plate_model.h"
#include "visit_line_model.h"

#include "core/procedure/visit_rules.h"
#include "core/store/visit_store.h"

namespace wupan {

class Tablet;

/// A number that somebody waits for, and what is most urgent behind it.
struct DueCount
{
    int count = 0;
    QString detail;
};

/// Everything that the today page shows. Made on the core thread, so that the UI thread only hands
/// it on.
struct TodayDetails
{
    Date today;
    QuotaProgress quota;
    DueCount overdueIssues;
    DueCount awaitingSummary;
    DueCount awaitingRating;
    std::vector<VisitLine> visits;
    QString visitsRemark;          ///< "3 enterprises · 6.4 km in all"
    std::vector<Line> suggestions; ///< the key is the enterprise's id
    std::vector<PlateRow> plates;
    QString platesRemark;
    std::vector<Line> news;  ///< the latest of each issue; the key is the issue's id
    QString calendarWarning; ///< the holidays of this or next month's year are unknown; else empty
};

/// Throws SqliteError. Thread: the Tablet's.
[[nodiscard]] TodayDetails readTodayDetails(Tablet& tablet);

/// A visit as a list shows it.
[[nodiscard]] VisitLine visitLineOf(const VisitRow& row, Instant now);

} // namespace wupan
