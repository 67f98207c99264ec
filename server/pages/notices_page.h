#pragma once

#include "server/pages/page_call.h"

namespace wupan {

inline constexpr std::string_view kNoticesPath = "/notices";

/// How many notices the visitor has not seen, as a page says it: "3", "99+"; empty = none.
[[nodiscard]] std::string unseenNotices(const PageCall& call, StoreTransaction& store);

} // namespace wupan
