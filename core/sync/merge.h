#pragma once

#include "core/base/json.h"
#include "core/base/time.h"
#include "core/model/catalog.h"

namespace wupan {

/// Corrected time of the last write of each field ("title"), or key of a map field
/// ("answers//data/q1"): what the rule `last` compares. Under "@" and its id, that of a device's
/// last edit of the record.
using FieldTimes = json::object;

/// How long before the edit as a whole a field, or key of a map field, was set: ms, keys as in
/// FieldTimes. Absent = with it.
using FieldAges = json::object;

/// Never later than `at`, nor before 1970, whatever `ages` says.
[[nodiscard]] Instant timeOf(std::string_view key, Instant at, const FieldAges& ages);

struct FieldEdit
{
    const FieldSpec& spec;
    const json::value& was; ///< null when unknown or empty
    const json::value& now; ///< null clears
    Instant at;             ///< corrected time of the edit
    const FieldAges& ages = kNoAges;
    Instant notBefore{}; ///< when the same device last edited the record, as far as is known

    static const FieldAges kNoAges;
};

enum class MergeResult {
    taken,    ///< the field holds the edit now
    combined, ///< both edits are in it
    older,    ///< somebody wrote later; the field stays
    clash,    ///< overlapping edits of a text; the field stays, both versions must be kept
};

/// Applies one edit to `current` (null = empty) by the field's rule, and updates `times`.
/// Deterministic. Applying the same edit twice equals applying it once, but of a text only while
/// nobody else changed it: what was inserted may be inserted again.
MergeResult mergeField(const FieldEdit& edit, json::value& current, FieldTimes& times);

} // namespace wupan
