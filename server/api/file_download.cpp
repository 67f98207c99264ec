#include "server/api/file_download.h"

#include "core/base/media_type.h"
#include "server/api/problem.h"
#include "server/api/visibility.h"

#include <algorithm>

namespace wupan {
namespace {

bool mayReadFile(const Caller& caller, StoreTransaction& store, const std::string& sha256)
{
    const auto owners = store.recordsWith(caller.park, RecordType::attachment, "sha256", sha256);
    return std::ranges::any_of(owners, [&](const Uuid& id) {
        const auto stored = store.record(caller.park, RecordType::attachment, id);
        return stored && mayRead(caller, store, RecordType::attachment, stored->document);
    });
}

} // namespace

Response downloadFile(ServerContext& context, const Caller& caller, const Request&,
                      const std::string& sha256)
{
    bool allowed = false;
    const Status read = context.store.read([&](StoreTransaction& store) {
        allowed = mayReadFile(caller, store, sha256);
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

} // namespace wupan
