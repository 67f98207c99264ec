#include "server/api/late_assistance.h"

#include "core/procedure/assistance.h"
#include "server/api/change_applier.h"
#include "server/api/desk.h"
#include "server/store/issue_events.h"

#include <algorithm>

namespace wupan {
namespace {

// One transaction takes so many, so that tablets that sync meanwhile do not wait for long.
constexpr std::size_t kBatch = 100;

std::size_t tellOf(ServerContext& context, const Caller& job, StoreTransaction& store,
                   const ParkRules& rules, IssueId id)
{
    const auto stored = store.record(job.park, RecordType::issue, id.uuid);
    if (!stored)
        return 0;
    const auto issue = fromDocument<Issue>(stored->document);
    if (!awaitsAssistance(issue.state))
        return 0;
    std::size_t told = 0;
    const std::vector<IssueEvent> events = eventsOf(store, job.park, id);
    for (const Assistance& assistance : assistanceOf(issue, events, rules)) {
        if (assistance.toldAt || !assistance.isOverdue(context.clock.now()))
            continue;
        const json::object values{
            {"assistingDepartmentIds", json::array{assistance.department.text()}}};
        const auto taken = takeStepAtDesk(context, job, store, id.uuid, IssueStep::urge, values);
        told += taken.outcome == Outcome::applied ? 1 : 0;
    }
    return told;
}

} // namespace

Result<std::size_t> tellOfLateAssistance(ServerContext& context, ParkId park)
{
    const Caller job = systemOf(park);
    ParkRules rules;
    std::vector<IssueId> candidates;
    const Status read = context.store.read([&](StoreTransaction& store) {
        rules = rulesIn(store, park);
        if (const auto upTo = lateAssistanceAssignedUpTo(context.clock.now(), rules))
            candidates = store.lackingAssistance(park, *upTo);
        return done();
    });
    if (!read)
        return read.error();
    std::size_t told = 0;
    for (std::size_t begin = 0; begin < candidates.size(); begin += kBatch) {
        const std::size_t end = std::min(begin + kBatch, candidates.size());
        std::size_t inBatch = 0;
        const Status written = context.store.write([&](StoreTransaction& store) {
            rules = rulesIn(store, park); // holds the park: nobody else tells meanwhile
            inBatch = 0;
            for (std::size_t i = begin; i < end; ++i)
                inBatch += tellOf(context, job, store, rules, candidates[i]);
            return done();
        });
        if (!written)
            return written.error();
        told += inBatch;
    }
    return told;
}

} // namespace wupan
