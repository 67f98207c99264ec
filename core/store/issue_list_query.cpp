#include "core/store/issue_list_query.h"

#include <algorithm>

namespace wupan {
namespace {

using Scope = IssueFilter::Scope;

// Beyond kRankWithoutLimit.
constexpr std::int64_t kRankOfClosed = std::int64_t{1} << 61;

/// The index that leads with what the filter fixes most narrowly, then goes by rank.
std::string_view indexFor(const IssueFilter& filter)
{
    if (!filter.enterpriseId.isNil())
        return "issue_by_enterprise";
    if (filter.scope == Scope::awaitingRating)
        return "issue_by_state";
    if (filter.scope == Scope::mine)
        return "issue_by_author";
    return filter.category ? "issue_by_category" : "issue_by_rank";
}

std::string_view conditionOf(Scope scope)
{
    switch (scope) {
    case Scope::mine:
        return "registered_by = ?1";
    case Scope::overdue:
        return "list_rank < ?2";
    case Scope::awaitingRating:
        return "state = 'answered' AND registered_by = ?1";
    case Scope::all:
        break;
    }
    return "TRUE";
}

} // namespace

std::int64_t listRank(const Document& issue)
{
    if (textAt(issue, "state") == word(IssueState::closed))
        return kRankOfClosed - integerAt(issue, "stateChangedAt");
    if (textAt(issue, "state") == word(IssueState::suspended))
        return kRankWithoutLimit; // its time stands still
    return integerAt(issue, "dueAt", kRankWithoutLimit);
}

IssueListQuery::IssueListQuery(Database& database, const IssueFilter& filter)
    : m_database(database)
    , m_filter(filter)
    , m_all(filter.scope == Scope::all && !filter.category && filter.enterpriseId.isNil())
{
    m_from.append(" FROM issue INDEXED BY ").append(indexFor(filter));
    m_where.append(" WHERE ").append(conditionOf(filter.scope));
    if (filter.category)
        m_where += " AND category = ?3";
    if (!filter.enterpriseId.isNil())
        m_where += " AND enterprise_id = ?4";
}

void IssueListQuery::bindTo(Statement& statement) const
{
    const Scope scope = m_filter.scope;
    if (scope == Scope::mine || scope == Scope::awaitingRating)
        statement.bind(1, m_filter.me.uuid);
    if (scope == Scope::overdue)
        statement.bind(2, m_filter.now.ms);
    if (m_filter.category)
        statement.bind(3, word(*m_filter.category));
    if (!m_filter.enterpriseId.isNil())
        statement.bind(4, m_filter.enterpriseId.uuid);
}

std::int64_t IssueListQuery::count() const
{
    // Without a condition SQLite counts the entries of the smallest index by itself.
    Statement statement = m_database.prepare(m_all ? "SELECT count(*) FROM issue"
                                                   : "SELECT count(*)" + m_from + m_where);
    bindTo(statement);
    statement.step();
    return statement.integer(0);
}

std::vector<std::int64_t> IssueListQuery::rowids(std::int64_t offset, std::int64_t limit,
                                                 std::int64_t total) const
{
    const std::int64_t end = std::min(offset + limit, total);
    if (offset < 0 || offset >= end)
        return {};
    const bool backwards = offset > total / 2;
    Statement statement =
        m_database.prepare("SELECT rowid" + m_from + m_where + " ORDER BY list_rank" +
                           (backwards ? " DESC" : "") + " LIMIT ?5 OFFSET ?6");
    bindTo(statement);
    statement.bind(kParameters + 1, end - offset);
    statement.bind(kParameters + 2, backwards ? total - end : offset);
    std::vector<std::int64_t> rowids;
    while (statement.step())
        rowids.push_back(statement.integer(0));
    if (backwards)
        std::reverse(rowids.begin(), rowids.end());
    return rowids;
}

} // namespace wupan
