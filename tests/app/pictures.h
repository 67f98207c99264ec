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

/// An EXIF segment as cameras write it: orientation 6 (turn clockwise to view), and a text that
/// stands for a serial number.
inline QByteArray withExif(QByteArray picture, const QByteArray& serial)
{
    QByteArray tiff("MM\0\x2A\0\0\0\x08\0\x02", 10);
    tiff += QByteArray("\x01\x12\0\x03\0\0\0\x01\0\x06\0\0", 12); // orientation
    tiff += QByteArray("\xA4\x31\0\x02\0\0\0", 7) + char(serial.size()) +
            QByteArray("\0\0\0\x26", 4) + QByteArray(4, '\0') + serial;
    const QByteArray body = QByteArray("Exif\0\0", 6) + tiff;
    const auto length = static_cast<quint16>(body.size() + 2);
    const QByteArray segment =
        QByteArray("\xFF\xE1") + char(length >> 8) + char(length & 0xFF) + body;
    return picture.insert(2, segment);
}

} // namespace wupan::test
