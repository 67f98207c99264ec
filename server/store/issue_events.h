#pragma once

#include "core/model/issue_event.h"
#include "server/store/server_store.h"

namespace wupan {

/// What was done to an issue, the oldest first.
[[nodiscard]] std::vector<IssueEvent> eventsOf(StoreTransaction& store, ParkId park, IssueId issue);

} // namespace wupan
