#include "core/sync/unneeded_files.h"

#include "core/store/file_upload_store.h"

namespace wupan {

Status removeUnneededFiles(Tablet& tablet)
{
    std::vector<std::string> unneeded;
    Status looked = tablet.inTransaction([&] {
        unneeded = FileUploadStore(tablet.database()).unneeded();
        return done();
    });
    if (!looked)
        return looked;
    // The bytes go first: a row without bytes is found again, bytes without a row are not.
    std::erase_if(unneeded, [&](const std::string& sha256) {
        std::error_code failure;
        std::filesystem::remove(tablet.filesFolder() / sha256, failure);
        return static_cast<bool>(failure);
    });
    if (unneeded.empty())
        return done();
    return tablet.inTransaction([&] {
        FileUploadStore files(tablet.database());
        for (const std::string& sha256 : unneeded)
            files.forget(sha256);
        return done();
    });
}

} // namespace wupan
