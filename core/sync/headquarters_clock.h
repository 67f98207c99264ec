#pragma once

#include "core/store/tablet.h"

namespace wupan {

/// Headquarters said what time it is. REQUIRES: a transaction. Throws SqliteError.
void noteHeadquartersClock(Tablet& tablet, Instant serverAt);

/// Headquarters' clock now: what it said last, and what passed since then, by uptime within the
/// same boot, else by the wall clock. nullopt when it never said. Throws SqliteError.
[[nodiscard]] std::optional<Instant> headquartersNow(Tablet& tablet);

} // namespace wupan
