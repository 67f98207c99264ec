#include "core/services/attachment_service.h"

#include "core/base/hash.h"
#include "core/base/media_type.h"
#include "core/store/file_upload_store.h"
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

Result<AttachmentId> AttachmentService::add(const NewFile& file)
{
    const std::string mediaType(pictureType(file.bytes));
    if (mediaType.empty())
        return Error{ErrorCode::unreadableFile, "neither JPEG nor PNG"};
    if (file.bytes.size() > kMaxFileBytes)
        return Error{ErrorCode::tooLarge, "a file of more than 25 MB"};
    const std::string sha256 = sha256Hex(file.bytes);
    const auto size = static_cast<std::int64_t>(file.bytes.size());
    std::error_code unreadable;
    const bool wasThere = std::filesystem::exists(pathOf(sha256), unreadable);
    if (const Status written = writeDurably(pathOf(sha256), file.bytes); !written)
        return written.error();

    AttachmentId id{Uuid::v7(m_tablet.clock().now(), m_tablet.random())};
    const Status saved = m_tablet.inTransaction([&] {
        FileUploadStore(m_tablet.database()).add(sha256, size, mediaType, m_tablet.clock().now());
        LocalRows rows(m_tablet);
        Change change = rows.change(RecordType::attachment, id.uuid, ChangeKind::create);
        change.fields = {{"ownerType", word(file.ownerType)},
                         {"ownerId", file.ownerId.text()},
                         {"kind", word(file.kind)},
                         {"sha256", sha256},
                         {"sizeBytes", size},
                         {"mediaType", mediaType},
                         {"authorId", m_tablet.actor().id.text()},
                         {"takenAt", file.takenAt.ms}};
        if (!file.questionPath.empty())
            change.fields["questionPath"] = file.questionPath;
        return rows.save(std::move(change));
    });
    // A file that no row speaks of would fill the disk still more. After any other failure its row
    // may come back with the log, if the program is killed now.
    if (!saved && !wasThere && saved.error().code == ErrorCode::diskFull)
        std::filesystem::remove(pathOf(sha256), unreadable);
    if (!saved)
        return saved.error();
    return id;
}

} // namespace wupan
