#include "server/api/file_download.h"

#include "core/base/media_type.h"
#include "core/model/attachment.h"
#include "server/api/bare_picture.h"
#include "server/api/byte_range.h"
#include "server/api/problem.h"
#include "server/api/visibility.h"

#include <algorithm>
#include <functional>

namespace wupan {
namespace {

bool mayReadFile(const Caller& caller, StoreTransaction& store, const std::string& sha256)
{
    const auto isNamedBy = [&](RecordType type, std::string_view field) {
        return std::ranges::any_of(
            store.recordsWith(caller.park, type, field, sha256), [&](const Uuid& id) {
                const auto stored = store.record(caller.park, type, id);
                return stored && mayRead(caller, store, type, stored->document);
            });
    };
    return isNamedBy(RecordType::checklist, "files") ||
           std::ranges::any_of(kFileFields, [&](const FileField& field) {
               return isNamedBy(RecordType::attachment, field.hash);
           });
}

constexpr std::int64_t kBytesThatTellTheType = 16;

Response unsatisfiable(std::int64_t length)
{
    Response response = problem(ErrorCode::invalidInput, "the range lies behind the end", 416);
    response.headers["Content-Range"] = "bytes */" + std::to_string(length);
    return response;
}

/// Bytes that may be read.
struct Given
{
    std::int64_t length;
    std::string tag; ///< the bytes behind one never change
    std::string_view type;
    std::function<Result<std::string>(const ByteRange&)> read;
};

Result<Given> originalOf(const FilesFolder& files, const std::string& sha256)
{
    const auto length = files.sizeOf(sha256);
    if (!length)
        return length.error();
    const auto beginning = files.read(sha256, {0, std::min(*length, kBytesThatTellTheType)});
    if (!beginning)
        return beginning.error();
    return Given{*length, '"' + sha256 + '"', pictureType(*beginning),
                 [&files, sha256](const ByteRange& range) { return files.read(sha256, range); }};
}

Result<Given> bareCopyOf(const FilesFolder& files, const std::string& sha256)
{
    const auto bytes = files.read(sha256);
    if (!bytes)
        return bytes.error();
    auto bare = barePicture(*bytes);
    if (!bare)
        return Error{ErrorCode::unreadableFile, "the picture is damaged"};
    // Another number when barePicture() makes other bytes of the same file.
    const std::string tag = "\"bare1-" + sha256 + '"';
    const auto length = static_cast<std::int64_t>(bare->size());
    const std::string_view type = pictureType(*bare);
    return Given{length, tag, type,
                 [copy = std::move(*bare)](const ByteRange& range) -> Result<std::string> {
                     return copy.substr(static_cast<std::size_t>(range.first),
                                        static_cast<std::size_t>(range.size));
                 }};
}

/// All, or the part that the request names.
Response answerWith(const Given& given, const Request& request)
{
    const std::string_view ifRange = request.header("if-range");
    const bool rangeCounts = ifRange.empty() || ifRange == given.tag;
    ByteRange range{0, given.length};
    const RangeAnswer asked =
        rangeCounts ? parseRange(request.header("range"), given.length, range) : RangeAnswer::whole;
    if (asked == RangeAnswer::unsatisfiable)
        return unsatisfiable(given.length);
    auto bytes = given.read(range);
    if (!bytes)
        return problem(ErrorCode::notFound, "");
    Response response;
    if (asked == RangeAnswer::part) {
        response.status = 206;
        response.headers["Content-Range"] = range.contentRange(given.length);
    }
    response.headers["Accept-Ranges"] = "bytes";
    response.headers["ETag"] = given.tag;
    response.headers["Content-Type"] = given.type;
    response.headers["Content-Disposition"] = "attachment";
    response.headers["X-Content-Type-Options"] = "nosniff";
    response.body = std::move(*bytes);
    return response;
}

} // namespace

Response downloadFile(ServerContext& context, const Caller& caller, const Request& request,
                      const std::string& sha256, FileCopy copy)
{
    bool allowed = false;
    const Status read = context.store.read([&](StoreTransaction& store) {
        allowed = mayReadFile(caller, store, sha256);
        return done();
    });
    if (!read)
        return problemOf(read.error());
    if (!context.files.has(sha256))
        return problem(ErrorCode::notFound, "");
    if (!allowed)
        return denial();
    const auto given = copy == FileCopy::original ? originalOf(context.files, sha256)
                                                  : bareCopyOf(context.files, sha256);
    return given ? answerWith(*given, request) : problemOf(given.error());
}

} // namespace wupan
