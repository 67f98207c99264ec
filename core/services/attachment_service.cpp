#include "core/services/attachment_service.h"

#include "core/base/hash.h"
#include "core/base/media_type.h"
#include "core/sync/local_rows.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>

namespace wupan {
namespace {

constexpr std::size_t kMaxFileBytes = 25ULL * 1024 * 1024;

Error fileError(const std::string& what)
{
    const bool full = errno == ENOSPC || errno == EDQUOT;
    return {full ? ErrorCode::diskFull : ErrorCode::storage, what};
}

bool writeAll(int file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// After this returned ok, the bytes survive a power cut under `path`, whole or not at all.
Status writeDurably(const std::filesystem::path& path, std::string_view bytes)
{
    const std::filesystem::path temporary = path.string() + ".part";
    const int file = ::open(temporary.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
    if (file < 0)
        return fileError("create " + temporary.string());
    const bool written = writeAll(file, bytes) && fsync(file) == 0;
    const Error failure = written ? Error{} : fileError("write " + temporary.string());
    ::close(file);
    if (!written) {
        ::unlink(temporary.c_str());
        return failure;
    }
    if (::rename(temporary.c_str(), path.c_str()) != 0) {
        const Error notRenamed = fileError("rename " + temporary.string());
        ::unlink(temporary.c_str());
        return notRenamed;
    }
    const int folder = ::open(path.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        fsync(folder);
        ::close(folder);
    }
    return done();
}

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
