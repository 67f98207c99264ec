#include "server/store/sqlite_transaction.h"

// The part of SqliteTransaction that deals with visitors of headquarters' pages.
namespace wupan {

std::optional<PageSession> SqliteTransaction::pageSession(std::string_view tokenHash)
{
    Statement statement = m_database.prepare(
        "SELECT token_hash, park, officer, expires_at FROM page_session WHERE token_hash = ?1");
    statement.bind(1, tokenHash);
    if (!statement.step())
        return std::nullopt;
    return PageSession{std::string(statement.text(0)), statement.id<ParkId>(1),
                       statement.id<OfficerId>(2), Instant{statement.integer(3)}};
}

void SqliteTransaction::putPageSession(const PageSession& session)
{
    m_database
        .prepare("INSERT INTO page_session (token_hash, park, officer, expires_at) "
                 "VALUES (?1, ?2, ?3, ?4)")
        .bind(1, std::string_view(session.tokenHash))
        .bind(2, session.park)
        .bind(3, session.officer)
        .bind(4, session.expiresAt.ms)
        .run();
}

void SqliteTransaction::removePageSession(std::string_view tokenHash)
{
    m_database.prepare("DELETE FROM page_session WHERE token_hash = ?1").bind(1, tokenHash).run();
}

void SqliteTransaction::removeExpiredPageSessions(Instant now)
{
    m_database.prepare("DELETE FROM page_session WHERE expires_at < ?1").bind(1, now.ms).run();
}

} // namespace wupan
