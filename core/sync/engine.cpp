#include "core/sync/engine.h"

#include "core/base/compression.h"
#include "core/store/file_upload_store.h"
#include "core/store/meta_store.h"
#include "core/store/outbox_store.h"
#include "core/store/sync_status_store.h"
#include "core/sync/headquarters_clock.h"
#include "core/sync/local_rows.h"
#include "core/sync/planted_bug.h"
#include "core/sync/problem_answer.h"
#include "core/sync/tuning.h"
#include "core/sync/unneeded_files.h"

namespace wupan {
namespace {

// One is enough; a headquarters that remembers differently again and again is broken.
constexpr int kMostNewDeviceIds = 3;

} // namespace

SyncEngine::SyncEngine(Tablet& tablet, Session& session, std::size_t changesPerRequest)
    : m_tablet(tablet)
    , m_session(session)
    , m_uploader(tablet, session)
    , m_mostChanges(changesPerRequest)
{
    m_uploader.onProgress = [this](const UploadReport& sent) {
        if (noteFiles(sent))
            announce();
    };
}

void SyncEngine::run(std::function<void(const SyncReport&)> finished)
{
    if (m_running) {
        m_again = true;
        return;
    }
    m_running = true;
    ++m_runs;
    m_again = false;
    m_report = {};
    m_newDeviceIds = 0;
    m_sentBefore = {};
    m_startedAt = m_tablet.clock().now();
    m_startedUptimeMs = m_tablet.clock().uptimeMs();
    m_finished = std::move(finished);
    m_report.done.phase = SyncProgress::Phase::records;
    m_changesPerRequest = m_mostChanges;
    announce();
    const Status prepared = m_tablet.inTransaction([&] {
        LocalRows(m_tablet).adoptKnown();
        return done();
    });
    if (!prepared)
        return finish(prepared.error());
    exchange();
}

void SyncEngine::announce()
{
    if (onProgress)
        onProgress(m_report.done);
}

/// One request: what waits here, and what is new there.
void SyncEngine::exchange()
{
    SyncRequest request;
    bool needsNewDeviceId = false;
    const Status prepared = m_tablet.inTransaction([&] {
        MetaStore meta(m_tablet.database());
        needsNewDeviceId = !meta.text(MetaKey::needsNewDeviceId).empty();
        if (needsNewDeviceId)
            return done();
        request = nextRequest(0);
        request.cursor = meta.text(MetaKey::cursor);
        return done();
    });
    if (!prepared)
        return finish(prepared.error());
    if (needsNewDeviceId)
        return takeNewDeviceId();
    send(std::move(request));
}

bool SyncEngine::exchangeAhead(const std::vector<Change>& sent, const SyncResponse& answer)
{
    // A complete view changes what the edits say that they saw.
    const bool mayGoOn = !sent.empty() && answer.outcomes.size() == sent.size() && !answer.forked &&
                         !answer.snapshot;
    if (!mayGoOn)
        return false;
    SyncRequest request;
    const Status prepared = m_tablet.inTransaction([&] {
        request = nextRequest(sent.back().sequence);
        return done();
    });
    if (!prepared || request.changes.empty())
        return false;
    request.cursor = answer.cursor;
    send(std::move(request));
    return true;
}

SyncRequest SyncEngine::nextRequest(std::int64_t after)
{
    OutboxStore outbox(m_tablet.database());
    SyncRequest request;
    request.changes = LocalRows(m_tablet).toSend(m_changesPerRequest, after);
    request.past = outbox.past();
    if (planted(PlantedBug::settleWhenSent))
        for (const Change& change : request.changes)
            outbox.settle(change.sequence, m_tablet.actor().id, m_tablet.clock().now());
    return request;
}

void SyncEngine::send(SyncRequest request)
{
    request.deviceAt = m_tablet.clock().now();
    request.uptimeMs = m_tablet.clock().uptimeMs();
    request.bootId = m_tablet.clock().bootId();

    HttpRequest http;
    http.method = "POST";
    http.path = "/v1/sync";
    http.headers["Accept-Encoding"] = "zstd";
    http.body = encode(request);
    while (http.body.size() > tuning::kRequestBytes && request.changes.size() > 1) {
        request.changes.resize(request.changes.size() / 2); // the others go with the next one
        http.body = encode(request);
    }
    if (http.body.size() > tuning::kCompressFromBytes) {
        http.body = compress(http.body, ContentCoding::zstd);
        http.headers["Content-Encoding"] = headerValue(ContentCoding::zstd);
    }
    m_report.bytes += static_cast<std::int64_t>(http.body.size());
    m_session.send(std::move(http), [this, run = m_runs, sent = std::move(request.changes)](
                                        const Result<HttpResponse>& answer) {
        if (m_running && run == m_runs)
            onExchanged(sent, answer);
    });
}

/// Headquarters keeps nothing of a request that it cannot understand. Fewer and fewer edits find
/// the one that it is about; the others pass.
Result<bool> SyncEngine::makeDoWithout(const std::vector<Change>& sent, const Error& error)
{
    const bool understood =
        error.code != ErrorCode::invalidInput && error.code != ErrorCode::tooLarge;
    if (understood || sent.empty())
        return false;
    if (sent.size() > 1) {
        m_changesPerRequest = sent.size() / 2;
        return true;
    }
    if (sent.front().kind == ChangeKind::giveUp)
        return false;
    m_changesPerRequest = m_mostChanges;
    const Status aside = m_tablet.inTransaction([&] {
        LocalRows(m_tablet).setAside(sent.front());
        return done();
    });
    if (!aside)
        return aside.error();
    if (onRecordsChanged)
        onRecordsChanged();
    return true;
}

/// This tablet is a copy of another one, or headquarters was restored from a backup.
void SyncEngine::takeNewDeviceId()
{
    if (++m_newDeviceIds > kMostNewDeviceIds)
        return finish(Error{ErrorCode::protocol, "headquarters refuses every device id"});
    m_session.takeNewDeviceId([this, run = m_runs](const Status& taken) {
        if (!m_running || run != m_runs)
            return;
        if (!taken)
            return finish(taken.error());
        const Status noted = m_tablet.inTransaction([&] {
            MetaStore(m_tablet.database()).set(MetaKey::needsNewDeviceId, std::string_view());
            return done();
        });
        if (!noted)
            return finish(noted.error());
        exchange();
    });
}

Result<SyncResponse> SyncEngine::read(const Result<HttpResponse>& answer)
{
    if (!answer)
        return answer.error();
    m_report.roundTrips += 1;
    m_report.bytes += static_cast<std::int64_t>(answer->body.size());
    if (answer->status != 200)
        return errorOf(*answer);
    const auto header = answer->headers.find("content-encoding");
    const auto coding = parseCoding(header == answer->headers.end() ? "" : header->second);
    if (!coding)
        return Error{ErrorCode::wrongServer, coding.error().detail};
    const auto body = decompress(answer->body, *coding, tuning::kMaxAnswerBytes);
    if (!body)
        return Error{ErrorCode::wrongServer, body.error().detail};
    return parseSyncResponse(*body);
}

void SyncEngine::onExchanged(const std::vector<Change>& sent, const Result<HttpResponse>& answer)
{
    const Result<SyncResponse> response = read(answer);
    if (!response) {
        const Result<bool> without = makeDoWithout(sent, response.error());
        return without && *without ? exchange()
                                   : finish(without ? response.error() : without.error());
    }
    const bool ahead = exchangeAhead(sent, *response);
    if (const Status taken = take(*response); !taken)
        return finish(taken.error());
    announce();
    if (ahead)
        return;
    // Edits saved while this request was under way go with the next one.
    bool waiting = false;
    bool hasFiles = false;
    const Status looked = m_tablet.inTransaction([&] {
        waiting = OutboxStore(m_tablet.database()).count() > 0;
        hasFiles = !FileUploadStore(m_tablet.database()).isEmpty();
        return done();
    });
    if (!looked)
        return finish(looked.error());
    const bool answered = sent.empty() || !response->outcomes.empty() || response->forked;
    if (!answered)
        return finish(Error{ErrorCode::protocol, "headquarters answered none of the edits"});
    if (response->more || response->forked || waiting)
        return exchange();
    if (!hasFiles)
        return finish(std::nullopt);
    uploadFiles();
}

/// The whole answer and its cursor in one transaction: all of it is here, or nothing.
Status SyncEngine::take(const SyncResponse& response)
{
    std::int64_t received = 0;
    bool parkChanged = false;
    if (planted(PlantedBug::cursorBeforeRecords))
        static_cast<void>(m_tablet.inTransaction([&] {
            MetaStore(m_tablet.database()).set(MetaKey::cursor, std::string_view(response.cursor));
            return done();
        }));
    Status taken = m_tablet.inTransaction([&] {
        LocalRows rows(m_tablet);
        for (const ChangeOutcome& outcome : response.outcomes)
            rows.settle(outcome, response.serverAt);
        if (response.forked)
            rows.beginAgain();
        if (response.snapshot)
            rows.beginSnapshot();
        for (const RecordRun& run : response.records) {
            parkChanged = parkChanged || run.type == RecordType::park;
            for (const json::value& value : run.documents) {
                const json::object* document = value.if_object();
                const auto id =
                    document != nullptr ? Uuid::parse(textAt(*document, "id")) : std::nullopt;
                if (!id)
                    return Status(Error{ErrorCode::protocol, "a record without an id"});
                rows.adopt(run.type, *id, document);
                ++received;
            }
        }
        for (const GoneRecord& gone : response.gone)
            rows.adopt(gone.type, gone.id, nullptr);
        for (const auto& [type, documents] : response.unknown)
            for (const json::value& document : documents.as_array())
                if (document.is_object())
                    rows.keepUnknown(type, document.get_object());
        for (const Uuid& gone : response.unknownGone)
            rows.forgetUnknown(gone);
        if (!response.more)
            rows.endSnapshot();
        OutboxStore(m_tablet.database())
            .forgetSentBefore(response.serverAt.plusMs(-tuning::kSentEditsKeptMs));
        noteHeadquartersClock(m_tablet, response.serverAt);
        MetaStore(m_tablet.database()).set(MetaKey::cursor, std::string_view(response.cursor));
        return done();
    });
    if (!taken)
        return taken;
    if (parkChanged)
        m_tablet.forgetRules();
    m_report.done.changesSent += static_cast<std::int64_t>(response.outcomes.size());
    m_report.done.recordsReceived += received;
    m_filesMayBeUnneeded |= !response.gone.empty() || response.snapshot;
    const bool changed = received > 0 || !response.outcomes.empty() || !response.gone.empty();
    if (changed && onRecordsChanged)
        onRecordsChanged();
    return done();
}

/// The numbers are the database's own: what came before this run and what came since count alike.
Status SyncEngine::noteFiles(const UploadReport& sent)
{
    PendingFiles pending;
    Status looked = m_tablet.inTransaction([&] {
        pending = SyncStatusStore(m_tablet.database()).pendingFiles();
        return done();
    });
    if (!looked)
        return looked;
    SyncProgress& files = m_report.done;
    files.filesSent = m_sentBefore.photos + sent.photos;
    files.filesTotal = files.filesSent + pending.files;
    const std::int64_t whole = m_sentBefore.doneBytes + sent.doneBytes;
    files.bytesSent = whole + pending.sentBytes;
    files.bytesTotal = whole + pending.bytes;
    return done();
}

void SyncEngine::uploadFiles()
{
    if (const Status noted = noteFiles({}); !noted)
        return finish(noted.error());
    m_report.done.phase = SyncProgress::Phase::files;
    announce();
    m_uploader.run([this](const UploadReport& report) { onUploaded(report); });
}

void SyncEngine::onUploaded(const UploadReport& report)
{
    m_sentBefore.photos += report.photos;
    m_sentBefore.doneBytes += report.doneBytes;
    m_report.roundTrips += report.roundTrips;
    m_report.bytes += report.bytes;
    if (m_filesMayBeUnneeded || report.files > 0)
        m_filesMayBeUnneeded = !removeUnneededFiles(m_tablet);
    const bool news = report.files > 0 && !report.error;
    // Headquarters marked the attachments as received: fetch that, so that the pages can say so.
    if (news && m_running) {
        m_report.done.phase = SyncProgress::Phase::records;
        return exchange();
    }
    finish(report.error);
}

void SyncEngine::stop()
{
    m_again = false;
    if (m_running)
        finish(Error{ErrorCode::cancelled, "stopped"});
}

void SyncEngine::finish(std::optional<Error> error)
{
    m_running = false;
    m_uploader.stop();
    m_report.done.phase = SyncProgress::Phase::idle;
    m_report.durationMs = m_tablet.clock().uptimeMs() - m_startedUptimeMs;
    m_report.error = std::move(error);
    const SyncReport report = m_report;
    // What is left of records is removed by the next sync then, and the log is for people: a full
    // disk must not hide the report itself.
    const Status removed = m_tablet.removeTraces();
    static_cast<void>(removed);
    const Status logged = m_tablet.inTransaction([&] {
        SyncStatusStore(m_tablet.database())
            .addLog({m_startedAt, report.done.changesSent, report.done.recordsReceived,
                     report.roundTrips, report.bytes, report.durationMs,
                     report.error ? name(report.error->code) : ""});
        return done();
    });
    static_cast<void>(logged);
    announce();
    const auto finished = std::move(m_finished);
    m_finished = nullptr;
    const bool again = m_again && !report.error;
    if (finished)
        finished(report);
    if (again && !m_running)
        run(nullptr);
}

} // namespace wupan
