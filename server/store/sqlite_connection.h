#pragma once

#include "core/store/database.h"
#include "server/store/sql_connection.h"

namespace wupan {

/// SqlConnection over a Database with a transaction under way. One writes at a time, so nothing has
/// to be held. Throws SqliteError.
class SqliteConnection final : public SqlConnection
{
public:
    explicit SqliteConnection(Database& database)
        : m_database(database)
    {}
    [[nodiscard]] SqlStatement prepare(std::string_view sql) override;
    [[nodiscard]] bool mustHold() const override { return false; }
    void holdPark(ParkId park) override;
    [[nodiscard]] std::string_view skipHeld() const override { return {}; }
    void putSearchText(ParkId park, RecordType type, const Uuid& id,
                       const std::string& text) override;
    void addMatch(SqlText& sql, const SearchQuery& query) const override;
    void continueNumbers() override {} // SQLite numbers on from the greatest by itself

private:
    void putWords(std::string_view sql, std::int64_t entry, std::string_view text);

    Database& m_database;
};

} // namespace wupan
