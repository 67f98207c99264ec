#pragma once

#include "tests/support/memory_disk.h"

#include <filesystem>

namespace wupan::sim {

/// A folder in memory where the machine has one, gone with its owner; databases in it are on the
/// memoryDisk().
class ScratchFolder
{
public:
    ScratchFolder();
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    /// Made when somebody asks for it first.
    [[nodiscard]] const std::filesystem::path& path();

private:
    std::filesystem::path m_path;
    bool m_isMade = false;
};

/// The disks of all scratch folders.
[[nodiscard]] test::MemoryDisk& memoryDisk();

/// With the databases in it, also of open connections. REQUIRES: `to` is not there.
void copyFolder(const std::filesystem::path& from, const std::filesystem::path& to);
/// As remove_all, which opens each folder twice; the folder itself stays.
void emptyFolder(const std::filesystem::path& folder);
/// With the databases in it. REQUIRES: nothing in it is open.
void removeFolder(const std::filesystem::path& folder);

} // namespace wupan::sim
