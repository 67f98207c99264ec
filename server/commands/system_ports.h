#pragma once

#include "core/ports/clock.h"
#include "core/ports/random.h"

namespace wupan {

/// The machine's clocks.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] std::int64_t uptimeMs() const override;
    [[nodiscard]] std::string bootId() const override;
};

/// libsodium's generator. Thread: any.
class SystemRandom final : public Random
{
public:
    void fill(std::span<std::uint8_t> bytes) override;
};

} // namespace wupan
