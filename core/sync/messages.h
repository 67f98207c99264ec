#pragma once

#include "core/sync/change.h"

#include <string>
#include <vector>

/// The two messages of POST /v1/sync. Both sides use these types; docs/sync-protocol.md is their
/// description for people.
namespace wupan {

enum class Outcome {
    applied,   ///< exactly as sent
    merged,    ///< together with somebody else's edit
    conflict,  ///< both versions kept; somebody decides
    refused,   ///< with a reason; the edit stays with its author, a copy at headquarters
    duplicate, ///< was here before; the first answer follows in `first`
};
template <>
struct WordTable<Outcome>
{
    static constexpr std::array entries{
        std::pair{Outcome::applied, std::string_view("applied")},
        std::pair{Outcome::merged, std::string_view("merged")},
        std::pair{Outcome::conflict, std::string_view("conflict")},
        std::pair{Outcome::refused, std::string_view("refused")},
        std::pair{Outcome::duplicate, std::string_view("duplicate")},
    };
};

struct ChangeOutcome
{
    std::int64_t sequence = 0;
    Outcome outcome = Outcome::applied;
    Outcome first = Outcome::applied; ///< of a duplicate: what was answered the first time
    std::int64_t revision = 0;        ///< of the record afterwards; 0 when refused
    std::string reason;  ///< refused: a stable word that the tablet turns into a sentence
    json::object theirs; ///< conflict: headquarters' value of each field that clashed

    /// The verdict, whether given now or before.
    [[nodiscard]] Outcome verdict() const
    {
        return outcome == Outcome::duplicate ? first : outcome;
    }
};

/// The newest edit of a device that has a sequence number. What headquarters has of the device must
/// be the beginning of a past that ends here; otherwise two devices share one id, or headquarters
/// was restored from a backup.
struct DevicePast
{
    std::int64_t sequence = 0; ///< 0 = none yet
    std::string chain;         ///< of that edit
    bool operator==(const DevicePast&) const = default;
};

/// The device's clocks say when it was sent; they travel only with changes.
struct SyncRequest : DeviceTime
{
    std::string cursor; ///< as headquarters gave it; empty = from the beginning
    DevicePast past;    ///< with `changes` and whatever was sealed besides them
    std::vector<Change> changes;
    std::int64_t maxRecords = 0; ///< 0 = headquarters' choice
};

/// Documents of one type, in the order of their positions.
struct RecordRun
{
    RecordType type = RecordType::enterprise;
    json::array documents;
};

struct GoneRecord
{
    RecordType type = RecordType::enterprise;
    Uuid id;
};

struct SyncResponse
{
    std::vector<ChangeOutcome> outcomes;
    std::vector<RecordRun> records;
    std::vector<GoneRecord> gone; ///< left the user's view
    std::string cursor;
    bool more = false; ///< ask again at once
    /// Headquarters and this device remember different pasts: take a new device id and send again.
    /// Outcomes that came with it are valid.
    bool forked = false;
    /// The cursor of the request was of no use, and a complete view begins with these records: what
    /// does not come until `more` is false has left the user's view.
    bool snapshot = false;
    Instant serverAt;
    /// Types that this version does not know, kept as they came (type name → documents).
    json::object unknown;
    std::vector<Uuid> unknownGone; ///< of such types
};

[[nodiscard]] std::string encode(const SyncRequest& request);
[[nodiscard]] Result<SyncRequest> parseSyncRequest(std::string_view text);
[[nodiscard]] json::object toJson(const ChangeOutcome& outcome);
[[nodiscard]] Result<ChangeOutcome> parseOutcome(const json::object& object);
/// The documents are moved out of the parsed text: no second copy of a large answer.
[[nodiscard]] Result<SyncResponse> parseSyncResponse(std::string_view text);

} // namespace wupan
