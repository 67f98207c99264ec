#pragma once

#include "line_model.h"
#include "visit_details.h"

namespace wupan {

class RecordStore;

/// What carrying the visit over would do. Made on the core thread.
struct VersionPreview
{
    std::size_t moving = 0;    ///< answers that have a place in the new version
    std::vector<Line> misfits; ///< question, answer, and why it does not fit
    QString problem;           ///< why there is nothing to see; else empty
};

/// Throws SqliteError. Thread: the Tablet's.
[[nodiscard]] VersionPreview previewVersion(Tablet& tablet, VisitId visit, ChecklistId newer);

/// Answers of earlier versions that have no place in the present one: question, answer, version.
/// Throws SqliteError. Thread: the Tablet's.
[[nodiscard]] std::vector<Line> earlierLines(RecordStore& records, const VisitDetails& details);

} // namespace wupan
