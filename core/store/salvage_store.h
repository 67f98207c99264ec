#pragma once

#include "core/store/salvaged_rows.h"

#include <optional>

namespace wupan {

/// What became of a damaged database.
struct SalvageReport
{
    Instant at;
    std::int64_t edits = 0;      ///< that wait again
    std::int64_t unreadable = 0; ///< on the attention list with what is left of them
    std::int64_t lostEdits = 0;  ///< on the attention list, without their content
    std::int64_t lostEntries = 0;
    std::int64_t lostDrafts = 0;
    bool mayLackMore = false;
    std::string keptAs; ///< name of the damaged file

    [[nodiscard]] bool lacksAnything() const
    {
        return unreadable + lostEdits + lostEntries + lostDrafts > 0 || mayLackMore;
    }
};

/// Fills a new database with what was taken out of a damaged one. Throws SqliteError. Writing
/// REQUIRES a transaction.
class SalvageStore
{
public:
    explicit SalvageStore(Database& database)
        : m_database(database)
    {}

    /// Edits without sequence numbers, as they were made; entries, drafts and files; and what is
    /// lost, as entries.
    void fill(const SalvagedRows& rows, Instant now);

    void setReport(const SalvageReport& report);
    /// nullopt when there is none, or somebody has read it.
    [[nodiscard]] std::optional<SalvageReport> report();
    void forgetReport();

private:
    void fillEdits(const SalvagedRows& rows);
    void fillEntries(const SalvagedRows& rows, Instant now);
    Database& m_database;
};

} // namespace wupan
