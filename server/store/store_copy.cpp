#include "server/store/store_copy.h"

#include "core/base/hash.h"
#include "server/store/portable_text.h"
#include "server/store/sql_connection.h"
#include "server/store/store_tables.h"

namespace wupan {
namespace {

constexpr std::string_view kSearchTable = "search_text";
constexpr std::string_view kMetaTable = "meta";

using Row = std::vector<SqlValue>;

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
    const std::string names = columnNames(table, row.size());
    SqlStatement statement =
        connection.prepare("INSERT INTO " + std::string(table.name) + " (" + names + ") VALUES (" +
                           parameters(row.size()) + ")");
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
        if (table.name != kMetaTable && !isEmpty(to, table))
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
