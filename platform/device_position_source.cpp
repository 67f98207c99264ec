#include "platform/device_position_source.h"

#include <QNmeaPositionInfoSource>

#include <cmath>

namespace wupan {
namespace {

constexpr int kUpdateEveryMs = 1000;
// A receiver with one frequency in the open. Its sentences tell a dilution (HDOP); Qt makes of both
// the radius that holds the true position 95 times of 100: 2 × HDOP × this.
constexpr double kUserEquivalentRangeErrorMeters = 5;

} // namespace

DevicePositionSource::DevicePositionSource(const QString& nmea)
{
    if (nmea.isEmpty())
        m_source.reset(QGeoPositionInfoSource::createDefaultSource(nullptr));
    else
        m_source.reset(QGeoPositionInfoSource::createSource(QStringLiteral("nmea"),
                                                            {{"nmea.source", nmea}}, nullptr));
    if (!m_source)
        return;
    if (auto* receiver = qobject_cast<QNmeaPositionInfoSource*>(m_source.get()))
        receiver->setUserEquivalentRangeError(kUserEquivalentRangeErrorMeters);
    m_source->setUpdateInterval(kUpdateEveryMs);
    connect(m_source.get(), &QGeoPositionInfoSource::positionUpdated, this,
            &DevicePositionSource::take);
    // Asked for before anything happened, error() of Qt 6.4's NMEA source is any value.
    connect(m_source.get(), &QGeoPositionInfoSource::errorOccurred, this,
            [this](QGeoPositionInfoSource::Error error) {
                m_forbidden = error == QGeoPositionInfoSource::AccessError;
            });
}

bool DevicePositionSource::available() const
{
    return m_source != nullptr && !m_forbidden;
}

void DevicePositionSource::start(std::function<void(const PositionFix&)> onFix)
{
    m_onFix = std::move(onFix);
    if (m_source)
        m_source->startUpdates();
}

void DevicePositionSource::stop()
{
    m_onFix = nullptr;
    if (m_source)
        m_source->stopUpdates();
}

void DevicePositionSource::take(const QGeoPositionInfo& info)
{
    const double accuracy = info.attribute(QGeoPositionInfo::HorizontalAccuracy);
    // A position of unknown accuracy says nothing about where the visit was.
    if (!m_onFix || !info.isValid() || !std::isfinite(accuracy) || accuracy <= 0)
        return;
    PositionFix fix;
    fix.latitude = info.coordinate().latitude();
    fix.longitude = info.coordinate().longitude();
    fix.accuracyMeters = accuracy;
    m_onFix(fix);
}

} // namespace wupan
