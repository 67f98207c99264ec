#include "core/sync/thumbnail_download.h"

#include "core/base/hash.h"
#include "core/base/media_type.h"
#include "core/sync/received_file.h"

namespace wupan {
namespace {

// Ten times what a thumbnail needs.
constexpr std::size_t kMostBytes = 256ULL * 1024;

} // namespace

void ThumbnailDownload::want(const std::vector<std::string>& hashes)
{
    for (const std::string& sha256 : hashes)
        if (isSha256Hex(sha256) && m_asked.insert(sha256).second)
            m_waiting.push_back(sha256);
    if (!m_running)
        next();
}

void ThumbnailDownload::next()
{
    m_running = !m_waiting.empty();
    if (!m_running) {
        if (std::exchange(m_anyArrived, false) && onArrived)
            onArrived();
        return;
    }
    const std::string sha256 = std::move(m_waiting.front());
    m_waiting.pop_front();
    HttpRequest request;
    request.path = "/v1/files/" + sha256;
    request.headers["Range"] = "bytes=0-" + std::to_string(kMostBytes - 1);
    m_session.send(std::move(request), [this, sha256](const Result<HttpResponse>& answer) {
        onAnswer(sha256, answer);
    });
}

void ThumbnailDownload::onAnswer(const std::string& sha256, const Result<HttpResponse>& answer)
{
    if (!answer)
        return giveUp();
    const bool given = answer->status == 200 || answer->status == 206;
    FileUpload received;
    received.sha256 = sha256;
    received.mediaType = pictureType(answer->body);
    received.isThumbnail = true;
    const bool isIt = given && answer->body.size() <= kMostBytes &&
                      sha256Hex(answer->body) == sha256 && !received.mediaType.empty();
    if (isIt && keepReceived(m_tablet, received, answer->body)) {
        m_anyArrived = true;
        m_asked.erase(sha256); // it may leave this tablet, and be wanted again
    }
    next();
}

void ThumbnailDownload::giveUp()
{
    m_waiting.clear();
    m_asked.clear();
    next();
}

} // namespace wupan
