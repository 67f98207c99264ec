#pragma once

#include "core/ports/position_source.h"

#include <QObject>
#include <QtQmlIntegration>

#include <optional>

namespace wupan {

/// Takes the device's position for one question at a time: waits for one that is good enough, and
/// offers what there is meanwhile. Thread: the UI's.
class PositionTaker final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to a checklist")
    /// Path of the question that waits; empty: none.
    Q_PROPERTY(QString path READ path NOTIFY changed FINAL)
    Q_PROPERTY(bool found READ found NOTIFY changed FINAL)
    Q_PROPERTY(QString text READ text NOTIFY changed FINAL)

public:
    explicit PositionTaker(PositionSource& source)
        : m_source(source)
    {}
    ~PositionTaker() override;

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] bool found() const { return m_fix.has_value(); }
    [[nodiscard]] QString text() const;
    /// Of the receiver, while it is asked.
    [[nodiscard]] const std::optional<PositionFix>& fix() const { return m_fix; }

    /// A position at least so exact is taken at once.
    void begin(const QString& path, double enoughMeters);
    /// Takes the present one, which may be less exact.
    Q_INVOKABLE void use();
    Q_INVOKABLE void cancel();

signals:
    void changed();
    void taken(const QString& path, const wupan::PositionFix& fix);

private:
    PositionSource& m_source;
    QString m_path;
    double m_enoughMeters = 0;
    std::optional<PositionFix> m_fix;
};

} // namespace wupan
