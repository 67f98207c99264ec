#pragma once

#include "server/store/postgres_session.h"

namespace wupan {

/// SqlConnection over a PostgresSession with a transaction under way. Throws SqlError.
///
/// Others write at the same time, so a writing transaction (READ COMMITTED) locks the row of each
/// park's position before it looks at anything of that park. From there on it is alone in it, as
/// on SQLite: what it read stays so until it has written, and positions are given in the order of
/// the commits, because the lock is given back only when the commit can be seen. A reader, who sees
/// one state of the database (REPEATABLE READ), thus never sees a position whose predecessor is yet
/// to come. Different parks do not wait for each other. Whoever needs two takes them in the order
/// of their ids, and the nil park last; where that goes wrong, PostgreSQL ends one of them.
class PostgresConnection final : public SqlConnection
{
public:
    enum class Access { reads, writes };

    PostgresConnection(PostgresSession& session, Access access)
        : m_session(session)
        , m_access(access)
    {}
    [[nodiscard]] SqlStatement prepare(std::string_view sql) override;
    [[nodiscard]] bool mustHold() const override { return m_access == Access::writes; }
    void holdPark(ParkId park) override;
    [[nodiscard]] std::string_view skipHeld() const override;
    void putSearchText(ParkId park, RecordType type, const Uuid& id,
                       const std::string& text) override;
    void addMatch(SqlText& sql, const SearchQuery& query) const override;
    void continueNumbers() override;

private:
    PostgresSession& m_session;
    Access m_access;
};

} // namespace wupan
