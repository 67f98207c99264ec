#include "server/store/sql_transaction.h"

// The part of SqlTransaction that deals with visitors of headquarters' pages.
namespace wupan {

std::optional<PageSession> SqlTransaction::pageSession(std::string_view tokenHash)
{
    SqlStatement statement = m_sql.prepare(
        "SELECT token_hash, park, officer, expires_at FROM page_session WHERE token_hash = ?1");
    statement.bind(1, tokenHash);
    if (!statement.step())
        return std::nullopt;
    return PageSession{std::string(statement.text(0)), statement.id<ParkId>(1),
                       statement.id<OfficerId>(2), Instant{statement.integer(3)}};
}

void SqlTransaction::putPageSession(const PageSession& session)
{
    m_sql
        .prepare("INSERT INTO page_session (token_hash, park, officer, expires_at) "
                 "VALUES (?1, ?2, ?3, ?4)")
        .bind(1, std::string_view(session.tokenHash))
        .bind(2, session.park)
        .bind(3, session.officer)
        .bind(4, session.expiresAt.ms)
        .run();
}

void SqlTransaction::removePageSession(std::string_view tokenHash)
{
    m_sql.prepare("DELETE FROM page_session WHERE token_hash = ?1").bind(1, tokenHash).run();
}

void SqlTransaction::removeExpiredPageSessions(Instant now)
{
    const std::string sql = std::string("DELETE FROM page_session WHERE token_hash IN (SELECT "
                                        "token_hash FROM page_session WHERE expires_at < ?1")
                                .append(m_sql.skipHeld())
                                .append(")");
    m_sql.prepare(sql).bind(1, now.ms).run();
}

} // namespace wupan
