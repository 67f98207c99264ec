#include "server/api/files_handler.h"

#include "core/base/hash.h"
#include "core/model/attachment.h"
#include "server/api/desk.h"
#include "server/api/file_download.h"
#include "server/api/problem.h"
#include "server/api/tus.h"

namespace wupan {
namespace {

constexpr std::int64_t kUploadLifetimeMs = 7 * kMillisecondsPerDay;

} // namespace

Status markReceived(ServerContext& context, ParkId park, const std::string& sha256)
{
    const Caller headquarters = systemOf(park);
    return context.store.write([&](StoreTransaction& store) {
        for (const auto& [hash, receipt] : kFileFields)
            for (const Uuid& id : store.recordsWith(park, RecordType::attachment, hash, sha256)) {
                auto stored = store.record(park, RecordType::attachment, id);
                if (!stored || stored->document.contains(receipt))
                    continue;
                stored->document[receipt] = context.clock.now().ms;
                putAtDesk(context, headquarters, store, RecordType::attachment,
                          std::move(stored->document));
            }
        return done();
    });
}

namespace {

std::int64_t offsetOf(const ServerContext& context, const Upload& upload)
{
    return context.files.has(upload.sha256) ? upload.length : context.files.partSize(upload.id);
}

/// An unfinished upload says until when it can go on.
void tellProgress(Response& response, const ServerContext& context, const Upload& upload)
{
    const std::int64_t offset = offsetOf(context, upload);
    response.headers["Upload-Offset"] = std::to_string(offset);
    if (offset < upload.length)
        response.headers["Upload-Expires"] = httpDate(upload.expiresAt);
}

/// Once all bytes are here: makes them the file that attachments speak of. Doing it again goes on
/// where a full disk or a kill stopped it. Errors: invalidInput (another hash), unreadableFile;
/// then the bytes are gone.
Status settle(ServerContext& context, const Caller& caller, const Upload& upload)
{
    if (offsetOf(context, upload) < upload.length)
        return done();
    if (!context.files.has(upload.sha256))
        if (Status finished = context.files.finish(upload.id, upload.sha256); !finished)
            return finished;
    return markReceived(context, caller.park, upload.sha256);
}

Response create(ServerContext& context, const Caller& caller, const Request& request)
{
    const auto length = parseByteCount(request.header("upload-length"));
    if (!length || *length == 0)
        return tusProblem(ErrorCode::invalidInput, "Upload-Length must be a count of bytes", 400);
    if (*length > kMaxFileBytes)
        return tusProblem(ErrorCode::tooLarge, "a file has at most 25 MB", 413);
    const std::string sha256 = uploadMetadata(request.header("upload-metadata"), "sha256");
    if (!isSha256Hex(sha256))
        return tusProblem(ErrorCode::invalidInput,
                          "Upload-Metadata must hold sha256: the base64 of 64 hex digits", 400);
    Upload upload;
    upload.id = Uuid::v7(context.clock.now(), context.random);
    upload.officer = caller.actor.id;
    upload.sha256 = sha256;
    upload.length = *length;
    upload.expiresAt = context.clock.now().plusMs(kUploadLifetimeMs);
    const Status created = context.store.write([&](StoreTransaction& store) {
        store.putUpload(upload);
        return done();
    });
    if (!created)
        return tusProblem(created.error());
    // The same picture may have come before: then not a byte of it has to travel again.
    if (context.files.has(sha256))
        if (const Status settled = settle(context, caller, upload); !settled)
            return tusProblem(settled.error());
    Response response = tusResponse(201);
    response.headers["Location"] = "/v1/files/" + upload.id.text();
    tellProgress(response, context, upload);
    return response;
}

/// An offset of Upload-Length tells the client that it may forget the file, so what a full disk or
/// a kill left unsettled is settled first.
Response head(ServerContext& context, const Caller& caller, const Upload& upload)
{
    const Status settled = settle(context, caller, upload);
    const bool bytesGone = !settled && (settled.error().code == ErrorCode::invalidInput ||
                                        settled.error().code == ErrorCode::unreadableFile);
    if (!settled && !bytesGone)
        return tusProblem(settled.error());
    Response response = tusResponse(200);
    tellProgress(response, context, upload);
    response.headers["Upload-Length"] = std::to_string(upload.length);
    response.headers["Cache-Control"] = "no-store";
    return response;
}

/// What is wrong with a PATCH; nullopt = its bytes may be appended.
std::optional<Response> refusalOf(const Upload& upload, std::int64_t present,
                                  const Request& request)
{
    if (request.header("content-type") != "application/offset+octet-stream")
        return tusProblem(ErrorCode::invalidInput,
                          "Content-Type must be application/offset+octet-stream", 415);
    if (parseByteCount(request.header("upload-offset")) != present)
        return tusProblem(ErrorCode::conflict, "Upload-Offset must be " + std::to_string(present),
                          409);
    if (present + static_cast<std::int64_t>(request.body.size()) > upload.length)
        return tusProblem(ErrorCode::tooLarge, "more bytes than Upload-Length announced", 413);
    const auto fits = checksumFits(request.header("upload-checksum"), request.body);
    if (!fits)
        return tusProblem(ErrorCode::invalidInput, "Upload-Checksum knows sha1 and sha256", 400);
    if (!*fits)
        return tusProblem(ErrorCode::invalidInput, "the bytes do not have their checksum", 460);
    return std::nullopt;
}

Response append(ServerContext& context, const Caller& caller, const Upload& upload,
                const Request& request)
{
    const std::int64_t present = offsetOf(context, upload);
    if (auto refusal = refusalOf(upload, present, request))
        return std::move(*refusal);
    if (!request.body.empty())
        if (const Status written = context.files.append(upload.id, request.body); !written)
            return tusProblem(written.error());
    const Status settled = settle(context, caller, upload);
    if (!settled && settled.error().code == ErrorCode::invalidInput)
        return tusProblem(ErrorCode::invalidInput, settled.error().detail, 422);
    if (!settled)
        return tusProblem(settled.error());
    Response response = tusResponse(204);
    tellProgress(response, context, upload);
    return response;
}

Response terminate(ServerContext& context, const Upload& upload)
{
    context.files.remove(upload.id);
    const Status removed = context.store.write([&](StoreTransaction& store) {
        store.removeUpload(upload.id);
        return done();
    });
    return removed ? tusResponse(204) : tusProblem(removed.error());
}

Response handleUpload(ServerContext& context, const Caller& caller, const Request& request,
                      const std::optional<Uuid>& id)
{
    std::optional<Upload> upload;
    const Status read = context.store.read([&](StoreTransaction& store) {
        upload = id ? store.upload(*id) : std::nullopt;
        return done();
    });
    if (!read)
        return tusProblem(read.error());
    if (id && !upload)
        return tusProblem(ErrorCode::notFound, "", 404);
    if (!upload || upload->officer != caller.actor.id)
        return tusDenial();
    if (upload->expiresAt < context.clock.now())
        return tusProblem(ErrorCode::notFound, "this upload has expired: begin again", 410);
    const FilesFolder::Hold hold(context.files, upload->id);
    if (!hold)
        return tusProblem(ErrorCode::conflict, "another request is writing this upload", 423);
    const std::string_view method = meantMethod(request);
    if (method == "HEAD")
        return head(context, caller, *upload);
    if (method == "PATCH")
        return append(context, caller, *upload, request);
    if (method == "DELETE")
        return terminate(context, *upload);
    return tusProblem(ErrorCode::invalidInput, "HEAD, PATCH or DELETE", 405);
}

} // namespace

Response handleFiles(ServerContext& context, const Caller& caller, const Request& request,
                     std::string_view rest)
{
    const std::string_view method = meantMethod(request);
    if (method == "OPTIONS")
        return tusAbilities(kMaxFileBytes);
    if (auto refusal = versionRefusal(request))
        return std::move(*refusal);
    if (rest.empty())
        return method == "POST"
                   ? create(context, caller, request)
                   : tusProblem(ErrorCode::invalidInput, "POST creates an upload", 405);
    const std::string name(rest.substr(1));
    if (method == "GET")
        return isSha256Hex(name) ? downloadFile(context, caller, request, name, FileCopy::original)
                                 : denial();
    return handleUpload(context, caller, request, Uuid::parse(name));
}

} // namespace wupan
