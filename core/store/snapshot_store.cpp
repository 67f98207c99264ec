#include "core/store/snapshot_store.h"

#include "core/model/catalog.h"

namespace wupan {

void SnapshotStore::clear()
{
    m_database.execute("DELETE FROM snapshot_seen");
}

void SnapshotStore::see(const Uuid& record)
{
    m_database.prepare("INSERT INTO snapshot_seen (record_id) VALUES (?1) ON CONFLICT DO NOTHING")
        .bind(1, record)
        .run();
}

bool SnapshotStore::anythingFromHeadquarters()
{
    for (const RecordSpec& spec : catalog()) {
        // Sign-in brings the park and the person themselves.
        if (spec.type == RecordType::park || spec.type == RecordType::officer)
            continue;
        Statement statement =
            m_database.prepare("SELECT 1 FROM " + spec.table + " WHERE revision > 0 LIMIT 1");
        if (statement.step())
            return true;
    }
    return false;
}

std::vector<RecordKey> SnapshotStore::unseen()
{
    std::vector<RecordKey> records;
    for (const RecordSpec& spec : catalog()) {
        Statement statement = m_database.prepare(
            "SELECT id FROM " + spec.table +
            " WHERE revision > 0 AND id NOT IN (SELECT record_id FROM snapshot_seen)");
        while (statement.step())
            records.push_back({spec.type, statement.uuid(0)});
    }
    return records;
}

} // namespace wupan
