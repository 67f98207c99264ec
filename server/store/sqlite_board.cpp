#include "core/store/issue_list_query.h"
#include "core/store/search_words.h"
#include "server/store/sqlite_transaction.h"

#include <functional>

// The part of SqliteTransaction that deals with the board of issues.
namespace wupan {
namespace {

/// SQL with the values of its parameters.
class BoundSql
{
public:
    void add(std::string_view text) { m_text += text; }
    template <class Value>
    void addValue(Value value)
    {
        m_binders.push_back([value = std::move(value)](Statement& statement, int index) {
            if constexpr (std::is_same_v<Value, std::string>)
                statement.bind(index, std::string_view(value));
            else
                statement.bind(index, value);
        });
        m_text += "?" + std::to_string(m_binders.size());
    }
    template <class Value>
    void add(std::string_view text, Value value, std::string_view end = {})
    {
        add(text);
        addValue(std::move(value));
        add(end);
    }
    [[nodiscard]] Statement prepareIn(Database& database) const
    {
        Statement statement = database.prepare(m_text);
        for (std::size_t i = 0; i < m_binders.size(); ++i)
            m_binders[i](statement, static_cast<int>(i) + 1);
        return statement;
    }

private:
    std::string m_text;
    std::vector<std::function<void(Statement&, int)>> m_binders;
};

/// Of the issue itself, or of its enterprise.
void addHits(BoundSql& sql, ParkId park, RecordType type, const SearchQuery& query)
{
    sql.add("(SELECT s.id FROM search_words w JOIN search_text s ON s.entry = w.rowid "
            "WHERE w.search_words MATCH ",
            query.match);
    sql.add(" AND s.park = ", park.uuid);
    sql.add(" AND s.type = ", std::string(word(type)));
    for (const std::string& run : query.toVerify)
        sql.add(" AND instr(s.text, ", run, ") > 0");
    sql.add(")");
}

void addSearch(BoundSql& sql, ParkId park, const std::string& typed)
{
    const SearchQuery query = searchQuery(typed, Pinyin::andSyllables);
    if (query.match.empty())
        return;
    sql.add(" AND (b.id IN ");
    addHits(sql, park, RecordType::issue, query);
    sql.add(" OR b.enterprise IN ");
    addHits(sql, park, RecordType::enterprise, query);
    sql.add(")");
}

void addStates(BoundSql& sql, const std::vector<IssueState>& states)
{
    if (states.empty())
        return;
    sql.add(" AND b.state IN (");
    for (std::size_t i = 0; i < states.size(); ++i)
        sql.add(i == 0 ? "" : ", ", std::string(word(states[i])));
    sql.add(")");
}

void addLight(BoundSql& sql, const BoardFilter& filter)
{
    if (!filter.light)
        return;
    if (filter.light == Light::red)
        return sql.add(" AND b.list_rank < ", filter.now.ms);
    const bool yellow = filter.light == Light::yellow;
    sql.add(" AND b.list_rank >= ", yellow ? filter.now.ms : filter.yellowUntil.ms);
    sql.add(" AND b.list_rank < ", yellow ? filter.yellowUntil.ms : kRankWithoutLimit);
}

template <class IdType>
void addId(BoundSql& sql, std::string_view condition, IdType id)
{
    if (!id.isNil())
        sql.add(condition, id.uuid);
}

/// " FROM … WHERE …", without states and light.
void addScope(BoundSql& sql, ParkId park, const BoardFilter& filter)
{
    // A department has a small part of the issues: begin with those.
    if (filter.concerned.isNil())
        sql.add(" FROM issue_board b WHERE b.park = ", park.uuid);
    else
        sql.add(" FROM issue_department d CROSS JOIN issue_board b ON b.id = d.id WHERE b.park = ",
                park.uuid);
    addId(sql, " AND d.department = ", filter.concerned);
    if (filter.category)
        sql.add(" AND b.category = ", std::string(word(*filter.category)));
    if (filter.urgency)
        sql.add(" AND b.urgency = ", std::string(word(*filter.urgency)));
    addId(sql, " AND b.lead = ", filter.lead);
    addId(sql, " AND b.enterprise = ", filter.enterprise);
    addId(sql, " AND b.registered_by = ", filter.registeredBy);
    if (filter.escalated)
        sql.add(" AND b.escalated = ", std::int64_t{*filter.escalated});
    addSearch(sql, park, filter.search);
}

void addFilter(BoundSql& sql, ParkId park, const BoardFilter& filter)
{
    addScope(sql, park, filter);
    addStates(sql, filter.states);
    addLight(sql, filter);
}

} // namespace

std::int64_t SqliteTransaction::countOnBoard(ParkId park, const BoardFilter& filter)
{
    BoundSql sql;
    sql.add("SELECT count(*)");
    addFilter(sql, park, filter);
    Statement count = sql.prepareIn(m_database);
    count.step();
    return count.integer(0);
}

std::vector<std::int64_t> SqliteTransaction::boardCounts(ParkId park, const BoardFilter& scope,
                                                         std::span<const BoardFilter> parts)
{
    std::vector<std::int64_t> counts;
    if (scope.concerned.isNil()) { // an index for each part is faster than a look at every row
        for (const BoardFilter& part : parts) {
            BoardFilter both = scope;
            both.states = part.states;
            both.light = part.light;
            counts.push_back(countOnBoard(park, both));
        }
        return counts;
    }
    BoundSql sql;
    sql.add("SELECT ");
    for (std::size_t i = 0; i < parts.size(); ++i) {
        sql.add(i == 0 ? "total(TRUE" : ", total(TRUE");
        addStates(sql, parts[i].states);
        addLight(sql, parts[i]);
        sql.add(")");
    }
    addScope(sql, park, scope);
    Statement statement = sql.prepareIn(m_database);
    statement.step();
    for (std::size_t i = 0; i < parts.size(); ++i)
        counts.push_back(static_cast<std::int64_t>(statement.real(static_cast<int>(i))));
    return counts;
}

BoardPage SqliteTransaction::board(ParkId park, const BoardFilter& filter)
{
    BoardPage page;
    page.total = countOnBoard(park, filter);
    const std::int64_t end = std::min(filter.offset + filter.limit, page.total);
    if (filter.offset < 0 || filter.offset >= end)
        return page;
    // From the nearer end, and without a look at the documents on the way.
    const bool backwards = filter.offset > page.total / 2;
    const bool newest = filter.order == BoardFilter::Order::newest;
    const std::string_view column = newest ? "registered_at" : "list_rank";
    const auto order = [&](std::string_view of, bool descending) {
        const std::string_view direction = descending ? " DESC" : "";
        return std::string(" ORDER BY ")
            .append(of)
            .append(column)
            .append(direction)
            .append(", ")
            .append(of)
            .append("id")
            .append(direction);
    };
    BoundSql sql;
    sql.add("SELECT r.document FROM (SELECT b.id, b.");
    sql.add(column);
    addFilter(sql, park, filter);
    sql.add(order("b.", newest != backwards));
    sql.add(" LIMIT ", end - filter.offset);
    sql.add(" OFFSET ", backwards ? page.total - end : filter.offset);
    sql.add(") p JOIN record r ON r.id = p.id");
    sql.add(order("p.", newest));
    Statement statement = sql.prepareIn(m_database);
    while (statement.step())
        page.issues.push_back(json::parse(statement.text(0)).as_object());
    return page;
}

std::map<DepartmentId, std::int64_t> SqliteTransaction::redByDepartment(ParkId park, Instant now)
{
    Statement statement = m_database.prepare(
        "SELECT lead, count(*) FROM issue_board WHERE park = ?1 AND list_rank < ?2 "
        "AND lead IS NOT NULL GROUP BY lead");
    statement.bind(1, park).bind(2, now.ms);
    std::map<DepartmentId, std::int64_t> counts;
    while (statement.step())
        counts[statement.id<DepartmentId>(0)] = statement.integer(1);
    return counts;
}

std::vector<Document> SqliteTransaction::departments(ParkId park)
{
    Statement statement =
        m_database.prepare("SELECT document FROM record WHERE park = ?1 AND type = 'department' "
                           "ORDER BY json_extract(document, '$.name')");
    statement.bind(1, park);
    std::vector<Document> departments;
    while (statement.step())
        departments.push_back(json::parse(statement.text(0)).as_object());
    return departments;
}

void SqliteTransaction::putOnBoard(ParkId park, const Uuid& id, const Document& issue)
{
    // An edit that changes none of it, like that of a description, touches no index.
    Statement statement = m_database.prepare(
        "INSERT INTO issue_board (id, park, state, category, urgency, lead, enterprise, "
        "registered_by, registered_at, list_rank, escalated) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT(id) DO UPDATE SET "
        "state = ?3, category = ?4, urgency = ?5, lead = ?6, enterprise = ?7, registered_by = ?8, "
        "registered_at = ?9, list_rank = ?10, escalated = ?11 "
        "WHERE state <> ?3 OR category <> ?4 OR urgency <> ?5 OR lead IS NOT ?6 "
        "OR enterprise IS NOT ?7 OR registered_by IS NOT ?8 OR registered_at <> ?9 "
        "OR list_rank <> ?10 OR escalated <> ?11");
    const auto read = fromDocument<Issue>(issue);
    statement.bind(1, id)
        .bind(2, park)
        .bind(3, word(read.state))
        .bind(4, word(read.category))
        .bind(5, word(read.urgency))
        .bind(6, read.leadDepartmentId)
        .bind(7, read.enterpriseId)
        .bind(8, read.registeredBy)
        .bind(9, integerAt(issue, "registeredAt"))
        .bind(10, listRank(issue))
        .bind(11, std::int64_t{read.escalated})
        .run();
    std::set<DepartmentId> departments(read.assistingDepartmentIds.begin(),
                                       read.assistingDepartmentIds.end());
    departments.insert(read.leadDepartmentId);
    departments.erase(DepartmentId{});
    putDepartments(id, departments);
}

void SqliteTransaction::putDepartments(const Uuid& id, const std::set<DepartmentId>& departments)
{
    std::set<DepartmentId> present;
    {
        Statement statement =
            m_database.prepare("SELECT department FROM issue_department WHERE id = ?1");
        statement.bind(1, id);
        while (statement.step())
            present.insert(statement.id<DepartmentId>(0));
    }
    if (present == departments)
        return;
    m_database.prepare("DELETE FROM issue_department WHERE id = ?1").bind(1, id).run();
    for (const DepartmentId& department : departments)
        m_database.prepare("INSERT INTO issue_department (id, department) VALUES (?1, ?2)")
            .bind(1, id)
            .bind(2, department)
            .run();
}

void SqliteTransaction::fillBoard()
{
    for (const ParkId& park : parks()) {
        std::vector<Document> issues;
        {
            Statement statement = m_database.prepare(
                "SELECT document FROM record WHERE park = ?1 AND type = 'issue'");
            statement.bind(1, park);
            while (statement.step())
                issues.push_back(json::parse(statement.text(0)).as_object());
        }
        for (const Document& issue : issues)
            if (const auto id = Uuid::parse(textAt(issue, "id")))
                putOnBoard(park, *id, issue);
    }
}

} // namespace wupan
