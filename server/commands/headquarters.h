#pragma once

#include "server/api/context.h"
#include "server/store/sqlite_store.h"

#include <filesystem>
#include <memory>

namespace wupan {

/// The data folder of headquarters, opened: `hq.db`, `files/`, and `token.key` (mode 0600, never in
/// the database).
struct Headquarters
{
    std::filesystem::path folder;
    std::unique_ptr<SqliteServerStore> store;
    std::unique_ptr<FilesFolder> files;
    std::string tokenKey;

    [[nodiscard]] static std::filesystem::path databaseFile(const std::filesystem::path& folder);
    /// Creates the folder when it is not there. Errors: storage, diskFull, newerDatabase,
    /// damagedData (a database that was there and is gone is never replaced by an empty one).
    [[nodiscard]] static Result<Headquarters> open(const std::filesystem::path& folder,
                                                   Random& random);
};

/// The one park of this database; notFound before load-demo or the first import.
[[nodiscard]] Result<ParkId> onlyPark(ServerStore& store);

} // namespace wupan
