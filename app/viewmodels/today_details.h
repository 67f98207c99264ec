#pragma once

#include "plate_model.h"
#include "visit_lines.h"

#include "core/procedure/visit_rules.h"

namespace wupan {

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
    QString summaryVisitId; ///< whose summary is due first; empty while none is
    DueCount awaitingRating;
    VisitDay day;
    std::vector<PlateRow> plates;
    QString platesRemark;
    std::vector<Line> news; ///< the latest of each issue; the key is the issue's id
    std::vector<Line>
        notices; ///< what concerns the user, the newest first; keys: see issueOfNotice()
    int unseenNotices = 0;
    Instant newestNotice;    ///< when headquarters heard of it
    QString calendarWarning; ///< the holidays of this or next month's year are unknown; else empty
};

/// The id of the issue that a line of `notices` is about.
[[nodiscard]] inline QString issueOfNotice(const QString& key)
{
    return key.section('/', 0, 0);
}

/// Throws SqliteError. Thread: the Tablet's.
[[nodiscard]] TodayDetails readTodayDetails(Tablet& tablet);

} // namespace wupan
