#pragma once

#include "core/model/issue_event.h"

#include <optional>
#include <string>

namespace wupan {

/// How often a step was taken, in one month and under one department.
struct StepCount
{
    std::string month;       ///< "2026-11", of the park's calendar
    DepartmentId department; ///< that leads the issue; nil = none yet
    IssueStep step = IssueStep::comment;
    std::optional<bool> inTime; ///< of answers; nullopt = there was no limit
    std::optional<Grade> grade; ///< of ratings
    std::int64_t count = 0;
};

/// That a step concerns somebody.
struct Notice
{
    IssueEventId event;
    Instant at; ///< when headquarters heard of the step
};

} // namespace wupan
