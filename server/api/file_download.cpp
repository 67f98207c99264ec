#include "server/api/file_download.h"

#include "core/base/file_name.h"
#include "core/base/media_type.h"
#include "core/base/percent_encoding.h"
#include "core/model/attachment.h"
#include "server/api/bare_picture.h"
#include "server/api/byte_range.h"
#include "server/api/problem.h"
#include "server/api/visibility.h"

#include <algorithm>
#include <functional>

namespace wupan {
namespace {

/// What an answer calls the file, or nothing when it has no name there. nullopt: the caller may
/// read nothing that names it.
std::optional<std::string> readableName(const Caller& caller, StoreTransaction& store,
                                        const std::string& sha256)
{
    const auto readableWith = [&](RecordType type,
                                  std::string_view field) -> std::optional<Document> {
        for (const Uuid& id : store.recordsWith(caller.park, type, field, sha256)) {
            auto stored = store.record(caller.park, type, id);
            if (stored && mayRead(caller, store, type, stored->document))
                return std::move(stored->document);
        }
        return std::nullopt;
    };
    for (const FileField& field : kFileFields)
        if (const auto document = readableWith(RecordType::attachment, field.hash))
            return fromDocument<Attachment>(*document).fileName;
    if (readableWith(RecordType::checklist, "files"))
        return std::string();
    return std::nullopt;
}

constexpr std::int64_t kBytesThatTellAPicture = 16;

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
    const auto beginning = files.read(sha256, {0, std::min(*length, kBytesThatTellAPicture)});
    if (!beginning)
        return beginning.error();
    std::string_view type = pictureType(*beginning);
    if (type.empty()) {
        const auto whole = files.read(sha256);
        type = whole ? mediaTypeOf(*whole) : std::string_view();
    }
    return Given{*length, '"' + sha256 + '"', type,
                 [&files, sha256](const ByteRange& range) { return files.read(sha256, range); }};
}

Result<Given> bareCopyOf(const FilesFolder& files, const std::string& sha256)
{
    const auto bytes = files.read(sha256);
    if (!bytes)
        return bytes.error();
    if (pictureType(*bytes).empty())
        return originalOf(files, sha256);
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

/// Header text of RFC 6266. A page plays sound and video; whatever else is not a picture of a page
/// is saved.
std::string dispositionOf(std::string_view type, const std::string& fileName)
{
    const bool plays = type.starts_with("audio/") || type.starts_with("video/");
    const std::string disposition = plays ? "inline" : "attachment";
    if (fileName.empty())
        return disposition;
    return disposition + "; filename*=UTF-8''" + percentEncoded(fileNameFor(fileName, type));
}

/// All, or the part that the request names.
Response answerWith(const Given& given, const Request& request, const std::string& fileName)
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
    response.headers["Content-Type"] =
        given.type == "text/plain" ? "text/plain; charset=utf-8" : std::string(given.type);
    response.headers["Content-Disposition"] = dispositionOf(given.type, fileName);
    response.headers["X-Content-Type-Options"] = "nosniff";
    // Whoever opens it as a page of its own gets nothing that could run there.
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox";
    response.body = std::move(*bytes);
    return response;
}

} // namespace

Response downloadFile(ServerContext& context, const Caller& caller, const Request& request,
                      const std::string& sha256, FileCopy copy)
{
    std::optional<std::string> name;
    const Status read = context.store.read([&](StoreTransaction& store) {
        name = readableName(caller, store, sha256);
        return done();
    });
    if (!read)
        return problemOf(read.error());
    if (!context.files.has(sha256))
        return problem(ErrorCode::notFound, "");
    if (!name)
        return denial();
    const auto given = copy == FileCopy::original ? originalOf(context.files, sha256)
                                                  : bareCopyOf(context.files, sha256);
    return given ? answerWith(*given, request, *name) : problemOf(given.error());
}

} // namespace wupan
