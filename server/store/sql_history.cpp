#include "server/store/sql_transaction.h"

// The part of SqlTransaction that deals with the edits that arrived.
namespace wupan {
namespace {

constexpr std::string_view kHistoryColumns =
    "SELECT device, park, author, change, outcome, chain, corrected_at, received_at FROM history ";

std::optional<HistoryEntry> readEntry(SqlStatement& statement)
{
    if (!statement.step())
        return std::nullopt;
    HistoryEntry entry;
    entry.device = statement.id<DeviceId>(0);
    entry.park = statement.id<ParkId>(1);
    entry.author = statement.id<OfficerId>(2);
    if (auto change = parseChange(json::parse(statement.text(3)).as_object()))
        entry.change = std::move(*change);
    if (auto outcome = parseOutcome(json::parse(statement.text(4)).as_object()))
        entry.outcome = std::move(*outcome);
    entry.change.chain = statement.text(5);
    entry.correctedAt = Instant{statement.integer(6)};
    entry.receivedAt = Instant{statement.integer(7)};
    return entry;
}

} // namespace

std::optional<HistoryEntry> SqlTransaction::history(DeviceId device, std::int64_t sequence)
{
    holdParkOf("device WHERE id = ?1", device);
    SqlStatement statement =
        m_sql.prepare(std::string(kHistoryColumns) + "WHERE device = ?1 AND sequence = ?2");
    statement.bind(1, device).bind(2, sequence);
    return readEntry(statement);
}

std::optional<HistoryEntry> SqlTransaction::historyOfEdit(ParkId park, EditId edit)
{
    hold(park);
    SqlStatement statement = m_sql.prepare(
        std::string(kHistoryColumns) + "WHERE park = ?1 AND edit_id = ?2 ORDER BY entry LIMIT 1");
    statement.bind(1, park).bind(2, edit);
    return readEntry(statement);
}

std::vector<HistoryEntry> SqlTransaction::historyOf(ParkId park, const Uuid& record)
{
    hold(park);
    SqlStatement statement = m_sql.prepare(std::string(kHistoryColumns) +
                                           "WHERE record_id = ?1 AND park = ?2 ORDER BY entry");
    statement.bind(1, record).bind(2, park);
    std::vector<HistoryEntry> entries;
    while (auto entry = readEntry(statement))
        entries.push_back(std::move(*entry));
    return entries;
}

DevicePast SqlTransaction::past(DeviceId device)
{
    holdParkOf("device WHERE id = ?1", device);
    SqlStatement statement = m_sql.prepare(
        "SELECT sequence, chain FROM history WHERE device = ?1 ORDER BY sequence DESC LIMIT 1");
    statement.bind(1, device);
    return statement.step() ? DevicePast{statement.integer(0), std::string(statement.text(1))}
                            : DevicePast{};
}

void SqlTransaction::addHistory(const HistoryEntry& entry)
{
    hold(entry.park);
    const std::string change = json::serialize(toJson(entry.change));
    const std::string before = entry.before.empty() ? "" : json::serialize(entry.before);
    const std::string outcome = json::serialize(toJson(entry.outcome));
    m_sql
        .prepare("INSERT INTO history (park, device, sequence, chain, author, record_id, change, "
                 "before, outcome, corrected_at, received_at, edit_id) "
                 "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)")
        .bind(1, entry.park)
        .bind(2, entry.device.uuid) // nil: headquarters itself
        .bind(3, entry.change.sequence)
        .bind(4, std::string_view(entry.change.chain))
        .bind(5, entry.author.uuid)
        .bind(6, entry.change.recordId)
        .bind(7, std::string_view(change))
        .bind(8, std::string_view(before))
        .bind(9, std::string_view(outcome))
        .bind(10, entry.correctedAt.ms)
        .bind(11, entry.receivedAt.ms)
        .bind(12, entry.change.editId)
        .run();
}

} // namespace wupan
