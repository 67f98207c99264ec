#pragma once

#include "core/sync/apply_change.h"

namespace wupan {

/// The part of applyChange() that the issue procedure decides: the issue after the step, and the
/// entry of its history. REQUIRES: applied.document holds the issue.
[[nodiscard]] Applied takeStep(Applied applied, const Change& change, const ApplyContext& context);
/// A new issue: its first state, its first limit and the first entry of its history.
[[nodiscard]] Applied takeRegistration(Applied applied, const Change& change,
                                       const ApplyContext& context);

} // namespace wupan
