#include "server/api/request_limiter.h"

namespace wupan {

std::int64_t RequestLimiter::secondsToWait(const std::string& who, std::int64_t most, Instant now)
{
    const std::int64_t span = now.ms / m_spanMs;
    const std::scoped_lock lock(m_mutex);
    if (span != m_span) {
        m_span = span;
        m_counts.clear();
    }
    std::int64_t& count = m_counts[who];
    if (count < most) {
        ++count;
        return 0;
    }
    const std::int64_t restMs = (span + 1) * m_spanMs - now.ms;
    return restMs / kMillisecondsPerSecond + 1;
}

} // namespace wupan
