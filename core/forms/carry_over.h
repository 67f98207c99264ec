#pragma once

#include "core/forms/filling_session.h"

#include <string>
#include <vector>

namespace wupan::forms {

/// Why an answer has no place in the new version.
enum class Misfit {
    noQuestion, ///< the new version has no such node
    worksOut,   ///< it works that value out now
    repeats,    ///< it stands in a repeat now, or does not any more
    type,       ///< it asks for something else now
    choice,     ///< it does not offer that (any of these) any more
};

struct MisfitAnswer
{
    std::string path; ///< in the old version, with keys
    std::string text;
    Misfit reason = Misfit::noQuestion;
};

struct CarriedOver
{
    Answers answers; ///< for the new version
    /// What did not fit, in the order of the paths; of a choice of several the whole answer, whose
    /// fitting part is in `answers`.
    std::vector<MisfitAnswer> misfits;
    /// The same as a map: to be kept with the visit.
    Answers kept;
};

/// Moves the answers of a draft to another version of its form: to the same path, or to the one
/// question of the same name and type when the path is gone. Every answer is in `answers`, under
/// its old or new path, or in `kept`. Pure.
[[nodiscard]] CarriedOver carryOver(const FormDefinition& from, const Answers& answers,
                                    const FormDefinition& to);

} // namespace wupan::forms
