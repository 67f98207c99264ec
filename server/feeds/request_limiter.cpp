#include "server/feeds/request_limiter.h"

namespace wupan {

std::int64_t RequestLimiter::secondsToWait(const std::string& who, Instant now)
{
    const std::int64_t minute = now.ms / kMillisecondsPerMinute;
    const std::scoped_lock lock(m_mutex);
    if (minute != m_minute) {
        m_minute = minute;
        m_counts.clear();
    }
    std::int64_t& count = m_counts[who];
    if (count < m_perMinute) {
        ++count;
        return 0;
    }
    const std::int64_t restMs = (minute + 1) * kMillisecondsPerMinute - now.ms;
    return restMs / kMillisecondsPerSecond + 1;
}

} // namespace wupan
