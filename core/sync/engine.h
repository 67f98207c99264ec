#pragma once

#include "core/sync/file_uploader.h"
#include "core/sync/messages.h"
#include "core/sync/session.h"
#include "core/sync/tuning.h"

#include <functional>

namespace wupan {

struct SyncProgress
{
    enum class Phase { idle, records, files };
    Phase phase = Phase::idle;
    std::int64_t recordsReceived = 0;
    std::int64_t changesSent = 0;
    std::int64_t filesSent = 0; ///< a photo and its thumbnail are one
    std::int64_t filesTotal = 0;
    std::int64_t bytesSent = 0;  ///< of files, thumbnails included
    std::int64_t bytesTotal = 0; ///< those that were sent, and those that wait
};

struct SyncReport
{
    SyncProgress done;
    std::int64_t roundTrips = 0;
    std::int64_t bytes = 0; ///< bodies, both directions
    std::int64_t durationMs = 0;
    std::optional<Error> error;
};

/// Brings outbox and files to headquarters and headquarters' records here. One run at a time; every
/// answer is applied in one transaction with its cursor. A run that ends with an error loses
/// nothing: the next one goes on where it stopped. An edit that cannot be read or sent is set aside
/// for somebody, and the others pass. Does not retry by itself (SyncSchedule
/// says when). Thread: the Tablet's.
class SyncEngine
{
public:
    /// `changesPerRequest`: at most. Fewer show in a small test what a thousand edits do.
    SyncEngine(Tablet& tablet, Session& session,
               std::size_t changesPerRequest = tuning::kChangesPerRequest);

    /// A second call while a run is under way asks for one more round after it.
    void run(std::function<void(const SyncReport&)> finished);
    [[nodiscard]] bool running() const { return m_running; }
    void stop();

    /// Asked before each part of a file; false = files wait for a later run, records never do.
    void sendFilesWhile(std::function<bool()> may) { m_uploader.mayGoOn = std::move(may); }

    std::function<void(const SyncProgress&)> onProgress;
    /// Local rows changed by a pull (lists should look again).
    std::function<void()> onRecordsChanged;

private:
    void exchange();
    /// While an answer is taken, the edits after those that it answers are on their way. False:
    /// there are none, or what they say depends on the answer.
    [[nodiscard]] bool exchangeAhead(const std::vector<Change>& sent, const SyncResponse& answer);
    /// What waits here, of the edits after that sequence number. REQUIRES a transaction.
    [[nodiscard]] SyncRequest nextRequest(std::int64_t after);
    void send(SyncRequest request);
    void takeNewDeviceId();
    [[nodiscard]] Result<SyncResponse> read(const Result<HttpResponse>& answer);
    void onExchanged(const std::vector<Change>& sent, const Result<HttpResponse>& answer);
    /// False: it is not the edits' fault, or nothing can be done about it.
    [[nodiscard]] Result<bool> makeDoWithout(const std::vector<Change>& sent, const Error& error);
    [[nodiscard]] Status take(const SyncResponse& response);
    void uploadFiles();
    void onUploaded(const UploadReport& report);
    [[nodiscard]] Status noteFiles(const UploadReport& sent);
    void announce();
    void finish(std::optional<Error> error);

    Tablet& m_tablet;
    Session& m_session;
    FileUploader m_uploader;
    const std::size_t m_mostChanges; ///< in one request
    std::uint64_t m_runs = 0;        ///< begun; an answer to an earlier one's request is not taken
    bool m_running = false;
    bool m_again = false;
    int m_newDeviceIds = 0;              ///< taken in this run
    UploadReport m_sentBefore;           ///< in this run, by the uploads that ended
    std::size_t m_changesPerRequest = 0; ///< while looking for one that cannot be sent, fewer
    /// Records left this tablet, or may have before the program was killed.
    bool m_filesMayBeUnneeded = true;
    SyncReport m_report;
    Instant m_startedAt;
    std::int64_t m_startedUptimeMs = 0;
    std::function<void(const SyncReport&)> m_finished;
};

} // namespace wupan
