#include "core/store/durable_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace wupan {
namespace {

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

} // namespace

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

} // namespace wupan
