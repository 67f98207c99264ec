#pragma once

#include "server/pages/page_texts.h"
#include "server/store/issue_figures.h"

namespace wupan {

/// What a month, or a department's months, came to.
struct MonthFigures
{
    std::int64_t registered = 0;
    std::int64_t answered = 0;
    std::int64_t withLimit = 0; ///< of the answers
    std::int64_t inTime = 0;
    std::int64_t rated = 0;
    std::int64_t satisfied = 0; ///< domain rule 5: the two lowest grades reopen an issue
    std::int64_t closed = 0;
    std::int64_t reopened = 0;

    void add(const StepCount& step);
    /// "92%", or a dash.
    [[nodiscard]] std::string inTimeText(const PageTexts& texts) const;
    [[nodiscard]] std::string satisfiedText(const PageTexts& texts) const;
};

} // namespace wupan
