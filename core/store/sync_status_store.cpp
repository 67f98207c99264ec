#include "core/store/sync_status_store.h"

#include "core/store/record_store.h"

namespace wupan {
namespace {

// As many runs as the sync page could ever list.
constexpr std::int64_t kKeptLogRows = 200;

/// What a person calls the record: an enterprise's name, an issue's title.
std::string titleOf(Database& database, RecordType type, const Uuid& id)
{
    RecordStore records(database);
    const auto document = records.read(type, id);
    if (!document)
        return {};
    const auto enterpriseName = [&](std::string_view enterpriseId) -> std::string {
        const auto uuid = Uuid::parse(enterpriseId);
        const auto enterprise = uuid ? records.read(RecordType::enterprise, *uuid) : std::nullopt;
        return enterprise ? std::string(textAt(*enterprise, "name")) : std::string();
    };
    switch (type) {
    case RecordType::visit:
        return enterpriseName(textAt(*document, "enterpriseId"));
    case RecordType::issue:
        return std::string(textAt(*document, "title"));
    case RecordType::attachment: {
        const auto ownerType = parseWord<RecordType>(textAt(*document, "ownerType"));
        const auto owner = Uuid::parse(textAt(*document, "ownerId"));
        const bool nested = ownerType == RecordType::attachment;
        return ownerType && owner && !nested ? titleOf(database, *ownerType, *owner)
                                             : std::string();
    }
    default:
        return std::string(textAt(*document, "name"));
    }
}

} // namespace

std::int64_t SyncStatusStore::pendingCount()
{
    Statement statement = m_database.prepare("SELECT count(*) FROM outbox");
    statement.step();
    return statement.integer(0);
}

std::vector<PendingRow> SyncStatusStore::pending(std::int64_t limit)
{
    std::vector<PendingRow> rows;
    {
        Statement statement = m_database.prepare(
            "SELECT type, record_id, kind, saved_at FROM outbox ORDER BY position DESC LIMIT ?1");
        statement.bind(1, limit);
        while (statement.step()) {
            PendingRow row;
            row.type = parseWord<RecordType>(statement.text(0)).value_or(RecordType::visit);
            row.recordId = statement.uuid(1);
            row.kind = parseWord<ChangeKind>(statement.text(2)).value_or(ChangeKind::update);
            row.savedAt = Instant{statement.integer(3)};
            rows.push_back(std::move(row));
        }
    }
    for (PendingRow& row : rows)
        row.title = titleOf(m_database, row.type, row.recordId);
    return rows;
}

PendingFiles SyncStatusStore::pendingFiles()
{
    Statement statement = m_database.prepare(
        "SELECT count(*) FILTER (WHERE is_thumbnail = 0 OR NOT EXISTS ("
        "    SELECT 1 FROM attachment AS a JOIN file_upload AS photo ON photo.sha256 = a.sha256 "
        "    WHERE a.thumbnail_sha256 = f.sha256 AND photo.received = 0)), "
        "  coalesce(sum(size_bytes), 0), coalesce(sum(sent_bytes), 0) "
        "FROM file_upload AS f WHERE received = 0 AND (record_left = 1 OR EXISTS ("
        "  SELECT 1 FROM attachment AS a "
        "  WHERE a.sha256 = f.sha256 OR a.thumbnail_sha256 = f.sha256))");
    statement.step();
    return {statement.integer(0), statement.integer(1), statement.integer(2)};
}

std::vector<SyncLogRow> SyncStatusStore::log(std::int64_t limit)
{
    Statement statement = m_database.prepare(
        "SELECT at, sent, received, round_trips, bytes, duration_ms, error FROM sync_log "
        "ORDER BY at DESC LIMIT ?1");
    statement.bind(1, limit);
    std::vector<SyncLogRow> rows;
    while (statement.step())
        rows.push_back({Instant{statement.integer(0)}, statement.integer(1), statement.integer(2),
                        statement.integer(3), statement.integer(4), statement.integer(5),
                        std::string(statement.text(6))});
    return rows;
}

void SyncStatusStore::addLog(const SyncLogRow& row)
{
    m_database
        .prepare(
            "INSERT INTO sync_log (at, sent, received, round_trips, bytes, duration_ms, error) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT(at) DO UPDATE SET sent = ?2, "
            "received = ?3, round_trips = ?4, bytes = ?5, duration_ms = ?6, error = ?7")
        .bind(1, row.at.ms)
        .bind(2, row.sent)
        .bind(3, row.received)
        .bind(4, row.roundTrips)
        .bind(5, row.bytes)
        .bind(6, row.durationMs)
        .bind(7, std::string_view(row.error))
        .run();
    m_database
        .prepare("DELETE FROM sync_log WHERE at < (SELECT at FROM sync_log ORDER BY at DESC "
                 "LIMIT 1 OFFSET ?1)")
        .bind(1, kKeptLogRows - 1)
        .run();
}

std::vector<AttentionRow> SyncStatusStore::attention()
{
    std::vector<AttentionRow> rows;
    {
        Statement statement =
            m_database.prepare("SELECT entry, type, record_id, outcome, reason, at FROM attention "
                               "WHERE decision = '' ORDER BY at DESC, entry DESC");
        while (statement.step()) {
            AttentionRow row;
            row.entry = statement.integer(0);
            row.type = parseWord<RecordType>(statement.text(1)).value_or(RecordType::visit);
            row.recordId = statement.uuid(2);
            row.outcome = parseWord<Outcome>(statement.text(3)).value_or(Outcome::refused);
            row.reason = statement.text(4);
            row.at = Instant{statement.integer(5)};
            rows.push_back(std::move(row));
        }
    }
    for (AttentionRow& row : rows)
        row.title = titleOf(m_database, row.type, row.recordId);
    return rows;
}

} // namespace wupan
