#pragma once

#include "core/ports/transport.h"

#include <cstdint>

namespace wupan {

/// How long an answer asks to stay away, from its `Retry-After`: seconds, or a date that is
/// reckoned from the answer's own `Date`, because this device's clock may lie. 0 when it does not
/// ask, or cannot be understood.
[[nodiscard]] std::int64_t retryAfterMs(const HttpResponse& response);

} // namespace wupan
