#pragma once

#include "core/forms/carry_over.h"
#include "core/model/checklist.h"
#include "core/model/visit.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The versions of a visit's checklist, and what becomes of its answers from one to the next.
/// Answers that do not fit a newer version stay among the visit's answers, under a key of their
/// own: the id of the version that asked, then the path. No form has such a path.
namespace wupan::versions {

/// An answer without a question in the visit's present version.
struct EarlierAnswer
{
    ChecklistId checklist; ///< the version that asked; nil when nobody noted it
    std::string path;      ///< in that version, with keys
    std::string text;

    bool operator==(const EarlierAnswer&) const = default;
};

[[nodiscard]] std::string keptKey(ChecklistId checklist, const std::string& path);
/// Key and text of one of the visit's answers → what was kept; nullopt: an ordinary answer.
[[nodiscard]] std::optional<EarlierAnswer> keptAnswer(std::string_view key,
                                                      const std::string& text);
/// What was kept, and those of `strays` (FillingSession::strayAnswers) that say something else:
/// another tablet may still have answered the earlier version.
[[nodiscard]] std::vector<EarlierAnswer> earlierAnswers(const forms::Answers& answers,
                                                        const std::vector<std::string>& strays);

/// The active version of the same form that was made after the visit's, the latest; else null.
[[nodiscard]] const Checklist* newerThan(const std::vector<Checklist>& all, ChecklistId present);

/// What carrying a visit over changes of its answers.
struct VersionStep
{
    std::vector<forms::MisfitAnswer> misfits; ///< in the order of their paths
    std::size_t moving = 0;                   ///< answers that have a place in the new version
    forms::Answers changed;                   ///< empty text: cleared there
    forms::Answers after;                     ///< all answers then
};

/// `from`: the visit's present version. Pure.
[[nodiscard]] VersionStep stepTo(const Visit& visit, const forms::FormDefinition& from,
                                 const forms::FormDefinition& to);

} // namespace wupan::versions
