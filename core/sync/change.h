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

/// One edit of one record, as it waits in the outbox, travels, and stands in history.
struct Change
{
    std::int64_t sequence = 0; ///< gapless per device, from 1; 0 while not yet sealed for sending
    RecordType type = RecordType::visit;
    Uuid recordId;
    ChangeKind kind = ChangeKind::update;
    std::int64_t baseRevision = 0; ///< the revision that the author saw
    /// create, update: the fields set (null clears; of a `map` field only the keys set, null
    /// removes one). step: the step's own values (docs/sync-protocol.md). giveUp: `chain` of the
    /// edit that is given up.
    json::object fields;
    /// Values before the edit, of fields that merge by `text` or `set`.
    json::object was;
    std::string step;     ///< word of IssueStep; also on the create of an issue ("register")
    IssueEventId eventId; ///< of the history entry that a step makes; nil otherwise
    Instant deviceAt;     ///< the device's clock, right or wrong
    std::int64_t uptimeMs = 0;
    std::string bootId;
    /// 32 hex digits: half of SHA-256 over the chain value before and this change's text. Two
    /// devices that share a past but not a present differ here. Empty while not sealed. What stands
    /// in for an edit (standInFor) has the chain value of that edit.
    std::string chain;
};

/// Without `sequence` and `chain` where they are not set.
[[nodiscard]] json::object toJson(const Change& change);
/// invalidInput names the field that is missing or malformed.
[[nodiscard]] Result<Change> parseChange(const json::object& object);

/// A giveUp that takes the place of a sealed edit which headquarters cannot be told: with its
/// sequence number and its chain value, so that everything sealed after it stays as it is.
[[nodiscard]] Change standInFor(const Change& edit, std::string_view reason);

/// The chain value of a change that is given its sequence number after `previousChain`.
[[nodiscard]] std::string chainAfter(std::string_view previousChain, const Change& change);

} // namespace wupan
