#pragma once

#include "server/store/server_store.h"

#include <optional>
#include <string>

namespace wupan {

/// "2026-11-25 09:00" in the park's time; "-" without one.
[[nodiscard]] std::string timeText(const std::optional<Instant>& at);

/// A text that somebody else wrote, on a terminal: one line without control characters; "-" when it
/// is empty.
[[nodiscard]] std::string oneLine(std::string text);

/// "-" when nobody of the park has the id.
[[nodiscard]] std::string personName(StoreTransaction& store, ParkId park, OfficerId person);

} // namespace wupan
