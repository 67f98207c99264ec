#include "core/store/attachment_store.h"

#include "core/store/record_store.h"

namespace wupan {
namespace {

std::vector<AttachmentRow> readRows(Database& database, const Uuid& owner, const std::string* path)
{
    struct Line
    {
        Uuid id;
        AttachmentRow row;
    };
    std::vector<Line> lines;
    {
        Statement statement = database.prepare(
            "SELECT a.id, coalesce(f.sent_bytes, 0), "
            "  a.received_at IS NOT NULL OR coalesce(f.received, 0), f.sha256 IS NOT NULL, "
            "  t.sha256 IS NOT NULL, coalesce(f.damaged, 0) "
            "FROM attachment AS a LEFT JOIN file_upload AS f ON f.sha256 = a.sha256 "
            "  LEFT JOIN file_upload AS t ON t.sha256 = a.thumbnail_sha256 "
            "WHERE a.owner_id = ?1 AND (?2 IS NULL OR a.question_path = ?2) "
            "ORDER BY a.taken_at, a.id");
        const std::string ownerText = owner.text();
        statement.bind(1, std::string_view(ownerText));
        if (path != nullptr)
            statement.bind(2, std::string_view(*path));
        while (statement.step()) {
            Line line;
            line.id = statement.uuid(0);
            line.row.sentBytes = statement.integer(1);
            line.row.received = statement.integer(2) != 0;
            line.row.onThisTablet = statement.integer(3) != 0;
            line.row.thumbnailOnThisTablet = statement.integer(4) != 0;
            line.row.damaged = statement.integer(5) != 0;
            lines.push_back(std::move(line));
        }
    }
    RecordStore records(database);
    std::vector<AttachmentRow> rows;
    for (Line& line : lines) {
        if (auto attachment = records.load<Attachment>(AttachmentId{line.id}))
            line.row.attachment = std::move(*attachment);
        rows.push_back(std::move(line.row));
    }
    return rows;
}

} // namespace

std::vector<AttachmentRow> AttachmentStore::ofOwner(const Uuid& owner)
{
    return readRows(m_database, owner, nullptr);
}

std::vector<AttachmentRow> AttachmentStore::ofQuestion(VisitId visit, const std::string& path)
{
    return readRows(m_database, visit.uuid, &path);
}

} // namespace wupan
