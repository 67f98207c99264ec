#include "server/api/desk.h"

#include "server/api/audit.h"
#include "server/api/change_applier.h"

namespace wupan {
namespace {

// One transaction takes so many, so that tablets that sync meanwhile do not wait for long.
constexpr std::int64_t kBatch = 100;
constexpr std::string_view kCounter = "desk";

} // namespace

ChangeOutcome takeStepAtDesk(ServerContext& context, const Caller& caller, StoreTransaction& store,
                             const Uuid& issue, IssueStep step, json::object values)
{
    const Instant now = context.clock.now();
    SyncRequest request; // from a device whose clock is ours
    request.deviceAt = now;
    Change change;
    change.editId = EditId{Uuid::v7(now, context.random)};
    change.eventId = IssueEventId{Uuid::v7(now, context.random)};
    change.type = RecordType::issue;
    change.recordId = issue;
    change.kind = ChangeKind::step;
    change.step = word(step);
    change.fields = std::move(values);
    change.deviceAt = now;
    ChangeApplier applier(context, caller, store, request); // reads the park, so holds it first
    change.sequence = store.next({}, kCounter);
    HistoryEntry entry = applier.take(change);
    entry.outcome.sequence = change.sequence;
    keepInHistory(store, entry);
    return entry.outcome;
}

Result<std::size_t> escalateOverdue(ServerContext& context, ParkId park)
{
    Caller job;
    job.park = park;
    job.actor.role = Role::system;
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
