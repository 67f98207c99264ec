#pragma once

#include "core/store/issue_list_query.h"
#include "core/store/search_words.h"

#include <vector>

namespace wupan {

/// The rows of a filter that also match its search text. Throws SqliteError.
class IssueSearch
{
public:
    /// Searches at once. Both outlive the search.
    IssueSearch(Database& database, const IssueFilter& filter);

    /// False when the text holds nothing to search for.
    [[nodiscard]] bool active() const { return !m_inTitles.match.empty(); }
    [[nodiscard]] std::int64_t total() const { return m_total; }
    /// In list order.
    [[nodiscard]] std::vector<std::int64_t> rowids(std::int64_t offset, std::int64_t limit) const;

private:
    void findTitles();
    void findEnterprises();
    void findContent();
    /// Adds the first column of every row.
    void collect(Statement& statement);
    void rankHits();
    /// Calls `visit` with every hit in list order until it returns false.
    template <class Visitor>
    void walkHits(Visitor visit) const;

    Database& m_database;
    IssueListQuery m_list;
    SearchQuery m_inTitles;
    SearchQuery m_inEnterprises;
    std::vector<bool> m_isHit; ///< by rowid, whether or not the filter lets it through
    std::int64_t m_hits = 0;
    std::vector<std::int64_t> m_ranked; ///< few hits: those that pass, in list order
    std::int64_t m_total = 0;
};

} // namespace wupan
