#include "server/store/store_tables.h"

#include <array>

namespace wupan {
namespace {

constexpr std::int64_t kRowsAtOnce = 500;

using Row = std::vector<SqlValue>;

/// The rows behind the one with the key of `last`, in the order of their keys.
std::vector<Row> rowsBehind(SqlConnection& connection, const StoreTable& table, const Row& last)
{
    std::string sql =
        "SELECT " + columnNames(table, table.columns.size()) + " FROM " + std::string(table.name);
    const std::string keys = columnNames(table, table.keys);
    if (!last.empty())
        sql += " WHERE (" + keys + ") > (" + parameters(table.keys) + ")";
    sql += " ORDER BY " + keys + " LIMIT " + std::to_string(kRowsAtOnce);
    SqlStatement statement = connection.prepare(sql);
    for (std::size_t i = 0; i < table.keys && !last.empty(); ++i)
        statement.bind(static_cast<int>(i) + 1, last[i]);
    std::vector<Row> rows;
    while (statement.step()) {
        Row row;
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            row.push_back(statement.value(static_cast<int>(i), table.columns[i].kind));
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

std::string columnNames(const StoreTable& table, std::size_t count)
{
    std::string names;
    for (std::size_t i = 0; i < count; ++i)
        names.append(i == 0 ? "" : ", ").append(table.columns[i].name);
    return names;
}

std::string parameters(std::size_t count)
{
    std::string text;
    for (std::size_t i = 1; i <= count; ++i)
        text.append(i == 1 ? "?" : ", ?").append(std::to_string(i));
    return text;
}

bool isEmpty(SqlConnection& connection, const StoreTable& table)
{
    return rowsBehind(connection, table, {}).empty();
}

void forEachRow(SqlConnection& connection, const StoreTable& table,
                const std::function<void(const Row&)>& visit)
{
    std::vector<Row> rows = rowsBehind(connection, table, {});
    while (!rows.empty()) {
        for (const Row& row : rows)
            visit(row);
        rows = rowsBehind(connection, table, Row(rows.back()));
    }
}

std::span<const StoreTable> storeTables()
{
    using enum SqlStatement::Kind;
    static const std::array kTables{
        StoreTable{"meta", 1, {{"key", text}, {"value", text}}},
        StoreTable{"counter", 2, {{"park", uuid}, {"name", text}, {"value", integer}}},
        StoreTable{"record",
                   1,
                   {{"id", uuid},
                    {"park", uuid},
                    {"type", text},
                    {"revision", integer},
                    {"position", integer},
                    {"document", text},
                    {"field_times", text}}},
        StoreTable{"record_key",
                   5,
                   {{"park", uuid}, {"type", text}, {"name", text}, {"value", text}, {"id", uuid}}},
        StoreTable{"history",
                   1,
                   {{"entry", integer},
                    {"park", uuid},
                    {"device", uuid},
                    {"sequence", integer},
                    {"chain", text},
                    {"author", uuid},
                    {"record_id", uuid},
                    {"change", text},
                    {"before", text},
                    {"outcome", text},
                    {"corrected_at", integer},
                    {"received_at", integer},
                    {"edit_id", uuid}}},
        StoreTable{"credential",
                   1,
                   {{"login", text}, {"park", uuid}, {"officer", uuid}, {"password_hash", text}}},
        StoreTable{"enrolment_code",
                   1,
                   {{"code_hash", text},
                    {"park", uuid},
                    {"officer", uuid},
                    {"expires_at", integer},
                    {"used_at", integer}}},
        StoreTable{"device",
                   1,
                   {{"id", uuid},
                    {"park", uuid},
                    {"name", text},
                    {"enrolled_at", integer},
                    {"revoked_at", integer},
                    {"continues", uuid},
                    {"officer", uuid},
                    {"last_contact_at", integer},
                    {"erase", integer},
                    {"told_at", integer},
                    {"app_version", text}}},
        StoreTable{"token",
                   1,
                   {{"token_hash", text},
                    {"kind", text},
                    {"family", uuid},
                    {"park", uuid},
                    {"officer", uuid},
                    {"device", uuid},
                    {"expires_at", integer},
                    {"spent_at", integer},
                    {"session_key", text}}},
        StoreTable{"upload",
                   1,
                   {{"id", uuid},
                    {"officer", uuid},
                    {"sha256", text},
                    {"length", integer},
                    {"expires_at", integer}}},
        StoreTable{"left_view",
                   4,
                   {{"park", uuid},
                    {"department", uuid},
                    {"position", integer},
                    {"id", uuid},
                    {"type", text},
                    {"at", integer}}},
        StoreTable{
            "rescue_key", 1, {{"public_key", blob}, {"secret_key", blob}, {"made_at", integer}}},
        StoreTable{"audit",
                   2,
                   {{"park", uuid},
                    {"number", integer},
                    {"at", integer},
                    {"event", text},
                    {"officer", uuid},
                    {"device", uuid},
                    {"detail", text},
                    {"chain", text}}},
        StoreTable{"issue_board",
                   1,
                   {{"id", uuid},
                    {"park", uuid},
                    {"state", text},
                    {"category", text},
                    {"urgency", text},
                    {"lead", uuid},
                    {"enterprise", uuid},
                    {"registered_by", uuid},
                    {"registered_at", integer},
                    {"list_rank", integer},
                    {"escalated", integer}}},
        StoreTable{"visit_list",
                   1,
                   {{"id", uuid},
                    {"park", uuid},
                    {"officer", uuid},
                    {"enterprise", uuid},
                    {"state", text},
                    {"happens_at", integer},
                    {"counted", integer},
                    {"lacks_summary", integer}}},
        StoreTable{"step_count",
                   6,
                   {{"park", uuid},
                    {"month", text},
                    {"department", uuid},
                    {"step", text},
                    {"in_time", integer},
                    {"grade", text},
                    {"count", integer}}},
        StoreTable{
            "notice",
            4,
            {{"park", uuid}, {"whom", text}, {"at", integer}, {"event", uuid}, {"author", uuid}}},
        StoreTable{"notice_seen", 2, {{"park", uuid}, {"officer", uuid}, {"up_to", integer}}},
        StoreTable{"issue_department",
                   2,
                   {{"id", uuid}, {"department", uuid}, {"awaited_since", integer}}},
        StoreTable{
            "page_session",
            1,
            {{"token_hash", text}, {"park", uuid}, {"officer", uuid}, {"expires_at", integer}}},
        StoreTable{"sign_in_failure", 1, {{"who", text}, {"count", integer}, {"since", integer}}},
        StoreTable{"checklist_source",
                   1,
                   {{"id", uuid},
                    {"park", uuid},
                    {"form_id", text},
                    {"version", text},
                    {"title", text},
                    {"kind", text},
                    {"digest", text},
                    {"content", blob},
                    {"xml", text},
                    {"sent_at", integer},
                    {"sent_by", uuid},
                    {"files", text}}},
        StoreTable{
            "search_text", 1, {{"id", uuid}, {"park", uuid}, {"type", text}, {"text", text}}},
    };
    return kTables;
}

} // namespace wupan
