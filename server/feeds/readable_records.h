#pragma once

#include "server/api/context.h"

#include <functional>

namespace wupan {

/// Calls `take` with each record of a type behind an id that the caller may read, by id, until it
/// says false.
void forEachReadable(StoreTransaction& store, const Caller& caller, RecordType type,
                     const Uuid& after, const std::function<bool(const Document&)>& take);

} // namespace wupan
