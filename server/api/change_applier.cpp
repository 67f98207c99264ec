#include "server/api/change_applier.h"

#include "core/model/attachment.h"
#include "core/model/park.h"
#include "core/procedure/step_refusal.h"
#include "core/sync/apply_change.h"
#include "core/sync/planted_bug.h"
#include "server/api/audit.h"
#include "server/api/record_scope.h"
#include "server/api/visibility.h"

#include <algorithm>
#include <cstdio>

namespace wupan {
namespace {

/// When the edit was really made. Never in the future, nor before 1970.
Instant correctedTime(const Change& change, const SyncRequest& request, Instant now)
{
    return now.plusMs(-std::min(elapsedMs(change, request), now.ms));
}

ChangeOutcome refusal(std::string_view reason)
{
    ChangeOutcome refused;
    refused.outcome = Outcome::refused;
    refused.reason = reason;
    return refused;
}

ChangeOutcome again(const ChangeOutcome& first, std::int64_t sequence)
{
    ChangeOutcome repeated = first;
    repeated.sequence = sequence;
    repeated.first = first.outcome;
    repeated.outcome =
        planted(PlantedBug::duplicateIsRefused) ? Outcome::refused : Outcome::duplicate;
    return repeated;
}

} // namespace

bool sameContent(const Change& a, const Change& b)
{
    return a.type == b.type && a.recordId == b.recordId && a.kind == b.kind && a.step == b.step &&
           a.fields == b.fields;
}

ParkRules rulesIn(StoreTransaction& store, ParkId park)
{
    const auto stored = store.record(park, RecordType::park, park.uuid);
    return stored ? rulesOf(fromDocument<Park>(stored->document)) : ParkRules{};
}

ChangeApplier::ChangeApplier(ServerContext& context, const Caller& caller, StoreTransaction& store,
                             const SyncRequest& request)
    : m_context(context)
    , m_caller(caller)
    , m_store(store)
    , m_request(request)
    , m_now(context.clock.now())
    , m_rules(rulesIn(store, caller.park))
    , m_past(store.past(caller.actor.deviceId))
{}

bool ChangeApplier::sharesPast()
{
    if (planted(PlantedBug::sequenceAlone))
        return true;
    if (m_request.changes.empty() && planted(PlantedBug::quietForkUnseen))
        return true;
    const DevicePast& told = m_request.past;
    if (told.sequence < m_past.sequence ||
        (told.sequence == m_past.sequence && told.chain != m_past.chain))
        return false;
    DevicePast last = m_past;
    for (const Change& change : m_request.changes) {
        if (change.sequence <= m_past.sequence) {
            const auto before = m_store.history(m_caller.actor.deviceId, change.sequence);
            if (!before || before->change.chain != change.chain)
                return false;
            continue;
        }
        if (planted(PlantedBug::gapsAllowed))
            continue;
        if (change.sequence != last.sequence + 1 ||
            change.chain != chainAfter(last.chain, change.editId))
            return false;
        last = {change.sequence, change.chain};
    }
    // Edits that were answered once, and are not known any more.
    return !m_request.changes.empty() || told.sequence == m_past.sequence ||
           planted(PlantedBug::gapsAllowed);
}

Result<ChangeOutcome> ChangeApplier::apply(const Change& change)
{
    if (change.sequence <= m_past.sequence && planted(PlantedBug::applyAgain)) {
        HistoryEntry repeated;
        repeated.device = m_caller.actor.deviceId;
        repeated.change = change;
        repeated.correctedAt = correctedTime(change, m_request, m_now);
        applyNew(repeated);
        repeated.outcome.sequence = change.sequence;
        return repeated.outcome;
    }
    const auto before = change.sequence <= m_past.sequence
                            ? m_store.history(m_caller.actor.deviceId, change.sequence)
                            : earlierUnderAnotherId(change);
    const bool own = before && before->author == m_caller.actor.id;
    if (planted(PlantedBug::sequenceAlone) && own && change.sequence <= m_past.sequence)
        return again(before->outcome, change.sequence);
    // What it stands in for may have come in a rescue bundle.
    const bool standsIn = change.kind == ChangeKind::giveUp && change.fields.contains("reason");
    if (own && !standsIn && before->change.editId == change.editId &&
        !sameContent(before->change, change))
        return Error{ErrorCode::invalidInput,
                     "edit " + change.editId.text() + " came before, with other content"};
    if (before && change.sequence <= m_past.sequence)
        return again(before->outcome, change.sequence);
    HistoryEntry entry = before ? entryOf(change) : take(change);
    if (before)
        entry.outcome = own ? before->outcome : refusal("notAllowed");
    entry.outcome.sequence = change.sequence;
    if (entry.outcome.outcome != Outcome::refused || !planted(PlantedBug::refusedNotKept))
        keepInHistory(m_store, entry);
    return own ? again(entry.outcome, change.sequence) : entry.outcome;
}

HistoryEntry ChangeApplier::take(const Change& change)
{
    HistoryEntry entry = entryOf(change);
    if (m_caller.mayOnlyDeliver)
        entry.outcome = refusal("notAllowed");
    else
        applyNew(entry);
    return entry;
}

HistoryEntry ChangeApplier::entryOf(const Change& change) const
{
    HistoryEntry entry;
    entry.park = m_caller.park;
    entry.device = m_caller.actor.deviceId;
    entry.author = m_caller.actor.id;
    entry.change = change;
    entry.receivedAt = m_now;
    entry.correctedAt = correctedTime(change, m_request, m_now);
    return entry;
}

std::optional<HistoryEntry> ChangeApplier::earlierUnderAnotherId(const Change& change)
{
    if (planted(PlantedBug::ignoreEditId))
        return std::nullopt;
    return m_store.historyOfEdit(m_caller.park, change.editId);
}

void ChangeApplier::applyNew(HistoryEntry& entry)
{
    const Change& change = entry.change;
    if (change.kind == ChangeKind::giveUp)
        return; // stands in history only
    const auto stored = m_store.record(m_caller.park, change.type, change.recordId);
    // An id that belongs to something else, or to what the caller may not see, looks like a missing
    // one.
    const bool hidden = stored ? !mayRead(m_caller, m_store, change.type, stored->document)
                               : m_store.exists(change.recordId);
    // A record may be created twice, by two tablets of which one is a copy of the other.
    const bool createdBefore = stored && change.kind == ChangeKind::create;
    if (change.type == RecordType::issue && change.kind == ChangeKind::create &&
        change.eventId.isNil()) { // its first step would have no name
        entry.outcome = refusal("malformedField");
        return;
    }
    const bool eventTaken =
        !change.eventId.isNil() && !createdBefore && m_store.exists(change.eventId.uuid);
    if (hidden || eventTaken) {
        entry.outcome = refusal(stored && !eventTaken && leftCallersView(change)
                                    ? word(StepRefusal::notYourDepartment)
                                    : "missing");
        return;
    }
    const Document* current = stored ? &stored->document : nullptr;
    if (current != nullptr)
        entry.before = *current;
    Applied applied = applyChange(current, stored ? stored->times : FieldTimes{}, change,
                                  {m_caller.actor, entry.correctedAt, m_rules});
    entry.outcome = applied.outcome;
    if (applied.outcome.outcome == Outcome::refused)
        return;
    if (current == nullptr)
        complete(change.type, applied.document);
    entry.outcome.revision = putInScope(
        m_store, m_caller.park, {change.type, applied.document, applied.times}, current, m_now);
    const bool alone =
        change.kind == ChangeKind::update && stored &&
        (stored->revision == change.baseRevision || planted(PlantedBug::leaveOutTooMuch)) &&
        entry.outcome.outcome == Outcome::applied;
    if (alone)
        m_known[change.recordId] = entry.outcome.revision;
    for (Document& event : applied.events) {
        event["receivedAt"] = m_now.ms;
        m_store.put(m_caller.park, RecordType::issueEvent, std::move(event), {});
    }
}

/// Whether the edit may have been made, without a network, when the issue still was the caller's
/// department's: then its author is told so, and has asked for nothing that is not theirs.
bool ChangeApplier::leftCallersView(const Change& change)
{
    if (m_caller.actor.role != Role::handler || change.type != RecordType::issue)
        return false;
    const auto left = m_store.left(m_caller.park, m_caller.actor.departmentId, 0,
                                   m_store.newestPosition(m_caller.park));
    return std::ranges::find(left, change.recordId, &GoneRecord::id) != left.end();
}

/// What only headquarters knows of a new record.
void ChangeApplier::complete(RecordType type, Document& document)
{
    if (type == RecordType::issue) {
        const int year = parkDate(m_now).year;
        const std::int64_t number = m_store.next(m_caller.park, "issue-" + std::to_string(year));
        char text[32];
        std::snprintf(text, sizeof text, "WT-%d-%04lld", year, static_cast<long long>(number));
        document["number"] = text;
    }
    if (type != RecordType::attachment)
        return;
    for (const auto& [hash, receipt] : kFileFields) {
        const std::string sha256(textAt(document, hash));
        if (!sha256.empty() &&
            (m_context.files.has(sha256) || planted(PlantedBug::receivedBeforeBytes)))
            document[receipt] = m_now.ms;
    }
}

} // namespace wupan
