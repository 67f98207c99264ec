#include "pen_surface.h"

namespace wupan {

PenSurface::PenSurface(QQuickItem* parent)
    : QQuickPaintedItem(parent)
{
    setAcceptedMouseButtons(Qt::LeftButton);
    setAcceptTouchEvents(true);
    // A list below must not take the finger for a scroll.
    setKeepMouseGrab(true);
    setKeepTouchGrab(true);
}

void PenSurface::setInk(const QColor& ink)
{
    if (ink == m_ink)
        return;
    m_ink = ink;
    emit inkChanged();
    update();
}

void PenSurface::mousePressEvent(QMouseEvent* event)
{
    begin(event->position());
}

void PenSurface::mouseMoveEvent(QMouseEvent* event)
{
    extend(event->position());
}

void PenSurface::mouseReleaseEvent(QMouseEvent* /*event*/)
{
    emit strokeFinished();
}

void PenSurface::touchEvent(QTouchEvent* event)
{
    const QEventPoint& finger = event->points().first();
    switch (finger.state()) {
    case QEventPoint::Pressed:
        begin(finger.position());
        break;
    case QEventPoint::Updated:
        extend(finger.position());
        break;
    case QEventPoint::Released:
        emit strokeFinished();
        break;
    default:
        break;
    }
    event->accept();
}

} // namespace wupan
