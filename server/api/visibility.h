#pragma once

#include "server/api/context.h"

namespace wupan {

/// The one decision who may read what. Null filter = everything of the park (officers,
/// coordinators, leaders). Handlers see the issues of their department and what belongs to those,
/// besides the park's common records.
[[nodiscard]] DocumentFilter readFilter(const Caller& caller, StoreTransaction& store);
[[nodiscard]] bool mayRead(const Caller& caller, StoreTransaction& store, RecordType type,
                           const Document& document);

} // namespace wupan
