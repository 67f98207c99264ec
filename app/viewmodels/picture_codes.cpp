#include "picture_codes.h"

#include <QStringDecoder>

#include <memory>
#include <zbar.h>

namespace wupan {
namespace {

using Scanner =
    std::unique_ptr<zbar::zbar_image_scanner_t, decltype(&zbar::zbar_image_scanner_destroy)>;
using Image = std::unique_ptr<zbar::zbar_image_t, decltype(&zbar::zbar_image_destroy)>;

constexpr unsigned long kGrey = 0x30303859; // "Y800": a byte a pixel
// A code of fewer pixels is none.
constexpr int kLeastSide = 300;

Scanner makeScanner()
{
    using namespace zbar;
    Scanner scanner(zbar_image_scanner_create(), &zbar_image_scanner_destroy);
    // Other programs of the device are not to hear of it.
    zbar_image_scanner_request_dbus(scanner.get(), 0);
    zbar_image_scanner_set_config(scanner.get(), ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
    // The others see codes where there are none.
    for (const zbar_symbol_type_t type :
         {ZBAR_QRCODE, ZBAR_EAN13, ZBAR_EAN8, ZBAR_UPCE, ZBAR_CODE128, ZBAR_CODE39, ZBAR_CODE93})
        zbar_image_scanner_set_config(scanner.get(), type, ZBAR_CFG_ENABLE, 1);
    // The library's own guess takes much of what is Chinese for Big5 or Shift JIS.
    zbar_image_scanner_set_config(scanner.get(), ZBAR_QRCODE, ZBAR_CFG_BINARY, 1);
    zbar_image_scanner_set_config(scanner.get(), ZBAR_NONE, ZBAR_CFG_TEST_INVERTED, 1);
    return scanner;
}

/// UTF-8, or what Chinese programs write where they do not write that.
QString textOf(const zbar::zbar_symbol_t* symbol)
{
    const QByteArrayView bytes(zbar::zbar_symbol_get_data(symbol),
                               zbar::zbar_symbol_get_data_length(symbol));
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder.decode(bytes);
    if (decoder.hasError())
        text = QStringDecoder("GB18030").decode(bytes);
    text.removeIf([](QChar each) { return each < u' ' && each != u'\n' && each != u'\t'; });
    return text.trimmed();
}

QStringList codesAtThisSize(const QImage& grey)
{
    const Scanner scanner = makeScanner();
    const Image image(zbar::zbar_image_create(), &zbar::zbar_image_destroy);
    QByteArray pixels; // the rows of a QImage are padded
    for (int y = 0; y < grey.height(); ++y)
        pixels.append(reinterpret_cast<const char*>(grey.constScanLine(y)), grey.width());
    zbar::zbar_image_set_format(image.get(), kGrey);
    zbar::zbar_image_set_size(image.get(), static_cast<unsigned>(grey.width()),
                              static_cast<unsigned>(grey.height()));
    zbar::zbar_image_set_data(image.get(), pixels.constData(),
                              static_cast<unsigned long>(pixels.size()), nullptr);
    zbar::zbar_scan_image(scanner.get(), image.get());
    QStringList codes;
    for (const auto* symbol = zbar::zbar_image_first_symbol(image.get()); symbol != nullptr;
         symbol = zbar::zbar_symbol_next(symbol))
        if (const QString text = textOf(symbol); !text.isEmpty())
            codes << text;
    codes.removeDuplicates();
    return codes;
}

} // namespace

QStringList codesIn(const QImage& picture)
{
    if (picture.isNull())
        return {};
    QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
    QStringList codes = codesAtThisSize(grey);
    // Where the pixels are noisier than the bars are thin, half as many show more.
    while (codes.isEmpty() && qMax(grey.width(), grey.height()) >= 2 * kLeastSide) {
        grey = grey.scaled(grey.size() / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                   .convertToFormat(QImage::Format_Grayscale8);
        codes = codesAtThisSize(grey);
    }
    return codes;
}

} // namespace wupan
