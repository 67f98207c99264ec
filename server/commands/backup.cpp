#include "server/commands/backup.h"

#include "core/base/json.h"
#include "core/model/attachment.h"
#include "server/commands/failure.h"
#include "server/commands/serving_lock.h"
#include "server/commands/workplace.h"
#include "server/store/sqlite_store.h"

#include <sys/stat.h>

#include <iostream>

namespace wupan {
namespace {

constexpr std::int64_t kPageRecords = 1000;
constexpr const char* kUnfinished = ".restoring";

/// Takes back what is said of files that are not in the folder; their count.
std::size_t takeBackReceipts(Document& attachment, const FilesFolder& files)
{
    std::size_t missing = 0;
    for (const auto& [hash, receipt] : kFileFields)
        if (attachment.contains(receipt) && !files.has(std::string(textAt(attachment, hash)))) {
            attachment.erase(receipt);
            ++missing;
        }
    return missing;
}

/// The attachments that headquarters says to have, and whose files are not in the folder.
std::vector<StoredRecord> withoutFile(StoreTransaction& store, ParkId park,
                                      const FilesFolder& files)
{
    std::vector<StoredRecord> lacking;
    const auto isAttachment = [](RecordType type, const Document&) {
        return type == RecordType::attachment;
    };
    PullPage page;
    do {
        page = store.pull(park, page.position, kPageRecords, isAttachment, {});
        const json::value runs = json::parse("[" + page.runs + "]");
        for (const json::value& run : runs.as_array())
            for (const json::value& document : run.as_object().at("documents").as_array()) {
                json::object attachment = document.as_object();
                const auto id = Uuid::parse(textAt(attachment, "id"));
                if (id && takeBackReceipts(attachment, files) > 0)
                    if (auto stored = store.record(park, RecordType::attachment, *id))
                        lacking.push_back(std::move(*stored));
            }
    } while (page.more);
    return lacking;
}

Result<std::size_t> askForMissingFiles(ServerStore& store, const FilesFolder& files)
{
    std::size_t missing = 0;
    const Status asked = store.write([&](StoreTransaction& rows) {
        for (const ParkId& park : rows.parks())
            for (StoredRecord& attachment : withoutFile(rows, park, files)) {
                missing += takeBackReceipts(attachment.document, files);
                rows.put(park, RecordType::attachment, attachment.document, attachment.times);
            }
        return done();
    });
    if (!asked)
        return asked.error();
    return missing;
}

/// The database and what belongs to it; true when there was one.
bool moveAside(const std::filesystem::path& database, const std::filesystem::path& target)
{
    std::error_code absent;
    for (const char* part : {"-wal", "-shm"})
        std::filesystem::rename(database.string() + part, target.string() + part, absent);
    std::filesystem::rename(database, target, absent);
    return !absent;
}

} // namespace

Result<Restored> restoreBackup(const std::filesystem::path& folder,
                               const std::filesystem::path& backup, Random& random, Instant now)
{
    std::error_code failure;
    const std::filesystem::path database = Headquarters::databaseFile(folder);
    const std::filesystem::path copy = database.string() + kUnfinished;
    if (!std::filesystem::is_regular_file(backup, failure) ||
        !SqliteServerStore::isDatabase(backup))
        return Error{ErrorCode::unreadableFile, backup.string() + " is no backup of headquarters"};
    std::filesystem::remove(copy, failure);
    if (!std::filesystem::copy_file(backup, copy, failure))
        return Error{ErrorCode::diskFull, "cannot copy the backup: " + failure.message()};
    Restored restored;
    std::string epoch;
    {
        auto store = SqliteServerStore::open(copy, random);
        if (!store)
            return store.error();
        if (const Status renewed = (*store)->beginNewEpoch(random); !renewed)
            return renewed.error();
        if (const Status taken = (*store)->takeRescueKeysOf(database); !taken)
            return taken.error();
        if (const Status taken = (*store)->takeRevocationsOf(database); !taken)
            return taken.error();
        if (const Status noted = (*store)->noteRestore(database, now); !noted)
            return noted.error();
        epoch = (*store)->epoch();
        const auto files = FilesFolder::open(folder / "files");
        if (!files)
            return files.error();
        const auto missing = askForMissingFiles(**store, **files);
        if (!missing)
            return missing.error();
        restored.missingFiles = *missing;
    }
    const std::filesystem::path before = database.string() + ".before-" + epoch;
    if (moveAside(database, before))
        restored.before = before;
    std::filesystem::rename(copy, database, failure);
    if (failure)
        return Error{ErrorCode::storage, "cannot put the backup in place: " + failure.message()};
    return restored;
}

namespace {

void sayRestored(std::size_t missingFiles)
{
    std::cout << "restored; tablets will send again what the backup lacks";
    if (missingFiles > 0)
        std::cout << ", and " << missingFiles << " pictures whose files are not in the folder";
    std::cout << '\n';
}

/// After PostgreSQL's own tool brought back a dump: tablets are to notice it.
int noticePgRestore(const CommandLine& line)
{
    if (!line.arguments.empty())
        return fail("restore takes no file where the data are in PostgreSQL. Bring back what "
                    "pg_dump copied with pg_restore, then run restore alone.");
    return atHeadquarters(line, [&](Workplace& place) {
        ServerStore& store = *place.headquarters.store;
        if (store.isServed())
            return fail("A wupan-hq serves this database. Stop it first.");
        Status noticed = store.beginNewEpoch(place.random);
        if (noticed)
            noticed = store.write([&](StoreTransaction& rows) {
                for (const ParkId& park : rows.parks())
                    rows.addAudit({park, place.clock.now(), AuditEvent::restored, {}, {}, {}});
                return done();
            });
        if (!noticed)
            return fail(noticed.error());
        const auto missing = askForMissingFiles(store, *place.headquarters.files);
        if (!missing)
            return fail(missing.error());
        sayRestored(*missing);
        return 0;
    });
}

} // namespace

int backup(const CommandLine& line)
{
    if (line.arguments.size() != 1)
        return fail("backup takes the path of the file that it shall write.");
    const std::string& path = line.arguments.front();
    if (std::filesystem::exists(path))
        return fail("The file " + path + " is there already. Give the backup another name.");
    umask(S_IRWXG | S_IRWXO); // it holds headquarters' secret key
    return atHeadquarters(line, [&](Workplace& place) {
        if (const Status written = place.headquarters.store->copyTo(path); !written)
            return fail(written.error());
        std::cout << "wrote " << path << "; the pictures are in "
                  << (place.headquarters.folder / "files").string()
                  << ", copy that folder with it\n";
        return 0;
    });
}

int restore(const CommandLine& line)
{
    if (!line.database.empty())
        return noticePgRestore(line);
    if (line.arguments.size() != 1)
        return fail("restore takes the path of a file that backup wrote.");
    std::error_code failure;
    std::filesystem::create_directories(line.data, failure);
    const auto lock = ServingLock::take(line.data);
    if (!lock)
        return fail(lock.error().code == ErrorCode::alreadyOpen
                        ? "A wupan-hq serves " + line.data + ". Stop it first."
                        : lock.error().detail);
    SystemRandom random;
    const auto restored =
        restoreBackup(line.data, line.arguments.front(), random, SystemClock().now());
    if (!restored)
        return fail(restored.error());
    if (!restored->before.empty())
        std::cout << "the database of before is now " << restored->before.string() << '\n';
    sayRestored(restored->missingFiles);
    return 0;
}

} // namespace wupan
