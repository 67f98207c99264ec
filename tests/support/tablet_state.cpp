#include "tests/support/tablet_state.h"

#include "core/base/hash.h"
#include "core/store/outbox_store.h"
#include "core/store/record_store.h"
#include "core/sync/apply_change.h"

#include <fstream>
#include <sstream>

namespace wupan::test {
namespace {

std::vector<std::string> texts(Database& database, const std::string& sql)
{
    std::vector<std::string> out;
    Statement statement = database.prepare(sql);
    while (statement.step())
        out.emplace_back(statement.text(0));
    return out;
}

std::string rowsOf(Database& database, const std::string& table)
{
    std::string columns;
    for (const std::string& column :
         texts(database, "SELECT name FROM pragma_table_info('" + table + "')"))
        columns.append(columns.empty() ? "quote(" : " || ',' || quote(").append(column).append(")");
    std::string out;
    const std::string only = table == "meta" ? " WHERE key <> 'tracesToRemove'" : "";
    const std::string select =
        "SELECT " + columns + " AS line FROM " + table + only + " ORDER BY line";
    for (const std::string& row : texts(database, select))
        out.append(table).append(": ").append(row).append("\n");
    return out;
}

Document expectedRow(Tablet& tablet, const Uuid& id, std::optional<Document> row)
{
    for (const Change& edit : OutboxStore(tablet.database()).editsOf(id))
        row = applyChange(row ? &*row : nullptr, {}, edit,
                          {tablet.actor(), edit.deviceAt, tablet.rules()})
                  .document;
    return row.value_or(Document{});
}

std::string brokenLaw(Tablet& tablet)
{
    Database& database = tablet.database();
    if (!texts(database, "SELECT hex(record_id) FROM outbox "
                         "EXCEPT SELECT hex(record_id) FROM base_record")
             .empty())
        return "an edit without the row below it";
    if (!texts(database, "SELECT hex(record_id) FROM base_record "
                         "EXCEPT SELECT hex(record_id) FROM outbox")
             .empty())
        return "a row below no edit";
    std::vector<Uuid> edited;
    {
        Statement statement = database.prepare("SELECT record_id FROM base_record");
        while (statement.step())
            edited.push_back(statement.uuid(0));
    }
    for (const Uuid& id : edited) {
        const auto base = OutboxStore(database).base(id).value();
        const auto row = RecordStore(database).read(base.type, id);
        if (!row || *row != expectedRow(tablet, id, base.document))
            return "a row that is not headquarters' with the edits on top";
    }
    return {};
}

std::string missingFile(Tablet& tablet)
{
    for (const std::string& sha256 :
         texts(tablet.database(),
               "SELECT sha256 FROM attachment UNION SELECT thumbnail_sha256 FROM attachment "
               "WHERE thumbnail_sha256 IS NOT NULL UNION SELECT sha256 FROM file_upload")) {
        std::ostringstream bytes;
        bytes << std::ifstream(tablet.filesFolder() / sha256, std::ios::binary).rdbuf();
        if (sha256Hex(bytes.str()) != sha256)
            return "a row without its file";
    }
    return {};
}

} // namespace

std::vector<std::string> keptEdits(Database& database)
{
    return texts(database, "SELECT json_extract(change, '$.editId') AS id FROM outbox UNION "
                           "SELECT json_extract(change, '$.editId') FROM sent_change UNION "
                           "SELECT edit_id FROM attention ORDER BY id");
}

std::string contentOf(Database& database)
{
    std::string out = "version " + std::to_string(database.userVersion()) + "\n";
    for (const std::string& table :
         texts(database, "SELECT name FROM pragma_table_list WHERE schema = 'main' "
                         "AND type = 'table' AND name NOT IN ('sync_log', 'sqlite_schema') "
                         "ORDER BY name"))
        out += rowsOf(database, table);
    return out;
}

std::string brokenPromise(Tablet& tablet)
{
    Database& database = tablet.database();
    if (texts(database, "PRAGMA integrity_check") != std::vector<std::string>{"ok"})
        return "integrity_check";
    if (!texts(database, "PRAGMA foreign_key_check").empty())
        return "foreign_key_check";
    for (const char* index : {"enterprise_search", "issue_search"})
        database.execute("INSERT INTO " + std::string(index) + "(" + index +
                         ") VALUES ('integrity-check')");
    if (std::string broken = brokenLaw(tablet); !broken.empty())
        return broken;
    return missingFile(tablet);
}

} // namespace wupan::test
