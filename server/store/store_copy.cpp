#include "server/store/store_copy.h"

#include "core/base/hash.h"
#include "server/store/portable_text.h"
#include "server/store/sql_connection.h"
#include "server/store/store_tables.h"

namespace wupan {
namespace {

constexpr std::int64_t kRowsAtOnce = 500;
constexpr std::string_view kSearchTable = "search_text";
constexpr std::string_view kMetaTable = "meta";

using Row = std::vector<SqlValue>;

std::string namesOf(const StoreTable& table, std::size_t count)
{
    std::string names;
    for (std::size_t i = 0; i < count; ++i)
        names.append(i == 0 ? "" : ", ").append(table.columns[i].name);
    return names;
}

std::string parametersOf(std::size_t count)
{
    std::string parameters;
    for (std::size_t i = 1; i <= count; ++i)
        parameters.append(i == 1 ? "?" : ", ?").append(std::to_string(i));
    return parameters;
}

/// The rows behind the one with the key of `last`, in the order of their keys.
std::vector<Row> rowsBehind(SqlConnection& connection, const StoreTable& table, const Row& last)
{
    std::string sql =
        "SELECT " + namesOf(table, table.columns.size()) + " FROM " + std::string(table.name);
    const std::string keys = namesOf(table, table.keys);
    if (!last.empty())
        sql += " WHERE (" + keys + ") > (" + parametersOf(table.keys) + ")";
    sql += " ORDER BY " + keys + " LIMIT " + std::to_string(kRowsAtOnce);
    SqlStatement statement = connection.prepare(sql);
    for (std::size_t i = 0; i < table.keys && !last.empty(); ++i)
        statement.bind(static_cast<int>(i) + 1, last[i]);
    std::vector<Row> rows;
    while (statement.step()) {
        Row row;
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            row.push_back(statement.value(static_cast<int>(i), table.columns[i].kind));
        rows.push_back(std::move(row));
    }
    return rows;
}

void forEachRow(SqlConnection& connection, const StoreTable& table,
                const std::function<void(const Row&)>& visit)
{
    std::vector<Row> rows = rowsBehind(connection, table, {});
    while (!rows.empty()) {
        for (const Row& row : rows)
            visit(row);
        rows = rowsBehind(connection, table, Row(rows.back()));
    }
}

/// So that no two lists of values have the same text.
std::string wordOf(const SqlValue& value)
{
    if (value.isNull)
        return "-;";
    if (value.kind == SqlStatement::Kind::integer)
        return std::to_string(value.integer) + ";";
    const bool isText = value.kind == SqlStatement::Kind::text;
    const std::string bytes =
        isText && !isPortableText(value.bytes) ? portableText(value.bytes) : value.bytes;
    return std::to_string(bytes.size()) + ":" + bytes;
}

class Summing
{
public:
    explicit Summing(const StoreTable& table) { m_sum.table = table.name; }
    void add(const Row& row)
    {
        ++m_sum.rows;
        for (const SqlValue& value : row)
            m_hash.add(wordOf(value));
    }
    TableSum take()
    {
        m_sum.digest = hex(m_hash.finish());
        return std::move(m_sum);
    }

private:
    TableSum m_sum;
    Sha256Stream m_hash;
};

TableSum sumOf(SqlConnection& connection, const StoreTable& table)
{
    Summing sum(table);
    forEachRow(connection, table, [&](const Row& row) { sum.add(row); });
    return sum.take();
}

void insert(SqlConnection& connection, const StoreTable& table, const Row& row)
{
    const std::string names = namesOf(table, row.size());
    SqlStatement statement =
        connection.prepare("INSERT INTO " + std::string(table.name) + " (" + names + ") VALUES (" +
                           parametersOf(row.size()) + ")");
    for (std::size_t i = 0; i < row.size(); ++i)
        statement.bind(static_cast<int>(i) + 1, row[i]);
    statement.run();
}

/// Its words are made anew.
void insertSearchText(SqlConnection& connection, const Row& row)
{
    const auto uuidOf = [](const SqlValue& value) {
        Uuid uuid;
        if (value.bytes.size() == uuid.bytes.size())
            std::ranges::copy(value.bytes, uuid.bytes.begin());
        return uuid;
    };
    if (const auto type = parseWord<RecordType>(row[2].bytes))
        connection.putSearchText(ParkId{uuidOf(row[1])}, *type, uuidOf(row[0]), row[3].bytes);
}

TableSum copyTable(SqlConnection& from, SqlConnection& to, const StoreTable& table)
{
    Summing sum(table);
    forEachRow(from, table, [&](const Row& row) {
        sum.add(row);
        if (table.name == kSearchTable)
            insertSearchText(to, row);
        else
            insert(to, table, row);
    });
    return sum.take();
}

/// What a store writes when it is made is in "meta", and goes.
Status makeRoom(SqlConnection& to)
{
    for (const StoreTable& table : storeTables())
        if (table.name != kMetaTable && !rowsBehind(to, table, {}).empty())
            return Error{ErrorCode::wrongState,
                         "its table " + std::string(table.name) + " holds rows"};
    to.prepare("DELETE FROM meta").run();
    return done();
}

Result<std::vector<TableSum>> copyAll(SqlConnection& from, SqlConnection& to)
{
    if (const Status room = makeRoom(to); !room)
        return room.error();
    std::vector<TableSum> sums;
    for (const StoreTable& table : storeTables()) {
        sums.push_back(copyTable(from, to, table));
        if (sumOf(to, table) != sums.back())
            return Error{ErrorCode::storage, "the table " + std::string(table.name) +
                                                 " was read back as something else"};
    }
    to.continueNumbers();
    return sums;
}

} // namespace

Result<std::vector<TableSum>> copyStore(ServerStore& from, ServerStore& to)
{
    std::vector<TableSum> sums;
    const Status copied = from.readRows([&](SqlConnection& source) {
        return to.writeRows([&](SqlConnection& target) -> Status {
            auto all = copyAll(source, target);
            if (!all)
                return all.error();
            sums = std::move(*all);
            return done();
        });
    });
    if (!copied)
        return copied.error();
    return sums;
}

Result<std::vector<TableSum>> sumsOf(ServerStore& store)
{
    std::vector<TableSum> sums;
    const Status summed = store.readRows([&](SqlConnection& connection) {
        for (const StoreTable& table : storeTables())
            sums.push_back(sumOf(connection, table));
        return done();
    });
    if (!summed)
        return summed.error();
    return sums;
}

} // namespace wupan
