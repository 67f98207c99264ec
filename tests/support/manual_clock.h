#pragma once

#include "core/ports/clock.h"

namespace wupan::test {

/// A clock that stands still until the test moves it.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(Instant start)
        : m_now(start)
    {}

    [[nodiscard]] Instant now() const override { return m_now; }
    [[nodiscard]] std::int64_t uptimeMs() const override { return m_uptimeMs; }
    [[nodiscard]] std::string bootId() const override { return m_bootId; }

    void advanceMs(std::int64_t ms)
    {
        m_now = m_now.plusMs(ms);
        m_uptimeMs += ms;
    }
    /// Only the wall clock jumps, as when the user sets it.
    void setWallClock(Instant now) { m_now = now; }
    void reboot(std::string bootId)
    {
        m_bootId = std::move(bootId);
        m_uptimeMs = 0;
    }

private:
    Instant m_now;
    std::int64_t m_uptimeMs = 0;
    std::string m_bootId = "boot-1";
};

} // namespace wupan::test
