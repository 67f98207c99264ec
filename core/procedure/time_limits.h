#pragma once

#include "core/base/time.h"
#include "core/model/words.h"
#include "core/procedure/working_days.h"

#include <map>
#include <optional>

namespace wupan {

/// Working days that the lead department has for its answer.
struct AnswerDays
{
    int normal = 7;
    int urgent = 7;
    int hard = 15;
};

/// The park's time limits, in working days; 0 means that there is none. The defaults are those of
/// domain rule 4, which knows no limit for supplementing and closing.
struct TimeLimits
{
    int acceptDays = 1;
    int assignDays = 1;
    int contestDays = 1;
    int assistDays = 3;
    int rateDays = 5;
    int supplementDays = 0;
    int closeDays = 0;
    AnswerDays answer;
    std::map<Category, AnswerDays> answerByCategory; ///< where a category differs from `answer`
};

/// What has to happen in time.
enum class Limit {
    accept,     ///< the coordinator accepts or returns
    assign,     ///< the coordinator assigns
    contest,    ///< the lead department may contest the assignment
    answer,     ///< the lead department answers
    assist,     ///< an assisting department contributes
    rate,       ///< the enterprise rates the answer
    supplement, ///< the author supplements a returned issue
    close,      ///< the coordinator closes a rated issue
};

/// Working days of a limit; 0 when there is none.
[[nodiscard]] int workingDaysOf(Limit limit, Category category, Urgency urgency,
                                const TimeLimits& limits);

/// The last instant that is in time: the end (23:59:59.999, +08:00) of the n-th working day of the
/// park after the park's day of `from`, so the day on which the time begins never counts. nullopt
/// when there is no limit. Whether the holidays of the due day's year are known is
/// `calendar.coversYear(parkDate(due).year)`.
[[nodiscard]] std::optional<Instant> dueAt(Limit limit, Category category, Urgency urgency,
                                           Instant from, const WorkdayCalendar& calendar,
                                           const TimeLimits& limits);

} // namespace wupan
