#pragma once

#include "core/store/tablet.h"

#include <string>
#include <vector>

namespace wupan::test {

/// Everything that the database holds, but for the log of syncs, which is for people only, and the
/// note that something is to be removed from free pages.
[[nodiscard]] std::string contentOf(Database& database);

/// The ids of all edits that it keeps: in the outbox, answered, or on the attention list. Sorted.
[[nodiscard]] std::vector<std::string> keptEdits(Database& database);

/// Which promise the tablet breaks; empty when none: SQLite's own checks, every file that a row
/// speaks of, and the law that a local row is headquarters' row with the waiting edits on top.
[[nodiscard]] std::string brokenPromise(Tablet& tablet);

} // namespace wupan::test
