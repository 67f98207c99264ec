#include "core/store/issue_list_query.h"
#include "core/store/search_words.h"
#include "server/store/sqlite_transaction.h"

#include <functional>

// The part of SqliteTransaction that deals with the board of issues.
namespace wupan {
namespace {

// Ranks of what has no limit lie beyond it (core/store/issue_list_query.cpp).
constexpr std::int64_t kAllInstants = std::int64_t{1} << 60;

/// The conditions of a filter, and the values that they compare with.
class Conditions
{
public:
    Conditions(ParkId park, const BoardFilter& filter)
    {
        add("b.park = ", park.uuid);
        addStates(filter.states);
        if (filter.light)
            addLight(*filter.light, filter);
        if (filter.category)
            add("b.category = ", std::string(word(*filter.category)));
        if (filter.urgency)
            add("b.urgency = ", std::string(word(*filter.urgency)));
        addId("b.lead = ", filter.lead);
        addId("b.enterprise = ", filter.enterprise);
        addId("b.registered_by = ", filter.registeredBy);
        if (filter.escalated)
            add("b.escalated = ", std::int64_t{*filter.escalated});
        if (!filter.concerned.isNil())
            add("b.id IN (SELECT d.id FROM issue_department d WHERE d.department = ",
                filter.concerned.uuid, ")");
        addSearch(park, filter.search);
    }

    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] int count() const { return static_cast<int>(m_binders.size()); }
    void bindTo(Statement& statement) const
    {
        for (std::size_t i = 0; i < m_binders.size(); ++i)
            m_binders[i](statement, static_cast<int>(i) + 1);
    }

private:
    template <class Value>
    void add(const std::string& condition, Value value, const std::string& end = {})
    {
        m_text += (m_text.empty() ? " WHERE " : " AND ") + condition;
        addValue(std::move(value));
        m_text += end;
    }
    template <class IdType>
    void addId(const std::string& condition, IdType id)
    {
        if (!id.isNil())
            add(condition, id.uuid);
    }
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
    void addStates(const std::vector<IssueState>& states)
    {
        if (states.empty())
            return;
        m_text += " AND b.state IN (";
        for (std::size_t i = 0; i < states.size(); ++i) {
            m_text += i == 0 ? "" : ", ";
            addValue(std::string(word(states[i])));
        }
        m_text += ")";
    }
    /// Of the issue itself, or of its enterprise.
    void addSearch(ParkId park, const std::string& typed)
    {
        const SearchQuery query = searchQuery(typed, Pinyin::andSyllables);
        if (query.match.empty())
            return;
        m_text += " AND (b.id IN ";
        addHits(park, RecordType::issue, query);
        m_text += " OR b.enterprise IN ";
        addHits(park, RecordType::enterprise, query);
        m_text += ")";
    }
    void addHits(ParkId park, RecordType type, const SearchQuery& query)
    {
        m_text += "(SELECT s.id FROM search_words w JOIN search_text s ON s.entry = w.rowid "
                  "WHERE w.search_words MATCH ";
        addValue(query.match);
        m_text += " AND s.park = ";
        addValue(park.uuid);
        m_text += " AND s.type = ";
        addValue(std::string(word(type)));
        for (const std::string& run : query.toVerify) {
            m_text += " AND instr(s.text, ";
            addValue(run);
            m_text += ") > 0";
        }
        m_text += ")";
    }
    void addLight(Light light, const BoardFilter& filter)
    {
        if (light == Light::red)
            return add("b.list_rank < ", filter.now.ms);
        add("b.list_rank >= ", light == Light::yellow ? filter.now.ms : filter.yellowUntil.ms);
        add("b.list_rank < ", light == Light::yellow ? filter.yellowUntil.ms : kAllInstants);
    }

    std::string m_text;
    std::vector<std::function<void(Statement&, int)>> m_binders;
};

} // namespace

BoardPage SqliteTransaction::board(ParkId park, const BoardFilter& filter)
{
    const Conditions conditions(park, filter);
    BoardPage page;
    {
        Statement count =
            m_database.prepare("SELECT count(*) FROM issue_board b" + conditions.text());
        conditions.bindTo(count);
        count.step();
        page.total = count.integer(0);
    }
    const bool newest = filter.order == BoardFilter::Order::newest;
    Statement statement = m_database.prepare(
        "SELECT r.document FROM issue_board b JOIN record r ON r.id = b.id" + conditions.text() +
        " ORDER BY " + (newest ? "b.registered_at DESC, b.id DESC" : "b.list_rank, b.id") +
        " LIMIT ?" + std::to_string(conditions.count() + 1) + " OFFSET ?" +
        std::to_string(conditions.count() + 2));
    conditions.bindTo(statement);
    statement.bind(conditions.count() + 1, filter.limit);
    statement.bind(conditions.count() + 2, filter.offset);
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
    putDepartments(id, std::move(departments));
}

void SqliteTransaction::putDepartments(const Uuid& id, std::set<DepartmentId> departments)
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
