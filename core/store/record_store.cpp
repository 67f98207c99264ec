#include "core/store/record_store.h"

#include "core/model/field_value.h"
#include "core/model/issue.h"
#include "core/store/issue_store.h"

#include <array>

namespace wupan {
namespace {

/// The SQL texts of one record type, made once from its catalog entry.
struct TypeSql
{
    std::string select; ///< columns: rowid, id, revision, fields…, extra
    std::string insert; ///< 1 id, 2 revision, 3… fields, then extra (, list_rank, is_open)
    std::string update; ///< the same numbers
    std::string erase;
    std::string count;
    std::string find; ///< id → rowid
};

bool isIssue(const RecordSpec& spec)
{
    return spec.type == RecordType::issue;
}

TypeSql sqlFor(const RecordSpec& spec)
{
    std::vector<std::string> columns{"id", "revision"};
    for (const FieldSpec& field : spec.fields)
        columns.push_back(field.column);
    columns.emplace_back("extra");
    std::string list;
    for (const std::string& column : columns)
        list += (list.empty() ? "" : ", ") + column;
    TypeSql sql;
    sql.select = "SELECT rowid, " + list + " FROM " + spec.table;

    if (isIssue(spec)) {
        columns.emplace_back("list_rank");
        columns.emplace_back("is_open");
        list += ", list_rank, is_open";
    }
    std::string values;
    std::string assignments;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string parameter = "?" + std::to_string(i + 1);
        values += (i == 0 ? "" : ", ") + parameter;
        if (i > 0)
            assignments += (i == 1 ? "" : ", ") + columns[i] + " = " + parameter;
    }
    sql.insert = "INSERT INTO " + spec.table + " (" + list + ") VALUES (" + values + ")";
    sql.update = "UPDATE " + spec.table + " SET " + assignments + " WHERE id = ?1";
    sql.erase = "DELETE FROM " + spec.table + " WHERE id = ?1";
    sql.count = "SELECT count(*) FROM " + spec.table;
    sql.find = "SELECT rowid FROM " + spec.table + " WHERE id = ?1";
    return sql;
}

const TypeSql& sqlOf(RecordType type)
{
    static const std::vector<TypeSql> kSql = [] {
        std::vector<TypeSql> all;
        for (const RecordSpec& spec : catalog())
            all.push_back(sqlFor(spec));
        return all;
    }();
    return kSql.at(static_cast<std::size_t>(type));
}

void bindField(Statement& statement, int index, FieldKind kind, const json::value& value,
               std::string& text)
{
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
    case FieldKind::id:
        statement.bind(index, Uuid::parse(value.get_string()).value_or(Uuid{}));
        break;
    case FieldKind::json:
        text = json::serialize(value);
        statement.bind(index, std::string_view(text));
        break;
    }
}

json::value readField(const Statement& row, int column, FieldKind kind)
{
    switch (kind) {
    case FieldKind::text:
        return json::value(row.text(column));
    case FieldKind::integer:
    case FieldKind::instant:
        return row.integer(column);
    case FieldKind::real:
        return row.real(column);
    case FieldKind::boolean:
        return row.integer(column) != 0;
    case FieldKind::id:
        return json::value(row.uuid(column).text());
    case FieldKind::json:
        return json::parse(row.text(column));
    }
    return nullptr;
}

Document readDocument(const Statement& row, const RecordSpec& spec)
{
    Document document;
    document.reserve(spec.fields.size() + 2);
    document["id"] = row.uuid(1).text();
    document["revision"] = row.integer(2);
    int column = 3;
    for (const FieldSpec& field : spec.fields) {
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

/// Binds everything but keeps its texts alive until the statement ran.
class DocumentBinding
{
public:
    DocumentBinding(Statement& statement, const RecordSpec& spec, const Document& document,
                    const Uuid& id)
        : m_texts(spec.fields.size())
    {
        statement.bind(1, id);
        statement.bind(2, integerAt(document, "revision"));
        int index = 3;
        std::size_t known = document.contains("revision") ? 2 : 1;
        bool foreign = false;
        for (const FieldSpec& field : spec.fields) {
            const json::value* value = document.if_contains(field.name);
            known += value != nullptr ? 1 : 0;
            if (value == nullptr || value->is_null())
                statement.bindNull(index);
            else if (fits(field.kind, *value))
                bindField(statement, index, field.kind, *value,
                          m_texts[static_cast<std::size_t>(index) - 3]);
            else {
                foreign = true;
                statement.bindNull(index);
            }
            ++index;
        }
        if (known == document.size() && !foreign) {
            statement.bindNull(index);
        } else {
            m_extra = json::serialize(foreignFields(spec, document));
            statement.bind(index, std::string_view(m_extra));
        }
        if (isIssue(spec)) {
            statement.bind(index + 1, listRank(document));
            const bool closed = textAt(document, "state") == word(IssueState::closed);
            statement.bind(index + 2, std::int64_t{closed ? 0 : 1});
        }
    }

private:
    static json::object foreignFields(const RecordSpec& spec, const Document& document)
    {
        json::object extra;
        for (const auto& [key, value] : document) {
            const FieldSpec* field = spec.field(key);
            const bool ours = key == "id" || key == "revision" ||
                              (field != nullptr && (value.is_null() || fits(field->kind, value)));
            if (!ours)
                extra[key] = value;
        }
        return extra;
    }

    std::vector<std::string> m_texts;
    std::string m_extra;
};

} // namespace

std::optional<Document> RecordStore::read(RecordType type, const Uuid& id)
{
    Statement statement = m_database.prepare(sqlOf(type).select + " WHERE id = ?1");
    statement.bind(1, id);
    if (!statement.step())
        return std::nullopt;
    return readDocument(statement, specOf(type));
}

std::vector<Document> RecordStore::readAll(RecordType type)
{
    Statement statement = m_database.prepare(sqlOf(type).select + " ORDER BY id");
    std::vector<Document> out;
    while (statement.step())
        out.push_back(readDocument(statement, specOf(type)));
    return out;
}

void RecordStore::write(RecordType type, const Document& document)
{
    const auto id = Uuid::parse(textAt(document, "id"));
    if (!id)
        throw SqliteError(0, "a document without a valid id");
    if (!SearchIndex::covers(type)) {
        if (!run(sqlOf(type).update, type, document, *id))
            run(sqlOf(type).insert, type, document, *id);
        return;
    }
    const std::optional<std::int64_t> rowid = rowidOf(type, *id);
    const std::optional<Document> before = rowid ? read(type, *id) : std::nullopt;
    run(rowid ? sqlOf(type).update : sqlOf(type).insert, type, document, *id);
    m_search.update(type, rowid ? *rowid : m_database.lastInsertRowid(),
                    before ? &*before : nullptr, document);
}

bool RecordStore::run(const std::string& sql, RecordType type, const Document& document,
                      const Uuid& id)
{
    Statement statement = m_database.prepare(sql);
    const DocumentBinding binding(statement, specOf(type), document, id);
    statement.run();
    return m_database.changes() > 0;
}

std::optional<std::int64_t> RecordStore::rowidOf(RecordType type, const Uuid& id)
{
    Statement statement = m_database.prepare(sqlOf(type).find);
    statement.bind(1, id);
    if (!statement.step())
        return std::nullopt;
    return statement.integer(0);
}

void RecordStore::erase(RecordType type, const Uuid& id)
{
    if (SearchIndex::covers(type)) {
        const std::optional<std::int64_t> rowid = rowidOf(type, id);
        if (const auto before = read(type, id); before && rowid)
            m_search.remove(type, *rowid, *before);
    }
    Statement statement = m_database.prepare(sqlOf(type).erase);
    statement.bind(1, id);
    statement.run();
}

std::int64_t RecordStore::count(RecordType type)
{
    Statement statement = m_database.prepare(sqlOf(type).count);
    statement.step();
    return statement.integer(0);
}

} // namespace wupan
