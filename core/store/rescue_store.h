#pragma once

#include "core/store/database.h"
#include "core/store/file_upload_store.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace wupan {

/// An edit of the outbox, or one that headquarters answered lately, as it is kept: nobody looks
/// whether it can be read.
struct KeptEdit
{
    std::string type; ///< word of RecordType
    Uuid recordId;
    std::string text; ///< the Change as JSON
    OfficerId author; ///< nil: who is signed in
    Instant savedAt;
    std::optional<Instant> answeredAt; ///< headquarters' clock
};

/// An entry of the attention list, decided or not.
struct KeptEntry
{
    std::string editId;
    std::string type;
    Uuid recordId;
    std::string text;
    OfficerId author; ///< nil: not known any more
    std::string outcome;
    std::string reason;
    std::string theirs; ///< JSON
    std::string decision;
    Instant at;
};

/// Everything of this tablet that headquarters may lack, for a rescue bundle. Throws SqliteError.
class RescueStore
{
public:
    explicit RescueStore(Database& database)
        : m_database(database)
    {}

    /// In the order in which they were made. Ends with the first Error that `visit` returns.
    Status forEachEdit(const std::function<Status(const KeptEdit&)>& visit);
    Status forEachEntry(const std::function<Status(const KeptEntry&)>& visit);
    /// Files that headquarters did not confirm, the oldest first.
    [[nodiscard]] std::vector<FileUpload> files();

    struct Counts
    {
        std::int64_t waiting = 0;
        std::int64_t answered = 0;
        std::int64_t entries = 0; ///< of the attention list
        std::int64_t open = 0;    ///< of those, undecided
    };
    [[nodiscard]] Counts counts();

    /// When the oldest edit was saved that waits; by the device's clock.
    [[nodiscard]] std::optional<Instant> waitingSince();

    /// Whether an edit that may still take others in waits.
    [[nodiscard]] bool hasUnsealed();
    /// No later edit joins one that waits now. REQUIRES: a transaction.
    void keepApart();

private:
    Database& m_database;
};

} // namespace wupan
