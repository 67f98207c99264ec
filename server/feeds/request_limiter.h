#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace wupan {

/// Requests by who makes them: so many in a minute are let through, the others wait for the next.
/// Thread: any. In memory, of one process.
class RequestLimiter
{
public:
    explicit RequestLimiter(std::int64_t perMinute)
        : m_perMinute(perMinute)
    {}

    /// 0 = go on, and this request counts; else the seconds to wait.
    [[nodiscard]] std::int64_t secondsToWait(const std::string& who, Instant now);

private:
    const std::int64_t m_perMinute;
    std::mutex m_mutex;
    std::int64_t m_minute = 0;                    ///< since 1970
    std::map<std::string, std::int64_t> m_counts; ///< of that minute
};

} // namespace wupan
