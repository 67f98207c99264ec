#include "server/api/files_folder.h"

#include "core/base/durable_file.h"
#include "core/base/hash.h"
#include "server/api/taken_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <functional>
#include <sstream>

namespace wupan {
namespace {

Error writeError(const std::filesystem::path& path, int reason)
{
    const bool full = reason == ENOSPC || reason == EDQUOT;
    return {full ? ErrorCode::diskFull : ErrorCode::storage, "write " + path.string()};
}

std::string readAll(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return std::move(bytes).str();
}

} // namespace

Result<std::unique_ptr<FilesFolder>> FilesFolder::open(std::filesystem::path folder)
{
    std::error_code failure;
    std::filesystem::create_directories(folder / "parts", failure);
    if (failure)
        return writeError(folder, failure.value());
    std::unique_ptr<FilesFolder> opened(new FilesFolder(std::move(folder)));
    const int file = ::open(opened->lockPath().c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
    if (file < 0)
        return writeError(opened->lockPath(), errno);
    ::close(file);
    return opened;
}

std::filesystem::path FilesFolder::partPath(const Uuid& upload) const
{
    return m_folder / "parts" / upload.text();
}

std::filesystem::path FilesFolder::filePath(const std::string& sha256) const
{
    return m_folder / sha256.substr(0, 2) / sha256;
}

bool FilesFolder::has(const std::string& sha256) const
{
    std::error_code unreadable;
    return std::filesystem::exists(filePath(sha256), unreadable);
}

Result<std::string> FilesFolder::read(const std::string& sha256) const
{
    const auto size = sizeOf(sha256);
    return size ? read(sha256, {0, *size}) : size.error();
}

Result<std::int64_t> FilesFolder::sizeOf(const std::string& sha256) const
{
    std::error_code missing;
    const auto size = std::filesystem::file_size(filePath(sha256), missing);
    if (missing)
        return Error{ErrorCode::notFound, "file"};
    return static_cast<std::int64_t>(size);
}

Result<std::string> FilesFolder::read(const std::string& sha256, const ByteRange& part) const
{
    std::ifstream file(filePath(sha256), std::ios::binary);
    std::string bytes(static_cast<std::size_t>(part.size), '\0');
    file.seekg(part.first);
    if (!file.read(bytes.data(), part.size))
        return Error{ErrorCode::notFound, "file"};
    return bytes;
}

std::int64_t FilesFolder::partSize(const Uuid& upload) const
{
    std::error_code missing;
    const auto size = std::filesystem::file_size(partPath(upload), missing);
    return missing ? 0 : static_cast<std::int64_t>(size);
}

Status FilesFolder::append(const Uuid& upload, std::string_view bytes)
{
    const std::filesystem::path path = partPath(upload);
    const int file = ::open(path.c_str(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0)
        return writeError(path, errno);
    const std::int64_t before = partSize(upload);
    bool written = true;
    while (written && !bytes.empty()) {
        const ssize_t count = ::write(file, bytes.data(), bytes.size());
        written = count > 0;
        if (written)
            bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    written = written && fsync(file) == 0;
    const Error failure = written ? Error{} : writeError(path, errno);
    if (!written && ftruncate(file, before) != 0)
        ::unlink(path.c_str()); // what cannot be trusted is sent again
    ::close(file);
    return written ? done() : Status(failure);
}

Status FilesFolder::finish(const Uuid& upload, const std::string& sha256)
{
    const std::string bytes = readAll(partPath(upload));
    if (sha256Hex(bytes) != sha256) {
        remove(upload);
        return Error{ErrorCode::invalidInput, "the bytes do not have the announced hash"};
    }
    if (takenTypeOf(bytes).empty()) {
        remove(upload);
        return Error{ErrorCode::unreadableFile, "no kind of file that is taken"};
    }
    const std::filesystem::path file = filePath(sha256);
    std::error_code failure;
    std::filesystem::create_directories(file.parent_path(), failure);
    if (!failure)
        std::filesystem::rename(partPath(upload), file, failure);
    if (failure)
        return writeError(file, failure.value());
    syncFolder(file.parent_path());
    syncFolder(m_folder);
    return done();
}

Result<std::string> FilesFolder::keep(std::string_view bytes)
{
    std::string sha256 = sha256Hex(bytes);
    if (has(sha256))
        return sha256;
    const std::filesystem::path file = filePath(sha256);
    std::error_code failure;
    std::filesystem::create_directories(file.parent_path(), failure);
    if (failure)
        return writeError(file, failure.value());
    if (const Status written = writeDurably(file, bytes); !written)
        return written.error();
    syncFolder(m_folder);
    return sha256;
}

void FilesFolder::remove(const Uuid& upload)
{
    std::error_code missing;
    std::filesystem::remove(partPath(upload), missing);
}

std::vector<Uuid> FilesFolder::parts() const
{
    std::vector<Uuid> uploads;
    std::error_code failure;
    for (std::filesystem::directory_iterator entry(m_folder / "parts", failure), end;
         !failure && entry != end; entry.increment(failure))
        if (const auto upload = Uuid::parse(entry->path().filename().string()))
            uploads.push_back(*upload);
    return uploads;
}

FilesFolder::Hold::Hold(const FilesFolder& folder, const Uuid& upload)
    : m_file(::open(folder.lockPath().c_str(), O_RDWR | O_CLOEXEC))
{
    // A byte of the file for each upload: two that share one wait for each other at worst.
    struct flock byte
    {};
    byte.l_type = F_WRLCK;
    byte.l_whence = SEEK_SET;
    byte.l_start = static_cast<off_t>(std::hash<std::string>()(upload.text()) >> 2U);
    byte.l_len = 1;
    m_held = m_file >= 0 && fcntl(m_file, F_OFD_SETLK, &byte) == 0;
}

FilesFolder::Hold::~Hold()
{
    if (m_file >= 0)
        ::close(m_file);
}

} // namespace wupan
