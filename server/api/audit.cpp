#include "server/api/audit.h"

#include <algorithm>
#include <array>

namespace wupan {
namespace {

constexpr std::size_t kMostPathBytes = 200;
constexpr std::int64_t kMostDenials = 10;
constexpr std::int64_t kPage = 1000;

bool isDenial(const ChangeOutcome& outcome)
{
    constexpr std::array<std::string_view, 4> kDenials{"notAllowed", "notYours", "missing",
                                                       "fieldNotWritable"};
    return outcome.outcome == Outcome::refused &&
           std::ranges::find(kDenials, outcome.reason) != kDenials.end();
}

/// As much of a path as is worth keeping, on one line.
std::string shownPath(std::string_view path)
{
    std::string shown(path.substr(0, kMostPathBytes));
    std::ranges::replace_if(
        shown, [](unsigned char byte) { return byte <= 0x20 || byte >= 0x7F; }, '?');
    return shown;
}

} // namespace

void keepInHistory(StoreTransaction& store, const HistoryEntry& entry)
{
    store.addHistory(entry);
    if (!isDenial(entry.outcome))
        return;
    AuditEntry denial;
    denial.park = entry.park;
    denial.at = entry.receivedAt;
    denial.event = AuditEvent::editDenied;
    denial.officer = entry.author;
    denial.device = entry.device;
    denial.detail = {{"reason", entry.outcome.reason},
                     {"editId", entry.change.editId.text()},
                     {"type", word(entry.change.type)},
                     {"id", entry.change.recordId.text()}};
    store.addAudit(denial);
}

void DenialNotes::note(const Caller& caller, const Request& request)
{
    const std::string who = caller.actor.id.text() + caller.actor.deviceId.text();
    const Instant now = m_context.clock.now();
    if (m_noted.secondsToWait(who, kMostDenials, now) > 0)
        return;
    AuditEntry denial;
    denial.park = caller.park;
    denial.at = now;
    denial.event = AuditEvent::requestDenied;
    denial.officer = caller.actor.id;
    denial.device = caller.actor.deviceId;
    denial.detail = {{"path", shownPath(request.path)}, {"address", request.remoteAddress}};
    // Whether a full disk keeps it or not: the answer is the same.
    static_cast<void>(m_context.store.write([&](StoreTransaction& store) {
        store.addAudit(denial);
        return done();
    }));
}

AuditVerdict checkAudit(StoreTransaction& store, ParkId park)
{
    AuditVerdict verdict;
    for (auto page = store.audit(park, 0, kPage); !page.empty();
         page = store.audit(park, verdict.entries, kPage))
        for (const StoredAuditEntry& entry : page) {
            if (entry.number != verdict.entries + 1 ||
                entry.chain != chainAfter(verdict.chain, entry)) {
                verdict.firstWrong = verdict.entries + 1;
                return verdict;
            }
            verdict.entries = entry.number;
            verdict.chain = entry.chain;
        }
    if (verdict.entries != store.newestAudit(park))
        verdict.firstWrong = verdict.entries + 1;
    return verdict;
}

} // namespace wupan
