#pragma once

#include "core/base/time.h"

#include <map>
#include <mutex>
#include <string>

namespace wupan {

/// Failures by who made them: ten in fifteen minutes are let through. Thread: any. In memory: a
/// restart forgives.
class FailureLimiter
{
public:
    /// 0 = may try; else the seconds to wait.
    [[nodiscard]] std::int64_t secondsToWait(const std::string& key, Instant now);
    void failed(const std::string& key, Instant now);
    void succeeded(const std::string& key);

private:
    struct Failures
    {
        std::int64_t count = 0;
        Instant since;
    };
    std::mutex m_mutex;
    std::map<std::string, Failures> m_failures;
};

} // namespace wupan
