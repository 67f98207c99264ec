#include "server/api/file_download.h"

#include "core/base/media_type.h"
#include "core/model/attachment.h"
#include "server/api/byte_range.h"
#include "server/api/problem.h"
#include "server/api/visibility.h"

#include <algorithm>

namespace wupan {
namespace {

bool mayReadFile(const Caller& caller, StoreTransaction& store, const std::string& sha256)
{
    const auto mayReadOwner = [&](const Uuid& id) {
        const auto stored = store.record(caller.park, RecordType::attachment, id);
        return stored && mayRead(caller, store, RecordType::attachment, stored->document);
    };
    return std::ranges::any_of(kFileFields, [&](const FileField& field) {
        const auto owners =
            store.recordsWith(caller.park, RecordType::attachment, field.hash, sha256);
        return std::ranges::any_of(owners, mayReadOwner);
    });
}

constexpr std::int64_t kBytesThatTellTheType = 16;

Response unsatisfiable(std::int64_t length)
{
    Response response = problem(ErrorCode::invalidInput, "the range lies behind the end", 416);
    response.headers["Content-Range"] = "bytes */" + std::to_string(length);
    return response;
}

/// Of bytes that may be read: all, or the part that the request names.
Response answerWith(const FilesFolder& files, const std::string& sha256, std::int64_t length,
                    const Request& request)
{
    const std::string tag = '"' + sha256 + '"'; // the bytes behind a hash never change
    const std::string_view ifRange = request.header("if-range");
    const bool rangeCounts = ifRange.empty() || ifRange == tag;
    ByteRange range{0, length};
    const RangeAnswer asked =
        rangeCounts ? parseRange(request.header("range"), length, range) : RangeAnswer::whole;
    if (asked == RangeAnswer::unsatisfiable)
        return unsatisfiable(length);
    auto beginning = files.read(sha256, {0, std::min(length, kBytesThatTellTheType)});
    auto bytes = files.read(sha256, range);
    if (!beginning || !bytes)
        return problem(ErrorCode::notFound, "");
    Response response;
    if (asked == RangeAnswer::part) {
        response.status = 206;
        response.headers["Content-Range"] = range.contentRange(length);
    }
    response.headers["Accept-Ranges"] = "bytes";
    response.headers["ETag"] = tag;
    response.headers["Content-Type"] = pictureType(*beginning);
    response.headers["Content-Disposition"] = "attachment";
    response.headers["X-Content-Type-Options"] = "nosniff";
    response.body = std::move(*bytes);
    return response;
}

} // namespace

Response downloadFile(ServerContext& context, const Caller& caller, const Request& request,
                      const std::string& sha256)
{
    bool allowed = false;
    const Status read = context.store.read([&](StoreTransaction& store) {
        allowed = mayReadFile(caller, store, sha256);
        return done();
    });
    if (!read)
        return problemOf(read.error());
    const auto length = context.files.sizeOf(sha256);
    if (!length)
        return problem(ErrorCode::notFound, "");
    if (!allowed)
        return denial();
    return answerWith(context.files, sha256, *length, request);
}

} // namespace wupan
