#include "server/store/sql_transaction.h"

// The part of SqlTransaction that deals with what checklists were made from.
namespace wupan {
namespace {

constexpr std::string_view kColumns =
    "SELECT id, park, form_id, version, title, sent_at, sent_by, content FROM checklist_source ";

ChecklistSource readSource(SqlStatement& row)
{
    ChecklistSource source;
    source.id = row.id<ChecklistId>(0);
    source.park = row.id<ParkId>(1);
    source.formId = row.text(2);
    source.version = row.text(3);
    source.title = row.text(4);
    source.sentAt = Instant{row.integer(5)};
    source.sentBy = row.id<OfficerId>(6);
    source.content = row.blob(7);
    return source;
}

} // namespace

std::vector<ChecklistSource> SqlTransaction::checklistSources(ParkId park)
{
    hold(park);
    SqlStatement statement =
        m_sql.prepare(std::string(kColumns) + "WHERE park = ?1 ORDER BY id DESC");
    statement.bind(1, park);
    std::vector<ChecklistSource> sources;
    while (statement.step())
        sources.push_back(readSource(statement));
    return sources;
}

std::optional<ChecklistSource> SqlTransaction::checklistSource(ParkId park, ChecklistId id)
{
    hold(park);
    SqlStatement statement =
        m_sql.prepare(std::string(kColumns) + "WHERE id = ?1 AND park = ?2");
    statement.bind(1, id).bind(2, park);
    return statement.step() ? std::optional(readSource(statement)) : std::nullopt;
}

void SqlTransaction::putChecklistSource(const ChecklistSource& source)
{
    hold(source.park);
    m_sql
        .prepare("INSERT INTO checklist_source (id, park, form_id, version, title, content, "
                 "sent_at, sent_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
        .bind(1, source.id)
        .bind(2, source.park)
        .bind(3, std::string_view(source.formId))
        .bind(4, std::string_view(source.version))
        .bind(5, std::string_view(source.title))
        .bindBlob(6, source.content)
        .bind(7, source.sentAt.ms)
        .bind(8, source.sentBy)
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
