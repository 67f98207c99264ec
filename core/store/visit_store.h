#pragma once

#include "core/model/visit.h"
#include "core/store/database.h"

#include <optional>
#include <string>
#include <vector>

namespace wupan {

struct VisitRow
{
    Visit visit; ///< without answers and proposals
    std::string enterpriseName;
    std::string enterpriseArea;
    std::vector<std::string> enterpriseTags;
    std::optional<double> enterpriseLatitude;
    std::optional<double> enterpriseLongitude;
    std::optional<Instant> previousVisitAt; ///< of the same enterprise, before this one
    std::int64_t openIssues = 0;            ///< of the enterprise
    std::string officerName;                ///< whose visit it is
};

/// Read queries on visits. Throws SqliteError.
class VisitStore
{
public:
    explicit VisitStore(Database& database)
        : m_database(database)
    {}

    /// The officer's visits planned or checked in within [from, to), and what is left from before:
    /// planned and never begun, or begun and still open. By time; cancelled ones are left out.
    [[nodiscard]] std::vector<VisitRow> ofDay(OfficerId officer, Instant from, Instant to);
    /// All visits of the officer, newest first.
    [[nodiscard]] std::vector<VisitRow> history(OfficerId officer, std::int64_t offset,
                                                std::int64_t limit);
    [[nodiscard]] std::int64_t historyCount(OfficerId officer);
    [[nodiscard]] std::optional<VisitRow> find(VisitId id);
    /// Those of the officer that have a check-in within [from, to) and are not cancelled: the
    /// caller decides which count.
    [[nodiscard]] std::vector<Visit> checkedInBetween(OfficerId officer, Instant from, Instant to);
    /// Completed or checked in, without a summary, oldest first.
    [[nodiscard]] std::vector<VisitRow> awaitingSummary(OfficerId officer);
    /// The last visit of the enterprise that has a summary, other than `besides`.
    [[nodiscard]] std::optional<Visit> lastSummarized(EnterpriseId enterprise, VisitId besides);
    /// Visits of anyone to this enterprise, the latest or farthest planned first.
    [[nodiscard]] std::vector<VisitRow> ofEnterprise(EnterpriseId enterprise, std::int64_t limit);
    /// Planned visits of anyone to this enterprise from now on that one may join (联合走访): not
    /// those that join another.
    [[nodiscard]] std::vector<VisitRow> plannedOf(EnterpriseId enterprise, Instant from);

private:
    Database& m_database;
};

} // namespace wupan
