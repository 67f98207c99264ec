#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <memory>
#include <string_view>

namespace wupan {

/// A file that is there whole or not at all: written under a temporary name, synced, and then
/// given its own, in the place of a file that had it. What was not committed is removed.
class DurableFile
{
public:
    /// Errors of all: diskFull, storage.
    [[nodiscard]] static Result<std::unique_ptr<DurableFile>> create(std::filesystem::path path);
    ~DurableFile();
    DurableFile(const DurableFile&) = delete;
    DurableFile& operator=(const DurableFile&) = delete;

    [[nodiscard]] Status write(std::string_view bytes);
    /// After this returned ok, the file survives a power cut.
    [[nodiscard]] Status commit();

private:
    DurableFile(std::filesystem::path path, int file);
    std::filesystem::path m_path;
    std::filesystem::path m_temporary;
    int m_file;
};

/// The whole file at once.
[[nodiscard]] Status writeDurably(const std::filesystem::path& path, std::string_view bytes);

/// What was created, renamed and removed in the folder survives a power cut, where the system can.
void syncFolder(const std::filesystem::path& folder);

} // namespace wupan
