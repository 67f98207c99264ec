#include "core/sync/checklist_file_download.h"

#include "core/base/hash.h"
#include "core/store/checklist_file_store.h"
#include "core/sync/problem_answer.h"
#include "core/sync/received_file.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace wupan {
namespace {

constexpr std::string_view kPartEnding = ".part";
// What a thumbnail may have: it costs no more than what pages get anyway.
constexpr std::int64_t kAlwaysBytes = 256LL * 1024;
// Headquarters takes 10 MB.
constexpr std::int64_t kMostBytes = 16LL * 1024 * 1024;
constexpr int kMaxBreaks = 3;

/// Where the bytes of an answer stand in the file: "bytes 512-1023/5003".
bool beginsAt(const HttpResponse& answer, std::int64_t offset)
{
    const auto range = answer.headers.find("content-range");
    return range != answer.headers.end() &&
           range->second.starts_with("bytes " + std::to_string(offset) + "-");
}

std::string readAll(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return std::move(bytes).str();
}

void removeFile(const std::filesystem::path& path)
{
    std::error_code missing;
    std::filesystem::remove(path, missing);
}

} // namespace

void ChecklistFileDownload::run()
{
    if (m_running)
        return;
    const auto files = lacking();
    if (!files)
        return;
    m_mayHaveParts = m_mayHaveParts && removeOtherParts(*files);
    m_running = true;
    m_breaks = 0;
    takeOneOf(*files);
}

Result<std::vector<ChecklistFile>> ChecklistFileDownload::lacking()
{
    std::vector<ChecklistFile> files;
    const Status read = m_tablet.inTransaction([&] {
        files = ChecklistFileStore(m_tablet.database()).lacking();
        return done();
    });
    return read ? Result(std::move(files)) : read.error();
}

bool ChecklistFileDownload::mayCome(const ChecklistFile& file) const
{
    return file.sizeBytes <= kAlwaysBytes || !mayGoOn || mayGoOn();
}

void ChecklistFileDownload::next()
{
    if (const auto files = lacking())
        takeOneOf(*files);
    else
        finish();
}

void ChecklistFileDownload::takeOneOf(const std::vector<ChecklistFile>& files)
{
    const auto file = std::ranges::find_if(files, [this](const ChecklistFile& one) {
        return isSha256Hex(one.sha256) && one.sizeBytes > 0 && one.sizeBytes <= kMostBytes &&
               !m_failed.contains(one.sha256) && mayCome(one);
    });
    if (file == files.end())
        return finish();
    m_file = *file;
    askForPart();
}

void ChecklistFileDownload::askForPart()
{
    const std::int64_t here = partSize();
    if (here >= m_file.sizeBytes)
        return onComplete();
    if (!mayCome(m_file))
        return next();
    const std::int64_t most = here + static_cast<std::int64_t>(m_chunk.bytes());
    HttpRequest request;
    request.path = "/v1/files/" + m_file.sha256;
    request.headers["Range"] = "bytes=" + std::to_string(here) + "-" +
                               std::to_string(std::min(most, m_file.sizeBytes) - 1);
    request.deadlineMs = tuning::kFileDeadlineMs;
    m_session.send(std::move(request),
                   [this](const Result<HttpResponse>& answer) { onPart(answer); });
}

void ChecklistFileDownload::onPart(const Result<HttpResponse>& answer)
{
    if (!answer)
        return onBreak(answer.error());
    if ((answer->status == 403 || answer->status == 404) && isProblem(*answer))
        return giveUpThis();
    const bool isWhole = answer->status == 200;
    const bool isPart = answer->status == 206 && beginsAt(*answer, partSize());
    if ((!isWhole && !isPart) || answer->body.empty())
        return finish();
    if (!append(answer->body, isWhole))
        return finish();
    m_breaks = 0;
    m_chunk.noteArrived(answer->body.size());
    if (isWhole)
        return onComplete();
    askForPart();
}

/// The link may be back already.
void ChecklistFileDownload::onBreak(const Error& error)
{
    m_chunk.noteBreak();
    if (error.code != ErrorCode::unreachable || ++m_breaks > kMaxBreaks)
        return finish();
    askForPart();
}

/// No more than the next run finds again is lost by a power cut: the hash tells whether all is
/// well.
Status ChecklistFileDownload::append(std::string_view bytes, bool isWhole)
{
    m_mayHaveParts = true;
    std::ofstream file(partPath(), std::ios::binary | (isWhole ? std::ios::trunc : std::ios::app));
    file << bytes;
    file.close();
    if (file)
        return done();
    removeFile(partPath());
    return Error{ErrorCode::diskFull, "write " + partPath().string()};
}

void ChecklistFileDownload::onComplete()
{
    const std::string bytes = readAll(partPath());
    if (sha256Hex(bytes) != m_file.sha256) {
        removeFile(partPath());
        return giveUpThis();
    }
    FileUpload received;
    received.sha256 = m_file.sha256;
    received.mediaType = m_file.mediaType;
    if (!keepReceived(m_tablet, received, bytes))
        return finish();
    removeFile(partPath());
    m_anyArrived = true;
    next();
}

void ChecklistFileDownload::giveUpThis()
{
    m_failed.insert(m_file.sha256);
    next();
}

void ChecklistFileDownload::finish()
{
    m_running = false;
    if (std::exchange(m_anyArrived, false) && onArrived)
        onArrived();
}

std::int64_t ChecklistFileDownload::partSize() const
{
    std::error_code missing;
    const auto size = std::filesystem::file_size(partPath(), missing);
    return missing ? 0 : static_cast<std::int64_t>(size);
}

std::filesystem::path ChecklistFileDownload::partPath() const
{
    return m_tablet.filesFolder() / (m_file.sha256 + std::string(kPartEnding));
}

/// Of checklists that went, or of a file that came in another way.
bool ChecklistFileDownload::removeOtherParts(const std::vector<ChecklistFile>& lacking) const
{
    std::vector<std::filesystem::path> others;
    bool someStay = false;
    std::error_code failure;
    for (std::filesystem::directory_iterator entry(m_tablet.filesFolder(), failure), end;
         !failure && entry != end; entry.increment(failure)) {
        const std::filesystem::path& path = entry->path();
        const bool isWanted = std::ranges::any_of(
            lacking, [&](const ChecklistFile& file) { return path.stem() == file.sha256; });
        if (path.extension() != kPartEnding)
            continue;
        someStay = someStay || isWanted;
        if (!isWanted)
            others.push_back(path);
    }
    std::ranges::for_each(others, removeFile);
    return someStay;
}

} // namespace wupan
