#include "core/store/rescue_store.h"

#include "core/store/meta_store.h"

namespace wupan {

Status RescueStore::forEachEdit(const std::function<Status(const KeptEdit&)>& visit)
{
    Statement statement = m_database.prepare(
        "SELECT position, type, record_id, change, saved_at, author, answered_at FROM sent_change "
        "UNION ALL SELECT position, type, record_id, change, saved_at, NULL, NULL FROM outbox "
        "ORDER BY position");
    while (statement.step()) {
        KeptEdit edit;
        edit.type = statement.text(1);
        edit.recordId = statement.uuid(2);
        edit.text = statement.text(3);
        edit.savedAt = Instant{statement.integer(4)};
        edit.author = statement.id<OfficerId>(5);
        if (!statement.isNull(6))
            edit.answeredAt = Instant{statement.integer(6)};
        if (Status visited = visit(edit); !visited)
            return visited;
    }
    return done();
}

Status RescueStore::forEachEntry(const std::function<Status(const KeptEntry&)>& visit)
{
    Statement statement = m_database.prepare(
        "SELECT edit_id, type, record_id, change, outcome, reason, theirs, decision, at, "
        "  (SELECT s.author FROM sent_change AS s WHERE s.record_id = a.record_id AND "
        "   json_valid(s.change) AND json_extract(s.change, '$.editId') = a.edit_id LIMIT 1) "
        "FROM attention AS a ORDER BY entry");
    while (statement.step()) {
        KeptEntry entry;
        entry.editId = statement.text(0);
        entry.type = statement.text(1);
        entry.recordId = statement.uuid(2);
        entry.text = statement.text(3);
        entry.outcome = statement.text(4);
        entry.reason = statement.text(5);
        entry.theirs = statement.text(6);
        entry.decision = statement.text(7);
        entry.at = Instant{statement.integer(8)};
        entry.author = statement.id<OfficerId>(9);
        if (Status visited = visit(entry); !visited)
            return visited;
    }
    return done();
}

std::vector<FileUpload> RescueStore::files()
{
    Statement statement =
        m_database.prepare("SELECT sha256, size_bytes, media_type, upload_url, sent_bytes "
                           "FROM file_upload WHERE received = 0 ORDER BY added_at, sha256");
    std::vector<FileUpload> files;
    while (statement.step())
        files.push_back({std::string(statement.text(0)), statement.integer(1),
                         std::string(statement.text(2)), std::string(statement.text(3)),
                         statement.integer(4)});
    return files;
}

RescueStore::Counts RescueStore::counts()
{
    Statement statement = m_database.prepare(
        "SELECT (SELECT count(*) FROM outbox), (SELECT count(*) FROM sent_change), "
        "(SELECT count(*) FROM attention), (SELECT count(*) FROM attention WHERE decision = '')");
    statement.step();
    return {statement.integer(0), statement.integer(1), statement.integer(2), statement.integer(3)};
}

std::optional<Instant> RescueStore::waitingSince()
{
    Statement statement = m_database.prepare("SELECT min(saved_at) FROM outbox");
    statement.step();
    return statement.isNull(0) ? std::nullopt : std::optional(Instant{statement.integer(0)});
}

bool RescueStore::hasUnsealed()
{
    Statement statement = m_database.prepare(
        "SELECT EXISTS (SELECT 1 FROM outbox WHERE sequence IS NULL AND position > ?1)");
    statement.bind(1, MetaStore(m_database).integer(MetaKey::rescuedUpTo));
    statement.step();
    return statement.integer(0) != 0;
}

void RescueStore::keepApart()
{
    Statement statement = m_database.prepare("SELECT coalesce(max(position), 0) FROM outbox");
    statement.step();
    MetaStore(m_database).set(MetaKey::rescuedUpTo, statement.integer(0));
}

} // namespace wupan
