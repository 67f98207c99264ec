#include "core/rescue/rescue_parts.h"

#include "core/base/hash.h"
#include "core/base/utf8.h"

namespace wupan {
namespace {

template <class Tag>
void put(json::object& head, std::string_view key, const Id<Tag>& id)
{
    if (!id.isNil())
        head[key] = id.text();
}

template <class IdType>
IdType idAt(const json::object& head, std::string_view key)
{
    return IdType::parse(textAt(head, key)).value_or(IdType{});
}

/// A damaged row must not spoil the bundle: what is no text is left out.
std::string_view textOrNothing(const std::string& text)
{
    return isUtf8(text) ? std::string_view(text) : std::string_view();
}

std::optional<Instant> instantAt(const json::object& head, std::string_view key)
{
    return head.contains(key) ? std::optional(Instant{integerAt(head, key)}) : std::nullopt;
}

RescueManifest manifestOf(const json::object& head)
{
    RescueManifest manifest;
    manifest.device = idAt<DeviceId>(head, "deviceId");
    manifest.park = idAt<ParkId>(head, "parkId");
    manifest.officer = idAt<OfficerId>(head, "officerId");
    manifest.deviceAt = Instant{integerAt(head, "deviceAt")};
    manifest.uptimeMs = integerAt(head, "uptimeMs");
    manifest.bootId = textAt(head, "bootId");
    manifest.headquartersAt = instantAt(head, "headquartersAt");
    manifest.past = {integerAt(head, "sequence"), std::string(textAt(head, "chain"))};
    manifest.counts = {integerAt(head, "waiting"), integerAt(head, "answered"),
                       integerAt(head, "attention"), integerAt(head, "open")};
    for (const json::value& item : arrayAt(head, "files"))
        if (const json::object* file = item.if_object())
            manifest.files.push_back(
                {std::string(textAt(*file, "sha256")), integerAt(*file, "bytes")});
    for (const json::value& item : arrayAt(head, "leftOut"))
        if (const json::object* file = item.if_object())
            manifest.leftOut.push_back(
                {std::string(textAt(*file, "sha256")), std::string(textAt(*file, "reason"))});
    return manifest;
}

KeptEdit editOf(const json::object& head)
{
    KeptEdit edit;
    edit.type = textAt(head, "type");
    edit.recordId = Uuid::parse(textAt(head, "id")).value_or(Uuid{});
    edit.author = idAt<OfficerId>(head, "author");
    edit.savedAt = Instant{integerAt(head, "savedAt")};
    edit.answeredAt = instantAt(head, "answeredAt");
    return edit;
}

KeptEntry entryOf(const json::object& head)
{
    KeptEntry entry;
    entry.editId = textAt(head, "editId");
    entry.type = textAt(head, "type");
    entry.recordId = Uuid::parse(textAt(head, "id")).value_or(Uuid{});
    entry.author = idAt<OfficerId>(head, "author");
    entry.outcome = textAt(head, "outcome");
    entry.reason = textAt(head, "reason");
    entry.theirs = textAt(head, "theirs");
    entry.decision = textAt(head, "decision");
    entry.at = Instant{integerAt(head, "at")};
    return entry;
}

Error lacking(std::string_view part)
{
    return {ErrorCode::damagedData, "the part '" + std::string(part) + "' is not whole"};
}

} // namespace

json::object headOf(const RescueManifest& manifest)
{
    json::object head{{"part", part_name::kManifest}};
    put(head, "deviceId", manifest.device);
    put(head, "parkId", manifest.park);
    put(head, "officerId", manifest.officer);
    head["deviceAt"] = manifest.deviceAt.ms;
    head["uptimeMs"] = manifest.uptimeMs;
    head["bootId"] = manifest.bootId;
    if (manifest.headquartersAt)
        head["headquartersAt"] = manifest.headquartersAt->ms;
    if (manifest.past.sequence > 0) {
        head["sequence"] = manifest.past.sequence;
        head["chain"] = manifest.past.chain;
    }
    head["waiting"] = manifest.counts.waiting;
    head["answered"] = manifest.counts.answered;
    head["attention"] = manifest.counts.entries;
    head["open"] = manifest.counts.open;
    json::array files;
    for (const RescuedFile& file : manifest.files)
        files.push_back({{"sha256", file.sha256}, {"bytes", file.bytes}});
    head["files"] = std::move(files);
    json::array leftOut;
    for (const LeftOutFile& file : manifest.leftOut)
        leftOut.push_back({{"sha256", file.sha256}, {"reason", file.reason}});
    head["leftOut"] = std::move(leftOut);
    return head;
}

json::object headOf(const KeptEdit& edit)
{
    json::object head{{"part", part_name::kEdit},
                      {"type", textOrNothing(edit.type)},
                      {"id", edit.recordId.text()},
                      {"savedAt", edit.savedAt.ms},
                      {"bytes", edit.text.size()}};
    put(head, "author", edit.author);
    if (edit.answeredAt)
        head["answeredAt"] = edit.answeredAt->ms;
    return head;
}

json::object headOf(const KeptEntry& entry)
{
    json::object head{{"part", part_name::kAttention},
                      {"editId", textOrNothing(entry.editId)},
                      {"type", textOrNothing(entry.type)},
                      {"id", entry.recordId.text()},
                      {"outcome", textOrNothing(entry.outcome)},
                      {"reason", textOrNothing(entry.reason)},
                      {"theirs", textOrNothing(entry.theirs)},
                      {"decision", textOrNothing(entry.decision)},
                      {"at", entry.at.ms},
                      {"bytes", entry.text.size()}};
    put(head, "author", entry.author);
    return head;
}

json::object headOf(const RescuedFile& file)
{
    return {{"part", part_name::kFile}, {"sha256", file.sha256}, {"bytes", file.bytes}};
}

Result<std::optional<RescuePart>> parsePart(const json::object& head)
{
    const std::string_view part = textAt(head, "part");
    if (part == part_name::kManifest) {
        RescueManifest manifest = manifestOf(head);
        if (manifest.device.isNil() || manifest.park.isNil())
            return lacking(part);
        return std::optional<RescuePart>(std::move(manifest));
    }
    if (part == part_name::kEdit)
        return std::optional<RescuePart>(editOf(head));
    if (part == part_name::kAttention)
        return std::optional<RescuePart>(entryOf(head));
    if (part == part_name::kFile) {
        RescuedFile file{std::string(textAt(head, "sha256")), integerAt(head, "bytes")};
        if (!isSha256Hex(file.sha256))
            return lacking(part);
        return std::optional<RescuePart>(std::move(file));
    }
    return std::optional<RescuePart>();
}

} // namespace wupan
