#pragma once

#include "core/forms/filling_session.h"

#include <string>
#include <string_view>
#include <vector>

namespace wupan::forms {

class LiveForm;

/// The relevant part of an instance as an ODK submission: the root element with the form's id and
/// version, repeats in their order, empty elements for what was not answered.
[[nodiscard]] std::string submissionXml(const LiveForm& live);

/// An instance that was read.
struct ReadSubmission
{
    Answers answers; ///< keys of repeats: 1, 2, 3 …
    std::string instanceId;
    /// Elements with a text that the form has no place for: "/data/old = text".
    std::vector<std::string> unknown;
};

/// Reads what submissionXml() writes, or another ODK client. Calculated values are left out: they
/// are worked out. unreadableFile: no XML; invalidInput: of another form; tooLarge: over 4 MB.
[[nodiscard]] Result<ReadSubmission> readSubmission(const FormDefinition& form,
                                                    std::string_view xml);

} // namespace wupan::forms
