#include "platform/device_position_source.h"

namespace wupan {
namespace {

constexpr int kUpdateEveryMs = 1000;
// NMEA's GGA sentence tells a dilution, not metres; Qt reads metres only from GST. A receiver of
// the street kind is within this range then.
constexpr double kAccuracyWhenUntoldMeters = 15;

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
    m_source->setUpdateInterval(kUpdateEveryMs);
    connect(m_source.get(), &QGeoPositionInfoSource::positionUpdated, this,
            &DevicePositionSource::take);
}

bool DevicePositionSource::available() const
{
    return m_source != nullptr && m_source->error() != QGeoPositionInfoSource::AccessError;
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
    if (!m_onFix || !info.isValid())
        return;
    PositionFix fix;
    fix.latitude = info.coordinate().latitude();
    fix.longitude = info.coordinate().longitude();
    fix.accuracyMeters = info.hasAttribute(QGeoPositionInfo::HorizontalAccuracy)
                             ? info.attribute(QGeoPositionInfo::HorizontalAccuracy)
                             : kAccuracyWhenUntoldMeters;
    m_onFix(fix);
}

} // namespace wupan
