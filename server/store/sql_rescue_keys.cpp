#include "server/store/sql_transaction.h"

// The part of SqlTransaction that deals with headquarters' own keys.
namespace wupan {

std::vector<SealingKeys> SqlTransaction::rescueKeys()
{
    SqlStatement statement = m_sql.prepare(
        "SELECT public_key, secret_key FROM rescue_key ORDER BY made_at DESC, public_key");
    std::vector<SealingKeys> keys;
    while (statement.step())
        keys.push_back({std::string(statement.blob(0)), std::string(statement.blob(1))});
    return keys;
}

void SqlTransaction::putRescueKey(const SealingKeys& keys, Instant madeAt)
{
    m_sql
        .prepare("INSERT INTO rescue_key (public_key, secret_key, made_at) VALUES (?1, ?2, ?3) "
                 "ON CONFLICT DO NOTHING")
        .bindBlob(1, keys.publicKey)
        .bindBlob(2, keys.secretKey)
        .bind(3, madeAt.ms)
        .run();
}

} // namespace wupan
