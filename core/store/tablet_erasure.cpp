#include "core/store/tablet_erasure.h"

#include "core/base/durable_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <optional>
#include <utility>

namespace wupan {
namespace {

namespace fs = std::filesystem;

constexpr const char* kInstalled = "installed"; // of Tablet
constexpr const char* kLock = "lock";           // of Tablet
constexpr const char* kMark = "erasing";
constexpr const char* kErased = "erased";
constexpr std::array kDatabaseFirst{"wupan.db", "wupan.db-wal", "wupan.db-shm"};

/// A file, or a folder with nothing in it, below `folder`.
std::optional<fs::path> anythingIn(const fs::path& folder)
{
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        const fs::path name = entry.path().filename();
        if (name == kMark || name == kErased || name == kLock)
            continue;
        fs::path path = entry.path();
        if (entry.is_directory() && !entry.is_symlink())
            while (!fs::is_empty(path) && fs::is_directory(fs::symlink_status(path)))
                path = fs::directory_iterator(path)->path();
        return path;
    }
    return std::nullopt;
}

} // namespace

void TabletErasure::mark(const fs::path& folder)
{
    // A file gets another name: that needs no room.
    std::error_code failure;
    fs::rename(folder / kInstalled, folder / kMark, failure);
    if (failure)
        if (const int made = ::open((folder / kMark).c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
            made >= 0)
            close(made);
    syncFolder(folder);
}

bool TabletErasure::isMarked(const fs::path& folder)
{
    std::error_code failure;
    return fs::exists(folder / kMark, failure);
}

bool TabletErasure::wasErased(const fs::path& folder)
{
    std::error_code failure;
    return fs::exists(folder / kErased, failure);
}

TabletErasure::TabletErasure(fs::path folder, std::unique_ptr<FolderLock> lock)
    : m_folder(std::move(folder))
    , m_lock(std::move(lock))
{}

Result<TabletErasure> TabletErasure::begin(const fs::path& folder)
{
    auto lock = FolderLock::take(folder);
    if (!lock)
        return lock.error();
    return TabletErasure(folder, std::move(*lock));
}

Result<bool> TabletErasure::step()
{
    std::error_code failure;
    for (const char* name : kDatabaseFirst)
        if (fs::remove(m_folder / name, failure))
            return true;
        else if (failure && !fs::is_directory(m_folder / name))
            return Error{ErrorCode::storage, "cannot remove the database: " + failure.message()};
    try {
        const auto next = anythingIn(m_folder);
        if (next)
            fs::remove(*next);
        return next.has_value();
    } catch (const fs::filesystem_error& error) {
        return Error{ErrorCode::storage, error.what()};
    }
}

Status TabletErasure::finish()
{
    Result<bool> removed = step();
    while (removed && *removed)
        removed = step();
    if (!removed)
        return removed.error();
    syncFolder(m_folder);
    std::error_code failure;
    fs::rename(m_folder / kMark, m_folder / kErased, failure);
    if (failure && isMarked(m_folder))
        return Error{ErrorCode::storage, "cannot take the mark away: " + failure.message()};
    syncFolder(m_folder);
    m_lock.reset();
    return done();
}

} // namespace wupan
