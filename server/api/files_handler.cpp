#include "server/api/files_handler.h"

#include "core/base/media_type.h"
#include "core/model/attachment.h"
#include "server/api/problem.h"
#include "server/api/visibility.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace wupan {
namespace {

constexpr std::int64_t kMaxFileBytes = 25LL * 1024 * 1024;
constexpr std::int64_t kUploadLifetimeMs = 7 * kMillisecondsPerDay;

Response tus(int status)
{
    Response response;
    response.status = status;
    response.headers["Tus-Resumable"] = "1.0.0";
    return response;
}

Response tusProblem(ErrorCode code, std::string_view detail, int status)
{
    Response response = problem(code, detail, status);
    response.headers["Tus-Resumable"] = "1.0.0";
    return response;
}

Response tusProblem(const Error& error)
{
    Response response = problemOf(error);
    response.headers["Tus-Resumable"] = "1.0.0";
    return response;
}

std::optional<std::int64_t> number(std::string_view text)
{
    std::int64_t value = -1;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc{} || end != text.data() + text.size() || value < 0)
        return std::nullopt;
    return value;
}

std::string fromBase64(std::string_view text)
{
    std::string out(text.size(), '\0');
    std::size_t size = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(out.data()), out.size(), text.data(),
                          text.size(), nullptr, &size, nullptr,
                          sodium_base64_VARIANT_ORIGINAL) != 0)
        return {};
    out.resize(size);
    return out;
}

/// Of "key base64,key base64": the decoded value of one key.
std::string metadata(std::string_view header, std::string_view wanted)
{
    while (!header.empty()) {
        const std::size_t comma = std::min(header.find(','), header.size());
        std::string_view pair = header.substr(0, comma);
        header.remove_prefix(std::min(comma + 1, header.size()));
        while (pair.starts_with(' '))
            pair.remove_prefix(1);
        const std::size_t space = pair.find(' ');
        if (space != std::string_view::npos && pair.substr(0, space) == wanted)
            return fromBase64(pair.substr(space + 1));
    }
    return {};
}

bool isSha256(std::string_view text)
{
    return text.size() == 64 && std::ranges::all_of(text, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

/// "sha256 <base64>". True when absent; nullopt for another algorithm.
std::optional<bool> checksumFits(std::string_view header, std::string_view bytes)
{
    if (header.empty())
        return true;
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    if (!header.starts_with("sha256 "))
        return std::nullopt;
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), data, bytes.size());
    const std::string_view actual(reinterpret_cast<const char*>(digest.data()), digest.size());
    return fromBase64(header.substr(7)) == actual;
}

/// Every attachment of that hash says from now on that headquarters has its bytes.
Status markReceived(ServerContext& context, ParkId park, const std::string& sha256)
{
    return context.store.write([&](StoreTransaction& store) {
        for (const Uuid& id : store.recordsWith(park, RecordType::attachment, "sha256", sha256)) {
            auto stored = store.record(park, RecordType::attachment, id);
            if (!stored || stored->document.contains("receivedAt"))
                continue;
            stored->document["receivedAt"] = context.clock.now().ms;
            store.put(park, RecordType::attachment, std::move(stored->document), stored->times);
        }
        return done();
    });
}

Response create(ServerContext& context, const Caller& caller, const Request& request)
{
    const auto length = number(request.header("upload-length"));
    if (!length)
        return tusProblem(ErrorCode::invalidInput, "Upload-Length is missing", 400);
    if (*length > kMaxFileBytes)
        return tusProblem(ErrorCode::tooLarge, "a file has at most 25 MB", 413);
    const std::string sha256 = metadata(request.header("upload-metadata"), "sha256");
    if (!isSha256(sha256))
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
    Response response = tus(201);
    response.headers["Location"] = "/v1/files/" + upload.id.text();
    response.headers["Upload-Offset"] = "0";
    if (context.files.has(sha256)) {
        // The same picture came before: not a byte of it has to travel again.
        if (const Status marked = markReceived(context, caller.park, sha256); !marked)
            return tusProblem(marked.error());
        response.headers["Upload-Offset"] = std::to_string(*length);
    }
    return response;
}

std::int64_t offsetOf(const ServerContext& context, const Upload& upload)
{
    return context.files.has(upload.sha256) ? upload.length : context.files.partSize(upload.id);
}

Response head(const ServerContext& context, const Upload& upload)
{
    Response response = tus(200);
    response.headers["Upload-Offset"] = std::to_string(offsetOf(context, upload));
    response.headers["Upload-Length"] = std::to_string(upload.length);
    response.headers["Cache-Control"] = "no-store";
    return response;
}

Response append(ServerContext& context, const Caller& caller, const Upload& upload,
                const Request& request)
{
    if (request.header("content-type") != "application/offset+octet-stream")
        return tusProblem(ErrorCode::invalidInput,
                          "Content-Type must be application/offset+octet-stream", 415);
    const auto offset = number(request.header("upload-offset"));
    const std::int64_t present = offsetOf(context, upload);
    if (!offset || *offset != present)
        return tusProblem(ErrorCode::conflict, "Upload-Offset must be " + std::to_string(present),
                          409);
    const auto size = static_cast<std::int64_t>(request.body.size());
    if (present + size > upload.length)
        return tusProblem(ErrorCode::tooLarge, "more bytes than Upload-Length announced", 413);
    const auto fits = checksumFits(request.header("upload-checksum"), request.body);
    if (!fits)
        return tusProblem(ErrorCode::invalidInput, "Upload-Checksum knows sha256 only", 400);
    if (!*fits)
        return tusProblem(ErrorCode::invalidInput, "the bytes do not have their checksum", 460);
    if (size > 0)
        if (const Status written = context.files.append(upload.id, request.body); !written)
            return tusProblem(written.error());
    if (present + size == upload.length && !context.files.has(upload.sha256)) {
        const Status finished = context.files.finish(upload.id, upload.sha256);
        if (!finished && finished.error().code == ErrorCode::invalidInput)
            return tusProblem(ErrorCode::invalidInput, finished.error().detail, 422);
        if (!finished)
            return tusProblem(finished.error());
        if (const Status marked = markReceived(context, caller.park, upload.sha256); !marked)
            return tusProblem(marked.error());
    }
    Response response = tus(204);
    response.headers["Upload-Offset"] = std::to_string(present + size);
    return response;
}

Response lockedAppend(ServerContext& context, const Caller& caller, const Upload& upload,
                      const Request& request)
{
    if (!context.files.lock(upload.id))
        return tusProblem(ErrorCode::conflict, "another request is writing this upload", 423);
    Response response = append(context, caller, upload, request);
    context.files.unlock(upload.id);
    return response;
}

Response terminate(ServerContext& context, const Upload& upload)
{
    context.files.remove(upload.id);
    const Status removed = context.store.write([&](StoreTransaction& store) {
        store.removeUpload(upload.id);
        return done();
    });
    return removed ? tus(204) : tusProblem(removed.error());
}

Response download(ServerContext& context, const Caller& caller, const std::string& sha256)
{
    bool allowed = false;
    const Status read = context.store.read([&](StoreTransaction& store) {
        for (const Uuid& id :
             store.recordsWith(caller.park, RecordType::attachment, "sha256", sha256)) {
            const auto stored = store.record(caller.park, RecordType::attachment, id);
            allowed = allowed ||
                      (stored && mayRead(caller, store, RecordType::attachment, stored->document));
        }
        return done();
    });
    if (!read)
        return problemOf(read.error());
    const auto bytes =
        allowed ? context.files.read(sha256) : Result<std::string>(Error{ErrorCode::notFound, ""});
    if (!bytes)
        return problem(ErrorCode::notFound, "");
    Response response;
    response.headers["Content-Type"] = pictureType(*bytes);
    response.headers["Content-Disposition"] = "attachment";
    response.headers["X-Content-Type-Options"] = "nosniff";
    response.body = *bytes;
    return response;
}

} // namespace

Response handleFiles(ServerContext& context, const Caller& caller, const Request& request,
                     std::string_view rest)
{
    if (rest.empty())
        return request.method == "POST"
                   ? create(context, caller, request)
                   : tusProblem(ErrorCode::invalidInput, "POST creates an upload", 405);
    const std::string name(rest.substr(1));
    if (request.method == "GET")
        return isSha256(name) ? download(context, caller, name) : problem(ErrorCode::notFound, "");
    const auto id = Uuid::parse(name);
    std::optional<Upload> upload;
    const Status read = context.store.read([&](StoreTransaction& store) {
        upload = id ? store.upload(*id) : std::nullopt;
        return done();
    });
    if (!read)
        return tusProblem(read.error());
    if (!upload || upload->officer != caller.actor.id || upload->expiresAt < context.clock.now())
        return tusProblem(ErrorCode::notFound, "", 404);
    if (request.method == "HEAD")
        return head(context, *upload);
    if (request.method == "PATCH")
        return lockedAppend(context, caller, *upload, request);
    if (request.method == "DELETE")
        return terminate(context, *upload);
    return tusProblem(ErrorCode::invalidInput, "HEAD, PATCH or DELETE", 405);
}

} // namespace wupan
