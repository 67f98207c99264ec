#pragma once

#include "core/sync/engine.h"
#include "platform/fake/memory_secret_store.h"
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

    /// As after a kill: what is on disk is all that there is. What was sent may still arrive.
    void restart();
    /// Goes back to the data that another folder holds.
    void restoreFrom(const std::filesystem::path& backup);

    /// Begins a sync, unless one is under way.
    void startSync();
    void deliverAll();

    [[nodiscard]] bool quiet() const { return wire.idle() && !engine->running(); }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }

    test::ManualClock clock;
    Wire wire;
    std::optional<Error> lastError; ///< of the last sync
    fake::MemorySecretStore secrets;
    std::unique_ptr<Tablet> tablet;
    std::unique_ptr<Session> session;
    std::unique_ptr<SyncEngine> engine;

private:
    void close();
    void open();

    std::filesystem::path m_folder;
    Handler m_headquarters;
    test::SeededRandom m_random;
};

} // namespace wupan::sim
