#pragma once

#include "visit_details.h"

#include "core/forms/filling_session.h"

namespace wupan {

/// What a checklist asks of the tablet: time that goes on from the reading of the visit, new ids,
/// and properties of the device.
[[nodiscard]] forms::SessionHost sessionHostOf(const VisitDetails& details);

} // namespace wupan
