#include "app/report/picture.h"

#include "core/base/media_type.h"

#include <QImageReader>
#include <QPainter>

namespace wupan {
namespace {

bool liesOnItsSide(const QImageReader& reader)
{
    return reader.transformation().testFlag(QImageIOHandler::TransformationRotate90);
}

} // namespace

QSize uprightSizeOf(const QString& file)
{
    QImageReader reader(file);
    const QSize size = reader.size();
    if (!size.isValid() || qint64{size.width()} * size.height() > qint64{kMaxPixels})
        return {};
    return liesOnItsSide(reader) ? size.transposed() : size;
}

QImage readUpright(const QString& file, QSize atMost)
{
    const QSize size = uprightSizeOf(file);
    if (size.isEmpty())
        return {};
    QImageReader reader(file);
    reader.setAutoTransform(true);
    if (size.width() > atMost.width() || size.height() > atMost.height()) {
        const QSize scaled = size.scaled(atMost, Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
        reader.setScaledSize(liesOnItsSide(reader) ? scaled.transposed() : scaled);
    }
    const QImage image = reader.read();
    if (image.isNull())
        return {};
    QImage onWhite(image.size(), QImage::Format_RGB32);
    onWhite.fill(Qt::white);
    QPainter(&onWhite).drawImage(0, 0, image);
    return onWhite;
}

} // namespace wupan
