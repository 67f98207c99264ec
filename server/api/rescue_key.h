#pragma once

#include "server/api/context.h"

namespace wupan {

/// The public key that tablets seal rescue bundles to, as base64; made when it is first asked for.
/// REQUIRES: a transaction that writes.
[[nodiscard]] std::string rescueKeyText(StoreTransaction& store, ServerContext& context);

} // namespace wupan
