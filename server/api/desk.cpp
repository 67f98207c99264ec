#include "server/api/desk.h"

#include "core/procedure/step_refusal.h"
#include "server/api/audit.h"
#include "server/api/change_applier.h"

namespace wupan {
namespace {

// One transaction takes so many, so that tablets that sync meanwhile do not wait for long.
constexpr std::int64_t kBatch = 100;
constexpr std::string_view kCounter = "desk";

/// An edit of headquarters itself, from a device whose clock is ours.
Change newChange(ServerContext& context, StoreTransaction& store, RecordType type, const Uuid& id)
{
    const Instant now = context.clock.now();
    Change change;
    change.editId = EditId{Uuid::v7(now, context.random)};
    change.type = type;
    change.recordId = id;
    change.deviceAt = now;
    change.sequence = nextSequenceAtDesk(store);
    return change;
}

} // namespace

Caller systemOf(ParkId park)
{
    Caller system;
    system.park = park;
    system.actor.role = Role::system;
    return system;
}

bool mayTakeAtDesk(const Actor& person, IssueStep step)
{
    return step != IssueStep::rate || person.role != Role::officer;
}

std::int64_t nextSequenceAtDesk(StoreTransaction& store)
{
    return store.next({}, kCounter);
}

ChangeOutcome takeStepAtDesk(ServerContext& context, const Caller& caller, StoreTransaction& store,
                             const Uuid& issue, IssueStep step, json::object values)
{
    if (!mayTakeAtDesk(caller.actor, step)) {
        ChangeOutcome refused;
        refused.outcome = Outcome::refused;
        refused.reason = word(StepRefusal::wrongRole);
        return refused;
    }
    SyncRequest request;
    request.deviceAt = context.clock.now();
    ChangeApplier applier(context, caller, store, request); // reads the park, so holds it first
    Change change = newChange(context, store, RecordType::issue, issue);
    change.eventId = IssueEventId{Uuid::v7(request.deviceAt, context.random)};
    change.kind = ChangeKind::step;
    change.step = word(step);
    change.fields = std::move(values);
    HistoryEntry entry = applier.take(change);
    entry.outcome.sequence = change.sequence;
    keepInHistory(store, entry);
    return entry.outcome;
}

bool putAtDesk(ServerContext& context, const Caller& caller, StoreTransaction& store,
               RecordType type, Document document)
{
    const auto id = Uuid::parse(textAt(document, "id"));
    if (!id)
        return false;
    const auto stored = store.record(caller.park, type, *id);
    HistoryEntry entry;
    entry.change = newChange(context, store, type, *id);
    entry.change.kind = stored ? ChangeKind::update : ChangeKind::create;
    if (stored)
        entry.before = stored->document;
    Document merged = entry.before;
    FieldTimes times = stored ? stored->times : FieldTimes{};
    for (const auto& [key, value] : document) {
        if (key == "revision" || (merged.contains(key) && merged.at(key) == value))
            continue;
        entry.change.fields[key] = merged[key] = value;
        // Where tablets write too, the later one counts.
        if (const FieldSpec* field = specOf(type).field(key);
            field != nullptr && field->rule != MergeRule::server)
            times[key] = entry.change.deviceAt.ms;
    }
    // What a record lacks has its default.
    for (const FieldSpec& field : specOf(type).fields)
        if (!document.contains(field.name) && merged.erase(field.name) > 0)
            entry.change.fields[field.name] = nullptr;
    if (entry.change.fields.empty())
        return false;
    entry.park = caller.park;
    entry.author = caller.actor.id;
    entry.receivedAt = entry.correctedAt = entry.change.deviceAt;
    entry.outcome.sequence = entry.change.sequence;
    entry.outcome.revision = store.put(caller.park, type, std::move(merged), times);
    keepInHistory(store, entry);
    return true;
}

Result<std::size_t> escalateOverdue(ServerContext& context, ParkId park)
{
    const Caller job = systemOf(park);
    BoardFilter overdue;
    overdue.light = Light::red;
    overdue.escalated = false;
    overdue.limit = kBatch;
    std::size_t escalated = 0;
    bool more = true;
    while (more) {
        const Status written = context.store.write([&](StoreTransaction& store) {
            overdue.now = context.clock.now();
            const BoardPage page = store.board(park, overdue);
            std::size_t done = 0;
            for (const Document& issue : page.issues)
                if (const auto id = Uuid::parse(textAt(issue, "id")))
                    done +=
                        takeStepAtDesk(context, job, store, *id, IssueStep::escalate, {}).outcome ==
                                Outcome::applied
                            ? 1
                            : 0;
            escalated += done;
            // What cannot be escalated would be found again and again.
            more = done > 0 && page.total > kBatch;
            return wupan::done();
        });
        if (!written)
            return written.error();
    }
    return escalated;
}

} // namespace wupan
