#pragma once

#include "core/model/actor.h"
#include "core/sync/merge.h"
#include "core/sync/messages.h"

#include <vector>

namespace wupan {

struct ParkRules;

/// Under which rights, at what time and by which rules an edit is applied.
struct ApplyContext
{
    const Actor& actor;
    Instant at;             ///< corrected time of the edit
    const ParkRules& rules; ///< of the park
};

/// A record with its edit in it, or the reason why not.
struct Applied
{
    ChangeOutcome outcome;        ///< `sequence` from the change; `revision` is the caller's to set
    Document document;            ///< meaningful unless refused
    FieldTimes times;             ///< of `document`
    std::vector<Document> events; ///< IssueEvent documents that the edit makes
};

/// Applies one edit to a record, on the tablet (over headquarters' row) and at headquarters alike.
/// Pure: the same input gives the same result. `current` null = there is no such record. Reasons of
/// a refusal: notAllowed, missing, notYours, closed, fieldNotWritable, malformedField, tooLong,
/// unknownStep, or a word of StepRefusal.
[[nodiscard]] Applied applyChange(const Document* current, FieldTimes times, const Change& change,
                                  const ApplyContext& context);

} // namespace wupan
