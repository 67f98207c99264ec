#include "core/store/issue_list_query.h"
#include "server/store/sql_text.h"
#include "server/store/sql_transaction.h"

#include <algorithm>
#include <set>
#include <utility>

// The part of SqlTransaction that deals with the board of issues.
namespace wupan {
namespace {

/// "SELECT …": the ids of the records of that type that a search finds.
void addHits(SqlConnection& connection, SqlText& sql, ParkId park, RecordType type,
             const SearchQuery& query)
{
    sql.add("SELECT s.id FROM search_text s WHERE s.park = ", park.uuid);
    sql.add(" AND s.type = ", std::string(word(type)), " AND ");
    connection.addMatch(sql, query);
}

/// A condition: the search finds the record of that id.
void addIsFound(SqlConnection& connection, SqlText& sql, std::string_view id,
                const SearchQuery& query)
{
    sql.add("EXISTS (SELECT 1 FROM search_text s WHERE s.id = ");
    sql.add(id);
    sql.add(" AND ");
    connection.addMatch(sql, query);
    sql.add(")");
}

void addStates(SqlText& sql, const std::vector<IssueState>& states)
{
    if (states.empty())
        return;
    sql.add(" AND b.state IN (");
    for (std::size_t i = 0; i < states.size(); ++i)
        sql.add(i == 0 ? "" : ", ", std::string(word(states[i])));
    sql.add(")");
}

void addLight(SqlText& sql, const BoardFilter& filter)
{
    if (!filter.light)
        return;
    if (filter.light == Light::red)
        return sql.add(" AND b.list_rank < ", filter.now.ms);
    const bool yellow = filter.light == Light::yellow;
    sql.add(" AND b.list_rank >= ", yellow ? filter.now.ms : filter.yellowUntil.ms);
    sql.add(" AND b.list_rank < ", yellow ? filter.yellowUntil.ms : kRankWithoutLimit);
}

void addTraits(SqlText& sql, const BoardFilter& filter)
{
    if (filter.category)
        sql.add(" AND b.category = ", std::string(word(*filter.category)));
    if (filter.urgency)
        sql.add(" AND b.urgency = ", std::string(word(*filter.urgency)));
    sql.addId(" AND b.lead = ", filter.lead);
    sql.addId(" AND b.enterprise = ", filter.enterprise);
    sql.addId(" AND b.registered_by = ", filter.registeredBy);
    if (filter.escalated)
        sql.add(" AND b.escalated = ", std::int64_t{*filter.escalated});
}

/// " FROM … WHERE …", without states and light.
void addScope(SqlText& sql, ParkId park, const BoardFilter& filter)
{
    // A department has a small part of the issues: begin with those.
    if (filter.concerned.isNil())
        sql.add(" FROM issue_board b WHERE b.park = ", park.uuid);
    else
        sql.add(" FROM issue_department d CROSS JOIN issue_board b WHERE b.id = d.id AND b.park = ",
                park.uuid);
    sql.addId(" AND d.department = ", filter.concerned);
    addTraits(sql, filter);
}

void addFilter(SqlText& sql, ParkId park, const BoardFilter& filter)
{
    addScope(sql, park, filter);
    addStates(sql, filter.states);
    addLight(sql, filter);
}

/// " FROM … WHERE …": what the search finds, one hit after the other. An issue that is found by its
/// own words and by its enterprise's comes twice.
void addHitsInFilter(SqlConnection& connection, SqlText& sql, ParkId park,
                     const BoardFilter& filter, const SearchQuery& search)
{
    sql.add(" FROM (");
    addHits(connection, sql, park, RecordType::issue, search);
    sql.add(" UNION ALL SELECT e.id FROM (");
    addHits(connection, sql, park, RecordType::enterprise, search);
    sql.add(") f CROSS JOIN issue_board e WHERE e.enterprise = f.id AND e.park = ", park.uuid);
    sql.add(") h CROSS JOIN issue_board b WHERE b.id = h.id");
    if (!filter.concerned.isNil())
        sql.add(" AND EXISTS (SELECT 1 FROM issue_department d WHERE d.id = b.id "
                "AND d.department = ",
                filter.concerned.uuid, ")");
    addTraits(sql, filter);
    addStates(sql, filter.states);
    addLight(sql, filter);
}

std::string_view orderColumn(const BoardFilter& filter)
{
    return filter.order == BoardFilter::Order::newest ? "registered_at" : "list_rank";
}

/// " ORDER BY …" of the columns of `table`.
std::string orderText(const BoardFilter& filter, std::string_view table, bool backwards)
{
    const bool newest = filter.order == BoardFilter::Order::newest;
    const std::string_view direction = newest != backwards ? " DESC" : "";
    std::string text = " ORDER BY ";
    text.append(table).append(".").append(orderColumn(filter)).append(direction).append(", ");
    return text.append(table).append(".id").append(direction);
}

} // namespace

std::int64_t SqlTransaction::countOnBoard(ParkId park, const BoardFilter& filter)
{
    SqlText sql;
    sql.add("SELECT count(*)");
    addFilter(sql, park, filter);
    SqlStatement count = sql.prepareIn(m_sql);
    count.step();
    return count.integer(0);
}

std::vector<std::int64_t> SqlTransaction::boardCounts(ParkId park, const BoardFilter& scope,
                                                      std::span<const BoardFilter> parts)
{
    hold(park);
    std::vector<std::int64_t> counts;
    // An index for each part is faster than a look at every row.
    if (scope.concerned.isNil()) {
        for (const BoardFilter& part : parts) {
            BoardFilter both = scope;
            both.states = part.states;
            both.light = part.light;
            counts.push_back(countOnBoard(park, both));
        }
        return counts;
    }
    SqlText sql;
    sql.add("SELECT ");
    for (std::size_t i = 0; i < parts.size(); ++i) {
        sql.add(i == 0 ? "count(*) FILTER (WHERE TRUE" : ", count(*) FILTER (WHERE TRUE");
        addStates(sql, parts[i].states);
        addLight(sql, parts[i]);
        sql.add(")");
    }
    addScope(sql, park, scope);
    SqlStatement statement = sql.prepareIn(m_sql);
    statement.step();
    for (std::size_t i = 0; i < parts.size(); ++i)
        counts.push_back(statement.integer(static_cast<int>(i)));
    return counts;
}

BoardPage SqlTransaction::board(ParkId park, const BoardFilter& filter)
{
    hold(park);
    const SearchQuery search = searchQuery(filter.search, Pinyin::andSyllables);
    return search.match.empty() ? listed(park, filter) : found(park, filter, search);
}

BoardPage SqlTransaction::listed(ParkId park, const BoardFilter& filter)
{
    BoardPage page;
    page.total = countOnBoard(park, filter);
    const std::int64_t end = std::min(filter.offset + filter.limit, page.total);
    if (filter.offset < 0 || filter.offset >= end)
        return page;
    // From the nearer end, and without a look at the documents on the way.
    const bool backwards = filter.offset > page.total / 2;
    SqlText sql;
    sql.add("SELECT r.document FROM (SELECT b.id, b.");
    sql.add(orderColumn(filter));
    addFilter(sql, park, filter);
    sql.add(orderText(filter, "b", backwards));
    sql.add(" LIMIT ", end - filter.offset);
    sql.add(" OFFSET ", backwards ? page.total - end : filter.offset);
    sql.add(") p JOIN record r ON r.id = p.id");
    sql.add(orderText(filter, "p", false));
    SqlStatement statement = sql.prepareIn(m_sql);
    while (statement.step())
        page.issues.push_back(json::parse(statement.text(0)).as_object());
    return page;
}

BoardPage SqlTransaction::found(ParkId park, const BoardFilter& filter, const SearchQuery& search)
{
    BoardPage page;
    std::vector<Uuid> ids = hits(park, filter, search);
    page.total = static_cast<std::int64_t>(ids.size());
    if (page.total > filter.mostFound) {
        page.hasMore = true;
        page.total = filter.mostFound;
        ids = firstHits(park, filter, search);
    }
    const std::int64_t end = std::min(filter.offset + filter.limit, page.total);
    for (std::int64_t i = std::max<std::int64_t>(filter.offset, 0); i < end; ++i)
        if (auto issue = record(park, RecordType::issue, ids[static_cast<std::size_t>(i)]))
            page.issues.push_back(std::move(issue->document));
    return page;
}

/// In the order of the filter, unless they are more than it wants to know of.
std::vector<Uuid> SqlTransaction::hits(ParkId park, const BoardFilter& filter,
                                       const SearchQuery& search)
{
    SqlText sql;
    sql.add("SELECT b.id, b.");
    sql.add(orderColumn(filter));
    addHitsInFilter(m_sql, sql, park, filter, search);
    SqlStatement statement = sql.prepareIn(m_sql);
    std::set<std::pair<std::int64_t, Uuid>> places;
    while (std::cmp_less_equal(places.size(), filter.mostFound) && statement.step())
        places.emplace(statement.integer(1), statement.uuid(0));
    std::vector<Uuid> ids;
    for (const auto& [rank, id] : places)
        ids.push_back(id);
    if (filter.order == BoardFilter::Order::newest)
        std::ranges::reverse(ids);
    return ids;
}

/// Of a search that finds more than the filter wants to know of: the first ones, met on a walk
/// along the board, which is shorter the more there are.
std::vector<Uuid> SqlTransaction::firstHits(ParkId park, const BoardFilter& filter,
                                            const SearchQuery& search)
{
    SqlText sql;
    sql.add("SELECT b.id");
    addFilter(sql, park, filter);
    sql.add(" AND (");
    addIsFound(m_sql, sql, "b.id", search);
    sql.add(" OR ");
    addIsFound(m_sql, sql, "b.enterprise", search);
    sql.add(")");
    sql.add(orderText(filter, "b", false));
    sql.add(" LIMIT ", filter.mostFound);
    SqlStatement statement = sql.prepareIn(m_sql);
    std::vector<Uuid> ids;
    while (statement.step())
        ids.push_back(statement.uuid(0));
    return ids;
}

std::map<DepartmentId, std::int64_t> SqlTransaction::redByDepartment(ParkId park, Instant now)
{
    hold(park);
    // A search for each department; a group by lead would look at the issues without a limit too.
    SqlStatement statement = m_sql.prepare(
        "SELECT d.id, (SELECT count(*) FROM issue_board b WHERE b.park = ?1 AND b.lead = d.id "
        "AND b.list_rank < ?2) FROM record d WHERE d.park = ?1 AND d.type = 'department'");
    statement.bind(1, park).bind(2, now.ms);
    std::map<DepartmentId, std::int64_t> counts;
    while (statement.step())
        if (const std::int64_t count = statement.integer(1); count > 0)
            counts[statement.id<DepartmentId>(0)] = count;
    return counts;
}

std::vector<Document> SqlTransaction::departments(ParkId park)
{
    return byName(park, RecordType::department);
}

std::vector<Document> SqlTransaction::officers(ParkId park)
{
    return byName(park, RecordType::officer);
}

void SqlTransaction::putOnBoard(ParkId park, const Uuid& id, const Document& document,
                                const Issue& issue)
{
    // An edit that changes none of it, like that of a description, touches no index.
    SqlStatement statement = m_sql.prepare(
        "INSERT INTO issue_board AS b (id, park, state, category, urgency, lead, enterprise, "
        "registered_by, registered_at, list_rank, escalated) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT(id) DO UPDATE SET "
        "state = ?3, category = ?4, urgency = ?5, lead = ?6, enterprise = ?7, registered_by = ?8, "
        "registered_at = ?9, list_rank = ?10, escalated = ?11 "
        "WHERE (b.state, b.category, b.urgency, b.lead, b.enterprise, b.registered_by, "
        "b.registered_at, b.list_rank, b.escalated) IS DISTINCT FROM "
        "(?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
    statement.bind(1, id)
        .bind(2, park)
        .bind(3, word(issue.state))
        .bind(4, word(issue.category))
        .bind(5, word(issue.urgency))
        .bind(6, issue.leadDepartmentId)
        .bind(7, issue.enterpriseId)
        .bind(8, issue.registeredBy)
        .bind(9, integerAt(document, "registeredAt"))
        .bind(10, listRank(document))
        .bind(11, std::int64_t{issue.escalated})
        .run();
    std::set<DepartmentId> departments(issue.assistingDepartmentIds.begin(),
                                       issue.assistingDepartmentIds.end());
    departments.insert(issue.leadDepartmentId);
    departments.erase(DepartmentId{});
    putDepartments(id, departments);
}

void SqlTransaction::putDepartments(const Uuid& id, const std::set<DepartmentId>& departments)
{
    std::set<DepartmentId> present;
    {
        SqlStatement statement =
            m_sql.prepare("SELECT department FROM issue_department WHERE id = ?1");
        statement.bind(1, id);
        while (statement.step())
            present.insert(statement.id<DepartmentId>(0));
    }
    if (present == departments)
        return;
    m_sql.prepare("DELETE FROM issue_department WHERE id = ?1").bind(1, id).run();
    for (const DepartmentId& department : departments)
        m_sql.prepare("INSERT INTO issue_department (id, department) VALUES (?1, ?2)")
            .bind(1, id)
            .bind(2, department)
            .run();
}

void SqlTransaction::fillBoard()
{
    for (const ParkId& park : parks())
        for (const Document& issue : documents(park, RecordType::issue))
            if (const auto id = Uuid::parse(textAt(issue, "id")))
                putOnBoard(park, *id, issue, fromDocument<Issue>(issue));
}

} // namespace wupan
