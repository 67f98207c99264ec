#include "server/api/expired_uploads.h"

#include <algorithm>

namespace wupan {

Result<std::size_t> removeExpiredUploads(ServerContext& context)
{
    std::vector<Uuid> over;
    // A part is made after its upload is known, so one that is listed here and not known there is
    // nobody's.
    const std::vector<Uuid> parts = context.files.parts();
    const Status read = context.store.read([&](StoreTransaction& store) {
        over = store.uploadsExpiredBefore(context.clock.now());
        std::ranges::copy_if(parts, std::back_inserter(over),
                             [&](const Uuid& part) { return !store.upload(part); });
        return done();
    });
    if (!read)
        return read.error();
    // The bytes go first: an upload without bytes is found again, bytes without an upload as well.
    std::erase_if(over, [&](const Uuid& upload) {
        const FilesFolder::Hold hold(context.files, upload);
        if (hold)
            context.files.remove(upload);
        return !hold;
    });
    if (over.empty())
        return over.size();
    const Status removed = context.store.write([&](StoreTransaction& store) {
        std::ranges::for_each(over, [&](const Uuid& upload) { store.removeUpload(upload); });
        return done();
    });
    if (!removed)
        return removed.error();
    return over.size();
}

} // namespace wupan
