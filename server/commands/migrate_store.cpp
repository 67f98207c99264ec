#include "server/commands/failure.h"
#include "server/commands/serving_lock.h"
#include "server/commands/workplace.h"
#include "server/store/store_copy.h"

#include <iostream>

namespace wupan {
namespace {

constexpr const char* kKeyName = "token.key";

struct Target
{
    std::string database; ///< empty = SQLite
    std::filesystem::path folder;
};

/// Sessions go on only with the same key; the target of PostgreSQL shares the folder.
Status takeKeyAlong(const std::filesystem::path& from, const std::filesystem::path& to)
{
    std::error_code failure;
    if (!std::filesystem::equivalent(from, to, failure))
        std::filesystem::copy_file(from / kKeyName, to / kKeyName, failure);
    return failure ? Status(Error{ErrorCode::storage, "cannot write " + (to / kKeyName).string() +
                                                          ": " + failure.message()})
                   : done();
}

void show(const std::vector<TableSum>& sums)
{
    for (const TableSum& sum : sums)
        std::cout << sum.table << ": " << sum.rows << " rows, " << sum.digest.substr(0, 16) << '\n';
}

int moveInto(Workplace& place, const Target& target, const CommandLine& line)
{
    auto store = openStore(target.folder, target.database, place.random);
    if (!store)
        return fail(store.error());
    const auto sums = copyStore(*place.headquarters.store, **store);
    if (!sums && sums.error().code == ErrorCode::wrongState)
        return fail("The target is not empty: " + sums.error().detail +
                    ". Nothing was changed there. Give --to a new database or folder.");
    if (!sums)
        return fail(sums.error());
    if (target.database.empty())
        if (const Status taken = takeKeyAlong(line.data, target.folder); !taken)
            return fail(taken.error());
    show(*sums);
    std::cout << "moved; both hold the same. Serve with "
              << (target.database.empty() ? "--data " + target.folder.string()
                                          : "--data " + line.data + " and the new --database")
              << " from now on";
    std::error_code other;
    if (target.database.empty() && !std::filesystem::equivalent(line.data, target.folder, other))
        std::cout << ", and copy " << (std::filesystem::path(line.data) / "files").string()
                  << " there";
    std::cout << ".\n";
    return 0;
}

} // namespace

int migrateStore(const CommandLine& line)
{
    const std::string to = line.option("to");
    if (to.empty())
        return fail("migrate-store takes --to: a postgresql://… or a folder.");
    Target target;
    const bool isAddress = to.find("://") != std::string::npos;
    if (isAddress) {
        target.database = to;
    } else {
        target.folder = to;
        std::error_code failure;
        std::filesystem::create_directories(target.folder, failure);
        std::filesystem::permissions(target.folder, std::filesystem::perms::owner_all, failure);
        if (failure)
            return fail("The folder " + to + " cannot be made: " + failure.message() + ".");
    }
    return atHeadquarters(line, [&](Workplace& place) {
        // Neither store may be served meanwhile: edits that come now would be left behind.
        std::optional<ServingLock> alone;
        if (line.database.empty()) {
            auto lock = ServingLock::take(line.data);
            if (!lock)
                return fail("A wupan-hq serves " + line.data + ". Stop it first.");
            alone.emplace(std::move(*lock));
        } else if (place.headquarters.store->isServed()) {
            return fail("A wupan-hq serves this database. Stop it first.");
        }
        return moveInto(place, target, line);
    });
}

} // namespace wupan
