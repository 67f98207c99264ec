#pragma once

#include <QBuffer>
#include <QByteArray>
#include <QImage>

namespace wupan::test {

/// A real picture of one colour.
inline QByteArray encoded(const QImage& image, const char* format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

inline QByteArray jpeg(QColor colour, QSize size = {64, 48})
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    return encoded(image, "JPEG");
}

} // namespace wupan::test
