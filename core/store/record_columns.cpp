#include "core/store/record_columns.h"

#include "core/model/field_value.h"
#include "core/model/issue.h"
#include "core/store/issue_store.h"
#include "core/sync/planted_bug.h"

namespace wupan {
namespace {

constexpr std::size_t kRevision = 0;

bool holds(ColumnSet columns, std::size_t column)
{
    return (columns >> column & 1U) != 0;
}

/// ?1 is the id.
std::string parameter(std::size_t column)
{
    return "?" + std::to_string(column + 2);
}

int index(std::size_t column)
{
    return static_cast<int>(column) + 2;
}

bool isOpen(const Document& issue)
{
    return textAt(issue, "state") != word(IssueState::closed);
}

/// What stands in a field's column; null = NULL.
const json::value* columnValue(const Document& document, const FieldSpec& field)
{
    const json::value* value = document.if_contains(field.name);
    return value != nullptr && !value->is_null() && fits(field.kind, *value) ? value : nullptr;
}

bool same(const json::value* one, const json::value* other)
{
    return one == nullptr || other == nullptr ? one == other : *one == *other;
}

/// False when the value does not fit the column. `text` keeps what is bound alive.
bool bindField(Statement& statement, int index, FieldKind kind, const json::value& value,
               std::string& text)
{
    if (kind == FieldKind::id) {
        const auto id = value.is_string() ? Uuid::parse(value.get_string()) : std::nullopt;
        if (id)
            statement.bind(index, *id);
        return id.has_value();
    }
    if (!fits(kind, value))
        return false;
    switch (kind) {
    case FieldKind::text:
        statement.bind(index, std::string_view(value.get_string()));
        break;
    case FieldKind::integer:
    case FieldKind::instant:
        statement.bind(index, value.get_int64());
        break;
    case FieldKind::real:
        statement.bind(index, value.to_number<double>());
        break;
    case FieldKind::boolean:
        statement.bind(index, std::int64_t{value.get_bool() ? 1 : 0});
        break;
    case FieldKind::json:
        text = json::serialize(value);
        statement.bind(index, std::string_view(text));
        break;
    case FieldKind::id:
        break;
    }
    return true;
}

json::value readField(const Statement& row, int column, FieldKind kind)
{
    switch (kind) {
    case FieldKind::text:
        return json::string(row.text(column));
    case FieldKind::integer:
    case FieldKind::instant:
        return row.integer(column);
    case FieldKind::real:
        return row.real(column);
    case FieldKind::boolean:
        return row.integer(column) != 0;
    case FieldKind::id:
        return json::string(row.uuid(column).text());
    case FieldKind::json:
        return json::parse(row.text(column));
    }
    return nullptr;
}

} // namespace

const RecordColumns& RecordColumns::of(RecordType type)
{
    static const std::vector<RecordColumns> kColumns(catalog().begin(), catalog().end());
    return kColumns.at(static_cast<std::size_t>(type));
}

RecordColumns::RecordColumns(const RecordSpec& spec)
    : m_spec(spec)
    , m_names{"revision"}
{
    for (const FieldSpec& field : spec.fields)
        m_names.push_back(field.column);
    m_names.emplace_back("extra");
    std::string select = "SELECT rowid, id";
    for (const std::string& name : m_names)
        select += ", " + name;
    select += " FROM " + spec.table;
    m_selectAll = select + " ORDER BY id";
    m_selectOne = select + " WHERE id = ?1";

    if (isIssue()) {
        m_names.emplace_back("list_rank");
        m_names.emplace_back("is_open");
    }
    std::string values = "?1";
    m_insert = "INSERT INTO " + spec.table + " (id";
    for (std::size_t column = 0; column < m_names.size(); ++column) {
        m_insert += ", " + m_names[column];
        values += ", " + parameter(column);
    }
    m_insert += ") VALUES (" + values + ") ON CONFLICT(id) DO NOTHING";
}

std::string RecordColumns::update(ColumnSet columns) const
{
    std::string sql;
    for (std::size_t column = 0; column < m_names.size(); ++column)
        if (holds(columns, column))
            sql += (sql.empty() ? "" : ", ") + m_names[column] + " = " + parameter(column);
    return "UPDATE " + m_spec.table + " SET " + sql + " WHERE id = ?1";
}

ColumnSet RecordColumns::changed(const Document& before, const Document& after) const
{
    ColumnSet set = 0;
    const auto note = [&set](std::size_t column, bool isSame) {
        set |= isSame ? ColumnSet{0} : ColumnSet{1} << column;
    };
    note(kRevision, integerAt(before, "revision") == integerAt(after, "revision"));
    for (std::size_t i = 0; i < m_spec.fields.size(); ++i)
        note(i + 1,
             same(columnValue(before, m_spec.fields[i]), columnValue(after, m_spec.fields[i])));
    note(extraColumn(), extraText(before) == extraText(after));
    if (isIssue()) {
        note(extraColumn() + 1, listRank(before) == listRank(after));
        note(extraColumn() + 2, isOpen(before) == isOpen(after));
    }
    return set;
}

Document RecordColumns::read(const Statement& row) const
{
    Document document;
    document.reserve(m_spec.fields.size() + 2);
    document["id"] = row.uuid(1).text();
    document["revision"] = row.integer(2);
    int column = 3;
    for (const FieldSpec& field : m_spec.fields) {
        if (!row.isNull(column))
            document[field.name] = readField(row, column, field.kind);
        ++column;
    }
    if (!row.isNull(column)) {
        const json::value extra = json::parse(row.text(column));
        for (const auto& [key, value] : extra.get_object())
            document[key] = value;
    }
    return document;
}

bool RecordColumns::write(Database& database, const std::string& sql, ColumnSet columns,
                          const Document& document, const Uuid& id) const
{
    std::vector<std::string> texts(m_spec.fields.size() + 1); // bound: must outlive the run
    Statement statement = database.prepare(sql);
    statement.bind(1, id);
    if (holds(columns, kRevision))
        statement.bind(index(kRevision), integerAt(document, "revision"));
    std::size_t fitting = document.contains("revision") ? 2 : 1; // it and the id
    for (std::size_t i = 0; i < m_spec.fields.size(); ++i) {
        if (!holds(columns, i + 1))
            continue;
        const FieldSpec& field = m_spec.fields[i];
        const json::value* value = document.if_contains(field.name);
        if (value != nullptr &&
            (value->is_null() || bindField(statement, index(i + 1), field.kind, *value, texts[i])))
            ++fitting;
    }
    if (holds(columns, extraColumn()) && fitting < document.size()) {
        texts.back() = extraText(document);
        if (!texts.back().empty())
            statement.bind(index(extraColumn()), std::string_view(texts.back()));
    }
    if (isIssue() && holds(columns, extraColumn() + 1))
        statement.bind(index(extraColumn() + 1), listRank(document));
    if (isIssue() && holds(columns, extraColumn() + 2))
        statement.bind(index(extraColumn() + 2), std::int64_t{isOpen(document) ? 1 : 0});
    statement.run();
    return database.changes() > 0;
}

/// The fields that have no column, or whose values do not fit theirs; empty = there are none.
std::string RecordColumns::extraText(const Document& document) const
{
    if (planted(PlantedBug::unknownFieldsDropped))
        return {};
    json::object extra;
    for (const auto& [key, value] : document) {
        const FieldSpec* field = m_spec.field(key);
        const bool ours = key == "id" || key == "revision" ||
                          (field != nullptr && (value.is_null() || fits(field->kind, value)));
        if (!ours)
            extra[key] = value;
    }
    return extra.empty() ? std::string() : json::serialize(extra);
}

} // namespace wupan
