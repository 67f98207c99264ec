#include "server/store/sqlite_store.h"
#include "server/store/sqlite_transaction.h"

// The part of SqliteTransaction that deals with headquarters' own keys.
namespace wupan {

std::vector<SealingKeys> SqliteTransaction::rescueKeys()
{
    Statement statement = m_database.prepare(
        "SELECT public_key, secret_key FROM rescue_key ORDER BY made_at DESC, public_key");
    std::vector<SealingKeys> keys;
    while (statement.step())
        keys.push_back({std::string(statement.blob(0)), std::string(statement.blob(1))});
    return keys;
}

void SqliteTransaction::putRescueKey(const SealingKeys& keys, Instant madeAt)
{
    m_database
        .prepare("INSERT INTO rescue_key (public_key, secret_key, made_at) VALUES (?1, ?2, ?3) "
                 "ON CONFLICT DO NOTHING")
        .bindBlob(1, keys.publicKey)
        .bindBlob(2, keys.secretKey)
        .bind(3, madeAt.ms)
        .run();
}

Status SqliteServerStore::takeRescueKeysOf(const std::filesystem::path& file)
{
    struct Key
    {
        SealingKeys keys;
        Instant madeAt;
    };
    std::vector<Key> found;
    // An older database has none, and one that cannot be read was the reason for the restore.
    static_cast<void>(guarded([&] {
        Database other(file, OpenMode::reader);
        Statement statement =
            other.prepare("SELECT public_key, secret_key, made_at FROM rescue_key");
        while (statement.step())
            found.push_back({{std::string(statement.blob(0)), std::string(statement.blob(1))},
                             Instant{statement.integer(2)}});
        return done();
    }));
    return write([&](StoreTransaction& store) {
        for (const Key& key : found)
            store.putRescueKey(key.keys, key.madeAt);
        return done();
    });
}

} // namespace wupan
