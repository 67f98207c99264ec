#pragma once

#include "core/base/result.h"
#include "core/ports/transport.h"

namespace wupan {

/// Whether it is headquarters that says no. Captive portals and other servers do so as well, even
/// with JSON that has a `code`; the answer to HEAD has no body.
[[nodiscard]] bool isProblem(const HttpResponse& response);

/// The error that an HTTP answer of headquarters means: by its problem document's `code`, else by
/// status.
[[nodiscard]] Error errorOf(const HttpResponse& response);

} // namespace wupan
