#pragma once

#include "pen_surface.h"

#include <QPainterPath>

namespace wupan {

/// Paper to sign on. Thread: the UI's.
class SignaturePad : public wupan::PenSurface // with the namespace: by it qmllint finds the base
{
    Q_OBJECT
    QML_ELEMENT

public:
    using PenSurface::PenSurface;

    [[nodiscard]] bool empty() const override { return m_strokes.isEmpty(); }

    void clear() override;
    /// Black on white, whatever the theme, and no larger than the strokes need.
    [[nodiscard]] QImage picture() const override;

    void paint(QPainter* painter) override;

protected:
    void begin(QPointF at) override;
    void extend(QPointF at) override;

private:
    QPainterPath m_strokes;
};

} // namespace wupan
