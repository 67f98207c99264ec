#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <string>

namespace wupan {

/// Time as the device tells it. Injected, so that tests and the simulator own it.
/// Thread: implementations are safe to call from any thread.
class Clock
{
public:
    virtual ~Clock() = default;
    /// Wall clock. May be wrong, and may jump.
    [[nodiscard]] virtual Instant now() const = 0;
    /// Milliseconds since this boot; never goes back within one boot, counts sleep.
    [[nodiscard]] virtual std::int64_t uptimeMs() const = 0;
    /// Identifies the boot that uptimeMs() counts from.
    [[nodiscard]] virtual std::string bootId() const = 0;
};

} // namespace wupan
