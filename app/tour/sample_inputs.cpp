#include "app/tour/sample_inputs.h"

#include <QFile>
#include <QImage>
#include <QPainter>
#include <QPainterPath>

namespace wupan::sample_inputs {
namespace {

// Ten minutes of a receiver that tells its position once a second.
constexpr int kSeconds = 600;

/// "$…*hh": with the checksum of NMEA 0183, the XOR of all between $ and *.
QByteArray sentence(const QByteArray& content)
{
    char sum = 0;
    for (const char each : content)
        sum = static_cast<char>(sum ^ each);
    return "$" + content + "*" + QByteArray(1, sum).toHex().toUpper() + "\r\n";
}

} // namespace

bool writePhoto(const QString& path)
{
    QImage photo(1600, 1200, QImage::Format_RGB32);
    QPainter painter(&photo);
    QLinearGradient sky(0, 0, 0, 700);
    sky.setColorAt(0, QColor("#b9cfd8"));
    sky.setColorAt(1, QColor("#e9efe9"));
    painter.fillRect(photo.rect(), sky);
    painter.fillRect(QRect(0, 820, 1600, 380), QColor("#a9a697"));
    painter.setBrush(QColor("#6f8a82"));
    for (int hall = 0; hall < 4; ++hall) {
        const int left = 120 + hall * 340;
        QPainterPath roof;
        roof.moveTo(left, 520);
        roof.lineTo(left, 380);
        roof.lineTo(left + 340, 520);
        roof.closeSubpath();
        painter.drawPath(roof);
        painter.drawRect(left, 520, 340, 320);
        painter.fillRect(left + 120, 640, 110, 200, QColor("#3f5752"));
    }
    painter.end();
    return photo.save(path, "JPEG", 90);
}

bool writePosition(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    for (int second = 0; second < kSeconds; ++second) {
        const QByteArray time =
            QByteArray::number(20000 + second / 60 * 100 + second % 60).rightJustified(6, '0');
        const QByteArray lines =
            sentence("GPRMC," + time + ",A,2530.1200,N,11930.4500,E,0.0,0.0,251126,,") +
            sentence("GPGGA," + time + ",2530.1200,N,11930.4500,E,1,09,0.8,21.0,M,0.0,M,,");
        if (file.write(lines) != lines.size())
            return false;
    }
    return file.flush();
}

} // namespace wupan::sample_inputs
