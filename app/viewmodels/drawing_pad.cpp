#include "drawing_pad.h"

#include <QImageReader>
#include <QPainter>

namespace wupan {
namespace {

constexpr QSize kEmptyPaper(1600, 1000);
constexpr int kLongerSide = 2560;
// Of the paper's longer side, so that a line looks alike on every picture.
constexpr qreal kPenShare = 0.006;

QImage readGround(const QUrl& file)
{
    QImageReader reader(file.toLocalFile());
    reader.setAutoTransform(true);
    if (const QSize size = reader.size(); qMax(size.width(), size.height()) > kLongerSide)
        reader.setScaledSize(size.scaled(kLongerSide, kLongerSide, Qt::KeepAspectRatio));
    return reader.read();
}

} // namespace

void DrawingPad::setGround(const QUrl& ground)
{
    if (ground == m_ground)
        return;
    m_ground = ground;
    m_picture = ground.isEmpty() ? QImage() : readGround(ground);
    clear();
    emit groundChanged();
}

void DrawingPad::undo()
{
    if (m_strokes.empty())
        return;
    m_strokes.pop_back();
    emit strokesChanged();
    update();
}

void DrawingPad::clear()
{
    m_strokes.clear();
    emit strokesChanged();
    update();
}

QImage DrawingPad::picture() const
{
    QImage image(paperSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    drawOn(painter);
    return image;
}

void DrawingPad::paint(QPainter* painter)
{
    const QRectF to = place();
    painter->fillRect(to, Qt::white);
    painter->setClipRect(to);
    painter->translate(to.topLeft());
    painter->scale(to.width() / paperSize().width(), to.height() / paperSize().height());
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    drawOn(*painter);
}

void DrawingPad::drawOn(QPainter& painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_picture.isNull())
        painter.drawImage(0, 0, m_picture);
    const qreal width = kPenShare * qMax(paperSize().width(), paperSize().height());
    for (const Stroke& stroke : m_strokes)
        painter.strokePath(stroke.path,
                           {stroke.ink, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
}

QSize DrawingPad::paperSize() const
{
    return m_picture.isNull() ? kEmptyPaper : m_picture.size();
}

QRectF DrawingPad::place() const
{
    const QSizeF fitted = QSizeF(paperSize()).scaled(size(), Qt::KeepAspectRatio);
    return {{(width() - fitted.width()) / 2, (height() - fitted.height()) / 2}, fitted};
}

QPointF DrawingPad::onPaper(QPointF at) const
{
    const QRectF from = place();
    const qreal scale = from.width() > 0 ? paperSize().width() / from.width() : 1;
    return (at - from.topLeft()) * scale;
}

void DrawingPad::begin(QPointF at)
{
    const QPointF start = onPaper(at);
    QPainterPath path(start);
    path.lineTo(start + QPointF(0.1, 0)); // a dot is a stroke too
    m_strokes.push_back({path, ink()});
    emit strokesChanged();
    update();
}

void DrawingPad::extend(QPointF at)
{
    if (m_strokes.empty())
        return;
    m_strokes.back().path.lineTo(onPaper(at));
    update();
}

} // namespace wupan
