#pragma once

#include "core/base/result.h"
#include "core/ports/clock.h"
#include "core/ports/random.h"

#include <cstdint>
#include <optional>

namespace wupan {

/// When to sync next, given what happened. Knows no timer: whoever owns one asks dueInMs() after
/// each event. Reckons by uptime, so a wall clock that jumps changes nothing. Thread: its owner's.
class SyncSchedule
{
public:
    SyncSchedule(const Clock& clock, Random& random)
        : m_clock(clock)
        , m_random(random)
    {}

    /// Milliseconds until the next sync is due, at least 0; nullopt = not before something happens.
    [[nodiscard]] std::optional<std::int64_t> dueInMs() const;

    /// Somebody is signed in.
    void signedIn();
    /// An edit was saved. Does not shorten the pause after a failure.
    void changeSaved();
    /// Headquarters says that there is something new. Does not shorten the pause after a failure.
    void newsAnnounced();
    /// There is a way to headquarters again. Whatever failed without it counts no more; what
    /// headquarters asked for (Retry-After) still does. A sync under way that fails is begun again
    /// at once: it began without it.
    void networkReturned();
    /// A person asks for it: at once, whatever happened before.
    void askedFor();

    /// A sync begins: what was due is in it. What happens meanwhile is due after it.
    void began();
    void succeeded();
    /// `unauthorized`: nothing is due until signedIn().
    void failed(const Error& error);

private:
    void want(std::int64_t inMs);
    [[nodiscard]] std::int64_t upTo(std::int64_t ms);

    const Clock& m_clock;
    Random& m_random;
    bool m_unauthorized = false;
    bool m_networkReturned = false;            ///< since the sync began
    int m_failures = 0;                        ///< one after the other
    std::int64_t m_notBeforeUptimeMs = 0;      ///< headquarters asked for it
    std::optional<std::int64_t> m_dueUptimeMs; ///< nullopt = nothing is due
};

} // namespace wupan
