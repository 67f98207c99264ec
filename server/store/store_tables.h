#pragma once

#include "server/store/sql_connection.h"

#include <functional>
#include <span>
#include <string>
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

/// "id, park, type": the names of its first columns.
[[nodiscard]] std::string columnNames(const StoreTable& table, std::size_t count);
/// "?1, ?2, ?3"
[[nodiscard]] std::string parameters(std::size_t count);

[[nodiscard]] bool isEmpty(SqlConnection& connection, const StoreTable& table);
/// In the order of their keys, which is the same in both databases; some hundred are in memory at a
/// time.
void forEachRow(SqlConnection& connection, const StoreTable& table,
                const std::function<void(const std::vector<SqlValue>&)>& visit);

} // namespace wupan
