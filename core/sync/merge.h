#pragma once

#include "core/base/json.h"
#include "core/base/time.h"
#include "core/model/catalog.h"

namespace wupan {

/// Corrected time of the last write of each field ("title"), or key of a map field
/// ("answers//data/q1"): what the rule `last` compares.
using FieldTimes = json::object;

struct FieldEdit
{
    const FieldSpec& spec;
    const json::value& was; ///< null when unknown or empty
    const json::value& now; ///< null clears
    Instant at;             ///< corrected time of the edit
};

enum class MergeResult {
    taken,    ///< the field holds the edit now
    combined, ///< both edits are in it
    older,    ///< somebody wrote later; the field stays
    clash,    ///< overlapping edits of a text; the field stays, both versions must be kept
};

/// Applies one edit to `current` (null = empty) by the field's rule, and updates `times`.
/// Deterministic; applying the same edit twice equals applying it once.
MergeResult mergeField(const FieldEdit& edit, json::value& current, FieldTimes& times);

} // namespace wupan
