#pragma once

#include "core/sync/engine.h"
#include "platform/fake/memory_secret_store.h"
#include "tests/sim/scratch_folder.h"
#include "tests/sim/wire.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"

#include <filesystem>
#include <memory>

namespace wupan::sim {

/// One tablet with its own clock: the real store, session and engine over a wire.
class Device
{
public:
    /// On a data folder that may hold an earlier life.
    Device(std::filesystem::path folder, Handler headquarters, Instant now, std::uint64_t seed);

    /// A second tablet, made from the data folder and the key store of this one.
    [[nodiscard]] std::unique_ptr<Device> copy(const std::filesystem::path& folder,
                                               std::uint64_t seed) const;

    /// As after a kill: what is on disk is all that there is. What was sent may still arrive. With
    /// a loss, the power was cut.
    void restart(test::MemoryDisk::Loss loss = test::MemoryDisk::Loss::nothing);
    /// As newly made, on the database that it had open first, and with that database's actor and
    /// session. The caller puts the database back as it was.
    void renew(const Actor& actor, const Session& running, Instant now, std::uint64_t seed);
    /// Goes back to the data that another folder holds.
    void restoreFrom(const std::filesystem::path& backup);

    /// Becomes one of an older version, that knows no indicators. REQUIRES: its user is signed in.
    void becomeOld();
    /// Gets the present version, at the next start.
    void update() { m_isOld = wire.isOld = false; }
    [[nodiscard]] bool isOld() const { return m_isOld; }

    /// Begins a sync, unless one is under way.
    void startSync();
    void deliverAll();

    [[nodiscard]] bool quiet() const { return wire.idle() && !engine->running(); }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }

    test::ManualClock clock;
    Wire wire;
    std::optional<Error> lastError; ///< of the last sync
    bool hadNews = false;           ///< something came or went in the last sync
    fake::MemorySecretStore secrets;
    std::unique_ptr<Tablet> tablet;
    std::unique_ptr<Session> session;
    std::unique_ptr<SyncEngine> engine;

private:
    void close();
    void open();
    void beginSession();
    void beginEngine();
    void learnWhatIsKnownNow();
    /// Leaves the folder that it was made on, with the database open, for renew().
    void moveOut();

    const std::filesystem::path m_home; ///< the folder that it was made on
    std::filesystem::path m_folder;
    std::unique_ptr<Tablet> m_leftOpen; ///< at home, when it lives elsewhere
    Handler m_headquarters;
    test::SeededRandom m_random;
    std::size_t m_changesPerRequest;
    bool m_isOld = false;
    bool m_wasOld = false; ///< in this run
};

} // namespace wupan::sim
