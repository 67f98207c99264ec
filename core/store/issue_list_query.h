#pragma once

#include "core/store/issue_store.h"

#include <string>
#include <vector>

namespace wupan {

/// The rows that a filter lets through, apart from its search text, in list order. Walks one index
/// of the schema from the nearer end, so that a jump costs no more than half of it. Throws
/// SqliteError.
class IssueListQuery
{
public:
    /// Both outlive the query.
    IssueListQuery(Database& database, const IssueFilter& filter);

    [[nodiscard]] std::int64_t count() const;
    /// `total` is count().
    [[nodiscard]] std::vector<std::int64_t> rowids(std::int64_t offset, std::int64_t limit,
                                                   std::int64_t total) const;

    /// Whether every issue passes.
    [[nodiscard]] bool all() const { return m_all; }
    /// " FROM issue INDEXED BY …": the index that gives the list order, for longer queries.
    [[nodiscard]] const std::string& from() const { return m_from; }
    /// " WHERE …"; uses parameters up to kParameters.
    [[nodiscard]] const std::string& where() const { return m_where; }
    static constexpr int kParameters = 4;
    /// Binds those that where() uses.
    void bindTo(Statement& statement) const;

private:
    Database& m_database;
    const IssueFilter& m_filter;
    std::string m_from;
    std::string m_where;
    bool m_all = false;
};

} // namespace wupan
