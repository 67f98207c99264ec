#pragma once

#include "pen_surface.h"

#include <QImage>
#include <QPainterPath>
#include <QtQmlIntegration>

namespace wupan {

/// Paper to sign on. Thread: the UI's.
class SignaturePad : public PenSurface
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QColor ink READ ink WRITE setInk NOTIFY inkChanged FINAL)
    Q_PROPERTY(bool empty READ empty NOTIFY strokesChanged FINAL)

public:
    using PenSurface::PenSurface;

    [[nodiscard]] QColor ink() const { return m_ink; }
    void setInk(const QColor& ink);
    [[nodiscard]] bool empty() const { return m_strokes.isEmpty(); }

    Q_INVOKABLE void clear();
    /// Black on white, whatever the theme, and no larger than the strokes need.
    [[nodiscard]] Q_INVOKABLE QImage picture() const;

    void paint(QPainter* painter) override;

signals:
    void inkChanged();
    void strokesChanged();

protected:
    void begin(QPointF at) override;
    void extend(QPointF at) override;

private:
    QPainterPath m_strokes;
    QColor m_ink = Qt::black;
};

} // namespace wupan
