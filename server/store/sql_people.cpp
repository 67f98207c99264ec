#include "server/store/sql_transaction.h"

// The half of SqlTransaction that deals with people, tokens and uploads.
namespace wupan {

std::optional<Credential> SqlTransaction::credential(std::string_view login)
{
    holdParkOf("credential WHERE login = ?1", login);
    SqlStatement statement = m_sql.prepare(
        "SELECT login, park, officer, password_hash FROM credential WHERE login = ?1");
    statement.bind(1, login);
    if (!statement.step())
        return std::nullopt;
    return Credential{std::string(statement.text(0)), statement.id<ParkId>(1),
                      statement.id<OfficerId>(2), std::string(statement.text(3))};
}

std::optional<Credential> SqlTransaction::credentialOf(ParkId park, OfficerId person)
{
    hold(park);
    SqlStatement statement = m_sql.prepare(
        "SELECT login, password_hash FROM credential WHERE park = ?1 AND officer = ?2");
    statement.bind(1, park).bind(2, person);
    if (!statement.step())
        return std::nullopt;
    return Credential{std::string(statement.text(0)), park, person, std::string(statement.text(1))};
}

bool SqlTransaction::addCredential(const Credential& credential)
{
    hold(credential.park);
    return m_sql
               .prepare("INSERT INTO credential (login, park, officer, password_hash) "
                        "VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING")
               .bind(1, std::string_view(credential.login))
               .bind(2, credential.park)
               .bind(3, credential.officer)
               .bind(4, std::string_view(credential.passwordHash))
               .run() > 0;
}

void SqlTransaction::changePassword(const Credential& credential)
{
    hold(credential.park);
    m_sql.prepare("UPDATE credential SET password_hash = ?2 WHERE login = ?1")
        .bind(1, std::string_view(credential.login))
        .bind(2, std::string_view(credential.passwordHash))
        .run();
}

std::optional<EnrolmentCode> SqlTransaction::code(std::string_view codeHash)
{
    holdParkOf("enrolment_code WHERE code_hash = ?1", codeHash);
    SqlStatement statement =
        m_sql.prepare("SELECT code_hash, park, officer, expires_at, used_at IS NOT NULL "
                      "FROM enrolment_code WHERE code_hash = ?1");
    statement.bind(1, codeHash);
    if (!statement.step())
        return std::nullopt;
    return EnrolmentCode{std::string(statement.text(0)), statement.id<ParkId>(1),
                         statement.id<OfficerId>(2), Instant{statement.integer(3)},
                         statement.integer(4) != 0};
}

void SqlTransaction::putCode(const EnrolmentCode& code, std::optional<Instant> usedAt)
{
    hold(code.park);
    m_sql
        .prepare("INSERT INTO enrolment_code (code_hash, park, officer, expires_at, used_at) "
                 "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT(code_hash) DO UPDATE SET used_at = ?5")
        .bind(1, std::string_view(code.codeHash))
        .bind(2, code.park)
        .bind(3, code.officer)
        .bind(4, code.expiresAt.ms)
        .bind(5, usedAt)
        .run();
}

std::optional<Token> SqlTransaction::token(std::string_view tokenHash)
{
    holdParkOf("token WHERE token_hash = ?1", tokenHash);
    SqlStatement statement = m_sql.prepare(
        "SELECT token_hash, kind, family, park, officer, device, expires_at, spent_at, "
        "session_key FROM token WHERE token_hash = ?1");
    statement.bind(1, tokenHash);
    if (!statement.step())
        return std::nullopt;
    Token token;
    token.tokenHash = statement.text(0);
    token.refresh = statement.text(1) == "refresh";
    token.family = statement.uuid(2);
    token.park = statement.id<ParkId>(3);
    token.officer = statement.id<OfficerId>(4);
    token.device = statement.id<DeviceId>(5);
    token.expiresAt = Instant{statement.integer(6)};
    token.spentAt = statement.instant(7);
    token.sessionKey = statement.text(8);
    return token;
}

void SqlTransaction::putToken(const Token& token)
{
    hold(token.park);
    m_sql
        .prepare("INSERT INTO token (token_hash, kind, family, park, officer, device, expires_at, "
                 "spent_at, session_key) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) "
                 "ON CONFLICT(token_hash) DO UPDATE SET expires_at = ?7, spent_at = ?8")
        .bind(1, std::string_view(token.tokenHash))
        .bind(2, std::string_view(token.refresh ? "refresh" : "access"))
        .bind(3, token.family)
        .bind(4, token.park)
        .bind(5, token.officer)
        .bind(6, token.device)
        .bind(7, token.expiresAt.ms)
        .bind(8, token.spentAt)
        .bind(9, std::string_view(token.sessionKey))
        .run();
}

void SqlTransaction::removeFamily(const Uuid& family)
{
    m_sql.prepare("DELETE FROM token WHERE family = ?1").bind(1, family).run();
}

void SqlTransaction::removeSessionsOf(ParkId park, OfficerId person)
{
    hold(park);
    for (const std::string_view sql : {"DELETE FROM token WHERE park = ?1 AND officer = ?2",
                                       "DELETE FROM page_session WHERE park = ?1 AND officer = ?2"})
        m_sql.prepare(sql).bind(1, park).bind(2, person).run();
}

void SqlTransaction::removeExpiredTokens(Instant now)
{
    const std::string sql =
        std::string("DELETE FROM token WHERE token_hash IN (SELECT token_hash FROM token "
                    "WHERE expires_at < ?1 AND device NOT IN "
                    "(SELECT id FROM device WHERE revoked_at IS NOT NULL)")
            .append(m_sql.skipHeld())
            .append(")");
    m_sql.prepare(sql).bind(1, now.ms).run();
}

std::optional<Upload> SqlTransaction::upload(const Uuid& id)
{
    SqlStatement statement =
        m_sql.prepare("SELECT id, officer, sha256, length, expires_at FROM upload WHERE id = ?1");
    statement.bind(1, id);
    if (!statement.step())
        return std::nullopt;
    return Upload{statement.uuid(0), statement.id<OfficerId>(1), std::string(statement.text(2)),
                  statement.integer(3), Instant{statement.integer(4)}};
}

void SqlTransaction::putUpload(const Upload& upload)
{
    m_sql
        .prepare("INSERT INTO upload (id, officer, sha256, length, expires_at) "
                 "VALUES (?1, ?2, ?3, ?4, ?5)")
        .bind(1, upload.id)
        .bind(2, upload.officer)
        .bind(3, std::string_view(upload.sha256))
        .bind(4, upload.length)
        .bind(5, upload.expiresAt.ms)
        .run();
}

void SqlTransaction::removeUpload(const Uuid& id)
{
    m_sql.prepare("DELETE FROM upload WHERE id = ?1").bind(1, id).run();
}

std::vector<Uuid> SqlTransaction::uploadsExpiredBefore(Instant now)
{
    SqlStatement statement = m_sql.prepare("SELECT id FROM upload WHERE expires_at < ?1");
    statement.bind(1, now.ms);
    std::vector<Uuid> ids;
    while (statement.step())
        ids.push_back(statement.uuid(0));
    return ids;
}

} // namespace wupan
