#include "server/commands/housekeeping.h"

#include "server/api/authentication.h"
#include "server/api/desk.h"
#include "server/api/expired_uploads.h"
#include "server/api/late_assistance.h"

namespace wupan {
namespace {

constexpr int kMinutesBetweenTidyings = 60;
/// What left a department's view is told for this long; whoever was away for longer gets a complete
/// view.
constexpr std::int64_t kGoneToldMs = 90 * kMillisecondsPerDay;
/// What everybody whom it concerns has seen is of no use to them, and the rest to nobody: the issue
/// itself says what happened.
constexpr std::int64_t kSeenNoticesKeptMs = 90 * kMillisecondsPerDay;
constexpr std::int64_t kNoticesKeptMs = 365 * kMillisecondsPerDay;

} // namespace

void Housekeeping::work()
{
    if (m_minutes++ % kMinutesBetweenTidyings == 0)
        tidy();
    escalate();
}

void Housekeeping::escalate()
{
    std::vector<ParkId> parks;
    const Status read = m_context.store.read([&](StoreTransaction& store) {
        parks = store.parks();
        return done();
    });
    if (!read)
        fail("escalationFailed", read.error());
    for (const ParkId& park : parks) {
        const auto escalated = escalateOverdue(m_context, park);
        if (!escalated) {
            fail("escalationFailed", escalated.error());
        } else if (*escalated > 0) {
            m_escalations += static_cast<std::int64_t>(*escalated);
            m_log.write(Log::Level::info, "issuesEscalated", {{"count", *escalated}});
        }
        const auto told = tellOfLateAssistance(m_context, park);
        if (!told)
            fail("urgingFailed", told.error());
        else if (*told > 0)
            m_log.write(Log::Level::info, "lateAssistanceTold", {{"count", *told}});
    }
}

void Housekeeping::tidy()
{
    const Instant now = m_context.clock.now();
    const Status compacted = m_context.store.write([&](StoreTransaction& store) {
        for (const ParkId& park : store.parks()) {
            store.compact(park, now.plusMs(-kGoneToldMs));
            store.removeNotices(park, now.plusMs(-kSeenNoticesKeptMs), now.plusMs(-kNoticesKeptMs));
        }
        store.removeSignInFailuresBefore(now.plusMs(-kFailuresWithinMs));
        return done();
    });
    if (!compacted)
        fail("compactionFailed", compacted.error());
    const auto removed = removeExpiredUploads(m_context);
    if (!removed)
        fail("removalOfUploadsFailed", removed.error());
    else if (*removed > 0)
        m_log.write(Log::Level::info, "expiredUploadsRemoved", {{"count", *removed}});
}

void Housekeeping::fail(std::string_view event, const Error& error)
{
    m_log.write(Log::Level::error, event, {{"code", name(error.code)}, {"reason", error.detail}});
}

} // namespace wupan
