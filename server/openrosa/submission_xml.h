#pragma once

#include "core/base/time.h"
#include "core/forms/submission.h"

#include <optional>
#include <string>
#include <string_view>

namespace wupan {

/// What ODK Collect sends of one filled form, beside the answers.
struct Submission
{
    std::string formId;
    std::string version;
    std::string instanceId; ///< names it for ever
    bool replaces = false;  ///< it says that it was sent before, and has been edited since
    std::string enterprise; ///< of the questions that the given form adds (given_form.h)
    std::string summary;
    std::optional<Instant> startedAt; ///< by the phone's clock
    std::optional<Instant> endedAt;
};

/// Errors: invalidInput with the detail "noInstanceId".
[[nodiscard]] Result<Submission> headOf(const forms::SubmissionDocument& document);

/// What was answered, with what the form has no place for, without what belongs to the submission
/// itself. invalidInput when it is of another form.
[[nodiscard]] Result<forms::Answers> answersOf(const forms::SubmissionDocument& document,
                                               const forms::FormDefinition& form);

/// "2026-11-29T10:00:00.000+08:00", with or without fraction and zone; without one it is the
/// park's.
[[nodiscard]] std::optional<Instant> momentOf(std::string_view text);

} // namespace wupan
