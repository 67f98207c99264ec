#include "signature_pad.h"

#include <QPainter>

namespace wupan {
namespace {

constexpr qreal kPenWidth = 3;
constexpr qreal kMargin = 12;

QPen pen(const QColor& ink)
{
    return {ink, kPenWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

} // namespace

SignaturePad::SignaturePad(QQuickItem* parent)
    : QQuickPaintedItem(parent)
{
    setAcceptedMouseButtons(Qt::LeftButton);
    setAcceptTouchEvents(true);
    // A list below must not take the finger for a scroll.
    setKeepMouseGrab(true);
    setKeepTouchGrab(true);
}

void SignaturePad::setInk(const QColor& ink)
{
    if (ink == m_ink)
        return;
    m_ink = ink;
    emit inkChanged();
    update();
}

void SignaturePad::clear()
{
    m_strokes = QPainterPath();
    emit strokesChanged();
    update();
}

QImage SignaturePad::picture() const
{
    const QRectF area = m_strokes.boundingRect().adjusted(-kMargin, -kMargin, kMargin, kMargin);
    QImage image(area.size().toSize().expandedTo({1, 1}), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(-area.topLeft());
    painter.strokePath(m_strokes, pen(Qt::black));
    return image;
}

void SignaturePad::paint(QPainter* painter)
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->strokePath(m_strokes, pen(m_ink));
}

void SignaturePad::begin(QPointF at)
{
    m_strokes.moveTo(at);
    m_strokes.lineTo(at + QPointF(0.1, 0)); // a dot is a stroke too
    emit strokesChanged();
    update();
}

void SignaturePad::extend(QPointF at)
{
    m_strokes.lineTo(at);
    update();
}

void SignaturePad::mousePressEvent(QMouseEvent* event)
{
    begin(event->position());
}

void SignaturePad::mouseMoveEvent(QMouseEvent* event)
{
    extend(event->position());
}

void SignaturePad::mouseReleaseEvent(QMouseEvent* /*event*/)
{
    emit strokeFinished();
}

void SignaturePad::touchEvent(QTouchEvent* event)
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
