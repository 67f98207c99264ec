#include "session_host.h"

#include "core/ports/random.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

namespace wupan {
namespace {

/// Keys of repeats, not secrets.
class KeyRandom final : public Random
{
public:
    void fill(std::span<std::uint8_t> bytes) override
    {
        for (std::uint8_t& byte : bytes)
            byte = static_cast<std::uint8_t>(QRandomGenerator::global()->generate() & 0xFFU);
    }
};

} // namespace

forms::SessionHost sessionHostOf(const VisitDetails& details)
{
    QElapsedTimer since;
    since.start();
    const auto now = [read = details.now, since] { return read.plusMs(since.elapsed()); };
    forms::SessionHost host;
    host.now = now;
    host.random = [] { return QRandomGenerator::global()->generate64(); };
    host.newId = [now] {
        KeyRandom random;
        return Uuid::v7(now(), random).text();
    };
    host.property = [officer = details.visit.officerId.text(),
                     device = details.deviceId](std::string_view name) {
        if (name == "deviceid")
            return device;
        return name == "username" ? officer : std::string();
    };
    host.instanceId = "uuid:" + details.visit.id.text();
    return host;
}

} // namespace wupan
