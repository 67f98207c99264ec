#include "core/store/checklist_file_store.h"

namespace wupan {

std::vector<ChecklistFile> ChecklistFileStore::lacking()
{
    Statement statement = m_database.prepare(
        "SELECT file.value FROM checklist AS c, json_each(c.files) AS file "
        "WHERE (c.active = 1 OR EXISTS (SELECT 1 FROM visit AS v WHERE v.checklist_id = c.id)) "
        "AND NOT EXISTS (SELECT 1 FROM file_upload AS f "
        "  WHERE f.sha256 = json_extract(file.value, '$.sha256')) "
        "GROUP BY json_extract(file.value, '$.sha256') "
        "ORDER BY json_extract(file.value, '$.sizeBytes')");
    std::vector<ChecklistFile> files;
    while (statement.step()) {
        ChecklistFile file;
        MemberCodec<ChecklistFile>::read(json::parse(statement.text(0)), file);
        files.push_back(std::move(file));
    }
    return files;
}

} // namespace wupan
