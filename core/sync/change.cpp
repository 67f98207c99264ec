#include "core/sync/change.h"

#include "core/base/hash.h"

#include <algorithm>
#include <array>
#include <span>

namespace wupan {
namespace {

constexpr std::size_t kChainBytes = 16;

constexpr std::array kMembers{
    JsonMember{"editId", JsonKind::text},      JsonMember{"sequence", JsonKind::integer},
    JsonMember{"type", JsonKind::text},        JsonMember{"id", JsonKind::text},
    JsonMember{"kind", JsonKind::text},        JsonMember{"baseRevision", JsonKind::integer},
    JsonMember{"fields", JsonKind::object},    JsonMember{"was", JsonKind::object},
    JsonMember{"ages", JsonKind::object},      JsonMember{"step", JsonKind::text},
    JsonMember{"eventId", JsonKind::text},     JsonMember{"deviceAt", JsonKind::integer},
    JsonMember{"uptimeMs", JsonKind::integer}, JsonMember{"bootId", JsonKind::text},
    JsonMember{"chain", JsonKind::text},
};

Error malformed(std::string_view field)
{
    return {ErrorCode::invalidInput,
            "change: '" + std::string(field) + "' is missing or malformed"};
}

} // namespace

json::object toJson(const Change& change)
{
    json::object out;
    out["editId"] = change.editId.text();
    if (change.sequence != 0)
        out["sequence"] = change.sequence;
    out["type"] = word(change.type);
    out["id"] = change.recordId.text();
    out["kind"] = word(change.kind);
    out["baseRevision"] = change.baseRevision;
    if (!change.fields.empty())
        out["fields"] = change.fields;
    if (!change.was.empty())
        out["was"] = change.was;
    if (!change.ages.empty())
        out["ages"] = change.ages;
    if (!change.step.empty())
        out["step"] = change.step;
    if (!change.eventId.isNil())
        out["eventId"] = change.eventId.text();
    out["deviceAt"] = change.deviceAt.ms;
    out["uptimeMs"] = change.uptimeMs;
    if (!change.bootId.empty())
        out["bootId"] = change.bootId;
    if (!change.chain.empty())
        out["chain"] = change.chain;
    return out;
}

Result<Change> parseChange(const json::object& object)
{
    if (const Status kinds = checkKinds(object, kMembers); !kinds)
        return kinds.error();
    Change change;
    change.sequence = integerAt(object, "sequence");
    const auto type = parseWord<RecordType>(textAt(object, "type"));
    const auto kind = parseWord<ChangeKind>(textAt(object, "kind"));
    const auto id = Uuid::parse(textAt(object, "id"));
    const auto editId = EditId::parse(textAt(object, "editId"));
    if (!editId || editId->isNil())
        return malformed("editId");
    if (!type)
        return malformed("type");
    if (!kind)
        return malformed("kind");
    if (!id || id->isNil())
        return malformed("id");
    change.editId = *editId;
    change.type = *type;
    change.kind = *kind;
    change.recordId = *id;
    change.baseRevision = integerAt(object, "baseRevision");
    change.fields = objectAt(object, "fields");
    change.was = objectAt(object, "was");
    change.ages = objectAt(object, "ages");
    change.step = textAt(object, "step");
    if (const std::string_view eventId = textAt(object, "eventId"); !eventId.empty()) {
        const auto parsed = IssueEventId::parse(eventId);
        if (!parsed || parsed->uuid == *id)
            return malformed("eventId");
        change.eventId = *parsed;
    }
    if (change.kind == ChangeKind::step && (change.step.empty() || change.eventId.isNil()))
        return malformed("step");
    if (change.kind == ChangeKind::giveUp && textAt(change.fields, "editId").empty())
        return malformed("fields");
    change.deviceAt = Instant{integerAt(object, "deviceAt")};
    change.uptimeMs = integerAt(object, "uptimeMs");
    change.bootId = textAt(object, "bootId");
    change.chain = textAt(object, "chain");
    return change;
}

Change standInFor(const Change& edit, std::string_view known, std::string_view reason)
{
    Change change;
    change.editId = edit.editId;
    change.sequence = edit.sequence;
    change.chain = edit.chain;
    change.type = edit.type;
    change.recordId = edit.recordId;
    change.kind = ChangeKind::giveUp;
    change.fields = {{"editId", known}, {"reason", reason}};
    change.deviceAt = edit.deviceAt;
    change.uptimeMs = edit.uptimeMs;
    change.bootId = edit.bootId;
    return change;
}

std::int64_t elapsedMs(const DeviceTime& earlier, const DeviceTime& later)
{
    constexpr std::int64_t kCenturyMs = 100LL * 366 * 24 * 60 * 60 * 1000;
    const bool sameBoot = !later.bootId.empty() && earlier.bootId == later.bootId;
    const std::int64_t begin = sameBoot ? earlier.uptimeMs : earlier.deviceAt.ms;
    const std::int64_t end = sameBoot ? later.uptimeMs : later.deviceAt.ms;
    std::int64_t elapsed = 0;
    if (__builtin_sub_overflow(end, begin, &elapsed))
        return end > begin ? kCenturyMs : 0;
    return std::clamp<std::int64_t>(elapsed, 0, kCenturyMs);
}

std::string chainAfter(std::string_view previousChain, EditId edit)
{
    const Sha256 digest = sha256(std::string(previousChain) + edit.text());
    return hex(std::span(digest).first(kChainBytes));
}

} // namespace wupan
