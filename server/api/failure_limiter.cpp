#include "server/api/failure_limiter.h"

namespace wupan {
namespace {

constexpr std::int64_t kMaxFailures = 10;
constexpr std::int64_t kFailureWindowMs = 15 * kMillisecondsPerMinute;
// Whoever makes up logins must not fill the memory.
constexpr std::size_t kTidyFrom = 10'000;

} // namespace

std::int64_t FailureLimiter::secondsToWait(const std::string& key, Instant now)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_failures.find(key);
    if (found == m_failures.end())
        return 0;
    const std::int64_t endsInMs = found->second.since.ms + kFailureWindowMs - now.ms;
    if (endsInMs <= 0) {
        m_failures.erase(found);
        return 0;
    }
    return found->second.count >= kMaxFailures ? endsInMs / kMillisecondsPerSecond + 1 : 0;
}

void FailureLimiter::failed(const std::string& key, Instant now)
{
    const std::scoped_lock lock(m_mutex);
    if (m_failures.size() >= kTidyFrom)
        std::erase_if(m_failures, [now](const auto& entry) {
            return entry.second.since.ms + kFailureWindowMs <= now.ms;
        });
    Failures& failures = m_failures[key];
    if (failures.count++ == 0)
        failures.since = now;
}

void FailureLimiter::succeeded(const std::string& key)
{
    const std::scoped_lock lock(m_mutex);
    m_failures.erase(key);
}

} // namespace wupan
