#include "core/services/attachment_service.h"

#include "core/base/durable_file.h"
#include "core/base/file_name.h"
#include "core/base/hash.h"
#include "core/base/media_type.h"
#include "core/sync/local_rows.h"

namespace wupan {
namespace {

Error refusalOf(AttachmentKind kind, ErrorCode code, const char* ofPicture)
{
    return {code, kind == AttachmentKind::file ? "file" : ofPicture};
}

} // namespace

std::filesystem::path AttachmentService::pathOf(const std::string& sha256) const
{
    return m_tablet.filesFolder() / sha256;
}

Result<AttachmentService::WrittenFile> AttachmentService::write(const std::string& bytes,
                                                                std::string_view mediaType) const
{
    WrittenFile file;
    file.upload.mediaType = mediaType;
    file.upload.sha256 = sha256Hex(bytes);
    file.upload.sizeBytes = static_cast<std::int64_t>(bytes.size());
    std::error_code unreadable;
    file.wasThere = std::filesystem::exists(pathOf(file.upload.sha256), unreadable);
    if (const Status written = writeDurably(pathOf(file.upload.sha256), bytes); !written)
        return written.error();
    return file;
}

Result<AttachmentId> AttachmentService::add(const NewFile& file)
{
    if (file.bytes.size() > static_cast<std::size_t>(kMaxFileBytes))
        return refusalOf(file.kind, ErrorCode::tooLarge, "a file of more than 25 MB");
    const std::string_view mediaType =
        file.kind == AttachmentKind::file ? mediaTypeOf(file.bytes) : pictureType(file.bytes);
    if (mediaType.empty())
        return refusalOf(file.kind, ErrorCode::unreadableFile, "neither JPEG nor PNG");
    const Result<WrittenFile> original = write(file.bytes, mediaType);
    if (!original)
        return original.error();
    std::vector<WrittenFile> written{*original};
    if (const std::string_view type = pictureType(file.thumbnail);
        !type.empty() && file.thumbnail != file.bytes)
        if (Result<WrittenFile> thumbnail = write(file.thumbnail, type)) {
            thumbnail->upload.isThumbnail = true;
            written.push_back(std::move(*thumbnail));
        }

    AttachmentId id{Uuid::v7(m_tablet.clock().now(), m_tablet.random())};
    const Status saved = m_tablet.inTransaction([&] {
        for (const WrittenFile& each : written)
            FileUploadStore(m_tablet.database()).add(each.upload, m_tablet.clock().now());
        LocalRows rows(m_tablet);
        Change change = rows.change(RecordType::attachment, id.uuid, ChangeKind::create);
        change.fields = {{"ownerType", word(file.ownerType)},
                         {"ownerId", file.ownerId.text()},
                         {"kind", word(file.kind)},
                         {"sha256", original->upload.sha256},
                         {"sizeBytes", original->upload.sizeBytes},
                         {"mediaType", original->upload.mediaType},
                         {"authorId", m_tablet.actor().id.text()},
                         {"takenAt", file.takenAt.ms}};
        if (!file.questionPath.empty())
            change.fields["questionPath"] = file.questionPath;
        if (file.kind == AttachmentKind::file)
            change.fields["fileName"] = fileNameFor(file.fileName, mediaType);
        if (written.size() > 1)
            change.fields["thumbnailSha256"] = written.back().upload.sha256;
        return rows.save(std::move(change));
    });
    if (saved)
        return id;
    // A file that no row speaks of would fill the disk still more. After any other failure its row
    // may come back with the log, if the program is killed now.
    std::error_code unreadable;
    if (saved.error().code == ErrorCode::diskFull)
        for (const WrittenFile& each : written)
            if (!each.wasThere)
                std::filesystem::remove(pathOf(each.upload.sha256), unreadable);
    return saved.error();
}

} // namespace wupan
