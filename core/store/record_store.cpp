#include "core/store/record_store.h"

#include "core/store/record_columns.h"

namespace wupan {
namespace {

Uuid idOf(const Document& document)
{
    const auto id = Uuid::parse(textAt(document, "id"));
    if (!id)
        throw SqliteError(0, "a document without a valid id");
    return *id;
}

const std::string& tableOf(RecordType type)
{
    return specOf(type).table;
}

} // namespace

std::optional<Document> RecordStore::read(RecordType type, const Uuid& id)
{
    const RecordColumns& columns = RecordColumns::of(type);
    Statement statement = m_database.prepare(columns.selectOne());
    statement.bind(1, id);
    if (!statement.step())
        return std::nullopt;
    return columns.read(statement);
}

std::vector<Document> RecordStore::readAll(RecordType type)
{
    const RecordColumns& columns = RecordColumns::of(type);
    Statement statement = m_database.prepare(columns.selectAll());
    std::vector<Document> out;
    while (statement.step())
        out.push_back(columns.read(statement));
    return out;
}

void RecordStore::write(RecordType type, const Document& document)
{
    const Uuid id = idOf(document);
    const RecordColumns& columns = RecordColumns::of(type);
    if (!columns.write(m_database, columns.insert(), columns.all(), document, id)) {
        if (const auto before = read(type, id))
            update(type, *before, document);
        return;
    }
    if (SearchIndex::covers(type))
        m_search.update(type, m_database.lastInsertRowid(), nullptr, document);
}

void RecordStore::update(RecordType type, const Document& before, const Document& after)
{
    const Uuid id = idOf(after);
    const RecordColumns& columns = RecordColumns::of(type);
    const ColumnSet changed = columns.changed(before, after);
    if (changed == 0)
        return;
    columns.write(m_database, columns.update(changed), changed, after, id);
    if (!SearchIndex::covers(type))
        return;
    if (const auto rowid = rowidOf(type, id))
        m_search.update(type, *rowid, &before, after);
}

bool RecordStore::raiseRevision(RecordType type, const Uuid& id, std::int64_t revision)
{
    m_database
        .prepare("UPDATE " + tableOf(type) + " SET revision = ?2 WHERE id = ?1 AND revision = ?3")
        .bind(1, id)
        .bind(2, revision)
        .bind(3, revision - 1)
        .run();
    return m_database.changes() > 0;
}

std::optional<std::int64_t> RecordStore::rowidOf(RecordType type, const Uuid& id)
{
    Statement statement =
        m_database.prepare("SELECT rowid FROM " + tableOf(type) + " WHERE id = ?1");
    statement.bind(1, id);
    if (!statement.step())
        return std::nullopt;
    return statement.integer(0);
}

void RecordStore::erase(RecordType type, const Uuid& id)
{
    if (SearchIndex::covers(type)) {
        const auto rowid = rowidOf(type, id);
        if (const auto before = read(type, id); before && rowid)
            m_search.remove(type, *rowid, *before);
    }
    if (type == RecordType::issue)
        m_database.prepare("DELETE FROM issue_event WHERE issue_id = ?1 AND revision = 0")
            .bind(1, id)
            .run();
    m_database.prepare("DELETE FROM " + tableOf(type) + " WHERE id = ?1").bind(1, id).run();
}

std::int64_t RecordStore::count(RecordType type)
{
    Statement statement = m_database.prepare("SELECT count(*) FROM " + tableOf(type));
    statement.step();
    return statement.integer(0);
}

} // namespace wupan
