#include "server/api/sync_handler.h"

#include "core/base/compression.h"
#include "core/base/hash.h"
#include "core/sync/planted_bug.h"
#include "core/sync/tuning.h"
#include "server/api/change_applier.h"
#include "server/api/edit_counts.h"
#include "server/api/news_board.h"
#include "server/api/problem.h"
#include "server/api/record_scope.h"
#include "server/api/visibility.h"

#include <algorithm>
#include <charconv>

namespace wupan {
namespace {

constexpr std::size_t kMaxBatchBytes = 4ULL * 1024 * 1024;
constexpr std::int64_t kMaxRecords = 5000;
// Below this an answer fits one packet, compressed or not.
constexpr std::size_t kCompressFromBytes = 1024;
// Two scopes that are confused cost somebody a complete view too few: one in four billion.
constexpr std::size_t kScopeDigits = 8;

/// "epoch.scope.position"
struct Cursor
{
    std::string prefix; ///< of the caller's cursors: as long as it stays, positions count
    std::int64_t position = 0;
    bool fresh = true; ///< a complete view begins
};

/// A caller whose rights have changed sees another part of the park, and begins anew with it.
std::string cursorPrefix(const Caller& caller, const std::string& epoch)
{
    const std::string scope = std::string(word(caller.actor.role)) +
                              caller.actor.departmentId.text() +
                              (caller.mayOnlyDeliver ? "leaver" : "");
    if (planted(PlantedBug::rightsNotInCursor))
        return epoch + ".";
    return epoch + "." + sha256Hex(scope).substr(0, kScopeDigits) + ".";
}

Cursor cursorOf(const std::string& text, const Caller& caller, StoreTransaction& store,
                const std::string& epoch)
{
    Cursor cursor;
    cursor.prefix = cursorPrefix(caller, epoch);
    const bool known = text.starts_with(cursor.prefix) ||
                       (planted(PlantedBug::foreignEpoch) && text.size() > cursor.prefix.size());
    if (!known)
        return cursor;
    const char* begin = text.data() + cursor.prefix.size();
    const char* end = text.data() + text.size();
    std::int64_t position = 0;
    const bool whole = std::from_chars(begin, end, position).ptr == end && begin != end;
    // A position that headquarters does not have yet is another past's.
    if (!whole || position < store.compactedPosition(caller.park) ||
        position > store.newestPosition(caller.park))
        return cursor;
    cursor.position = position;
    cursor.fresh = false;
    return cursor;
}

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

struct Answer
{
    std::vector<ChangeOutcome> outcomes;
    bool forked = false;
    Cursor cursor;
    PullPage page;
    std::vector<GoneRecord> gone;
};

/// What the caller gets to see, in one state of the store.
void pull(Answer& answer, const Caller& caller, StoreTransaction& store, const SyncRequest& sync,
          const std::string& epoch, const KnownRevisions& known)
{
    answer.cursor = cursorOf(sync.cursor, caller, store, epoch);
    const std::int64_t limit = std::clamp<std::int64_t>(
        sync.maxRecords > 0 ? sync.maxRecords : tuning::kRecordsPerRequest, 1, kMaxRecords);
    const DocumentFilter mayRead = readFilter(caller, store);
    answer.page = store.pull(caller.park, answer.cursor.position, limit, mayRead,
                             answer.cursor.fresh ? KnownRevisions{} : known);
    if (!answer.cursor.fresh)
        answer.gone = goneFor(caller, store, answer.cursor.position, answer.page.position);
    if (!mayRead)
        return;
    for (const Change& change : sync.changes) {
        // An accepted edit is no right to see the record, today.
        const auto stored = store.record(caller.park, change.type, change.recordId);
        if (stored && !mayRead(change.type, stored->document))
            answer.gone.push_back({change.type, change.recordId});
    }
}

std::string textOf(const Answer& answer, Instant now)
{
    std::string text = "{";
    if (!answer.outcomes.empty()) {
        json::array list;
        for (const ChangeOutcome& outcome : answer.outcomes)
            list.push_back(toJson(outcome));
        text += "\"outcomes\":" + json::serialize(list) + ",";
    }
    if (answer.forked)
        text += "\"forked\":true,";
    if (answer.cursor.fresh)
        text += "\"snapshot\":true,";
    if (answer.page.count > 0) {
        text.reserve(answer.page.runs.size() + 256);
        text.append("\"records\":[").append(answer.page.runs).append("],");
    }
    if (!answer.gone.empty()) {
        json::array list;
        for (const GoneRecord& gone : answer.gone)
            list.push_back({{"type", word(gone.type)}, {"id", gone.id.text()}});
        text += "\"gone\":" + json::serialize(list) + ",";
    }
    text += "\"cursor\":\"" + answer.cursor.prefix + std::to_string(answer.page.position) + "\"";
    if (answer.page.more)
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
    Answer answer;
    KnownRevisions known;
    const auto push = [&](StoreTransaction& store) -> Status {
        answer.outcomes.clear();
        ChangeApplier applier(context, caller, store, *sync);
        answer.forked = !applier.sharesPast();
        if (answer.forked)
            return done();
        for (const Change& change : sync->changes) {
            auto outcome = applier.apply(change);
            if (!outcome)
                return outcome.error();
            answer.outcomes.push_back(std::move(*outcome));
        }
        known = applier.known();
        const bool lose = planted(PlantedBug::answerBeforeCommit) && sync->changes.size() % 3 == 1;
        return lose ? Status(Error{ErrorCode::storage, "planted"}) : done();
    };
    // Without edits nothing is written, and nobody waits for the one writer.
    const Status pushed =
        sync->changes.empty() ? context.store.read(push) : context.store.write(push);
    if (!pushed && !planted(PlantedBug::answerBeforeCommit))
        return problemOf(pushed.error());
    if (context.edits != nullptr)
        for (const ChangeOutcome& outcome : answer.outcomes)
            context.edits->note(outcome.outcome);
    const Status pulled = context.store.read([&](StoreTransaction& store) {
        pull(answer, caller, store, *sync, context.store.epoch(), known);
        return done();
    });
    if (!pulled)
        return problemOf(pulled.error());
    if (context.news != nullptr && !answer.page.more)
        context.news->noteTold(caller.actor.deviceId, answer.page.position);

    Response response = jsonResponse(200, textOf(answer, context.clock.now()));
    const ContentCoding coding = bestCoding(request.header("accept-encoding"));
    if (response.body.size() > kCompressFromBytes && coding != ContentCoding::identity) {
        response.body = compress(response.body, coding);
        response.headers["Content-Encoding"] = headerValue(coding);
    }
    return response;
}

} // namespace wupan
