#include "server/store/sql_transaction.h"

#include <map>

// The part of SqlTransaction that deals with the audit. Nil ids are zeros here, not NULL.
namespace wupan {
namespace {

constexpr std::string_view kCounter = "audit";

} // namespace

void SqlTransaction::addAudit(const AuditEntry& entry)
{
    hold(entry.park);
    StoredAuditEntry stored;
    stored.number = next(entry.park, kCounter);
    stored.at = entry.at;
    stored.event = word(entry.event);
    stored.officer = entry.officer;
    stored.device = entry.device;
    stored.detail = json::serialize(entry.detail);
    const auto before = audit(entry.park, stored.number - 2, 1);
    stored.chain = chainAfter(before.empty() ? std::string() : before.front().chain, stored);
    m_sql
        .prepare("INSERT INTO audit (park, number, at, event, officer, device, detail, chain) "
                 "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
        .bind(1, entry.park.uuid)
        .bind(2, stored.number)
        .bind(3, stored.at.ms)
        .bind(4, std::string_view(stored.event))
        .bind(5, stored.officer.uuid)
        .bind(6, stored.device.uuid)
        .bind(7, std::string_view(stored.detail))
        .bind(8, std::string_view(stored.chain))
        .run();
}

std::vector<StoredAuditEntry> SqlTransaction::audit(ParkId park, std::int64_t after,
                                                    std::int64_t limit)
{
    hold(park);
    SqlStatement statement =
        m_sql.prepare("SELECT number, at, event, officer, device, detail, chain FROM audit "
                      "WHERE park = ?1 AND number > ?2 ORDER BY number LIMIT ?3");
    statement.bind(1, park.uuid).bind(2, after).bind(3, limit);
    std::vector<StoredAuditEntry> entries;
    while (statement.step())
        entries.push_back({statement.integer(0), Instant{statement.integer(1)},
                           std::string(statement.text(2)), statement.id<OfficerId>(3),
                           statement.id<DeviceId>(4), std::string(statement.text(5)),
                           std::string(statement.text(6))});
    return entries;
}

std::int64_t SqlTransaction::newestAudit(ParkId park)
{
    hold(park);
    return counter(park, kCounter);
}

} // namespace wupan
