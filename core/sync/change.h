#pragma once

#include "core/model/record_codec.h"

#include <cstdint>
#include <string>

namespace wupan {

enum class ChangeKind {
    create,
    update,
    step,
    giveUp, ///< somebody gave up an edit that needed someone; changes no record
};
template <>
struct WordTable<ChangeKind>
{
    static constexpr std::array entries{
        std::pair{ChangeKind::create, std::string_view("create")},
        std::pair{ChangeKind::update, std::string_view("update")},
        std::pair{ChangeKind::step, std::string_view("step")},
        std::pair{ChangeKind::giveUp, std::string_view("giveUp")},
    };
};

/// What a device's clocks say at one moment.
struct DeviceTime
{
    Instant deviceAt;          ///< the wall clock, right or wrong
    std::int64_t uptimeMs = 0; ///< since the boot named `bootId`
    std::string bootId;
};

/// Between two moments of one device, from 0 to a hundred years: by uptime within one boot, else by
/// the wall clocks, which may say anything.
[[nodiscard]] std::int64_t elapsedMs(const DeviceTime& earlier, const DeviceTime& later);

/// One edit of one record, as it waits in the outbox, travels, and stands in history.
/// Its time is that of saving it.
struct Change : DeviceTime
{
    /// Names the edit for ever: headquarters takes it once, however often and under whatever device
    /// id it comes. Given when the edit is saved; a new one when another edit joins it.
    EditId editId;
    std::int64_t sequence = 0; ///< gapless per device, from 1; 0 while not yet sealed for sending
    RecordType type = RecordType::visit;
    Uuid recordId;
    ChangeKind kind = ChangeKind::update;
    std::int64_t baseRevision = 0; ///< the revision that the author saw
    /// create, update: the fields set (null clears; of a `map` field only the keys set, null
    /// removes one). step: the step's own values (docs/sync-protocol.md). giveUp: `editId` of
    /// the edit that is given up.
    json::object fields;
    /// Values before the edit, of fields that merge by `text` or `set`.
    json::object was;
    /// Of edits that joined: how long before `deviceAt` each field was set (FieldAges).
    json::object ages;
    std::string step;     ///< word of IssueStep; also on the create of an issue ("register")
    IssueEventId eventId; ///< of the history entry that a step makes; nil otherwise
    /// 32 hex digits (chainAfter). Two devices that share a past but not a present differ here.
    /// Empty while it was never sealed.
    std::string chain;
};

/// Without `sequence` and `chain` where they are not set.
[[nodiscard]] json::object toJson(const Change& change);
/// invalidInput names the field that is missing or malformed.
[[nodiscard]] Result<Change> parseChange(const json::object& object);

/// A giveUp of what is known by that id, in the place of a sealed edit that headquarters cannot be
/// told: with its sequence number, id and chain value, so that everything sealed after it stays as
/// it is.
[[nodiscard]] Change standInFor(const Change& edit, std::string_view known,
                                std::string_view reason);

/// The chain value of an edit that is given its sequence number after the edit with
/// `previousChain`: half of SHA-256 over that value and the edit's id, both as text.
[[nodiscard]] std::string chainAfter(std::string_view previousChain, EditId edit);

} // namespace wupan
