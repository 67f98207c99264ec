#pragma once

#include "core/sync/engine.h"
#include "platform/fake/memory_secret_store.h"
#include "tests/sim/wire.h"
#include "tests/support/seeded_random.h"

#include <QTemporaryDir>

#include <memory>

namespace wupan::sim {

/// One tablet; its clock is headquarters' own here.
class Device
{
public:
    Device(test::ServerFixture& server, const std::string& login, OfficerId officer,
           std::uint64_t seed);

    /// A tablet that was made from the data folder and the key store of another.
    [[nodiscard]] std::unique_ptr<Device> copy(std::uint64_t seed);

    /// As after a kill: what is on disk is all that there is.
    void restart();

    /// Begins a sync, unless one is under way.
    void startSync();

    [[nodiscard]] bool quiet() const { return wire.idle() && !engine->running(); }

    Wire wire;
    std::optional<Error> lastError; ///< of the last sync
    fake::MemorySecretStore secrets;
    std::unique_ptr<Tablet> tablet;
    std::unique_ptr<Session> session;
    std::unique_ptr<SyncEngine> engine;

private:
    Device(test::ServerFixture& server, std::uint64_t seed);
    void open();

    test::ServerFixture& m_server;
    test::SeededRandom m_random;
    QTemporaryDir m_folder;
};

} // namespace wupan::sim
