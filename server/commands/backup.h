#pragma once

#include "server/commands/headquarters.h"

namespace wupan {

struct Restored
{
    std::filesystem::path before; ///< where the database of before is now; empty = there was none
    std::size_t missingFiles =
        0; ///< pictures that the backup knows and the folder lacks, thumbnails too
};

/// Puts a backup in the place of the data folder's database. Tablets notice by the new epoch, and
/// send again what the backup lacks; they are asked again for pictures whose files are missing, and
/// no number of an issue is given twice. The database of before is kept beside it. REQUIRES: nobody
/// serves the folder. Errors: unreadableFile when the file is no backup; those of
/// SqliteServerStore::open.
[[nodiscard]] Result<Restored> restoreBackup(const std::filesystem::path& folder,
                                             const std::filesystem::path& backup, Random& random,
                                             Instant now);

} // namespace wupan
