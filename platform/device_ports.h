#pragma once

#include "core/ports/clock.h"
#include "core/ports/random.h"

namespace wupan {

/// The tablet's clocks. Uptime counts sleep (CLOCK_BOOTTIME). Thread: any.
class DeviceClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] std::int64_t uptimeMs() const override;
    [[nodiscard]] std::string bootId() const override;
};

/// The system's generator. Thread: any.
class DeviceRandom final : public Random
{
public:
    void fill(std::span<std::uint8_t> bytes) override;
};

} // namespace wupan
