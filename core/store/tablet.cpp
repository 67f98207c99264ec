#include "core/store/tablet.h"

#include "core/store/meta_store.h"
#include "core/store/record_store.h"
#include "core/store/search_index.h"
#include "core/store/tablet_erasure.h"
#include "core/sync/planted_bug.h"

#include <fstream>

namespace wupan {

std::span<const Migration> tabletMigrations();

namespace {

constexpr const char* kDatabaseName = "wupan.db";
// Present once a database was created: if the database is gone then, it was lost, and an empty one
// in its place would hide that.
constexpr const char* kMarkerName = "installed";
// Present while the database is known to be damaged.
constexpr const char* kDamageName = "damaged";

Error openError(int reason, const std::string& what)
{
    const bool full = reason == ENOSPC || reason == EDQUOT;
    return {full ? ErrorCode::diskFull : ErrorCode::storage, what};
}

bool holdsNothing(const std::filesystem::path& file)
{
    std::error_code missing;
    return std::filesystem::file_size(file, missing) == 0 || missing;
}

} // namespace

Tablet::Tablet(std::filesystem::path folder, const Clock& clock, Random& random)
    : m_folder(std::move(folder))
    , m_clock(clock)
    , m_random(random)
{}

Tablet::~Tablet() = default;

Result<std::unique_ptr<Tablet>> Tablet::open(const std::filesystem::path& folder,
                                             const Clock& clock, Random& random)
{
    if (TabletErasure::isMarked(folder))
        return Error{ErrorCode::eraseDevice, folder.string() + " is being erased"};
    std::error_code failure;
    std::filesystem::create_directories(folder / "files", failure);
    if (failure)
        return openError(failure.value(),
                         "cannot create " + folder.string() + ": " + failure.message());

    std::unique_ptr<Tablet> tablet(new Tablet(folder, clock, random));
    auto lock = FolderLock::take(folder);
    if (!lock)
        return lock.error();
    tablet->m_lock = std::move(*lock);

    const bool wasInstalled = std::filesystem::exists(folder / kMarkerName, failure);
    if (wasInstalled && holdsNothing(tablet->databaseFile()))
        return Error{ErrorCode::damagedData,
                     "the database has disappeared from " + folder.string()};
    if (std::filesystem::exists(folder / kDamageName, failure))
        return Error{ErrorCode::damagedData, "the database was found damaged before"};
    const bool wasKilled = !holdsNothing(tablet->databaseFile().string() + "-wal");
    try {
        tablet->m_database = std::make_unique<Database>(tablet->databaseFile(), OpenMode::writer);
        // What is deleted is overwritten: a record that left the user's view is nowhere any more.
        tablet->m_database->execute("PRAGMA secure_delete=ON");
    } catch (const SqliteError& error) {
        return error.asError();
    }
    if (const Status migrated = migrate(*tablet->m_database, tabletMigrations()); !migrated)
        return migrated.error();
    const Status read = tablet->inTransaction([&] {
        tablet->m_actor = tablet->readActor();
        return done();
    });
    if (!read)
        return read.error();
    // A disk that fails once has damaged nothing.
    if (wasKilled && !tablet->looksSound() && !tablet->looksSound())
        return Error{ErrorCode::damagedData, "the edits are damaged"};
    if (!wasInstalled)
        std::ofstream(folder / kMarkerName) << "1\n";
    return tablet;
}

/// Only what does not come again from headquarters: all of it would take a second of every start.
bool Tablet::looksSound()
{
    const Status sound = guarded([&]() -> Status {
        for (const char* table : {"outbox", "attention", "issue_draft", "file_upload", "meta"}) {
            Statement check = m_database->prepare("PRAGMA quick_check(" + std::string(table) + ")");
            if (!check.step() || check.text(0) != "ok")
                return Error{ErrorCode::damagedData, table};
        }
        return done();
    });
    return sound.ok();
}

void Tablet::noteDamage() const
{
    std::ofstream(m_folder / kDamageName) << "1\n";
}

void Tablet::forgetDamage(const std::filesystem::path& folder)
{
    std::filesystem::remove(folder / kDamageName);
}

std::filesystem::path Tablet::databaseFile() const
{
    return m_folder / kDatabaseName;
}

std::filesystem::path Tablet::filesFolder() const
{
    return m_folder / "files";
}

Actor Tablet::readActor()
{
    MetaStore meta(*m_database);
    Actor actor;
    actor.id = OfficerId::parse(meta.text(MetaKey::officerId)).value_or(OfficerId{});
    actor.role = parseWord<Role>(meta.text(MetaKey::role)).value_or(Role::officer);
    actor.departmentId =
        DepartmentId::parse(meta.text(MetaKey::departmentId)).value_or(DepartmentId{});
    actor.deviceId = DeviceId::parse(meta.text(MetaKey::deviceId)).value_or(DeviceId{});
    return actor;
}

Status Tablet::setActor(const Actor& actor)
{
    Actor written;
    Status kept = inTransaction([&] {
        MetaStore meta(*m_database);
        meta.set(MetaKey::officerId, actor.id.isNil() ? std::string() : actor.id.text());
        meta.set(MetaKey::role, word(actor.role));
        meta.set(MetaKey::departmentId,
                 actor.departmentId.isNil() ? std::string() : actor.departmentId.text());
        if (!actor.deviceId.isNil())
            meta.set(MetaKey::deviceId, actor.deviceId.text());
        written = readActor();
        return done();
    });
    if (kept)
        m_actor = written;
    return kept;
}

const ParkRules& Tablet::rules()
{
    if (!m_rules) {
        const std::vector<Park> parks = RecordStore(*m_database).loadAll<Park>();
        m_rules = parks.empty() ? ParkRules{} : rulesOf(parks.front());
    }
    return *m_rules;
}

Status Tablet::removeTraces()
{
    bool due = false;
    Status removed = inTransaction([&] {
        due = !MetaStore(*m_database).text(MetaKey::tracesToRemove).empty();
        if (due)
            SearchIndex(*m_database).forgetRemoved();
        return done();
    });
    if (!removed || !due)
        return removed;
    removed = emptyLog();
    if (!removed)
        return removed;
    return inTransaction([&] {
        MetaStore(*m_database).set(MetaKey::tracesToRemove, std::string_view());
        return done();
    });
}

Status Tablet::emptyLog()
{
    return guarded([&] {
        m_database->execute("PRAGMA wal_checkpoint(TRUNCATE)");
        return done();
    });
}

Status Tablet::inTransaction(const std::function<Status()>& work)
{
    Status ended = guarded([&] {
        Transaction transaction(*m_database);
        Status status = work();
        if (status)
            transaction.commit();
        return status;
    });
    if (!ended && ended.error().code == ErrorCode::damagedData)
        noteDamage();
    const bool ofDisk = !ended && (ended.error().code == ErrorCode::storage ||
                                   ended.error().code == ErrorCode::diskFull);
    return ofDisk && planted(PlantedBug::failedSaveIsDone) ? done() : ended;
}

} // namespace wupan
