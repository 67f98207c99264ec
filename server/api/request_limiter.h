#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace wupan {

/// Requests that are let through in a minute, of each. docs/operation.md says why so many.
struct RequestLimits
{
    std::int64_t tablet = 6'000;   ///< tablets make one after another, and most take 10 ms or more
    std::int64_t visitor = 1'200;  ///< of the pages: a page with its pictures is some dozen
    std::int64_t feedReader = 300; ///< following the pages of a large table makes some hundred
};

/// Counts by who did something: so many are let through in each span of time, the others wait for
/// the next. REQUIRES that only so many can do it: it remembers them all for a span. Thread: any.
/// In memory, of one process.
class RequestLimiter
{
public:
    explicit RequestLimiter(std::int64_t spanMs = kMillisecondsPerMinute)
        : m_spanMs(spanMs)
    {}

    /// 0 = go on, and this one counts; else the seconds to wait.
    [[nodiscard]] std::int64_t secondsToWait(const std::string& who, std::int64_t most,
                                             Instant now);

private:
    const std::int64_t m_spanMs;
    std::mutex m_mutex;
    std::int64_t m_span = 0;                      ///< the present one; since 1970
    std::map<std::string, std::int64_t> m_counts; ///< of that span
};

} // namespace wupan
