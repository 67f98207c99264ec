#include "server/store/sql_transaction.h"

#include <algorithm>
#include <array>

// The half of SqlTransaction that deals with records; people and tokens are in
// sql_people.cpp.
namespace wupan {
namespace {

// Of documents in one answer; tablets take 64 MB. Some 20,000 records of the usual size.
constexpr std::size_t kPageBytes = 8ULL * 1024 * 1024;

// PostgreSQL gives all rows of a query at once.
constexpr std::int64_t kRowsAtOnce = 500;

struct LookupField
{
    RecordType type;
    std::string_view field;
};

constexpr std::array kLookupFields{LookupField{RecordType::enterprise, "creditCode"},
                                   LookupField{RecordType::attachment, "sha256"},
                                   LookupField{RecordType::attachment, "thumbnailSha256"},
                                   LookupField{RecordType::attachment, "ownerId"},
                                   LookupField{RecordType::issueEvent, "issueId"}};

/// Makes the text of a page out of rows of record.
class PageWriter
{
public:
    PageWriter(PullPage& page, const DocumentFilter& mayRead, const KnownRevisions& known)
        : m_page(page)
        , m_mayRead(mayRead)
        , m_known(known)
    {}

    /// position, type, document, id, revision
    void look(const SqlStatement& row)
    {
        m_page.position = row.integer(0);
        const auto own = m_known.empty() ? m_known.end() : m_known.find(row.uuid(3));
        if (own != m_known.end() && own->second == row.integer(4))
            return;
        const std::string_view type = row.text(1);
        const std::string_view document = row.text(2);
        if (m_mayRead) {
            const auto parsedType = parseWord<RecordType>(type);
            if (!parsedType || !m_mayRead(*parsedType, json::parse(document).as_object()))
                return;
        }
        if (type == m_runType) {
            m_page.runs += ',';
        } else {
            m_page.runs += m_runType.empty() ? "" : "]},";
            m_page.runs.append("{\"type\":\"").append(type).append("\",\"documents\":[");
            m_runType = type;
        }
        m_page.runs += document;
        ++m_page.count;
        m_page.more = m_page.runs.size() >= kPageBytes; // or nothing: the next page tells
    }

    void finish()
    {
        if (!m_runType.empty())
            m_page.runs += "]}";
    }

private:
    PullPage& m_page;
    const DocumentFilter& m_mayRead;
    const KnownRevisions& m_known;
    std::string m_runType;
};

} // namespace

void SqlTransaction::hold(ParkId park)
{
    if (m_sql.mustHold() && m_held.insert(park).second)
        m_sql.holdPark(park);
}

std::optional<StoredRecord> SqlTransaction::record(ParkId park, RecordType type, const Uuid& id)
{
    hold(park);
    SqlStatement statement = m_sql.prepare("SELECT document, field_times, revision FROM record "
                                           "WHERE id = ?1 AND park = ?2 AND type = ?3");
    statement.bind(1, id).bind(2, park).bind(3, word(type));
    if (!statement.step())
        return std::nullopt;
    StoredRecord stored;
    stored.document = json::parse(statement.text(0)).as_object();
    stored.times = json::parse(statement.text(1)).as_object();
    stored.revision = statement.integer(2);
    return stored;
}

bool SqlTransaction::exists(const Uuid& id)
{
    SqlStatement statement = m_sql.prepare("SELECT 1 FROM record WHERE id = ?1");
    statement.bind(1, id);
    return statement.step();
}

std::int64_t SqlTransaction::put(ParkId park, RecordType type, Document document,
                                 const FieldTimes& times)
{
    hold(park);
    const auto id = Uuid::parse(textAt(document, "id"));
    if (!id)
        throw SqlError({ErrorCode::storage, "a document without a valid id"});
    std::int64_t revision = 1;
    {
        SqlStatement present =
            m_sql.prepare("SELECT revision, park, type FROM record WHERE id = ?1");
        present.bind(1, *id);
        if (present.step()) {
            // An id of another park or type can only be forged: it must not overwrite that record.
            if (present.uuid(1) != park.uuid || present.text(2) != word(type))
                throw SqlError({ErrorCode::storage, "the id belongs to another record"});
            revision = present.integer(0) + 1;
        }
    }
    document["revision"] = revision;
    const std::int64_t position = nextPosition(park);
    const std::string text = json::serialize(document);
    const std::string timesText = json::serialize(times);
    m_sql
        .prepare("INSERT INTO record (id, park, type, revision, position, document, field_times) "
                 "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT(id) DO UPDATE SET "
                 "revision = ?4, position = ?5, document = ?6, field_times = ?7")
        .bind(1, *id)
        .bind(2, park)
        .bind(3, word(type))
        .bind(4, revision)
        .bind(5, position)
        .bind(6, std::string_view(text))
        .bind(7, std::string_view(timesText))
        .run();
    updateKeys(park, type, *id, document);
    if (type == RecordType::issue) {
        m_newestIssue = fromDocument<Issue>(document);
        putOnBoard(park, *id, document, m_newestIssue);
    }
    if (type == RecordType::visit)
        putInVisits(park, *id, document);
    if (type == RecordType::issueEvent && revision == 1)
        putStep(park, document);
    if (isSearched(type))
        putInSearch(park, type, *id, document);
    return revision;
}

void SqlTransaction::updateKeys(ParkId park, RecordType type, const Uuid& id,
                                const Document& document)
{
    const auto add = [&](std::string_view field, std::string_view value) {
        m_sql
            .prepare("INSERT INTO record_key (park, type, name, value, id) "
                     "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING")
            .bind(1, park)
            .bind(2, word(type))
            .bind(3, field)
            .bind(4, value)
            .bind(5, id)
            .run();
    };
    for (const LookupField& lookup : kLookupFields)
        if (const auto value = textAt(document, lookup.field);
            lookup.type == type && !value.empty())
            add(lookup.field, value);
    if (type == RecordType::checklist)
        for (const ChecklistFile& file : fromDocument<Checklist>(document).files)
            add("files", file.sha256);
}

std::vector<Uuid> SqlTransaction::recordsWith(ParkId park, RecordType type, std::string_view field,
                                              std::string_view value)
{
    hold(park);
    SqlStatement statement =
        m_sql.prepare("SELECT id FROM record_key WHERE park = ?1 AND type = ?2 AND name = ?3 "
                      "AND value = ?4 ORDER BY id");
    statement.bind(1, park).bind(2, word(type)).bind(3, field).bind(4, value);
    std::vector<Uuid> ids;
    while (statement.step())
        ids.push_back(statement.uuid(0));
    return ids;
}

std::vector<Document> SqlTransaction::records(ParkId park, RecordType type, const Uuid& after,
                                              std::int64_t limit)
{
    hold(park);
    SqlStatement statement = m_sql.prepare("SELECT document FROM record WHERE park = ?1 AND "
                                           "type = ?2 AND id > ?3 ORDER BY id LIMIT ?4");
    statement.bind(1, park).bind(2, word(type)).bind(3, after).bind(4, limit);
    std::vector<Document> documents;
    while (statement.step())
        documents.push_back(json::parse(statement.text(0)).as_object());
    return documents;
}

std::int64_t SqlTransaction::counter(ParkId park, std::string_view name)
{
    SqlStatement statement =
        m_sql.prepare("SELECT value FROM counter WHERE park = ?1 AND name = ?2");
    statement.bind(1, park).bind(2, name);
    return statement.step() ? statement.integer(0) : 0;
}

std::int64_t SqlTransaction::newestPosition(ParkId park)
{
    hold(park);
    const auto moved = m_positions.find(park);
    return moved != m_positions.end() ? moved->second : counter(park, "position");
}

std::int64_t SqlTransaction::nextPosition(ParkId park)
{
    return m_positions[park] = newestPosition(park) + 1;
}

void SqlTransaction::finish()
{
    for (const auto& [park, position] : m_positions)
        m_sql
            .prepare("INSERT INTO counter (park, name, value) VALUES (?1, 'position', ?2) "
                     "ON CONFLICT(park, name) DO UPDATE SET value = ?2")
            .bind(1, park)
            .bind(2, position)
            .run();
}

void SqlTransaction::touch(ParkId park, const Uuid& id)
{
    hold(park);
    const std::int64_t position = nextPosition(park);
    m_sql.prepare("UPDATE record SET position = ?2 WHERE id = ?1")
        .bind(1, id)
        .bind(2, position)
        .run();
}

std::vector<GoneRecord> SqlTransaction::left(ParkId park, DepartmentId department,
                                             std::int64_t after, std::int64_t upTo)
{
    hold(park);
    SqlStatement statement =
        m_sql.prepare("SELECT DISTINCT type, id FROM left_view WHERE park = ?1 AND "
                      "department = ?2 AND position > ?3 AND position <= ?4 ORDER BY id");
    statement.bind(1, park).bind(2, department).bind(3, after).bind(4, upTo);
    std::vector<GoneRecord> records;
    while (statement.step())
        if (const auto type = parseWord<RecordType>(statement.text(0)))
            records.push_back({*type, statement.uuid(1)});
    return records;
}

void SqlTransaction::addLeft(ParkId park, DepartmentId department, const GoneRecord& record,
                             Instant at)
{
    hold(park);
    m_sql
        .prepare("INSERT INTO left_view (park, department, position, id, type, at) "
                 "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING")
        .bind(1, park)
        .bind(2, department)
        .bind(3, newestPosition(park))
        .bind(4, record.id)
        .bind(5, word(record.type))
        .bind(6, at.ms)
        .run();
}

std::int64_t SqlTransaction::compactedPosition(ParkId park)
{
    hold(park);
    return counter(park, "compacted");
}

std::int64_t SqlTransaction::compact(ParkId park, Instant instant)
{
    hold(park);
    m_sql
        .prepare("INSERT INTO counter (park, name, value) SELECT ?1, 'compacted', max(position) "
                 "FROM left_view WHERE park = ?1 AND at < ?2 HAVING max(position) IS NOT NULL "
                 "ON CONFLICT(park, name) DO UPDATE SET value = excluded.value "
                 "WHERE counter.value < excluded.value")
        .bind(1, park)
        .bind(2, instant.ms)
        .run();
    return m_sql
        .prepare("DELETE FROM left_view WHERE park = ?1 AND position <= "
                 "(SELECT value FROM counter WHERE park = ?1 AND name = 'compacted')")
        .bind(1, park)
        .run();
}

PullPage SqlTransaction::pull(ParkId park, std::int64_t after, std::int64_t limit,
                              const DocumentFilter& mayRead, const KnownRevisions& known)
{
    hold(park);
    PullPage page;
    page.position = after;
    PageWriter writer(page, mayRead, known);
    std::int64_t looked = 0;
    for (bool isPart = true; isPart && !page.more;) {
        SqlStatement statement =
            m_sql.prepare("SELECT position, type, document, id, revision FROM record "
                          "WHERE park = ?1 AND position > ?2 ORDER BY position LIMIT ?3");
        const std::int64_t rows = std::min(kRowsAtOnce, limit + 1 - looked);
        const std::int64_t before = looked;
        statement.bind(1, park).bind(2, page.position).bind(3, rows);
        while (!page.more && statement.step()) {
            if (++looked > limit)
                page.more = true;
            else
                writer.look(statement);
        }
        isPart = looked - before == rows;
    }
    writer.finish();
    return page;
}

/// By position.
std::vector<Document> SqlTransaction::documents(ParkId park, RecordType type)
{
    hold(park);
    // Not in the order of an index: SQLite would take that one, and read the records of all types.
    SqlStatement statement =
        m_sql.prepare("SELECT document FROM record WHERE park = ?1 AND type = ?2");
    statement.bind(1, park).bind(2, word(type));
    std::vector<Document> documents;
    while (statement.step())
        documents.push_back(json::parse(statement.text(0)).as_object());
    return documents;
}

/// Of types of which a park has few.
std::vector<Document> SqlTransaction::byName(ParkId park, RecordType type)
{
    std::vector<Document> named = documents(park, type);
    std::ranges::sort(named, {}, [](const Document& document) {
        return std::pair(textAt(document, "name"), textAt(document, "id"));
    });
    return named;
}

std::vector<ParkId> SqlTransaction::parks()
{
    SqlStatement statement = m_sql.prepare("SELECT id FROM record WHERE type = 'park' ORDER BY id");
    std::vector<ParkId> parks;
    while (statement.step())
        parks.push_back(statement.id<ParkId>(0));
    return parks;
}

std::int64_t SqlTransaction::next(ParkId park, std::string_view counter)
{
    hold(park);
    SqlStatement statement = m_sql.prepare(
        "INSERT INTO counter (park, name, value) VALUES (?1, ?2, 1) "
        "ON CONFLICT(park, name) DO UPDATE SET value = counter.value + 1 RETURNING value");
    statement.bind(1, park.uuid).bind(2, counter);
    statement.step();
    const std::int64_t value = statement.integer(0);
    statement.step(); // SQLite finishes a RETURNING statement when it is stepped to its end
    return value;
}

} // namespace wupan
