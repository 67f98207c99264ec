#include "core/services/attachment_service.h"

#include "core/base/durable_file.h"
#include "core/base/hash.h"
#include "core/base/media_type.h"
#include "core/sync/local_rows.h"

namespace wupan {
namespace {

constexpr std::size_t kMaxFileBytes = 25ULL * 1024 * 1024;

} // namespace

std::filesystem::path AttachmentService::pathOf(const std::string& sha256) const
{
    return m_tablet.filesFolder() / sha256;
}

Result<AttachmentService::WrittenFile> AttachmentService::write(const std::string& bytes) const
{
    WrittenFile file;
    file.upload.mediaType = pictureType(bytes);
    if (file.upload.mediaType.empty())
        return Error{ErrorCode::unreadableFile, "neither JPEG nor PNG"};
    if (bytes.size() > kMaxFileBytes)
        return Error{ErrorCode::tooLarge, "a file of more than 25 MB"};
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
    const Result<WrittenFile> original = write(file.bytes);
    if (!original)
        return original.error();
    std::vector<WrittenFile> written{*original};
    if (!file.thumbnail.empty() && file.thumbnail != file.bytes)
        if (Result<WrittenFile> thumbnail = write(file.thumbnail)) {
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
