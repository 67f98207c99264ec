#pragma once

#include "server/api/context.h"

#include <string>

namespace wupan {

/// The planned visits that concern the caller, as a calendar (RFC 5545): the officer's own, for
/// coordinators and leaders those of the park. Times are the park's. `now` stands in each as the
/// time of this copy.
[[nodiscard]] std::string visitsCalendar(StoreTransaction& store, const Caller& caller,
                                         Instant now);

/// A line of a calendar, with its end: at most 75 bytes, the rest on lines that begin with a blank.
[[nodiscard]] std::string foldedLine(const std::string& line);
/// A text as the value of a property.
[[nodiscard]] std::string calendarText(const std::string& text);

} // namespace wupan
