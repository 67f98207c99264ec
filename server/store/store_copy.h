#pragma once

#include "server/store/server_store.h"

#include <string>
#include <vector>

namespace wupan {

/// What a table holds, in a form that two databases can be compared by.
struct TableSum
{
    std::string table;
    std::int64_t rows = 0;
    std::string digest; ///< SHA-256 over all values, by the order of the keys

    bool operator==(const TableSum&) const = default;
};

/// Everything of one store into another that is empty, with its numbers and its epoch, in one
/// transaction; and what both hold now, which is the same. Nothing changes at `from`, and nothing
/// that is written there meanwhile is taken along. Errors: wrongState (`to` is not empty), storage
/// (what was read back is not what was written: then nothing is kept), diskFull.
[[nodiscard]] Result<std::vector<TableSum>> copyStore(ServerStore& from, ServerStore& to);

/// Of all tables.
[[nodiscard]] Result<std::vector<TableSum>> sumsOf(ServerStore& store);

} // namespace wupan
