#include "server/api/sync_handler.h"

#include "core/base/compression.h"
#include "core/model/attachment.h"
#include "core/model/park.h"
#include "core/procedure/park_rules.h"
#include "core/sync/apply_change.h"
#include "core/sync/tuning.h"
#include "server/api/problem.h"
#include "server/api/visibility.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace wupan {
namespace {

constexpr std::size_t kMaxBatchBytes = 4ULL * 1024 * 1024;
constexpr std::int64_t kMaxRecords = 5000;
// Below this an answer fits one packet, compressed or not.
constexpr std::size_t kCompressFromBytes = 1024;

/// "epoch.position"; another epoch starts from the beginning.
std::int64_t positionOf(const std::string& cursor, const std::string& epoch)
{
    if (!cursor.starts_with(epoch + "."))
        return 0;
    std::int64_t position = 0;
    const char* begin = cursor.data() + epoch.size() + 1;
    std::from_chars(begin, cursor.data() + cursor.size(), position);
    return std::max<std::int64_t>(position, 0);
}

/// `end - begin`, between 0 and `most`; clocks may say anything.
std::int64_t elapsedMs(std::int64_t begin, std::int64_t end, std::int64_t most)
{
    std::int64_t elapsed = 0;
    if (__builtin_sub_overflow(end, begin, &elapsed))
        return end > begin ? most : 0;
    return std::clamp<std::int64_t>(elapsed, 0, most);
}

/// When the edit was really made: by uptime within one boot, else by the difference of the wall
/// clocks. Never in the future, nor before 1970.
Instant correctedTime(const Change& change, const SyncRequest& request, Instant now)
{
    const bool sameBoot = !change.bootId.empty() && change.bootId == request.bootId;
    const std::int64_t ageMs = sameBoot
                                   ? elapsedMs(change.uptimeMs, request.uptimeMs, now.ms)
                                   : elapsedMs(change.deviceAt.ms, request.deviceAt.ms, now.ms);
    return now.plusMs(-ageMs);
}

class ChangeApplier
{
public:
    ChangeApplier(ServerContext& context, const Caller& caller, StoreTransaction& store,
                  const SyncRequest& request)
        : m_context(context)
        , m_caller(caller)
        , m_store(store)
        , m_request(request)
        , m_now(context.clock.now())
    {
        const auto park = store.record(caller.park, RecordType::park, caller.park.uuid);
        m_rules = park ? rulesOf(fromDocument<Park>(park->document)) : ParkRules{};
    }

    /// conflict when the device's past is not the one that headquarters knows.
    Result<ChangeOutcome> apply(const Change& change)
    {
        if (const auto before = m_store.history(m_caller.actor.deviceId, change.sequence)) {
            if (before->change.chain != change.chain)
                return Error{ErrorCode::conflict, "another device uses this device's id"};
            ChangeOutcome again = before->outcome;
            again.first = again.outcome;
            again.outcome = Outcome::duplicate;
            return again;
        }
        HistoryEntry entry;
        entry.park = m_caller.park;
        entry.device = m_caller.actor.deviceId;
        entry.author = m_caller.actor.id;
        entry.change = change;
        entry.receivedAt = m_now;
        entry.correctedAt = correctedTime(change, m_request, m_now);
        applyNew(entry);
        m_store.addHistory(entry);
        return entry.outcome;
    }

    /// What the caller can tell by itself: records to which nothing happened but its own edits.
    [[nodiscard]] const KnownRevisions& known() const { return m_known; }

private:
    void applyNew(HistoryEntry& entry)
    {
        const Change& change = entry.change;
        if (change.kind == ChangeKind::giveUp) { // stands in history only
            entry.outcome.sequence = change.sequence;
            return;
        }
        const auto stored = m_store.record(m_caller.park, change.type, change.recordId);
        // An id that belongs to something else, or to what the caller may not see, looks like a
        // missing one.
        const bool hidden = stored ? !mayRead(m_caller, m_store, change.type, stored->document)
                                   : m_store.exists(change.recordId);
        if (hidden || (!change.eventId.isNil() && m_store.exists(change.eventId.uuid))) {
            entry.outcome.sequence = change.sequence;
            entry.outcome.outcome = Outcome::refused;
            entry.outcome.reason = "missing";
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
        entry.outcome.revision =
            m_store.put(m_caller.park, change.type, std::move(applied.document), applied.times);
        const bool alone = change.kind == ChangeKind::update && stored &&
                           stored->revision == change.baseRevision &&
                           entry.outcome.outcome == Outcome::applied;
        if (alone)
            m_known[change.recordId] = entry.outcome.revision;
        for (Document& event : applied.events) {
            event["receivedAt"] = m_now.ms;
            m_store.put(m_caller.park, RecordType::issueEvent, std::move(event), {});
        }
    }

    /// What only headquarters knows of a new record.
    void complete(RecordType type, Document& document)
    {
        if (type == RecordType::issue) {
            const int year = parkDate(m_now).year;
            const std::int64_t number =
                m_store.next(m_caller.park, "issue-" + std::to_string(year));
            char text[32];
            std::snprintf(text, sizeof text, "WT-%d-%04lld", year, static_cast<long long>(number));
            document["number"] = text;
        }
        if (type == RecordType::attachment &&
            m_context.files.has(std::string(textAt(document, "sha256"))))
            document["receivedAt"] = m_now.ms;
    }

    ServerContext& m_context;
    const Caller& m_caller;
    StoreTransaction& m_store;
    const SyncRequest& m_request;
    Instant m_now;
    ParkRules m_rules;
    KnownRevisions m_known;
};

Result<SyncRequest> readRequest(const Request& request)
{
    const auto coding = parseCoding(request.header("content-encoding"));
    if (!coding)
        return coding.error();
    const auto body = decompress(request.body, *coding, kMaxBatchBytes);
    if (!body)
        return body.error();
    return parseSyncRequest(*body);
}

std::string answerText(const std::vector<ChangeOutcome>& outcomes, const PullPage& page,
                       const std::string& epoch, Instant now)
{
    std::string text = "{";
    if (!outcomes.empty()) {
        json::array list;
        for (const ChangeOutcome& outcome : outcomes)
            list.push_back(toJson(outcome));
        text += "\"outcomes\":" + json::serialize(list) + ",";
    }
    if (page.count > 0) {
        text.reserve(page.runs.size() + 256);
        text.append("\"records\":[").append(page.runs).append("],");
    }
    text += "\"cursor\":\"" + epoch + "." + std::to_string(page.position) + "\"";
    if (page.more)
        text += ",\"more\":true";
    text += ",\"serverAt\":" + std::to_string(now.ms) + "}";
    return text;
}

} // namespace

Response handleSync(ServerContext& context, const Caller& caller, const Request& request)
{
    const auto sync = readRequest(request);
    if (!sync)
        return problemOf(sync.error());
    std::vector<ChangeOutcome> outcomes;
    KnownRevisions known;
    if (!sync->changes.empty()) {
        const Status applied = context.store.write([&](StoreTransaction& store) -> Status {
            outcomes.clear();
            ChangeApplier applier(context, caller, store, *sync);
            for (const Change& change : sync->changes) {
                auto outcome = applier.apply(change);
                if (!outcome)
                    return outcome.error();
                outcomes.push_back(std::move(*outcome));
            }
            known = applier.known();
            return done();
        });
        if (!applied)
            return problemOf(applied.error());
    }

    const std::int64_t limit = std::clamp<std::int64_t>(
        sync->maxRecords > 0 ? sync->maxRecords : tuning::kRecordsPerRequest, 1, kMaxRecords);
    PullPage page;
    const Status pulled = context.store.read([&](StoreTransaction& store) {
        page = store.pull(caller.park, positionOf(sync->cursor, context.store.epoch()), limit,
                          readFilter(caller, store), known);
        return done();
    });
    if (!pulled)
        return problemOf(pulled.error());

    Response response =
        jsonResponse(200, answerText(outcomes, page, context.store.epoch(), context.clock.now()));
    const ContentCoding coding = bestCoding(request.header("accept-encoding"));
    if (response.body.size() > kCompressFromBytes && coding != ContentCoding::identity) {
        response.body = compress(response.body, coding);
        response.headers["Content-Encoding"] = headerValue(coding);
    }
    return response;
}

} // namespace wupan
