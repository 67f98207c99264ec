#pragma once

#include "core/store/outbox_store.h"

namespace wupan {

/// What came so far of a complete view that headquarters is sending. Throws SqliteError. Writing
/// REQUIRES a transaction.
class SnapshotStore
{
public:
    explicit SnapshotStore(Database& database)
        : m_database(database)
    {}

    void clear();
    void see(const Uuid& record);
    /// Whether any row here came from headquarters.
    [[nodiscard]] bool anythingFromHeadquarters();
    /// Records that headquarters once had and that were not seen: rows here, and rows under edits.
    [[nodiscard]] std::vector<RecordKey> unseen();

private:
    Database& m_database;
};

} // namespace wupan
