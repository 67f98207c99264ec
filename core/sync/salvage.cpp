#include "core/sync/salvage.h"

#include "core/base/durable_file.h"
#include "core/base/hash.h"
#include "core/base/media_type.h"
#include "core/model/attachment.h"
#include "core/store/folder_lock.h"
#include "core/store/salvage_store.h"
#include "core/sync/local_rows.h"

#include <fstream>

namespace wupan {
namespace {

namespace fs = std::filesystem;

constexpr const char* kBegun = "salvaging";   // a tablet's folder that is being filled
constexpr const char* kComplete = "salvaged"; // the same, whole: it takes the damaged one's place

Error fileError(const std::error_code& failure)
{
    const bool full = failure == std::errc::no_space_on_device;
    return {full ? ErrorCode::diskFull : ErrorCode::storage, failure.message()};
}

/// std::filesystem throws what nobody can go on after.
Status withFiles(const std::function<Status()>& work)
{
    try {
        return work();
    } catch (const fs::filesystem_error& error) {
        return fileError(error.code());
    }
}

fs::path databaseIn(const fs::path& folder)
{
    return folder / "wupan.db";
}

void renameIfThere(const fs::path& from, const fs::path& to)
{
    if (fs::exists(from))
        fs::rename(from, to);
}

/// Where the damaged files are kept; the same until they are there.
std::string nameForDamaged(const fs::path& folder)
{
    for (int number = 1;; ++number) {
        std::string name = "wupan-damaged-" + std::to_string(number) + ".db";
        if (!fs::exists(folder / name))
            return name;
    }
}

Actor actorIn(const SalvagedRows& rows)
{
    const auto text = [&](MetaKey key) {
        const auto value = rows.meta.find(key);
        return value == rows.meta.end() ? std::string() : value->second;
    };
    Actor actor;
    actor.id = OfficerId::parse(text(MetaKey::officerId)).value_or(OfficerId{});
    // Nobody else may take the edits for their own, so whoever made the last known one is meant.
    if (actor.id.isNil() && !rows.answered.empty())
        actor.id = rows.answered.back().author;
    actor.role = parseWord<Role>(text(MetaKey::role)).value_or(Role::officer);
    actor.departmentId = DepartmentId::parse(text(MetaKey::departmentId)).value_or(DepartmentId{});
    actor.deviceId = DeviceId::parse(text(MetaKey::deviceId)).value_or(DeviceId{});
    return actor;
}

/// Files whose row is lost are sent again: headquarters says where it has them.
void addFilesWithoutRow(Tablet& fresh, const fs::path& folder, const SalvagedRows& rows)
{
    std::set<std::string> known;
    for (const auto& [file, isReceived] : rows.files)
        known.insert(file.sha256);
    for (const auto& entry : fs::directory_iterator(folder / "files")) {
        FileUpload file;
        file.sha256 = entry.path().filename().string();
        if (!isSha256Hex(file.sha256) || known.contains(file.sha256) || !entry.is_regular_file())
            continue;
        if (entry.file_size() > static_cast<std::uintmax_t>(kMaxFileBytes))
            continue;
        std::ifstream content(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(content), {}};
        file.sizeBytes = static_cast<std::int64_t>(bytes.size());
        file.mediaType = mediaTypeOf(bytes);
        if (!file.mediaType.empty())
            FileUploadStore(fresh.database()).add(file, fresh.clock().now());
    }
}

Status fill(Tablet& fresh, const SalvagedRows& rows, const fs::path& folder)
{
    if (Status kept = fresh.setActor(actorIn(rows)); !kept)
        return kept;
    Status filled = fresh.inTransaction([&] {
        SalvageStore store(fresh.database());
        store.fill(rows, fresh.clock().now());
        addFilesWithoutRow(fresh, folder, rows);
        SalvageReport report;
        report.at = fresh.clock().now();
        const auto unreadable = OutboxStore(fresh.database()).unreadable().size();
        report.unreadable = static_cast<std::int64_t>(unreadable);
        report.edits = static_cast<std::int64_t>(rows.waiting.size()) - report.unreadable;
        report.lostEdits = static_cast<std::int64_t>(rows.lostEdits.size());
        report.lostEntries = rows.lostEntries;
        report.lostDrafts = rows.lostDrafts;
        report.mayLackMore = rows.mayLackMore;
        report.keptAs = nameForDamaged(folder);
        store.setReport(report);
        LocalRows local(fresh);
        local.beginAgain();
        local.setAsideUnreadable();
        local.rebuildEdited();
        return done();
    });
    return filled ? fresh.emptyLog() : filled;
}

/// Everything that the damaged database still tells, in a folder of its own.
Status makeComplete(const fs::path& folder, const Clock& clock, Random& random)
{
    const fs::path database = databaseIn(folder);
    if (!fs::is_regular_file(database) || lostItsLog(database))
        return Error{ErrorCode::damagedData, "something is missing"};
    const SalvagedRows rows = SalvagedRows::readFrom(database);
    if (!rows.anything())
        return Error{ErrorCode::damagedData, "nothing is left in it"};
    fs::remove_all(folder / kBegun);
    auto fresh = Tablet::open(folder / kBegun, clock, random);
    if (!fresh)
        return fresh.error();
    if (Status filled = fill(**fresh, rows, folder); !filled)
        return filled;
    fresh->reset();
    if (fs::exists(databaseIn(folder / kBegun).string() + "-wal"))
        return Error{ErrorCode::storage, "the new database was not closed"};
    syncFolder(folder / kBegun);
    fs::rename(folder / kBegun, folder / kComplete);
    syncFolder(folder);
    return done();
}

/// May be broken off after any step, and begun again.
void putInPlace(const fs::path& folder)
{
    const fs::path database = databaseIn(folder);
    const fs::path fresh = databaseIn(folder / kComplete);
    if (fs::exists(fresh)) {
        const fs::path kept = folder / nameForDamaged(folder);
        fs::remove(database.string() + "-shm");
        renameIfThere(database.string() + "-wal", kept.string() + "-wal");
        renameIfThere(database, kept);
        syncFolder(folder);
        Tablet::forgetDamage(folder);
        fs::rename(fresh, database);
        syncFolder(folder);
    }
    fs::remove_all(folder / kComplete);
}

Status salvage(const fs::path& folder, const Clock& clock, Random& random)
{
    const auto lock = FolderLock::take(folder);
    if (!lock)
        return lock.error();
    return withFiles([&] {
        if (!fs::exists(folder / kComplete))
            if (Status made = makeComplete(folder, clock, random); !made) {
                fs::remove_all(folder / kBegun);
                return made;
            }
        putInPlace(folder);
        return done();
    });
}

} // namespace

Result<std::unique_ptr<Tablet>> openOrSalvage(const std::filesystem::path& folder,
                                              const Clock& clock, Random& random)
{
    std::error_code unreadable;
    const bool isPending = fs::exists(folder / kComplete, unreadable);
    if (!isPending) {
        auto opened = Tablet::open(folder, clock, random);
        if (opened || opened.error().code != ErrorCode::damagedData)
            return opened;
    }
    if (const Status salvaged = salvage(folder, clock, random); !salvaged)
        return salvaged.error();
    return Tablet::open(folder, clock, random);
}

} // namespace wupan
