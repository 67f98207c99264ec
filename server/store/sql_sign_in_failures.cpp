#include "server/store/sql_transaction.h"

// The part of SqlTransaction that deals with failed sign-ins. They belong to no park.
namespace wupan {

SignInFailures SqlTransaction::signInFailures(std::string_view who)
{
    SqlStatement statement =
        m_sql.prepare("SELECT count, since FROM sign_in_failure WHERE who = ?1");
    statement.bind(1, who);
    return statement.step() ? SignInFailures{statement.integer(0), Instant{statement.integer(1)}}
                            : SignInFailures{};
}

void SqlTransaction::addSignInFailure(std::string_view who, Instant now, std::int64_t countedMs,
                                      std::int64_t mostKept)
{
    const std::int64_t longAgo = now.ms - countedMs;
    m_sql
        .prepare("INSERT INTO sign_in_failure (who, count, since) VALUES (?1, 1, ?2) "
                 "ON CONFLICT(who) DO UPDATE SET "
                 "count = CASE WHEN sign_in_failure.since BETWEEN ?3 AND ?4 "
                 "THEN sign_in_failure.count + 1 ELSE 1 END, "
                 "since = CASE WHEN sign_in_failure.since BETWEEN ?3 AND ?4 "
                 "THEN sign_in_failure.since ELSE ?2 END")
        .bind(1, who)
        .bind(2, now.ms)
        .bind(3, longAgo + 1)
        .bind(4, now.ms + countedMs)
        .run();
    SqlStatement all = m_sql.prepare("SELECT count(*) FROM sign_in_failure");
    const std::int64_t tooMany = all.step() ? all.integer(0) - mostKept : 0;
    if (tooMany <= 0)
        return;
    // Those go first that are over, then those that tried least: not the one who goes on trying.
    const std::string sql =
        std::string("DELETE FROM sign_in_failure WHERE who IN (SELECT who FROM sign_in_failure "
                    "WHERE who <> ?1 ORDER BY CASE WHEN since <= ?2 THEN 0 ELSE count END, since "
                    "LIMIT ?3")
            .append(m_sql.skipHeld())
            .append(")");
    m_sql.prepare(sql).bind(1, who).bind(2, longAgo).bind(3, tooMany).run();
}

void SqlTransaction::removeSignInFailures(std::string_view who)
{
    m_sql.prepare("DELETE FROM sign_in_failure WHERE who = ?1").bind(1, who).run();
}

void SqlTransaction::removeSignInFailuresBefore(Instant instant)
{
    const std::string sql = std::string("DELETE FROM sign_in_failure WHERE who IN (SELECT who FROM "
                                        "sign_in_failure WHERE since <= ?1")
                                .append(m_sql.skipHeld())
                                .append(")");
    m_sql.prepare(sql).bind(1, instant.ms).run();
}

} // namespace wupan
