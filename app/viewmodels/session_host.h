#pragma once

#include "core/forms/filling_session.h"
#include "visit_details.h"

namespace wupan {

class PositionTaker;

/// The device as a checklist sees it: the tablet's clock going on from the last reading, new ids,
/// who is signed in, and where the device was last. `position` outlives the session.
[[nodiscard]] forms::SessionHost hostOf(const VisitDetails& details, const PositionTaker& position);

} // namespace wupan
