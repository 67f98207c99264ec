#pragma once

#include "tests/support/sample_files.h"

#include <QBuffer>
#include <QByteArray>
#include <QImage>
#include <QPainter>

#include <map>
#include <string>

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

/// The files of kPictured, by name: a plan, a large one of it, two valves, half a minute of silence
/// and a second, and what passes for a video.
inline std::map<std::string, std::string> formFiles()
{
    const auto drawn = [](QSize size, auto draw) {
        QImage image(size, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(QColor(40, 50, 60), size.width() / 60.0));
        draw(painter, QRectF(QPointF(), size).adjusted(12, 12, -12, -12));
        painter.end();
        return encoded(image, "PNG").toStdString();
    };
    const auto plan = [](QPainter& painter, const QRectF& frame) {
        painter.drawRect(frame);
        painter.fillRect(QRectF(frame.center(), frame.bottomRight()), QColor(200, 225, 245));
        painter.drawLine(QPointF(frame.center().x(), frame.top()),
                         {frame.center().x(), frame.bottom()});
        painter.drawLine(QPointF(frame.left(), frame.center().y()),
                         {frame.right(), frame.center().y()});
    };
    return {{"site.png", drawn({800, 500}, plan)},
            {"large.png", drawn({1600, 1000}, plan)},
            {"ball.png", drawn({400, 400},
                               [](QPainter& painter, const QRectF& frame) {
                                   painter.setBrush(QColor(245, 210, 150));
                                   painter.drawEllipse(frame);
                               })},
            {"gate.png", drawn({400, 300},
                               [](QPainter& painter, const QRectF& frame) {
                                   painter.setBrush(QColor(170, 215, 180));
                                   painter.drawRect(frame);
                                   painter.drawLine(frame.topLeft(), frame.bottomRight());
                               })},
            {"say.wav", wav(30 * 16'000)},
            {"none.wav", wav(16'000)},
            {"tour.mp4", mpeg4Of("isom", "vide")}};
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
