#include "core/store/issue_store.h"

#include "core/procedure/notices.h"
#include "core/store/issue_list_query.h"
#include "core/store/issue_search.h"
#include "core/store/record_store.h"

namespace wupan {
namespace {

constexpr std::string_view kRowColumns =
    "SELECT i.id, i.title, i.number, i.enterprise_id, e.name, i.plate, i.category, i.urgency, "
    "  i.state, i.due_at, i.rating, "
    "  EXISTS (SELECT 1 FROM outbox AS o WHERE o.record_id = i.id) "
    "FROM issue AS i LEFT JOIN enterprise AS e ON e.id = i.enterprise_id ";

constexpr std::string_view kEventColumns =
    "SELECT v.id, v.issue_id, v.step, v.author_id, v.author_role, v.department_id, v.at, "
    "  v.received_at, v.text, v.from_state, v.to_state, v.due_at, v.grade, p.name, d.name "
    "FROM issue_event AS v LEFT JOIN officer AS p ON p.id = v.author_id "
    "LEFT JOIN department AS d ON d.id = v.department_id ";
constexpr int kColumnAfterEvent = 15;

template <class E>
std::optional<E> wordAt(const Statement& row, int column)
{
    return row.isNull(column) ? std::nullopt : parseWord<E>(row.text(column));
}

std::optional<Instant> instantAt(const Statement& row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(Instant{row.integer(column)});
}

IssueRow readRow(const Statement& row)
{
    IssueRow out;
    out.id = row.id<IssueId>(0);
    out.title = row.text(1);
    out.number = row.text(2);
    out.enterpriseId = row.id<EnterpriseId>(3);
    out.enterpriseName = row.text(4);
    out.plate = wordAt<Plate>(row, 5).value_or(Plate::targets);
    out.category = wordAt<Category>(row, 6).value_or(Category::other);
    out.urgency = wordAt<Urgency>(row, 7).value_or(Urgency::normal);
    out.state = wordAt<IssueState>(row, 8).value_or(IssueState::registered);
    out.dueAt = instantAt(row, 9);
    out.rating = wordAt<Grade>(row, 10);
    out.pending = row.integer(11) != 0;
    return out;
}

std::vector<IssueRow> readRows(Statement& statement)
{
    std::vector<IssueRow> rows;
    while (statement.step())
        rows.push_back(readRow(statement));
    return rows;
}

/// What decides whom a step concerns, behind the title and number.
Issue readConcerned(const Statement& row)
{
    constexpr int kFirst = kColumnAfterEvent + 2;
    Issue issue;
    issue.registeredBy = row.id<OfficerId>(kFirst);
    issue.state = wordAt<IssueState>(row, kFirst + 1).value_or(IssueState::registered);
    issue.leadDepartmentId = row.id<DepartmentId>(kFirst + 2);
    if (row.isNull(kFirst + 3))
        return issue;
    const json::value assisting = json::parse(row.text(kFirst + 3));
    for (const json::value& id : assisting.as_array())
        if (const auto department = DepartmentId::parse(id.as_string()))
            issue.assistingDepartmentIds.push_back(*department);
    return issue;
}

EventRow readEvent(const Statement& row)
{
    EventRow out;
    out.event.id = row.id<IssueEventId>(0);
    out.event.issueId = row.id<IssueId>(1);
    out.event.step = wordAt<IssueStep>(row, 2).value_or(IssueStep::comment);
    out.event.authorId = row.id<OfficerId>(3);
    out.event.authorRole = wordAt<Role>(row, 4).value_or(Role::officer);
    out.event.departmentId = row.id<DepartmentId>(5);
    out.event.at = Instant{row.integer(6)};
    out.event.receivedAt = instantAt(row, 7);
    out.event.text = row.text(8);
    out.event.fromState = wordAt<IssueState>(row, 9);
    out.event.toState = wordAt<IssueState>(row, 10);
    out.event.dueAt = instantAt(row, 11);
    out.event.grade = wordAt<Grade>(row, 12);
    out.authorName = row.text(13);
    out.departmentName = row.text(14);
    out.pending = !out.event.receivedAt;
    return out;
}

std::vector<IssueRow> rowsOf(Database& database, const std::vector<std::int64_t>& rowids)
{
    static const std::string kSql = std::string(kRowColumns) + "WHERE i.rowid = ?1";
    std::vector<IssueRow> rows;
    Statement statement = database.prepare(kSql);
    for (const std::int64_t rowid : rowids) {
        statement.bind(1, rowid);
        if (statement.step())
            rows.push_back(readRow(statement));
        statement.reset();
    }
    return rows;
}

std::int64_t countOf(Database& database, std::string_view sql, OfficerId me, Instant now)
{
    Statement statement = database.prepare(sql);
    if (sql.find("?1") != std::string_view::npos)
        statement.bind(1, me.uuid);
    if (sql.find("?2") != std::string_view::npos)
        statement.bind(2, now.ms);
    statement.step();
    return statement.integer(0);
}

} // namespace

std::int64_t IssueStore::count(const IssueFilter& filter)
{
    if (const IssueSearch search(m_database, filter); search.active())
        return search.total();
    return IssueListQuery(m_database, filter).count();
}

std::vector<IssueRow> IssueStore::page(const IssueFilter& filter, std::int64_t offset,
                                       std::int64_t limit)
{
    return window(filter, offset, limit).rows;
}

IssuePage IssueStore::window(const IssueFilter& filter, std::int64_t offset, std::int64_t limit)
{
    if (const IssueSearch search(m_database, filter); search.active())
        return {rowsOf(m_database, search.rowids(offset, limit)), search.total()};
    IssueListQuery query(m_database, filter);
    const std::int64_t total = query.count();
    return {rowsOf(m_database, query.rowids(offset, limit, total)), total};
}

IssueCounts IssueStore::counts(OfficerId me, Instant now)
{
    const auto count = [&](std::string_view sql) { return countOf(m_database, sql, me, now); };
    IssueCounts counts;
    counts.all = count("SELECT count(*) FROM issue");
    counts.mine = count("SELECT count(*) FROM issue WHERE registered_by = ?1");
    counts.overdue = count("SELECT count(*) FROM issue WHERE list_rank < ?2");
    counts.mineOverdue =
        count("SELECT count(*) FROM issue WHERE registered_by = ?1 AND list_rank < ?2");
    counts.awaitingRating =
        count("SELECT count(*) FROM issue WHERE state = 'answered' AND registered_by = ?1");
    return counts;
}

std::optional<IssueRow> IssueStore::row(IssueId id)
{
    static const std::string kSql = std::string(kRowColumns) + "WHERE i.id = ?1";
    Statement statement = m_database.prepare(kSql);
    statement.bind(1, id);
    return statement.step() ? std::optional(readRow(statement)) : std::nullopt;
}

std::optional<Issue> IssueStore::find(IssueId id)
{
    return RecordStore(m_database).load<Issue>(id);
}

std::vector<EventRow> IssueStore::events(IssueId id)
{
    static const std::string kSql =
        std::string(kEventColumns) + "WHERE v.issue_id = ?1 ORDER BY v.at DESC, v.id DESC";
    Statement statement = m_database.prepare(kSql);
    statement.bind(1, id);
    std::vector<EventRow> rows;
    while (statement.step())
        rows.push_back(readEvent(statement));
    return rows;
}

std::vector<IssueRow> IssueStore::openOf(EnterpriseId enterprise, std::int64_t limit)
{
    static const std::string kSql =
        std::string(kRowColumns) +
        "WHERE i.enterprise_id = ?1 AND i.is_open = 1 ORDER BY i.list_rank LIMIT ?2";
    Statement statement = m_database.prepare(kSql);
    statement.bind(1, enterprise).bind(2, limit);
    return readRows(statement);
}

std::vector<IssueRow> IssueStore::ofVisit(VisitId visit)
{
    static const std::string kSql =
        std::string(kRowColumns) + "WHERE i.visit_id = ?1 ORDER BY i.registered_at, i.id";
    Statement statement = m_database.prepare(kSql);
    statement.bind(1, visit);
    return readRows(statement);
}

std::vector<IssueStore::Notice> IssueStore::notices(const Actor& person, std::size_t limit)
{
    static const std::string kSql = [] {
        std::string sql(kEventColumns);
        sql.insert(sql.find(" FROM "), ", i.title, i.number, i.registered_by, i.state, "
                                       "i.lead_department_id, i.assisting_department_ids");
        return sql + "CROSS JOIN issue AS i ON i.id = v.issue_id ";
    }();
    // An officer has few of the park's issues; whoever hears of all of them finds some at once.
    static const std::string kOfOfficers = [] {
        std::string sql = kSql;
        sql.erase(sql.find("CROSS "), 6);
        return sql + "WHERE i.registered_by = ?1 ORDER BY v.at DESC, v.id DESC";
    }();
    static const std::string kOfOthers =
        kSql + "WHERE ?1 IS NOT NULL ORDER BY v.at DESC, v.id DESC";
    Statement statement =
        m_database.prepare(person.role == Role::officer ? kOfOfficers : kOfOthers);
    statement.bind(1, person.id.uuid);
    std::vector<Notice> notices;
    while (notices.size() < limit && statement.step()) {
        const EventRow event = readEvent(statement);
        if (concerns(event.event, readConcerned(statement), person))
            notices.push_back({event, std::string(statement.text(kColumnAfterEvent)),
                               std::string(statement.text(kColumnAfterEvent + 1))});
    }
    return notices;
}

} // namespace wupan
