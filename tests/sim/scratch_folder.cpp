#include "tests/sim/scratch_folder.h"

#include <unistd.h>

#include <atomic>

namespace wupan::sim {
namespace {

namespace fs = std::filesystem;

/// What all scratch folders of the process begin with.
const std::string& root()
{
    static const std::string root = [] {
        std::error_code absent;
        const fs::path memory = "/dev/shm";
        const fs::path base = fs::is_directory(memory, absent) && access(memory.c_str(), W_OK) == 0
                                  ? memory
                                  : fs::temp_directory_path();
        return (base / ("wupan-sim-" + std::to_string(getpid()) + "-")).string();
    }();
    return root;
}

constexpr const char* kLock = "lock";  // of Tablet, which makes it
constexpr const char* kPart = ".part"; // of a file that is still coming

/// Links where nobody writes into a file that is there: a copy takes seven times as many calls.
void linkFiles(const fs::path& from, const fs::path& to)
{
    fs::create_directory(to);
    for (const auto& entry : fs::directory_iterator(from)) {
        const fs::path name = entry.path().filename();
        if (entry.is_directory())
            linkFiles(entry.path(), to / name);
        else if (name.extension() == kPart)
            fs::copy_file(entry.path(), to / name);
        else if (name != kLock)
            fs::create_hard_link(entry.path(), to / name);
    }
}

} // namespace

ScratchFolder::ScratchFolder()
{
    static std::atomic<int> next{0};
    static_cast<void>(memoryDisk());
    m_path = root() + std::to_string(++next);
}

const fs::path& ScratchFolder::path()
{
    if (!m_isMade)
        fs::create_directories(m_path);
    m_isMade = true;
    return m_path;
}

ScratchFolder::~ScratchFolder()
{
    if (!m_isMade)
        return;
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
    memoryDisk().remove(m_path);
}

test::MemoryDisk& memoryDisk()
{
    return test::MemoryDisk::below(root());
}

void copyFolder(const fs::path& from, const fs::path& to)
{
    linkFiles(from, to);
    memoryDisk().copy(from, to);
}

void emptyFolder(const fs::path& folder)
{
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.is_directory())
            emptyFolder(entry.path());
        fs::remove(entry.path());
    }
}

void removeFolder(const fs::path& folder)
{
    emptyFolder(folder);
    fs::remove(folder);
    memoryDisk().remove(folder);
}

} // namespace wupan::sim
