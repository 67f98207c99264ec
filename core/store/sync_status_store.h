#pragma once

#include "core/store/database.h"
#include "core/sync/messages.h"

#include <string>
#include <vector>

namespace wupan {

/// One edit on its way, as the sync page lists it.
struct PendingRow
{
    RecordType type = RecordType::visit;
    Uuid recordId;
    ChangeKind kind = ChangeKind::update;
    std::string title; ///< enterprise of a visit, title of an issue, …
    Instant savedAt;
};

/// Of files that headquarters will take. One whose record was refused waits for somebody's
/// decision.
struct PendingFiles
{
    std::int64_t files = 0; ///< a photo and its thumbnail are one
    std::int64_t bytes = 0; ///< of photos and thumbnails
    std::int64_t sentBytes = 0;
};

struct SyncLogRow
{
    Instant at;
    std::int64_t sent = 0;     ///< changes
    std::int64_t received = 0; ///< records
    std::int64_t roundTrips = 0;
    std::int64_t bytes = 0;
    std::int64_t durationMs = 0;
    std::string error; ///< name of the ErrorCode; empty = went well
};

struct AttentionRow
{
    std::int64_t entry = 0;
    RecordType type = RecordType::visit;
    Uuid recordId;
    std::string title;
    Outcome outcome = Outcome::refused;
    std::string reason;
    Instant at;
};

/// What the sync page shows. Throws SqliteError.
class SyncStatusStore
{
public:
    explicit SyncStatusStore(Database& database)
        : m_database(database)
    {}

    [[nodiscard]] std::int64_t pendingCount();
    [[nodiscard]] std::vector<PendingRow> pending(std::int64_t limit);
    [[nodiscard]] PendingFiles pendingFiles();
    [[nodiscard]] std::vector<SyncLogRow> log(std::int64_t limit);
    /// The newest 200 are kept. REQUIRES: a writer.
    void addLog(const SyncLogRow& row);
    /// Those that nobody decided yet, the newest first.
    [[nodiscard]] std::vector<AttentionRow> attention();

private:
    Database& m_database;
};

} // namespace wupan
