#include "server/commands/headquarters.h"

#include "core/base/hash.h"
#include "server/store/postgres_store.h"
#include "server/store/sqlite_store.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <iterator>

namespace wupan {
namespace {

constexpr std::size_t kKeyDigits = 64;
constexpr const char* kDatabaseName = "hq.db";
constexpr const char* kKeyName = "token.key";

bool present(const std::filesystem::path& path)
{
    std::error_code unreadable;
    return std::filesystem::exists(path, unreadable);
}

/// The key is made after the database: where there is one, there was the other, and an empty
/// database in its place would hide that it was lost.
Status checkComplete(const std::filesystem::path& folder)
{
    std::error_code missing;
    const auto size = std::filesystem::file_size(folder / kDatabaseName, missing);
    if (!present(folder / kKeyName) || (!missing && size > 0))
        return done();
    return Error{ErrorCode::damagedData,
                 missing ? "hq.db has disappeared from " + folder.string() : "hq.db is empty"};
}

/// Empty when there is none yet.
Result<std::string> readKey(const std::filesystem::path& path)
{
    if (!present(path))
        return std::string();
    std::error_code unreadable;
    std::ifstream file(path, std::ios::binary);
    if (!file || !std::filesystem::is_regular_file(path, unreadable))
        return Error{ErrorCode::storage, "cannot read " + path.string()};
    std::string key{std::istreambuf_iterator<char>(file), {}};
    if (key.size() < kKeyDigits)
        return Error{ErrorCode::damagedData, "token.key is not whole"};
    return key;
}

Result<std::string> makeKey(const std::filesystem::path& path, Random& random)
{
    std::array<std::uint8_t, kKeyDigits / 2> bytes{};
    random.fill(bytes);
    const std::string key = hex(bytes);
    const std::string unfinished = path.string() + "." + key.substr(0, 8);
    const int file = ::open(unfinished.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (file < 0)
        return Error{errno == ENOSPC ? ErrorCode::diskFull : ErrorCode::storage,
                     "cannot create " + path.string()};
    const bool written =
        ::write(file, key.data(), key.size()) == static_cast<ssize_t>(key.size()) &&
        fsync(file) == 0;
    ::close(file);
    // Whole or not at all; another process may have been faster, and then it is its key that
    // counts.
    const bool placed =
        written && (::link(unfinished.c_str(), path.c_str()) == 0 || errno == EEXIST);
    ::unlink(unfinished.c_str());
    if (!placed)
        return Error{ErrorCode::diskFull, "cannot write " + path.string()};
    return readKey(path);
}

} // namespace

std::filesystem::path Headquarters::databaseFile(const std::filesystem::path& folder)
{
    return folder / kDatabaseName;
}

Result<std::unique_ptr<ServerStore>> openStore(const std::filesystem::path& folder,
                                               const std::string& database, Random& random)
{
    if (database.empty()) {
        auto store = SqliteServerStore::open(Headquarters::databaseFile(folder), random);
        if (!store)
            return store.error();
        return std::unique_ptr<ServerStore>(std::move(*store));
    }
    const auto address = PostgresAddress::parse(database);
    if (!address)
        return address.error();
    auto store = PostgresServerStore::open(*address, random);
    if (!store && store.error().code == ErrorCode::storage)
        return Error{ErrorCode::unreachable, store.error().detail};
    if (!store)
        return store.error();
    return std::unique_ptr<ServerStore>(std::move(*store));
}

Result<Headquarters> Headquarters::open(const std::filesystem::path& folder, Random& random,
                                        const std::string& database)
{
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure)
        return Error{ErrorCode::storage,
                     "cannot create " + folder.string() + ": " + failure.message()};
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failure);
    if (database.empty())
        if (const Status complete = checkComplete(folder); !complete)
            return complete.error();
    auto key = readKey(folder / kKeyName);
    if (!key)
        return key.error();
    auto files = FilesFolder::open(folder / "files");
    if (!files)
        return files.error();
    auto store = openStore(folder, database, random);
    if (!store)
        return store.error();
    if (key->empty())
        key = makeKey(folder / kKeyName, random);
    if (!key)
        return key.error();
    Headquarters headquarters;
    headquarters.folder = folder;
    headquarters.store = std::move(*store);
    headquarters.files = std::move(*files);
    headquarters.tokenKey = std::move(*key);
    return headquarters;
}

Result<ParkId> onlyPark(ServerStore& store)
{
    std::vector<ParkId> parks;
    const Status read = store.read([&](StoreTransaction& rows) {
        parks = rows.parks();
        return done();
    });
    if (!read)
        return read.error();
    if (parks.empty())
        return Error{ErrorCode::notFound, "there is no park yet"};
    return parks.front();
}

} // namespace wupan
