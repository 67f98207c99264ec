#include "core/sync/sync_schedule.h"

#include "core/sync/tuning.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace wupan {

std::optional<std::int64_t> SyncSchedule::dueInMs() const
{
    if (m_unauthorized || !m_dueUptimeMs)
        return std::nullopt;
    return std::max<std::int64_t>(0, *m_dueUptimeMs - m_clock.uptimeMs());
}

void SyncSchedule::signedIn()
{
    m_unauthorized = false;
    m_failures = 0;
    m_notBeforeUptimeMs = 0;
    want(0);
}

void SyncSchedule::changeSaved()
{
    if (m_failures == 0)
        want(tuning::kAfterChangeMs);
}

void SyncSchedule::newsAnnounced()
{
    if (m_failures == 0)
        want(upTo(tuning::kNewsSpreadMs));
}

void SyncSchedule::networkReturned()
{
    m_failures = 0;
    m_networkReturned = true;
    want(std::max<std::int64_t>(0, m_notBeforeUptimeMs - m_clock.uptimeMs()));
}

void SyncSchedule::askedFor()
{
    m_unauthorized = false;
    want(0);
}

void SyncSchedule::began()
{
    m_dueUptimeMs.reset();
    m_networkReturned = false;
}

void SyncSchedule::succeeded()
{
    m_failures = 0;
    m_notBeforeUptimeMs = 0;
    want(tuning::kQuietMs);
}

void SyncSchedule::failed(const Error& error)
{
    m_unauthorized = error.code == ErrorCode::unauthorized;
    const std::int64_t askedMs = std::min(error.retryAfterMs, tuning::kLongestRetryAfterMs);
    m_notBeforeUptimeMs = m_clock.uptimeMs() + askedMs;
    m_dueUptimeMs = m_notBeforeUptimeMs;
    if (m_networkReturned)
        return;
    // Half of it by chance, so that a park's tablets do not all come back at once.
    const std::int64_t pauseMs = tuning::kFirstPauseMs << m_failures;
    *m_dueUptimeMs += pauseMs / 2 + upTo(pauseMs / 2);
    m_failures = std::min(m_failures + 1, tuning::kMostDoublings);
}

/// Whatever is due earlier stays.
void SyncSchedule::want(std::int64_t inMs)
{
    const std::int64_t atMs = m_clock.uptimeMs() + inMs;
    m_dueUptimeMs = std::min(atMs, m_dueUptimeMs.value_or(atMs));
}

/// 0 … `ms`, by chance.
std::int64_t SyncSchedule::upTo(std::int64_t ms)
{
    std::array<std::uint8_t, sizeof(std::uint32_t)> bytes{};
    m_random.fill(bytes);
    std::uint32_t number = 0;
    std::memcpy(&number, bytes.data(), sizeof number);
    return number % (ms + 1);
}

} // namespace wupan
