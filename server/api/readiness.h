#pragma once

#include "core/ports/clock.h"
#include "server/store/server_store.h"

#include <atomic>
#include <filesystem>
#include <mutex>
#include <optional>

namespace wupan {

/// Whether requests should come here: the store takes writes, the disk has room, and nobody has
/// asked the process to stop. Thread: any.
class Readiness
{
public:
    /// `disk`: a folder where files are kept.
    Readiness(ServerStore& store, const Clock& clock, std::filesystem::path disk)
        : m_store(store)
        , m_clock(clock)
        , m_disk(std::move(disk))
    {}

    /// Errors: serverBusy (a shutdown is under way), diskFull (less than 100 MB are free), storage.
    /// Writes to the store, at most every five seconds: asking often costs nothing.
    [[nodiscard]] Status check();
    void noteShutdown() { m_endsSoon = true; }

    /// 0 when nobody knows.
    [[nodiscard]] std::int64_t freeDiskBytes() const;

private:
    [[nodiscard]] Status look();
    ServerStore& m_store;
    const Clock& m_clock;
    std::filesystem::path m_disk;
    std::atomic<bool> m_endsSoon = false;
    std::mutex m_mutex; ///< never held while somebody looks
    bool m_isLooking = false;
    std::optional<std::int64_t> m_lookedAtMs; ///< uptime
    Status m_found = done();
};

} // namespace wupan
