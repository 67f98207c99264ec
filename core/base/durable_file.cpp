#include "core/base/durable_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace wupan {
namespace {

std::filesystem::path temporaryOf(const std::filesystem::path& path)
{
    return path.string() + ".part";
}

Error fileError(const std::string& what)
{
    const bool full = errno == ENOSPC || errno == EDQUOT;
    return {full ? ErrorCode::diskFull : ErrorCode::storage, what};
}

} // namespace

Result<std::unique_ptr<DurableFile>> DurableFile::create(std::filesystem::path path)
{
    const std::filesystem::path temporary = temporaryOf(path);
    const int file = ::open(temporary.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
    if (file < 0)
        return fileError("create " + temporary.string());
    return std::unique_ptr<DurableFile>(new DurableFile(std::move(path), file));
}

DurableFile::DurableFile(std::filesystem::path path, int file)
    : m_path(std::move(path))
    , m_temporary(temporaryOf(m_path))
    , m_file(file)
{}

DurableFile::~DurableFile()
{
    if (m_file >= 0)
        ::close(m_file);
    if (!m_temporary.empty())
        ::unlink(m_temporary.c_str());
}

Status DurableFile::write(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return fileError("write " + m_temporary.string());
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return done();
}

Status DurableFile::commit()
{
    // Some disks tell only when they sync or close that they have no room.
    if (fsync(m_file) != 0 || ::close(std::exchange(m_file, -1)) != 0)
        return fileError("write " + m_temporary.string());
    if (::rename(m_temporary.c_str(), m_path.c_str()) != 0)
        return fileError("rename " + m_temporary.string());
    m_temporary.clear();
    syncFolder(m_path.parent_path());
    return done();
}

void syncFolder(const std::filesystem::path& folder)
{
    const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0)
        return;
    fsync(file);
    ::close(file);
}

Status writeDurably(const std::filesystem::path& path, std::string_view bytes)
{
    const auto file = DurableFile::create(path);
    if (!file)
        return file.error();
    if (Status written = (*file)->write(bytes); !written)
        return written;
    return (*file)->commit();
}

} // namespace wupan
