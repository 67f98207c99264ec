#pragma once

#include <QByteArray>
#include <QImage>
#include <QPainter>

#include <memory>
#include <qrencode.h>
#include <vector>

namespace wupan::test {

inline constexpr int kModulePixels = 4;

/// Of any bytes, with its quiet zone.
inline QImage qrCode(const QByteArray& bytes)
{
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(static_cast<int>(bytes.size()),
                          reinterpret_cast<const unsigned char*>(bytes.constData()), 0,
                          QR_ECLEVEL_M),
        &QRcode_free);
    constexpr int kQuiet = 4;
    const int side = code->width + 2 * kQuiet;
    QImage picture(side, side, QImage::Format_RGB32);
    picture.fill(Qt::white);
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x)
            if ((code->data[y * code->width + x] & 1) != 0)
                picture.setPixel(x + kQuiet, y + kQuiet, qRgb(0, 0, 0));
    return picture.scaled(picture.size() * kModulePixels);
}

/// Bars and spaces in turn, each as wide as its digit says, with a quiet zone.
inline QImage bars(const QByteArray& widths)
{
    constexpr int kQuiet = 12;
    int modules = 2 * kQuiet;
    for (const char width : widths)
        modules += width - '0';
    QImage picture(modules, 30, QImage::Format_RGB32);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    int x = kQuiet;
    for (qsizetype at = 0; at < widths.size(); ++at) {
        const int width = widths[at] - '0';
        if (at % 2 == 0)
            painter.fillRect(x, 0, width, 30, Qt::black);
        x += width;
    }
    painter.end();
    return picture.scaled(picture.size() * kModulePixels);
}

inline QImage sideBySide(const std::vector<QImage>& pictures)
{
    QSize size;
    for (const QImage& each : pictures)
        size = QSize(size.width() + each.width(), qMax(size.height(), each.height()));
    QImage all(size.isValid() ? size : QSize(64, 48), QImage::Format_RGB32);
    all.fill(Qt::white);
    QPainter painter(&all);
    int x = 0;
    for (const QImage& each : pictures) {
        painter.drawImage(x, 0, each);
        x += each.width();
    }
    return all;
}

} // namespace wupan::test
