#include "server/store/sql_transaction.h"
#include "server/store/sqlite_connection.h"
#include "server/store/sqlite_store.h"

#include <map>

// The part of SqliteServerStore that deals with backups.
namespace wupan {

bool SqliteServerStore::isDatabase(const std::filesystem::path& file)
{
    return guardedStore([&] {
               Database database(file, OpenMode::reader);
               Statement epoch = database.prepare("SELECT value FROM meta WHERE key = 'epoch'");
               return epoch.step() ? done() : Status(Error{ErrorCode::notFound, ""});
           })
        .ok();
}

Status SqliteServerStore::copyTo(const std::filesystem::path& file)
{
    return guardedStore([&] {
        std::unique_ptr<Database> reader = borrowReader();
        // With less, a power cut may bring back the journal that undoes the copy.
        reader->execute("PRAGMA synchronous=EXTRA");
        reader->prepare("VACUUM INTO ?1").bind(1, std::string_view(file.string())).run();
        giveBack(std::move(reader));
        return done();
    });
}

Status SqliteServerStore::beginNewEpoch(Random& random)
{
    return renewEpoch(*this, random, m_epoch);
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
    static_cast<void>(guardedStore([&] {
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

Status SqliteServerStore::takeRevocationsOf(const std::filesystem::path& file)
{
    std::vector<DeviceStanding> revoked;
    // An older database has none that matter, and one that cannot be read was the reason for the
    // restore.
    static_cast<void>(guardedStore([&] {
        Database other(file, OpenMode::reader);
        SqliteConnection connection(other);
        SqlTransaction rows(connection);
        for (const ParkId& park : rows.parks())
            for (DeviceStanding& standing : rows.devices(park))
                if (standing.revokedAt)
                    revoked.push_back(std::move(standing));
        return done();
    }));
    return write([&](StoreTransaction& store) {
        for (const DeviceStanding& standing : revoked) {
            Device device = standing.device;
            device.revoked = false;
            if (!store.device(device.id))
                store.putDevice(device, standing.enrolledAt);
            store.revoke(device.id, device.erase, *standing.revokedAt);
        }
        return done();
    });
}

Status SqliteServerStore::noteRestore(const std::filesystem::path& before, Instant now)
{
    std::map<ParkId, StoredAuditEntry> ends;
    // An older database has none, and one that cannot be read was the reason for the restore.
    static_cast<void>(guardedStore([&] {
        Database other(before, OpenMode::reader);
        SqliteConnection connection(other);
        SqlTransaction rows(connection);
        for (const ParkId& park : rows.parks())
            for (StoredAuditEntry& entry : rows.audit(park, rows.newestAudit(park) - 1, 1))
                ends[park] = std::move(entry);
        return done();
    }));
    return write([&](StoreTransaction& store) {
        for (const ParkId& park : store.parks()) {
            AuditEntry entry;
            entry.park = park;
            entry.at = now;
            entry.event = AuditEvent::restored;
            entry.detail = {{"numberBefore", ends[park].number}, {"chainBefore", ends[park].chain}};
            store.addAudit(entry);
        }
        return done();
    });
}

} // namespace wupan
