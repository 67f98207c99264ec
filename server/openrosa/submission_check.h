#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/forms/filling_session.h"

#include <map>
#include <string>

namespace wupan {

/// The answers of a submission as the checklist sees them.
struct CheckedAnswers
{
    forms::Answers answers;                   ///< without what the form works out by itself
    std::map<std::string, std::string> files; ///< question path → name of the file, out of those
    std::int64_t missing = 0;                 ///< required questions without an answer
    std::size_t difficulties = 0;             ///< each proposes an issue (domain rule 2)
};

/// `day`: on which it was filled in. invalidInput: the detail is the question with the wrong answer
/// as the officer reads it.
[[nodiscard]] Result<CheckedAnswers> checkAnswers(const forms::FormPtr& form,
                                                  const forms::Answers& answers, Date day);

} // namespace wupan
