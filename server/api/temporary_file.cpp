#include "server/api/temporary_file.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace wupan {

Result<std::shared_ptr<const TemporaryFile>> TemporaryFile::make()
{
    std::error_code missing;
    std::string path = (std::filesystem::temp_directory_path(missing) / "wupan-XXXXXX").string();
    const int file = missing ? -1 : mkstemp(path.data());
    if (file < 0)
        return Error{ErrorCode::diskFull, "there is no room for a temporary file"};
    ::close(file);
    return std::shared_ptr<const TemporaryFile>(new TemporaryFile(std::move(path)));
}

TemporaryFile::~TemporaryFile()
{
    std::error_code gone;
    std::filesystem::remove(m_path, gone);
}

std::uint64_t TemporaryFile::size() const
{
    std::error_code missing;
    const std::uint64_t bytes = std::filesystem::file_size(m_path, missing);
    return missing ? 0 : bytes;
}

std::string TemporaryFile::read(std::uint64_t from, std::size_t most) const
{
    std::string bytes(most, '\0');
    std::ifstream file(m_path, std::ios::binary);
    file.seekg(static_cast<std::streamoff>(from));
    file.read(bytes.data(), static_cast<std::streamsize>(most));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    return bytes;
}

} // namespace wupan
