#pragma once

#include "server/api/context.h"

namespace wupan {

/// Tells each assisting department that is late so, and with it the one that leads and those who
/// coordinate. However many processes do it, and however long none did, each assignment's
/// department is told once. Returns how many this call told.
[[nodiscard]] Result<std::size_t> tellOfLateAssistance(ServerContext& context, ParkId park);

} // namespace wupan
