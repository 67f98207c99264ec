#pragma once

#include "server/api/context.h"

namespace wupan {

/// Refuses a tablet from now on: the id, and every id that continues it, for whoever had the one
/// could ask for the other. With `erase` it is told to erase itself. Returns what was revoked, the
/// asked-for first; empty = the park has no such tablet.
[[nodiscard]] std::vector<Device> revokeTablet(StoreTransaction& store, const Caller& caller,
                                               DeviceId id, bool erase, Instant now);

} // namespace wupan
