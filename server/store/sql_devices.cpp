#include "server/store/sql_transaction.h"

// The part of SqlTransaction that deals with tablets.
namespace wupan {

std::optional<Device> SqlTransaction::device(DeviceId id)
{
    holdParkOf("device WHERE id = ?1", id);
    SqlStatement statement =
        m_sql.prepare("SELECT id, park, name, revoked_at IS NOT NULL, continues, erase FROM device "
                      "WHERE id = ?1");
    statement.bind(1, id);
    if (!statement.step())
        return std::nullopt;
    return Device{statement.id<DeviceId>(0),      statement.id<ParkId>(1),
                  std::string(statement.text(2)), statement.integer(3) != 0,
                  statement.id<DeviceId>(4),      statement.integer(5) != 0};
}

void SqlTransaction::putDevice(const Device& device, Instant enrolledAt)
{
    hold(device.park);
    m_sql
        .prepare("INSERT INTO device (id, park, name, enrolled_at, continues, revoked_at) "
                 "VALUES (?1, ?2, ?3, ?4, ?5, CASE WHEN ?6 = 1 THEN ?4 END)")
        .bind(1, device.id)
        .bind(2, device.park)
        .bind(3, std::string_view(device.name))
        .bind(4, enrolledAt.ms)
        .bind(5, device.continues)
        .bind(6, std::int64_t{device.revoked})
        .run();
}

std::vector<DeviceStanding> SqlTransaction::devices(ParkId park)
{
    hold(park);
    // What was revoked when it was made is the row of an imported rescue bundle: no tablet.
    SqlStatement statement = m_sql.prepare(
        "SELECT id, name, continues, erase, officer, enrolled_at, last_contact_at, revoked_at, "
        "told_at, app_version FROM device WHERE park = ?1 AND revoked_at IS DISTINCT FROM "
        "enrolled_at ORDER BY last_contact_at DESC NULLS LAST, enrolled_at DESC, id");
    statement.bind(1, park);
    std::vector<DeviceStanding> standings;
    while (statement.step()) {
        DeviceStanding standing;
        standing.revokedAt = statement.instant(7);
        standing.device = {statement.id<DeviceId>(0),      park,
                           std::string(statement.text(1)), standing.revokedAt.has_value(),
                           statement.id<DeviceId>(2),      statement.integer(3) != 0};
        standing.officer = statement.id<OfficerId>(4);
        standing.enrolledAt = Instant{statement.integer(5)};
        standing.lastContactAt = statement.instant(6);
        standing.toldAt = statement.instant(8);
        standing.appVersion = statement.text(9);
        standings.push_back(std::move(standing));
    }
    return standings;
}

std::vector<DeviceId> SqlTransaction::revokedDevices()
{
    SqlStatement statement = m_sql.prepare("SELECT id FROM device WHERE revoked_at IS NOT NULL");
    std::vector<DeviceId> ids;
    while (statement.step())
        ids.push_back(statement.id<DeviceId>(0));
    return ids;
}

void SqlTransaction::noteVersion(DeviceId id, std::string_view appVersion)
{
    holdParkOf("device WHERE id = ?1", id);
    m_sql.prepare("UPDATE device SET app_version = ?2 WHERE id = ?1 AND app_version <> ?2")
        .bind(1, id)
        .bind(2, appVersion)
        .run();
}

void SqlTransaction::noteContact(DeviceId id, OfficerId officer, Instant at)
{
    holdParkOf("device WHERE id = ?1", id);
    m_sql.prepare("UPDATE device SET officer = ?2, last_contact_at = ?3 WHERE id = ?1")
        .bind(1, id)
        .bind(2, officer)
        .bind(3, at.ms)
        .run();
}

void SqlTransaction::revoke(DeviceId id, bool erase, Instant at)
{
    holdParkOf("device WHERE id = ?1", id);
    m_sql
        .prepare("UPDATE device SET revoked_at = coalesce(revoked_at, ?2), "
                 "erase = CASE WHEN erase > ?3 THEN erase ELSE ?3 END WHERE id = ?1")
        .bind(1, id)
        .bind(2, at.ms)
        .bind(3, std::int64_t{erase})
        .run();
}

bool SqlTransaction::noteToldToErase(DeviceId id, Instant at)
{
    holdParkOf("device WHERE id = ?1", id);
    return m_sql.prepare("UPDATE device SET told_at = ?2 WHERE id = ?1 AND told_at IS NULL")
               .bind(1, id)
               .bind(2, at.ms)
               .run() > 0;
}

} // namespace wupan
