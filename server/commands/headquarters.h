#pragma once

#include "server/api/context.h"
#include "server/store/server_store.h"

#include <filesystem>
#include <memory>

namespace wupan {

/// The data folder of headquarters, opened: `hq.db`, `files/`, and `token.key` (mode 0600, never in
/// the database). Without `hq.db` where the data are in PostgreSQL: then any number of processes
/// may share the database and the folder.
struct Headquarters
{
    std::filesystem::path folder;
    std::unique_ptr<ServerStore> store;
    std::unique_ptr<FilesFolder> files;
    std::string tokenKey;

    [[nodiscard]] static std::filesystem::path databaseFile(const std::filesystem::path& folder);
    /// Creates the folder when it is not there. Errors: storage, diskFull, newerDatabase,
    /// damagedData (a database that was there and is gone is never replaced by an empty one),
    /// invalidInput, unreachable. `database`: an address of PostgreSQL, or empty.
    [[nodiscard]] static Result<Headquarters>
    open(const std::filesystem::path& folder, Random& random, const std::string& database = {});
};

/// The store by itself: in the folder, or where `database` says. Errors as above.
[[nodiscard]] Result<std::unique_ptr<ServerStore>>
openStore(const std::filesystem::path& folder, const std::string& database, Random& random);

/// The one park of this database; notFound before load-demo or the first import.
[[nodiscard]] Result<ParkId> onlyPark(ServerStore& store);

} // namespace wupan
