#include "core/sync/file_uploader.h"

#include "core/base/base64.h"
#include "core/base/hash.h"
#include "core/store/sync_status_store.h"
#include "core/sync/planted_bug.h"
#include "core/sync/problem_answer.h"
#include "core/sync/tuning.h"

#include <charconv>
#include <fstream>

namespace wupan {
namespace {

constexpr const char* kTusVersion = "1.0.0";
constexpr int kLocked = 423;
// An upload that expired or went wrong begins again, and a chunk that was damaged is sent again;
// more often than this it is not bad luck.
constexpr int kMaxRestarts = 3;
constexpr int kMaxRepeats = 3;
constexpr int kMaxBreaks = 3;

std::optional<std::int64_t> offsetOf(const HttpResponse& response)
{
    const auto header = response.headers.find("upload-offset");
    if (header == response.headers.end())
        return std::nullopt;
    std::int64_t offset = -1;
    const std::string& text = header->second;
    std::from_chars(text.data(), text.data() + text.size(), offset);
    return offset < 0 ? std::nullopt : std::optional(offset);
}

/// Whether the file has the hash that it is named by.
bool isIntact(const std::string& sha256, const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    return sha256Hex(bytes) == sha256;
}

/// The path of a Location header, whether it came absolute or not.
std::string pathOf(const std::string& location)
{
    const std::size_t scheme = location.find("://");
    if (scheme == std::string::npos)
        return location;
    const std::size_t slash = location.find('/', scheme + 3);
    return slash == std::string::npos ? std::string() : location.substr(slash);
}

} // namespace

void FileUploader::run(std::function<void(const UploadReport&)> finished)
{
    m_running = true;
    m_report = {};
    m_skipped.clear();
    m_finished = std::move(finished);
    next();
}

void FileUploader::stop()
{
    m_running = false;
    m_finished = nullptr;
}

void FileUploader::next()
{
    std::optional<FileUpload> file;
    const Status read = m_tablet.inTransaction([&] {
        file = FileUploadStore(m_tablet.database()).next(m_skipped);
        return done();
    });
    if (!read || !file)
        return finish(read ? std::nullopt : std::optional(read.error()));
    m_file = *file;
    if (isHeld())
        return finish(std::nullopt);
    const bool intact = isIntact(m_file.sha256, path());
    if (!intact && m_file.isThumbnail)
        return forget();
    if (const Status noted = noteDamage(!intact); !noted)
        return finish(noted.error());
    if (!intact) {
        m_skipped.push_back(m_file.sha256); // trying again soon would not help
        return next();
    }
    m_restarts = 0;
    m_repeats = 0;
    m_breaks = 0;
    if (m_file.uploadUrl.empty())
        create();
    else
        resume();
}

void FileUploader::send(HttpRequest request,
                        const std::function<void(const HttpResponse&)>& answered)
{
    request.headers["Tus-Resumable"] = kTusVersion;
    m_report.bytes += static_cast<std::int64_t>(request.body.size());
    const bool isChunk = request.method == "PATCH";
    m_session.send(std::move(request),
                   [this, isChunk, answered](const Result<HttpResponse>& response) {
                       if (!m_running)
                           return;
                       if (!response)
                           return isChunk ? onBreak(response.error()) : finish(response.error());
                       m_report.roundTrips += 1;
                       if (response->status == kLocked)
                           return finish(Error{ErrorCode::serverBusy,
                                               "headquarters still writes the chunk before"});
                       answered(*response);
                   });
}

void FileUploader::create()
{
    if (++m_restarts > kMaxRestarts)
        return skip("the upload failed again and again");
    HttpRequest request;
    request.method = "POST";
    request.path = "/v1/files";
    request.headers["Upload-Length"] = std::to_string(m_file.sizeBytes);
    request.headers["Upload-Metadata"] = "sha256 " + toBase64(m_file.sha256);
    send(std::move(request), [this](const HttpResponse& response) {
        const auto location = response.headers.find("location");
        const auto offset = offsetOf(response);
        if (response.status == 201 && location != response.headers.end() && offset) {
            m_file.uploadUrl = pathOf(location->second);
            if (planted(PlantedBug::receivedWhenCreated))
                return received();
            if (note(*offset))
                sendChunk();
            return;
        }
        const Error error = errorOf(response);
        const bool itsOwn = error.code != ErrorCode::wrongServer; // proxies say 413 as well
        if (itsOwn && (response.status == 413 || response.status == 415))
            return refused();
        finish(error);
    });
}

void FileUploader::resume()
{
    HttpRequest request;
    request.method = "HEAD";
    request.path = m_file.uploadUrl;
    send(std::move(request), [this](const HttpResponse& response) {
        const bool isGone =
            response.status == 404 || response.status == 410 || response.status == 403;
        if (isGone && isProblem(response))
            return create(); // expired: it starts again
        const auto offset = offsetOf(response);
        if (response.status >= 300 || !offset)
            return finish(errorOf(response));
        if (note(*offset))
            sendChunk();
    });
}

void FileUploader::sendChunk()
{
    if (m_file.sentBytes >= m_file.sizeBytes)
        return received();
    if (isHeld())
        return finish(std::nullopt);
    std::ifstream file(path(), std::ios::binary);
    const auto left = static_cast<std::size_t>(m_file.sizeBytes - m_file.sentBytes);
    std::string chunk(std::min(m_chunk.bytes(), left), '\0');
    file.seekg(m_file.sentBytes);
    if (!file.read(chunk.data(), static_cast<std::streamsize>(chunk.size())))
        return skip("the file cannot be read on this tablet");
    HttpRequest request;
    request.method = "PATCH";
    request.path = m_file.uploadUrl;
    request.headers["Content-Type"] = "application/offset+octet-stream";
    request.headers["Upload-Offset"] = std::to_string(m_file.sentBytes);
    const Sha256 digest = sha256(chunk);
    request.headers["Upload-Checksum"] =
        "sha256 " + toBase64({reinterpret_cast<const char*>(digest.data()), digest.size()});
    request.deadlineMs = tuning::kFileDeadlineMs;
    request.body = std::move(chunk);
    send(std::move(request), [this](const HttpResponse& response) { onChunk(response); });
}

void FileUploader::onChunk(const HttpResponse& response)
{
    // A captive portal says 204 to anything, too; only headquarters tells how far it came.
    const auto offset = offsetOf(response);
    if (response.status == 204 && offset) {
        m_repeats = 0;
        m_breaks = 0;
        m_chunk.noteArrived(
            static_cast<std::size_t>(std::max<std::int64_t>(0, *offset - m_file.sentBytes)));
        if (note(*offset))
            sendChunk();
        return;
    }
    const Error error = errorOf(response);
    if (error.code == ErrorCode::wrongServer)
        return finish(error);
    switch (response.status) {
    case 404:
    case 410:
    case 422: // the whole does not have its hash
        return create();
    case 409: // it came further than we know
    case 460: // the bytes were damaged on the way
        return repeat();
    case 413:
    case 415:
        return refused();
    default:
        return finish(error);
    }
}

/// The link may be back already. How much of the chunk came through, nobody knows here.
void FileUploader::onBreak(const Error& error)
{
    m_chunk.noteBreak();
    if (error.code != ErrorCode::unreachable || ++m_breaks > kMaxBreaks)
        return finish(error);
    resume();
}

/// From where headquarters says that it is.
void FileUploader::repeat()
{
    if (++m_repeats > kMaxRepeats)
        return skip("a part failed again and again");
    resume();
}

bool FileUploader::note(std::int64_t sentBytes)
{
    m_file.sentBytes = std::min(sentBytes, m_file.sizeBytes);
    const Status noted = m_tablet.inTransaction([&] {
        FileUploadStore(m_tablet.database())
            .setProgress(m_file.sha256, m_file.uploadUrl, m_file.sentBytes);
        return done();
    });
    if (!noted) {
        finish(noted.error());
        return false;
    }
    announce();
    return true;
}

void FileUploader::announce()
{
    if (onProgress)
        onProgress(m_report);
}

std::filesystem::path FileUploader::path() const
{
    return m_tablet.filesFolder() / m_file.sha256;
}

void FileUploader::received()
{
    std::int64_t photosLess = 0;
    const Status noted = m_tablet.inTransaction([&] {
        SyncStatusStore left(m_tablet.database());
        const std::int64_t before = left.pendingFiles().files;
        FileUploadStore(m_tablet.database()).setReceived(m_file.sha256);
        photosLess = before - left.pendingFiles().files;
        return done();
    });
    if (!noted)
        return finish(noted.error());
    m_report.files += 1;
    m_report.photos += photosLess;
    m_report.doneBytes += m_file.sizeBytes;
    announce();
    next();
}

Status FileUploader::noteDamage(bool damaged)
{
    return m_tablet.inTransaction([&] {
        FileUploadStore(m_tablet.database()).setDamaged(m_file.sha256, damaged);
        return done();
    });
}

/// By headquarters, whatever else is tried.
void FileUploader::refused()
{
    if (m_file.isThumbnail)
        return forget();
    skip("headquarters does not take this file");
}

/// Its photo goes without it.
void FileUploader::forget()
{
    const Status forgotten = m_tablet.inTransaction([&] {
        FileUploadStore(m_tablet.database()).forget(m_file.sha256);
        return done();
    });
    if (!forgotten)
        return finish(forgotten.error());
    std::error_code absent;
    std::filesystem::remove(path(), absent);
    next();
}

void FileUploader::skip(const std::string& why)
{
    m_skipped.push_back(m_file.sha256);
    m_report.error = Error{ErrorCode::unreadableFile, why};
    next();
}

void FileUploader::finish(std::optional<Error> error)
{
    m_running = false;
    if (error)
        m_report.error = std::move(error);
    if (const auto finished = std::exchange(m_finished, nullptr))
        finished(m_report);
}

} // namespace wupan
