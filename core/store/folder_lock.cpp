#include "core/store/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

namespace wupan {

Result<std::unique_ptr<FolderLock>> FolderLock::take(const std::filesystem::path& folder)
{
    const int file = ::open((folder / "lock").c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
    if (file < 0) {
        const bool full = errno == ENOSPC || errno == EDQUOT;
        return Error{full ? ErrorCode::diskFull : ErrorCode::storage,
                     "cannot write in " + folder.string()};
    }
    std::unique_ptr<FolderLock> lock(new FolderLock(file));
    if (flock(file, LOCK_EX | LOCK_NB) != 0)
        return Error{ErrorCode::alreadyOpen, "another instance holds " + folder.string()};
    return lock;
}

FolderLock::~FolderLock()
{
    ::close(m_file);
}

} // namespace wupan
