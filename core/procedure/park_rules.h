#pragma once

#include "core/model/park.h"
#include "core/procedure/time_limits.h"
#include "core/procedure/working_days.h"

namespace wupan {

/// What a park's record says about the procedure, ready for use. The defaults hold before the first
/// sync.
struct ParkRules
{
    WorkdayCalendar calendar;
    TimeLimits limits;
};

/// A holiday text with bad lines counts as absent (weekends only): headquarters checks it when it
/// is entered. `timeLimits` is {"acceptDays": 1, …, "answer": {"normal": 7, "urgent": 7, "hard":
/// 15}, "answerByCategory": {"land": {…}}}; what is missing keeps its default.
[[nodiscard]] ParkRules rulesOf(const Park& park);

} // namespace wupan
