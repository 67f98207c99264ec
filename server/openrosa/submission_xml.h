#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace wupan {

/// What ODK Collect sends of one filled form.
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
    /// Path → text, without empty ones. The second round of a repeat is "/data/site[2]/name", and
    /// "/data/site[2]" is "1": it is there even when nothing was answered in it.
    std::map<std::string, std::string> answers;
};

/// `repeats`: the paths of the form's repeats. Errors: invalidInput with the detail "unreadable"
/// (no XML in UTF-8, or nested too deep) or "noInstanceId".
[[nodiscard]] Result<Submission> readSubmission(std::string_view xml,
                                                const std::set<std::string>& repeats = {});

/// The paths of the repeats of a form.
[[nodiscard]] std::set<std::string> repeatsOf(std::string_view formXml);

/// "2026-11-29T10:00:00.000+08:00", with or without fraction and zone; without one it is the
/// park's.
[[nodiscard]] std::optional<Instant> momentOf(std::string_view text);

} // namespace wupan
