#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace wupan {

/// Where a form that was given out keeps what a visit needs beside the checklist's answers, below
/// the root of its instance: enterprise (an id), summary, start, end.
inline constexpr std::string_view kVisitNode = "wupan_visit";
/// The file from which the form's first question takes its choices.
inline constexpr std::string_view kEnterprisesFile = "enterprises.csv";

/// A checklist as ODK Collect is given it: as it is stored, with a first question for the
/// enterprise (out of kEnterprisesFile), a last one for the summary, the times at which filling in
/// began and ended, and an instance id, if it has none. unreadableFile when it is no XForm.
[[nodiscard]] Result<std::string> givenForm(std::string_view xml);

} // namespace wupan
