#pragma once

#include "core/base/hash.h"
#include "core/model/attachment.h"
#include "core/store/file_upload_store.h"
#include "core/sync/file_uploader.h"
#include "core/sync/tuning.h"
#include "tests/support/queued_transport.h"
#include "tests/support/temporary_tablet.h"

#include <QCryptographicHash>
#include <QStringList>

#include <fstream>
#include <set>

namespace wupan::test {

/// tus as headquarters speaks it, for one upload at a time; any request can be made to fail.
class ScriptedHeadquarters final : public QueuedTransport
{
public:
    std::map<std::size_t, int> failures; ///< status by the number of the request, from 0
    std::set<std::size_t> breaks;        ///< requests, by number, that the link loses
    bool damagesEveryChunk = false;
    QStringList asked;   ///< "PATCH 524288"
    QStringList created; ///< metadata
    std::string bytes;

private:
    Result<HttpResponse> answerTo(const HttpRequest& request) override
    {
        if (request.path == "/v1/token")
            return HttpResponse{200, {}, R"({"accessToken": "a", "refreshToken": "r"})"};
        if (breaks.erase(asked.size()) > 0) {
            asked += QString::fromStdString(request.method) + " lost";
            return Error{ErrorCode::unreachable, "lost"};
        }
        const std::size_t number = static_cast<std::size_t>(asked.size());
        asked += QString::fromStdString(request.method);
        if (request.method == "PATCH")
            asked.back() += " " + QString::fromStdString(request.headers.at("Upload-Offset"));
        if (const auto failure = failures.find(number); failure != failures.end())
            return failed(failure->second, request.method);
        if (request.method == "POST") {
            bytes.clear();
            created += QString::fromStdString(request.headers.at("Upload-Metadata"));
        }
        if (request.method == "PATCH" && (damagesEveryChunk || !isWhole(request)))
            return failed(460, request.method);
        if (request.method == "PATCH")
            bytes += request.body;
        return HttpResponse{request.method == "POST"    ? 201
                            : request.method == "PATCH" ? 204
                                                        : 200,
                            {{"location", "https://hq.example/v1/files/1"},
                             {"upload-offset", std::to_string(bytes.size())}},
                            {}};
    }

    static HttpResponse failed(int status, const std::string& method)
    {
        const char* body = R"({"code": "diskFull", "detail": "no room"})";
        return {
            status, {{"content-type", "application/problem+json"}}, method == "HEAD" ? "" : body};
    }

    static bool isWhole(const HttpRequest& request)
    {
        const auto digest = QCryptographicHash::hash(QByteArray::fromStdString(request.body),
                                                     QCryptographicHash::Sha256);
        return request.headers.at("Upload-Checksum") == "sha256 " + digest.toBase64().toStdString();
    }
};

/// A session is kept, whatever it is called.
class KeptSecret final : public SecretStore
{
public:
    void write(const std::string&, const std::string&,
               std::function<void(Status)> finished) override
    {
        finished(done());
    }
    void read(const std::string&,
              std::function<void(Result<std::optional<std::string>>)> finished) override
    {
        finished(std::optional<std::string>("refresh"));
    }
    void erase(const std::string&, std::function<void(Status)> finished) override
    {
        finished(done());
    }
};

/// A tablet with one picture of three chunks, whose record headquarters has.
class Photographer
{
public:
    Photographer()
        : bytes(2 * tuning::kFileChunkBytes + 100, 'p')
        , session(*home.tablet, headquarters, m_secrets)
        , uploader(*home.tablet, session)
    {
        keep(bytes, {});
        session.resume([](const Status&) {});
    }

    /// A later one. No thumbnail: the empty text.
    AttachmentId keep(const std::string& original, const std::string& thumbnail)
    {
        home.clock.advanceMs(1000);
        Attachment attachment;
        attachment.id = home.newId<AttachmentId>();
        attachment.sha256 = sha256Hex(original);
        attachment.thumbnailSha256 = thumbnail.empty() ? "" : sha256Hex(thumbnail);
        home.pull(attachment);
        keepFile(original, false);
        if (!thumbnail.empty())
            keepFile(thumbnail, true);
        return attachment.id;
    }

    /// As when headquarters says that it is gone, or out of the user's view.
    void lose(AttachmentId id)
    {
        const Status lost = home.tablet->inTransaction([&] {
            LocalRows(*home.tablet).adopt(RecordType::attachment, id.uuid, nullptr);
            return done();
        });
        if (!lost)
            throw std::runtime_error(lost.error().detail);
    }

    [[nodiscard]] std::filesystem::path pathOf(const std::string& content) const
    {
        return home.tablet->filesFolder() / sha256Hex(content);
    }

    UploadReport upload()
    {
        std::optional<UploadReport> report;
        uploader.run([&](const UploadReport& finished) { report = finished; });
        headquarters.answerEverything();
        return report.value();
    }

    bool waits()
    {
        bool waiting = false;
        static_cast<void>(home.tablet->inTransaction([&] {
            waiting = files().next({}).has_value();
            return done();
        }));
        return waiting;
    }

private:
    FileUploadStore files() { return FileUploadStore(home.tablet->database()); }

    void keepFile(const std::string& content, bool isThumbnail)
    {
        std::ofstream(pathOf(content), std::ios::binary) << content;
        FileUpload file;
        file.sha256 = sha256Hex(content);
        file.sizeBytes = static_cast<std::int64_t>(content.size());
        file.mediaType = "image/jpeg";
        file.isThumbnail = isThumbnail;
        const Status added = home.tablet->inTransaction([&] {
            files().add(file, home.clock.now());
            return done();
        });
        if (!added)
            throw std::runtime_error(added.error().detail);
    }

    KeptSecret m_secrets;

public:
    TemporaryTablet home;
    std::string bytes;
    ScriptedHeadquarters headquarters;
    Session session;
    FileUploader uploader;
};

} // namespace wupan::test
