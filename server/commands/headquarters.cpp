#include "server/commands/headquarters.h"

#include "core/base/hash.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <iterator>

namespace wupan {
namespace {

/// Read, or made at the first start.
Result<std::string> tokenKeyOf(const std::filesystem::path& folder, Random& random)
{
    const std::filesystem::path path = folder / "token.key";
    if (std::ifstream file(path, std::ios::binary); file) {
        std::string key{std::istreambuf_iterator<char>(file), {}};
        if (key.size() >= 64)
            return key;
        return Error{ErrorCode::storage, "token.key is damaged"};
    }
    std::array<std::uint8_t, 32> bytes{};
    random.fill(bytes);
    const std::string key = hex(bytes);
    const int file = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (file < 0)
        return Error{ErrorCode::storage, "cannot create " + path.string()};
    const bool written =
        ::write(file, key.data(), key.size()) == static_cast<ssize_t>(key.size()) &&
        fsync(file) == 0;
    ::close(file);
    if (!written) {
        ::unlink(path.c_str()); // half a key would stand in the way of the next start
        return Error{ErrorCode::diskFull, "cannot write " + path.string()};
    }
    return key;
}

} // namespace

Result<Headquarters> Headquarters::open(const std::filesystem::path& folder, Random& random)
{
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure)
        return Error{ErrorCode::storage,
                     "cannot create " + folder.string() + ": " + failure.message()};
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failure);
    auto key = tokenKeyOf(folder, random);
    if (!key)
        return key.error();
    auto store = SqliteServerStore::open(folder / "hq.db", random);
    if (!store)
        return store.error();
    auto files = FilesFolder::open(folder / "files");
    if (!files)
        return files.error();
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
