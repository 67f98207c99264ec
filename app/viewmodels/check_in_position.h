#pragma once

#include "core/ports/position_source.h"

#include <QObject>
#include <QTimer>
#include <QtQmlIntegration>

#include <optional>

namespace wupan {

/// Where the device is while a check-in waits. A position that the receiver did not renew for two
/// minutes may be another place's, and is forgotten. Thread: the UI's.
class CheckInPosition final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to a visit")
    Q_PROPERTY(QString text READ text NOTIFY changed FINAL)

public:
    explicit CheckInPosition(PositionSource& source, int keptMs = 2 * 60 * 1000);
    ~CheckInPosition() override;

    [[nodiscard]] QString text() const;
    /// The latest.
    [[nodiscard]] const std::optional<PositionFix>& fix() const { return m_fix; }
    /// Asks the receiver, or leaves it alone.
    void follow(bool wanted);

signals:
    void changed();

private:
    PositionSource& m_source;
    bool m_following = false;
    std::optional<PositionFix> m_fix;
    QTimer m_age;
};

} // namespace wupan
