#include "core/sync/apply_change.h"

#include "core/base/hash.h"
#include "core/model/attachment.h"
#include "core/model/field_value.h"
#include "core/sync/apply_step.h"
#include "core/sync/planted_bug.h"

#include <algorithm>

namespace wupan {
namespace {

std::string ownerField(RecordType type)
{
    switch (type) {
    case RecordType::visit:
        return "officerId";
    case RecordType::issue:
        return "registeredBy";
    case RecordType::attachment:
        return "authorId";
    default:
        return {};
    }
}

bool isOwner(const Document& document, RecordType type, const Actor& actor)
{
    const std::string field = ownerField(type);
    return field.empty() || textAt(document, field) == actor.id.text();
}

/// A field of a newer peer merges as a plain value and is kept as it came.
const FieldSpec& specOrForeign(const RecordSpec& record, std::string_view name, FieldSpec& foreign)
{
    if (const FieldSpec* field = record.field(name))
        return *field;
    foreign = {name, std::string(name), FieldKind::json, MergeRule::last};
    return foreign;
}

/// It becomes the name of a file.
bool isHash(const RecordSpec& record, std::string_view field)
{
    return record.type == RecordType::attachment &&
           std::ranges::find(kFileFields, field, &FileField::hash) != kFileFields.end();
}

/// Empty when the values may be written.
std::string refusalOfValues(const RecordSpec& record, const Change& change)
{
    for (const auto& [name, value] : change.fields) {
        if (name == "id" || name == "revision")
            return "fieldNotWritable";
        const FieldSpec* field = record.field(name);
        if (field == nullptr)
            continue;
        if (field->rule == MergeRule::server || field->rule == MergeRule::step)
            return "fieldNotWritable";
        if (field->rule == MergeRule::append && change.kind != ChangeKind::create)
            return "fieldNotWritable";
        if (!value.is_null() && !fits(field->kind, value))
            return "malformedField";
        if (isHash(record, name) && !isSha256Hex(textAt(change.fields, name)))
            return "malformedField";
    }
    return {};
}

/// Empty when the actor may make this edit of this record.
std::string refusalOfActor(const RecordSpec& record, const Document* current, const Change& change,
                           const Actor& actor)
{
    if (change.kind == ChangeKind::create) {
        if (!record.creators.contains(actor.role))
            return "notAllowed";
        if (current != nullptr && !isOwner(*current, record.type, actor))
            return "notYours";
        return {};
    }
    if (current == nullptr)
        return "missing";
    if (!record.writers.contains(actor.role))
        return "notAllowed";
    if (actor.role == Role::officer && !isOwner(*current, record.type, actor))
        return "notYours";
    if (record.type == RecordType::issue && textAt(*current, "state") == word(IssueState::closed))
        return "closed";
    return {};
}

/// A request that was long on its way makes its edits look later than they were. What the same
/// device wrote after them must not look older for that.
Instant lastEditBy(const Actor& actor, const FieldTimes& times)
{
    return planted(PlantedBug::orderByClockAlone)
               ? Instant{0}
               : Instant{integerAt(times, "@" + actor.deviceId.text())};
}

void mergeFields(const RecordSpec& record, const Change& change, const ApplyContext& context,
                 Applied& applied)
{
    const json::value nothing;
    const Instant at = context.at;
    const Instant notBefore = lastEditBy(context.actor, applied.times);
    if (!context.actor.deviceId.isNil())
        applied.times["@" + context.actor.deviceId.text()] = std::max(at, notBefore).ms;
    for (const auto& [name, value] : change.fields) {
        FieldSpec foreign;
        const FieldSpec& field = specOrForeign(record, name, foreign);
        const json::value* was = change.was.if_contains(name);
        json::value current;
        if (json::value* present = applied.document.if_contains(name))
            current = *present;
        const MergeResult result =
            mergeField({field, was != nullptr ? *was : nothing, value, at, change.ages, notBefore},
                       current, applied.times);
        if (result == MergeResult::clash) {
            applied.outcome.outcome = Outcome::conflict;
            applied.outcome.theirs[name] = current;
        } else if (result != MergeResult::taken && applied.outcome.outcome == Outcome::applied) {
            applied.outcome.outcome = Outcome::merged;
        }
        if (current.is_null())
            applied.document.erase(name);
        else
            applied.document[name] = std::move(current);
    }
}

/// A record is as old as the oldest edit that joined its creation.
Instant creationTime(const Change& change, Instant at)
{
    Instant earliest = at;
    for (const auto& age : change.ages)
        earliest = std::min(earliest, timeOf(age.key(), at, change.ages));
    return earliest;
}

} // namespace

Applied applyChange(const Document* current, FieldTimes times, const Change& change,
                    const ApplyContext& context)
{
    const RecordSpec& record = specOf(change.type);
    Applied applied;
    applied.outcome.sequence = change.sequence;
    applied.times = std::move(times);
    if (current != nullptr)
        applied.document = *current;
    const auto refuse = [&applied](std::string reason) {
        applied.outcome.outcome = Outcome::refused;
        applied.outcome.reason = std::move(reason);
        return applied;
    };

    if (exceedsLimits(change.fields) || exceedsLimits(change.was) || exceedsLimits(change.ages))
        return refuse("tooLong");
    if (change.kind == ChangeKind::giveUp)
        return applied; // it is about another edit, not about the record
    if (change.kind == ChangeKind::step)
        return current == nullptr ? refuse("missing")
                                  : takeStep(std::move(applied), change, context);

    if (std::string reason = refusalOfActor(record, current, change, context.actor);
        !reason.empty())
        return refuse(std::move(reason));
    if (std::string reason = refusalOfValues(record, change); !reason.empty())
        return refuse(std::move(reason));

    if (current == nullptr) {
        applied.document["id"] = change.recordId.text();
        applied.document["revision"] = 0;
    }
    mergeFields(record, change, context, applied);
    if (change.kind == ChangeKind::create && current == nullptr) {
        if (const std::string owner = ownerField(change.type); !owner.empty())
            applied.document[owner] = context.actor.id.text();
        if (change.type == RecordType::issue)
            return takeRegistration(
                std::move(applied), change,
                {context.actor, creationTime(change, context.at), context.rules});
    }
    return applied;
}

} // namespace wupan
