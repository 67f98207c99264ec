#pragma once

#include "server/api/context.h"
#include "server/api/http_messages.h"

namespace wupan {

/// POST /v1/sync: applies the changes, each on its own merits, in one transaction, and answers with
/// what is new.
[[nodiscard]] Response handleSync(ServerContext& context, const Caller& caller,
                                  const Request& request);

} // namespace wupan
