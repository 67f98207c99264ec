#include "server/store/sqlite_store.h"
#include "server/store/sqlite_transaction.h"

// The part of SqliteTransaction that deals with tablets.
namespace wupan {
namespace {

std::optional<Instant> instantAt(const Statement& statement, int column)
{
    return statement.isNull(column) ? std::nullopt
                                    : std::optional(Instant{statement.integer(column)});
}

} // namespace

std::optional<Device> SqliteTransaction::device(DeviceId id)
{
    Statement statement = m_database.prepare(
        "SELECT id, park, name, revoked_at IS NOT NULL, continues, erase FROM device "
        "WHERE id = ?1");
    statement.bind(1, id);
    if (!statement.step())
        return std::nullopt;
    return Device{statement.id<DeviceId>(0),      statement.id<ParkId>(1),
                  std::string(statement.text(2)), statement.integer(3) != 0,
                  statement.id<DeviceId>(4),      statement.integer(5) != 0};
}

void SqliteTransaction::putDevice(const Device& device, Instant enrolledAt)
{
    m_database
        .prepare("INSERT INTO device (id, park, name, enrolled_at, continues, revoked_at) "
                 "VALUES (?1, ?2, ?3, ?4, ?5, iif(?6, ?4, NULL))")
        .bind(1, device.id)
        .bind(2, device.park)
        .bind(3, std::string_view(device.name))
        .bind(4, enrolledAt.ms)
        .bind(5, device.continues)
        .bind(6, std::int64_t{device.revoked})
        .run();
}

std::vector<DeviceStanding> SqliteTransaction::devices(ParkId park)
{
    // What was revoked when it was made is the row of an imported rescue bundle: no tablet.
    Statement statement = m_database.prepare(
        "SELECT id, name, continues, erase, officer, enrolled_at, last_contact_at, revoked_at, "
        "told_at FROM device WHERE park = ?1 AND revoked_at IS NOT enrolled_at "
        "ORDER BY last_contact_at DESC, enrolled_at DESC, id");
    statement.bind(1, park);
    std::vector<DeviceStanding> standings;
    while (statement.step()) {
        DeviceStanding standing;
        standing.revokedAt = instantAt(statement, 7);
        standing.device = {statement.id<DeviceId>(0),      park,
                           std::string(statement.text(1)), standing.revokedAt.has_value(),
                           statement.id<DeviceId>(2),      statement.integer(3) != 0};
        standing.officer = statement.id<OfficerId>(4);
        standing.enrolledAt = Instant{statement.integer(5)};
        standing.lastContactAt = instantAt(statement, 6);
        standing.toldAt = instantAt(statement, 8);
        standings.push_back(std::move(standing));
    }
    return standings;
}

std::vector<DeviceId> SqliteTransaction::revokedDevices()
{
    Statement statement = m_database.prepare("SELECT id FROM device WHERE revoked_at IS NOT NULL");
    std::vector<DeviceId> ids;
    while (statement.step())
        ids.push_back(statement.id<DeviceId>(0));
    return ids;
}

void SqliteTransaction::noteContact(DeviceId id, OfficerId officer, Instant at)
{
    m_database.prepare("UPDATE device SET officer = ?2, last_contact_at = ?3 WHERE id = ?1")
        .bind(1, id)
        .bind(2, officer)
        .bind(3, at.ms)
        .run();
}

void SqliteTransaction::revoke(DeviceId id, bool erase, Instant at)
{
    m_database
        .prepare("UPDATE device SET revoked_at = ifnull(revoked_at, ?2), erase = max(erase, ?3) "
                 "WHERE id = ?1")
        .bind(1, id)
        .bind(2, at.ms)
        .bind(3, std::int64_t{erase})
        .run();
}

bool SqliteTransaction::noteToldToErase(DeviceId id, Instant at)
{
    m_database.prepare("UPDATE device SET told_at = ?2 WHERE id = ?1 AND told_at IS NULL")
        .bind(1, id)
        .bind(2, at.ms)
        .run();
    return m_database.changes() > 0;
}

Status SqliteServerStore::takeRevocationsOf(const std::filesystem::path& file)
{
    std::vector<DeviceStanding> revoked;
    // An older database has none that matter, and one that cannot be read was the reason for the
    // restore.
    static_cast<void>(guarded([&] {
        Database other(file, OpenMode::reader);
        SqliteTransaction rows(other);
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

} // namespace wupan
