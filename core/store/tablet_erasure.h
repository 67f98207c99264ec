#pragma once

#include "core/store/folder_lock.h"

#include <filesystem>

namespace wupan {

/// Erases a tablet's data folder, when headquarters says that the tablet is lost. A mark in the
/// folder says that it is under way: from the mark on Tablet::open() refuses the folder, and
/// whoever finds it goes on. Everything works on a disk without room.
class TabletErasure
{
public:
    /// Survives a power cut. Where not even the mark can be made, the data go without it.
    static void mark(const std::filesystem::path& folder);
    [[nodiscard]] static bool isMarked(const std::filesystem::path& folder);
    /// The folder was erased once. Whoever is enrolled since then need not care.
    [[nodiscard]] static bool wasErased(const std::filesystem::path& folder);

    /// Holds the folder as an open tablet does. Errors: alreadyOpen, storage.
    [[nodiscard]] static Result<TabletErasure> begin(const std::filesystem::path& folder);

    /// Removes one more file: the database, its log, then all others. False: there was none left.
    [[nodiscard]] Result<bool> step();
    /// All steps, and then the mark goes; the folder can be opened.
    [[nodiscard]] Status finish();

private:
    TabletErasure(std::filesystem::path folder, std::unique_ptr<FolderLock> lock);
    std::filesystem::path m_folder;
    std::unique_ptr<FolderLock> m_lock; ///< until finish()
};

} // namespace wupan
