#pragma once

#include "core/model/actor.h"
#include "core/ports/clock.h"
#include "core/ports/random.h"
#include "core/procedure/park_rules.h"
#include "core/store/database.h"
#include "core/store/folder_lock.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

namespace wupan {

/// This installation's data: one folder with `wupan.db`, `files/` and a lock. Owns the writer
/// connection. Thread: created and used by one thread (the sync thread of the app).
class Tablet
{
public:
    /// Errors: alreadyOpen (another instance holds the lock), eraseDevice (eraseTablet() has to be
    /// called first, core/sync/erase_tablet.h), newerDatabase, diskFull, storage (no
    /// rights), damagedData (also when the database or its log vanished from a folder that had one:
    /// never replaced by an empty one; and when damage was met before, or after a kill in what
    /// does not come again from headquarters).
    [[nodiscard]] static Result<std::unique_ptr<Tablet>> open(const std::filesystem::path& folder,
                                                              const Clock& clock, Random& random);
    ~Tablet();
    Tablet(const Tablet&) = delete;
    Tablet& operator=(const Tablet&) = delete;

    [[nodiscard]] Database& database() { return *m_database; }
    [[nodiscard]] const Clock& clock() const { return m_clock; }
    [[nodiscard]] Random& random() { return m_random; }
    /// Where the database file is, for read-only connections of other threads.
    [[nodiscard]] std::filesystem::path databaseFile() const;
    [[nodiscard]] std::filesystem::path filesFolder() const;

    /// Who is signed in; nil id when nobody is. Kept in the database, without any secret.
    [[nodiscard]] const Actor& actor() const { return m_actor; }
    [[nodiscard]] Status setActor(const Actor& actor);
    /// The park's working days and time limits, as last pulled; the defaults before the first sync.
    [[nodiscard]] const ParkRules& rules();
    /// The park's record changed: read the rules anew.
    void forgetRules() { m_rules.reset(); }

    /// Removes what is left in free pages, search tables and the log of records that left the
    /// user's view (MetaKey::tracesToRemove). Nothing to do: nothing is written.
    [[nodiscard]] Status removeTraces();

    /// SQLite said that the data are damaged: they are opened no more, until salvaged
    /// (core/sync/salvage.h).
    void noteDamage() const;
    static void forgetDamage(const std::filesystem::path& folder);

    /// Writes the log back into the database and leaves it empty.
    [[nodiscard]] Status emptyLog();

    /// Runs `work` in one transaction: all of it or nothing. What SQLite throws becomes an Error
    /// here; an Error that `work` returns rolls back too.
    [[nodiscard]] Status inTransaction(const std::function<Status()>& work);

private:
    Tablet(std::filesystem::path folder, const Clock& clock, Random& random);
    [[nodiscard]] Actor readActor();
    [[nodiscard]] bool looksSound();
    std::filesystem::path m_folder;
    std::unique_ptr<FolderLock> m_lock;
    std::unique_ptr<Database> m_database;
    std::optional<ParkRules> m_rules;
    Actor m_actor; ///< as the database has it
    const Clock& m_clock;
    Random& m_random;
};

} // namespace wupan
