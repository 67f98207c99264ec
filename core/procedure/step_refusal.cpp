#include "core/procedure/step_refusal.h"

#include <string>

namespace wupan {
namespace {

ErrorCode codeOf(StepRefusal refusal)
{
    switch (refusal) {
    case StepRefusal::wrongRole:
    case StepRefusal::notYourIssue:
    case StepRefusal::notYourDepartment:
        return ErrorCode::notAllowed;
    case StepRefusal::wrongState:
    case StepRefusal::tooLateToContest:
    case StepRefusal::tooLateToExtend:
    case StepRefusal::extensionRequested:
    case StepRefusal::noExtensionRequested:
    case StepRefusal::notOverdue:
    case StepRefusal::alreadyEscalated:
    case StepRefusal::notEscalated:
        return ErrorCode::wrongState;
    case StepRefusal::textRequired:
    case StepRefusal::leadDepartmentRequired:
    case StepRefusal::departmentNamedTwice:
    case StepRefusal::gradeRequired:
    case StepRefusal::untilRequired:
    case StepRefusal::untilTooEarly:
        return ErrorCode::invalidInput;
    }
    return ErrorCode::invalidInput;
}

} // namespace

Error refusalError(StepRefusal refusal)
{
    return {codeOf(refusal), std::string(word(refusal))};
}

std::optional<StepRefusal> refusalOf(const Error& error)
{
    const std::optional<StepRefusal> refusal = parseWord<StepRefusal>(error.detail);
    if (!refusal || codeOf(*refusal) != error.code)
        return std::nullopt;
    return refusal;
}

} // namespace wupan
