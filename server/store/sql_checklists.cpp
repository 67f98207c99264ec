#include "server/store/sql_transaction.h"

// The part of SqlTransaction that deals with what checklists were made from.
namespace wupan {
namespace {

constexpr std::string_view kHead =
    "id, park, form_id, version, title, kind, digest, sent_at, sent_by";

ChecklistSource readHead(SqlStatement& row)
{
    ChecklistSource source;
    source.id = row.id<ChecklistId>(0);
    source.park = row.id<ParkId>(1);
    source.formId = row.text(2);
    source.version = row.text(3);
    source.title = row.text(4);
    source.kind = row.text(5);
    source.digest = row.text(6);
    source.sentAt = Instant{row.integer(7)};
    source.sentBy = row.id<OfficerId>(8);
    return source;
}

} // namespace

std::vector<ChecklistSource> SqlTransaction::checklistSources(ParkId park)
{
    hold(park);
    SqlStatement statement =
        m_sql.prepare("SELECT " + std::string(kHead) +
                      " FROM checklist_source WHERE park = ?1 ORDER BY sent_at DESC, id DESC");
    statement.bind(1, park);
    std::vector<ChecklistSource> sources;
    while (statement.step())
        sources.push_back(readHead(statement));
    return sources;
}

std::optional<ChecklistSource> SqlTransaction::checklistSource(ParkId park, ChecklistId id)
{
    hold(park);
    SqlStatement statement =
        m_sql.prepare("SELECT " + std::string(kHead) +
                      ", content, xml, files FROM checklist_source WHERE id = ?1 AND park = ?2");
    statement.bind(1, id).bind(2, park);
    if (!statement.step())
        return std::nullopt;
    ChecklistSource source = readHead(statement);
    source.content = statement.blob(9);
    source.xml = statement.text(10);
    MemberCodec<std::vector<ChecklistFile>>::read(json::parse(statement.text(11)), source.files);
    return source;
}

void SqlTransaction::putChecklistSource(const ChecklistSource& source)
{
    hold(source.park);
    const json::value files = MemberCodec<std::vector<ChecklistFile>>::write(source.files);
    const std::string filesText = files.is_null() ? "[]" : json::serialize(files);
    m_sql
        .prepare("INSERT INTO checklist_source (" + std::string(kHead) +
                 ", content, xml, files) "
                 "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)")
        .bind(1, source.id)
        .bind(2, source.park)
        .bind(3, std::string_view(source.formId))
        .bind(4, std::string_view(source.version))
        .bind(5, std::string_view(source.title))
        .bind(6, std::string_view(source.kind))
        .bind(7, std::string_view(source.digest))
        .bind(8, source.sentAt.ms)
        .bind(9, source.sentBy)
        .bindBlob(10, source.content)
        .bind(11, std::string_view(source.xml))
        .bind(12, std::string_view(filesText))
        .run();
}

void SqlTransaction::removeChecklistSource(ParkId park, ChecklistId id)
{
    hold(park);
    m_sql.prepare("DELETE FROM checklist_source WHERE id = ?1 AND park = ?2")
        .bind(1, id)
        .bind(2, park)
        .run();
}

} // namespace wupan
