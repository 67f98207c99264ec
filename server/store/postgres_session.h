#pragma once

#include "server/store/sql_connection.h"

#include <memory>
#include <string>
#include <unordered_map>

struct pg_conn;
struct pg_result;

namespace wupan {

/// Where a database is: "postgresql://user@host:5432/name", or nothing that libpq understands.
class PostgresAddress
{
public:
    /// Errors: invalidInput, whose detail never holds the address: it may hold a password.
    [[nodiscard]] static Result<PostgresAddress> parse(const std::string& url);
    [[nodiscard]] const std::string& url() const { return m_url; }
    /// For people: without a password.
    [[nodiscard]] std::string shown() const;

private:
    explicit PostgresAddress(std::string url)
        : m_url(std::move(url))
    {}
    std::string m_url;
};

struct PostgresDeleter
{
    void operator()(pg_conn* connection) const;
    void operator()(pg_result* result) const;
};
using PostgresResult = std::unique_ptr<pg_result, PostgresDeleter>;

/// One connection to PostgreSQL, with its prepared statements. Thread: one at a time. Throws
/// SqlError: diskFull, or storage, also when the connection is lost; then it is of no use any more.
class PostgresSession
{
public:
    explicit PostgresSession(const PostgresAddress& address);

    /// Statements without parameters, of which nothing is wanted but that they work.
    void execute(const std::string& sql);
    /// What one of them answers, in one text; empty when there is no row.
    [[nodiscard]] std::string textOf(const std::string& sql);
    /// Throws unless everything since BEGIN is kept.
    void commit();
    [[nodiscard]] SqlStatement prepare(std::string_view sql);

    [[nodiscard]] bool isLost() const;
    [[nodiscard]] bool inTransaction() const;
    /// Whether the database answers a commit before it is on the disk, unless it is told not to.
    [[nodiscard]] bool forgetsCommits() const { return m_forgetsCommits; }
    [[nodiscard]] pg_conn* handle() const { return m_connection.get(); }

private:
    friend class PostgresStatement;
    /// The name of the server's prepared statement. `types`: an OID for each parameter.
    const std::string& nameOf(const std::string& sql, const std::vector<unsigned>& types);
    /// Throws when the result is an error.
    PostgresResult checked(pg_result* result);

    std::unique_ptr<pg_conn, PostgresDeleter> m_connection;
    std::unordered_map<std::string, std::string> m_names; ///< by SQL
    std::size_t m_named = 0;
    bool m_forgetsCommits = false;
    bool m_isLost = false;
};

} // namespace wupan
