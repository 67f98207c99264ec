#include "server/commands/serving_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <utility>

namespace wupan {

Result<ServingLock> ServingLock::take(const std::filesystem::path& folder)
{
    const int file = ::open((folder / "serve.lock").c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
    if (file < 0)
        return Error{ErrorCode::storage, "cannot write serve.lock in " + folder.string()};
    ServingLock lock(file);
    if (flock(file, LOCK_EX | LOCK_NB) != 0)
        return Error{ErrorCode::alreadyOpen, "a wupan-hq serves " + folder.string()};
    return lock;
}

ServingLock::ServingLock(ServingLock&& other) noexcept
    : m_file(std::exchange(other.m_file, -1))
{}

ServingLock::~ServingLock()
{
    if (m_file >= 0)
        ::close(m_file);
}

} // namespace wupan
