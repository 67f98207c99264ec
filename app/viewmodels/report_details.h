#pragma once

#include "app/report/visit_report.h"

#include "core/base/uuid.h"

#include <optional>

namespace wupan {

class Tablet;

/// Everything that stands in the report of a visit as this tablet has it, worded in the language of
/// this thread (app/languages.h). nullopt when the tablet has no such visit. Throws SqliteError.
/// Thread: the Tablet's.
[[nodiscard]] std::optional<VisitReport> readVisitReport(Tablet& tablet, VisitId id);

} // namespace wupan
