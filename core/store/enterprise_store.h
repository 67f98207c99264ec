#pragma once

#include "core/model/enterprise.h"
#include "core/procedure/visit_rules.h"
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
    /// For VisitBurden: visits of a month, by anyone. One that several make together (联合走访)
    /// counts once; a plan of before `today` that nobody carried out does not count.
    struct VisitCount
    {
        std::int64_t begun = 0;
        std::int64_t planned = 0;
    };
    [[nodiscard]] VisitCount visitsIn(const Month& month, Instant today, EnterpriseId id);

    /// One candidate for a suggested visit.
    struct Candidate
    {
        EnterpriseId id;
        std::string name;
        std::optional<Instant> lastVisitAt;
        std::int64_t openIssues = 0;
        std::vector<Instant> issuesDueAt; ///< limits of its open issues that run
        std::int64_t visitsThisMonth = 0; ///< begun and planned, as visitsIn() counts them
        std::optional<double> latitude;
        std::optional<double> longitude;
        std::vector<std::string> tags;
    };
    /// The enterprises in this officer's care to which the officer has no visit planned or open.
    [[nodiscard]] std::vector<Candidate> candidates(OfficerId responsible, const Month& month,
                                                    Instant today);

private:
    Database& m_database;
};

} // namespace wupan
