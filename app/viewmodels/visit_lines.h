#pragma once

#include "line_model.h"
#include "visit_line_model.h"

#include "core/store/visit_store.h"

namespace wupan {

class Tablet;

/// A visit in the list of the day of `now`: by its time, or by its day when that day is past.
[[nodiscard]] VisitLine dayLineOf(const VisitRow& row, Instant now);
/// A visit in the list of all: by its day.
[[nodiscard]] VisitLine historyLineOf(const VisitRow& row, Instant now);

/// One officer's day.
struct VisitDay
{
    std::vector<VisitLine> visits;
    QString remark;                ///< "3 enterprises · 6.4 km in all"
    std::vector<Line> suggestions; ///< best first; the key is the enterprise's id
};

/// Throws SqliteError. Thread: the Tablet's.
[[nodiscard]] VisitDay readVisitDay(Tablet& tablet);

} // namespace wupan
