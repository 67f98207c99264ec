#include "core/sync/received_file.h"

#include "core/base/durable_file.h"
#include "core/sync/unneeded_files.h"

namespace wupan {

Status keepReceived(Tablet& tablet, FileUpload file, std::string_view bytes)
{
    if (Status written = writeDurably(tablet.filesFolder() / file.sha256, bytes); !written)
        return written;
    file.sizeBytes = static_cast<std::int64_t>(bytes.size());
    const Status noted = tablet.inTransaction([&] {
        FileUploadStore files(tablet.database());
        files.add(file, tablet.clock().now());
        files.setReceived(file.sha256);
        return done();
    });
    return noted ? removeUnneededFiles(tablet) : noted;
}

} // namespace wupan
