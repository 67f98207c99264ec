#include "session_host.h"

#include "answer_text.h"
#include "core/base/uuid.h"
#include "core/ports/random.h"
#include "position_taker.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

namespace wupan {
namespace {

class SystemRandom final : public Random
{
public:
    void fill(std::span<std::uint8_t> bytes) override
    {
        for (std::uint8_t& byte : bytes)
            byte = static_cast<std::uint8_t>(QRandomGenerator::system()->bounded(256));
    }
};

std::string placeText(double latitude, double longitude, double accuracyMeters)
{
    return answer_text::textOf({answer_text::measuredPlace(latitude, longitude, accuracyMeters)})
        .toStdString();
}

} // namespace

forms::SessionHost hostOf(const VisitDetails& details, const PositionTaker& position)
{
    forms::SessionHost host;
    QElapsedTimer sinceRead;
    sinceRead.start();
    host.now = [read = details.now, sinceRead] { return read.plusMs(sinceRead.elapsed()); };
    host.random = [] { return QRandomGenerator::system()->generate64(); };
    host.newId = [now = host.now] {
        SystemRandom random;
        return Uuid::v7(now(), random).text();
    };
    host.property = [properties = details.properties](std::string_view name) {
        const auto found = properties.find(std::string(name));
        return found == properties.end() ? std::string() : found->second;
    };
    const Visit& visit = details.visit;
    std::string checkIn;
    if (visit.latitude && visit.longitude)
        checkIn = placeText(*visit.latitude, *visit.longitude, visit.accuracyMeters.value_or(0));
    host.position = [checkIn, &position] {
        const auto& fix = position.fix();
        return fix ? placeText(fix->latitude, fix->longitude, fix->accuracyMeters) : checkIn;
    };
    host.instanceId = "uuid:" + visit.id.text();
    return host;
}

} // namespace wupan
