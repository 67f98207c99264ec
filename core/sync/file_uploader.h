#pragma once

#include "core/store/file_upload_store.h"
#include "core/sync/chunk_size.h"
#include "core/sync/session.h"

#include <filesystem>
#include <functional>
#include <optional>

namespace wupan {

struct UploadReport
{
    std::int64_t files = 0;  ///< that headquarters has now, thumbnails too
    std::int64_t photos = 0; ///< files of which nothing is left to send, their thumbnails included
    std::int64_t roundTrips = 0;
    std::int64_t bytes = 0;     ///< of chunks, those that did not arrive too
    std::int64_t doneBytes = 0; ///< of the files that headquarters has now
    std::optional<Error> error;
};

/// Sends the files whose records headquarters has, thumbnails first, one after the other, in chunks
/// by tus 1.0. A cut loses at most one chunk: the next run asks how far it came, and sends smaller
/// ones. A file whose bytes here are not those of its name is marked and never sent, and does not
/// hold up the others; a thumbnail is forgotten then. Thread: the Tablet's.
class FileUploader
{
public:
    FileUploader(Tablet& tablet, Session& session)
        : m_tablet(tablet)
        , m_session(session)
    {}

    void run(std::function<void(const UploadReport&)> finished);
    void stop();
    /// After every chunk that arrived and every file; what is under way, FileUploadStore knows.
    std::function<void(const UploadReport&)> onProgress;
    /// Asked before each chunk of an original; false ends the run without an error. Null: always.
    std::function<bool()> mayGoOn;

private:
    [[nodiscard]] bool isHeld() const { return !m_file.isThumbnail && mayGoOn && !mayGoOn(); }
    [[nodiscard]] std::filesystem::path path() const;
    void next();
    void create();
    void resume();
    void sendChunk();
    void onChunk(const HttpResponse& response);
    void onBreak(const Error& error);
    void repeat();
    void received();
    [[nodiscard]] Status noteDamage(bool damaged);
    void refused();
    void skip(const std::string& why);
    void forget();
    void announce();
    void send(HttpRequest request, const std::function<void(const HttpResponse&)>& answered);
    [[nodiscard]] bool note(std::int64_t sentBytes);
    void finish(std::optional<Error> error);

    Tablet& m_tablet;
    Session& m_session;
    bool m_running = false;
    ChunkSize m_chunk;
    FileUpload m_file;
    int m_restarts = 0; ///< of this file
    int m_repeats = 0;  ///< of this chunk
    int m_breaks = 0;   ///< of the link since the last chunk
    std::vector<std::string> m_skipped;
    UploadReport m_report;
    std::function<void(const UploadReport&)> m_finished;
};

} // namespace wupan
