#pragma once

#include "server/store/sql_connection.h"

#include <span>
#include <string_view>
#include <vector>

namespace wupan {

struct StoreColumn
{
    std::string_view name;
    SqlStatement::Kind kind;
};

/// A table as both databases have it. Its first `keys` columns name a row.
struct StoreTable
{
    std::string_view name;
    std::size_t keys;
    std::vector<StoreColumn> columns;
};

/// All of them, but for those that only one database needs (words of a search, versions).
[[nodiscard]] std::span<const StoreTable> storeTables();

} // namespace wupan
