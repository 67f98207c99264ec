#pragma once

#include "core/ports/position_source.h"

#include <QGeoPositionInfoSource>
#include <QObject>

#include <memory>

namespace wupan {

/// The device's own receiver through Qt Positioning: satellite, network, or a receiver that speaks
/// NMEA 0183. Thread: the UI's.
class DevicePositionSource final : public QObject, public PositionSource
{
    Q_OBJECT

public:
    /// `nmea` names a serial port ("serial:/dev/ttyUSB0"), a socket ("socket://host:port") or a
    /// recorded file by its path, as Qt's nmea plugin reads them; empty: the device's receiver.
    explicit DevicePositionSource(const QString& nmea = {});

    [[nodiscard]] bool available() const override;
    void start(std::function<void(const PositionFix&)> onFix) override;
    void stop() override;

private:
    void take(const QGeoPositionInfo& info);

    std::unique_ptr<QGeoPositionInfoSource> m_source; ///< null: there is none
    bool m_forbidden = false;                         ///< the user does not want to be located
    std::function<void(const PositionFix&)> m_onFix;
};

} // namespace wupan
