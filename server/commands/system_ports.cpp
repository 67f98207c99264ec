#include "server/commands/system_ports.h"

#include <sodium.h>

#include <chrono>
#include <ctime>
#include <fstream>

namespace wupan {

Instant SystemClock::now() const
{
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
}

std::int64_t SystemClock::uptimeMs() const
{
    timespec time{};
    clock_gettime(CLOCK_BOOTTIME, &time);
    return static_cast<std::int64_t>(time.tv_sec) * kMillisecondsPerSecond +
           time.tv_nsec / 1'000'000;
}

std::string SystemClock::bootId() const
{
    std::string id;
    std::ifstream("/proc/sys/kernel/random/boot_id") >> id;
    return id;
}

void SystemRandom::fill(std::span<std::uint8_t> bytes)
{
    randombytes_buf(bytes.data(), bytes.size());
}

} // namespace wupan
