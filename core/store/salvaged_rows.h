#pragma once

#include "core/store/file_upload_store.h"
#include "core/store/meta_store.h"
#include "core/sync/change.h"

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace wupan {

/// An edit as a damaged database has it.
struct SalvagedEdit
{
    std::int64_t position = 0;
    std::string type; ///< word of RecordType
    Uuid recordId;
    std::string kind; ///< word of ChangeKind
    std::string text; ///< the Change as JSON, or what is left of it
    Instant savedAt;
    OfficerId author; ///< of one that was answered
    Instant answeredAt;
};

/// An entry of the attention list.
struct SalvagedEntry
{
    std::string editId;
    std::string type;
    Uuid recordId;
    std::string text;
    std::string outcome;
    std::string reason;
    std::string theirs;
    Instant at;
    std::string decision;
    Instant decidedAt; ///< of a decided one
};

struct SalvagedBase
{
    std::string type;
    std::string document; ///< empty: headquarters does not have the record
};

/// An edit of which only the index knows.
struct LostEdit
{
    std::int64_t position = 0;
    Uuid recordId;
};

/// What a damaged database still tells of everything that does not come again from headquarters.
struct SalvagedRows
{
    std::vector<SalvagedEdit> waiting;  ///< by position
    std::vector<SalvagedEdit> answered; ///< by position; those that cannot be read are left out
    std::vector<SalvagedEntry> entries;
    std::map<std::string, std::string> drafts;      ///< place → content
    std::vector<std::pair<FileUpload, bool>> files; ///< whether headquarters had received it
    std::map<Uuid, SalvagedBase> bases;
    std::map<MetaKey, std::string> meta;

    std::vector<LostEdit> lostEdits;
    std::int64_t lostEntries = 0;
    std::int64_t lostDrafts = 0;
    bool mayLackMore = false; ///< pages are lost, and nothing else tells what was on them

    /// Whether it is the database of a tablet at all.
    [[nodiscard]] bool anything() const;
    [[nodiscard]] static SalvagedRows readFrom(const std::filesystem::path& database);
};

} // namespace wupan
