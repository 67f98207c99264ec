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
    painter->strokePath(m_strokes, pen(ink()));
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

} // namespace wupan
