#pragma once

#include "core/base/result.h"
#include "core/model/words.h"

#include <optional>

namespace wupan {

/// Why the procedure refuses a step. The word travels as `Error::detail`, from headquarters to the
/// tablet too, where a view model makes a sentence of it.
enum class StepRefusal {
    wrongRole,              ///< notAllowed: the step belongs to other roles
    notYourIssue,           ///< notAllowed: only who registered the issue may
    notYourDepartment,      ///< notAllowed: the issue is not assigned to that department so
    wrongState,             ///< wrongState: the step does not apply in the present state
    tooLateToContest,       ///< wrongState: over one working day since the assignment
    tooLateToExtend,        ///< wrongState: the limit has passed
    extensionRequested,     ///< wrongState: a request awaits its decision already
    noExtensionRequested,   ///< wrongState: there is no request to decide
    notOverdue,             ///< wrongState: only overdue issues escalate
    alreadyEscalated,       ///< wrongState
    notEscalated,           ///< wrongState: leaders decide on escalated issues only
    textRequired,           ///< invalidInput
    leadDepartmentRequired, ///< invalidInput
    departmentNamedTwice,   ///< invalidInput: one department both leads and assists, or repeats
    gradeRequired,          ///< invalidInput
    untilRequired,          ///< invalidInput: the new due day is missing
    untilTooEarly,          ///< invalidInput: past, or an extension that extends nothing
};
template <>
struct WordTable<StepRefusal>
{
    static constexpr std::array entries{
        std::pair{StepRefusal::wrongRole, std::string_view("wrongRole")},
        std::pair{StepRefusal::notYourIssue, std::string_view("notYourIssue")},
        std::pair{StepRefusal::notYourDepartment, std::string_view("notYourDepartment")},
        std::pair{StepRefusal::wrongState, std::string_view("wrongState")},
        std::pair{StepRefusal::tooLateToContest, std::string_view("tooLateToContest")},
        std::pair{StepRefusal::tooLateToExtend, std::string_view("tooLateToExtend")},
        std::pair{StepRefusal::extensionRequested, std::string_view("extensionRequested")},
        std::pair{StepRefusal::noExtensionRequested, std::string_view("noExtensionRequested")},
        std::pair{StepRefusal::notOverdue, std::string_view("notOverdue")},
        std::pair{StepRefusal::alreadyEscalated, std::string_view("alreadyEscalated")},
        std::pair{StepRefusal::notEscalated, std::string_view("notEscalated")},
        std::pair{StepRefusal::textRequired, std::string_view("textRequired")},
        std::pair{StepRefusal::leadDepartmentRequired, std::string_view("leadDepartmentRequired")},
        std::pair{StepRefusal::departmentNamedTwice, std::string_view("departmentNamedTwice")},
        std::pair{StepRefusal::gradeRequired, std::string_view("gradeRequired")},
        std::pair{StepRefusal::untilRequired, std::string_view("untilRequired")},
        std::pair{StepRefusal::untilTooEarly, std::string_view("untilTooEarly")},
    };
};

/// notAllowed, wrongState or invalidInput, with the refusal's word as detail.
[[nodiscard]] Error refusalError(StepRefusal refusal);
/// The refusal that an Error carries; nullopt for errors of another origin.
[[nodiscard]] std::optional<StepRefusal> refusalOf(const Error& error);

} // namespace wupan
