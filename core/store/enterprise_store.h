#pragma once

#include "core/model/enterprise.h"
#include "core/store/database.h"

#include <optional>
#include <string>
#include <vector>

namespace wupan {

/// What a list or a visit shows of an enterprise besides its own fields.
struct EnterpriseRow
{
    Enterprise enterprise;
    std::optional<Instant> lastVisitAt; ///< check-in of the last completed visit, by anyone
    std::int64_t openIssues = 0;
};

/// Read queries on enterprises. Throws SqliteError.
class EnterpriseStore
{
public:
    explicit EnterpriseStore(Database& database)
        : m_database(database)
    {}

    /// By name, credit code, full pinyin or initials; empty text = all. Ordered by name.
    [[nodiscard]] std::vector<EnterpriseRow> page(const std::string& search, std::int64_t offset,
                                                  std::int64_t limit);
    [[nodiscard]] std::int64_t count(const std::string& search);
    [[nodiscard]] std::optional<EnterpriseRow> find(EnterpriseId id);
    /// Check-ins of this calendar month, by anyone: the VisitBurden.
    [[nodiscard]] std::int64_t visitsBetween(EnterpriseId id, Instant from, Instant to);

    /// One candidate for a suggested visit.
    struct Candidate
    {
        EnterpriseId id;
        std::string name;
        std::optional<Instant> lastVisitAt;
        std::int64_t openIssues = 0;
        std::vector<Instant> issuesDueAt; ///< limits of its open issues that run
        std::int64_t visitsThisMonth = 0; ///< done or planned, by anyone
        std::optional<double> latitude;
        std::optional<double> longitude;
        std::vector<std::string> tags;
    };
    /// The enterprises in this officer's care.
    [[nodiscard]] std::vector<Candidate> candidates(OfficerId responsible, Instant monthStart,
                                                    Instant monthEnd);

private:
    Database& m_database;
};

} // namespace wupan
