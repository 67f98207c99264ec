#include "core/store/enterprise_store.h"

#include "core/store/record_store.h"
#include "core/store/search_words.h"

namespace wupan {
namespace {

/// The part of a query that a search text adds: parameters ?1 and those from ?4 on.
class SearchCondition
{
public:
    explicit SearchCondition(const std::string& typed)
        : m_query(searchQuery(typed, Pinyin::andSyllables))
    {
        if (m_query.match.empty())
            return;
        m_sql = " WHERE e.rowid IN "
                "(SELECT rowid FROM enterprise_search WHERE enterprise_search MATCH ?1)";
        for (std::size_t i = 0; i < m_query.toVerify.size(); ++i)
            m_sql += " AND instr(e.name, ?" + std::to_string(parameter(i)) + ") > 0";
    }

    [[nodiscard]] const std::string& sql() const { return m_sql; }
    void bindTo(Statement& statement) const
    {
        if (m_query.match.empty())
            return;
        statement.bind(1, std::string_view(m_query.match));
        for (std::size_t i = 0; i < m_query.toVerify.size(); ++i)
            statement.bind(parameter(i), std::string_view(m_query.toVerify[i]));
    }

private:
    static int parameter(std::size_t index) { return static_cast<int>(index) + 4; }
    SearchQuery m_query;
    std::string m_sql;
};

/// What a row shows besides the record itself.
constexpr std::string_view kSummary =
    "SELECT e.id, "
    "  (SELECT max(v.checked_in_at) FROM visit AS v "
    "     WHERE v.enterprise_id = e.id AND v.state = 'completed'), "
    "  (SELECT count(*) FROM issue AS i WHERE i.enterprise_id = e.id AND i.is_open = 1) "
    "FROM enterprise AS e";

// A visit of the month [?2, ?3) on the day ?4. Those who go together are one occasion.
constexpr std::string_view kBegunInMonth =
    "coalesce(v.checked_in_at >= ?2 AND v.checked_in_at < ?3, 0)";
constexpr std::string_view kOfMonth =
    "v.checked_in_at >= ?2 AND v.checked_in_at < ?3 "
    "OR v.state = 'planned' AND v.planned_at >= max(?2, ?4) AND v.planned_at < ?3";
constexpr std::string_view kOccasion = "coalesce(v.joint_visit_id, v.id)";

std::optional<Instant> instantAt(const Statement& row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(Instant{row.integer(column)});
}

std::optional<double> realAt(const Statement& row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.real(column));
}

EnterpriseRow readSummary(const Statement& row)
{
    EnterpriseRow out;
    out.enterprise.id = row.id<EnterpriseId>(0);
    out.lastVisitAt = instantAt(row, 1);
    out.openIssues = row.integer(2);
    return out;
}

void completeRecords(Database& database, std::vector<EnterpriseRow>& rows)
{
    RecordStore records(database);
    for (EnterpriseRow& row : rows)
        if (auto enterprise = records.load<Enterprise>(row.enterprise.id))
            row.enterprise = std::move(*enterprise);
}

} // namespace

std::vector<EnterpriseRow> EnterpriseStore::page(const std::string& search, std::int64_t offset,
                                                 std::int64_t limit)
{
    const SearchCondition condition(search);
    Statement statement = m_database.prepare(
        std::string(kSummary) + " WHERE e.rowid IN (SELECT e.rowid FROM enterprise AS e" +
        condition.sql() + " ORDER BY e.name LIMIT ?2 OFFSET ?3) ORDER BY e.name");
    condition.bindTo(statement);
    statement.bind(2, limit).bind(3, offset);
    std::vector<EnterpriseRow> rows;
    while (statement.step())
        rows.push_back(readSummary(statement));
    completeRecords(m_database, rows);
    return rows;
}

std::int64_t EnterpriseStore::count(const std::string& search)
{
    const SearchCondition condition(search);
    Statement statement =
        m_database.prepare("SELECT count(*) FROM enterprise AS e" + condition.sql());
    condition.bindTo(statement);
    statement.step();
    return statement.integer(0);
}

std::optional<EnterpriseRow> EnterpriseStore::find(EnterpriseId id)
{
    Statement statement = m_database.prepare(std::string(kSummary) + " WHERE e.id = ?1");
    statement.bind(1, id);
    if (!statement.step())
        return std::nullopt;
    std::vector<EnterpriseRow> rows{readSummary(statement)};
    completeRecords(m_database, rows);
    return std::move(rows.front());
}

EnterpriseStore::VisitCount EnterpriseStore::visitsIn(const Month& month, Instant today,
                                                      EnterpriseId id)
{
    Statement statement = m_database.prepare(
        std::string("SELECT count(*), coalesce(sum(begun), 0) FROM (SELECT max(")
            .append(kBegunInMonth)
            .append(") AS begun FROM visit AS v WHERE v.enterprise_id = ?1 AND (")
            .append(kOfMonth)
            .append(") GROUP BY ")
            .append(kOccasion)
            .append(")"));
    statement.bind(1, id).bind(2, month.from.ms).bind(3, month.to.ms).bind(4, today.ms);
    statement.step();
    const std::int64_t begun = statement.integer(1);
    return {begun, statement.integer(0) - begun};
}

std::vector<EnterpriseStore::Candidate>
EnterpriseStore::candidates(OfficerId responsible, const Month& month, Instant today)
{
    Statement statement = m_database.prepare(
        std::string("SELECT e.id, e.name, e.latitude, e.longitude, e.tags, "
                    "  (SELECT max(v.checked_in_at) FROM visit AS v "
                    "     WHERE v.enterprise_id = e.id AND v.state = 'completed'), "
                    "  (SELECT count(DISTINCT ")
            .append(kOccasion)
            .append(") FROM visit AS v WHERE v.enterprise_id = e.id AND (")
            .append(kOfMonth)
            .append(")), count(i.id), json_group_array(i.due_at) "
                    "    FILTER (WHERE i.due_at IS NOT NULL AND i.state <> 'suspended') "
                    "FROM enterprise AS e "
                    "LEFT JOIN issue AS i ON i.enterprise_id = e.id AND i.is_open = 1 "
                    "WHERE e.responsible_officer_id = ?1 AND NOT EXISTS "
                    "  (SELECT 1 FROM visit AS v WHERE v.enterprise_id = e.id "
                    "     AND v.officer_id = ?1 AND v.state IN ('planned', 'checkedIn')) "
                    "GROUP BY e.id ORDER BY e.name"));
    statement.bind(1, responsible).bind(2, month.from.ms).bind(3, month.to.ms).bind(4, today.ms);
    std::vector<Candidate> candidates;
    while (statement.step()) {
        Candidate candidate;
        candidate.id = statement.id<EnterpriseId>(0);
        candidate.name = statement.text(1);
        candidate.latitude = realAt(statement, 2);
        candidate.longitude = realAt(statement, 3);
        if (!statement.isNull(4))
            MemberCodec<std::vector<std::string>>::read(json::parse(statement.text(4)),
                                                        candidate.tags);
        candidate.lastVisitAt = instantAt(statement, 5);
        candidate.visitsThisMonth = statement.integer(6);
        candidate.openIssues = statement.integer(7);
        const json::value dueAts = json::parse(statement.text(8));
        for (const json::value& dueAt : dueAts.as_array())
            candidate.issuesDueAt.push_back(Instant{dueAt.as_int64()});
        candidates.push_back(std::move(candidate));
    }
    return candidates;
}

} // namespace wupan
