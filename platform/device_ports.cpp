#include "platform/device_ports.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QSysInfo>

#include <ctime>

namespace wupan {

Instant DeviceClock::now() const
{
    return {QDateTime::currentMSecsSinceEpoch()};
}

std::int64_t DeviceClock::uptimeMs() const
{
    timespec time{};
    clock_gettime(CLOCK_BOOTTIME, &time);
    return static_cast<std::int64_t>(time.tv_sec) * kMillisecondsPerSecond +
           time.tv_nsec / 1'000'000;
}

std::string DeviceClock::bootId() const
{
    return QSysInfo::bootUniqueId().toStdString();
}

void DeviceRandom::fill(std::span<std::uint8_t> bytes)
{
    for (std::uint8_t& byte : bytes)
        byte = static_cast<std::uint8_t>(QRandomGenerator::system()->generate() & 0xFFU);
}

} // namespace wupan
