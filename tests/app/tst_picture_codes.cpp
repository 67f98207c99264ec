#include "picture_codes.h"

#include "tests/app/code_pictures.h"
#include "tests/app/pictures.h"

#include <QRandomGenerator>
#include <QTest>
#include <QTransform>

using namespace wupan;
using namespace wupan::test;

namespace {

/// Of the digits 0 to 9 at the right of an EAN code, and mirrored in its set G.
const QByteArray kEanDigits[] = {"3211", "2221", "2122", "1411", "1132",
                                 "1231", "1114", "1312", "1213", "3112"};
/// Which digits of the left half are of set G, by the first digit of an EAN-13.
const QByteArray kEanSets[] = {"LLLLLL", "LLGLGG", "LLGGLG", "LLGGGL", "LGLLGG",
                               "LGGLLG", "LGGGLL", "LGLGLG", "LGLGGL", "LGGLGL"};

QByteArray eanDigit(char digit, bool mirrored)
{
    QByteArray widths = kEanDigits[digit - '0'];
    if (mirrored)
        std::reverse(widths.begin(), widths.end());
    return widths;
}

QImage ean13(const QByteArray& digits)
{
    QByteArray widths = "111";
    for (int at = 0; at < 6; ++at)
        widths += eanDigit(digits[at + 1], kEanSets[digits[0] - '0'][at] == 'G');
    widths += "11111";
    for (int at = 7; at < 13; ++at)
        widths += eanDigit(digits[at], false);
    return bars(widths + "111");
}

QImage ean8(const QByteArray& digits)
{
    QByteArray widths = "111";
    for (int at = 0; at < 8; ++at)
        widths += (at == 4 ? "11111" : "") + eanDigit(digits[at], false);
    return bars(widths + "111");
}

/// "A-18": start B, its letters, the checksum 1, the end.
QImage code128()
{
    return bars("211214"
                "111323"
                "122132"
                "123221"
                "311222"
                "222122"
                "2331112");
}

/// "A-1" between its asterisks, a narrow space after each.
QImage code39()
{
    const QByteArray asterisk = "131131311";
    return bars(asterisk + "1" + "311113113" + "1" + "131111313" + "1" + "311311113" + "1" +
                asterisk);
}

QImage turned(const QImage& picture, double degrees)
{
    return picture.transformed(QTransform().rotate(degrees));
}

QImage inverted(QImage picture)
{
    picture.invertPixels();
    return picture;
}

/// Far from filling a camera's photo, and with its noise.
QImage photographed(const QImage& code)
{
    QImage photo(2560, 1920, QImage::Format_RGB32);
    photo.fill(qRgb(180, 170, 150));
    QPainter painter(&photo);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.translate(900, 700);
    painter.rotate(4);
    painter.drawImage(0, 0, code);
    painter.end();
    QRandomGenerator random(7);
    for (int at = 0; at < 200'000; ++at) {
        const QPoint point(random.bounded(photo.width()), random.bounded(photo.height()));
        photo.setPixelColor(point, photo.pixelColor(point).darker(100 + random.bounded(40)));
    }
    return QImage::fromData(encoded(photo, "JPEG"));
}

} // namespace

/// Codes that the test draws itself, bar by bar; QR codes are made by another library.
class TestPictureCodes : public QObject
{
    Q_OBJECT
private slots:
    void aCodeIsRead_data()
    {
        QTest::addColumn<QImage>("picture");
        QTest::addColumn<QString>("code");
        QTest::newRow("QR") << qrCode("A-17") << "A-17";
        QTest::newRow("QR, Chinese in UTF-8") << qrCode("设备编号：苏A-17") << "设备编号：苏A-17";
        QTest::newRow("QR, Chinese in GB18030")
            << qrCode("\xC9\xE8\xB1\xB8 A-17") << "设备 A-17"; // other readers guess here
        QTest::newRow("QR, accents in UTF-8") << qrCode("Märchen") << "Märchen";
        QTest::newRow("QR with lines") << qrCode("one\ntwo") << "one\ntwo";
        QTest::newRow("QR with a control character") << qrCode("(01)\x1D(10)") << "(01)(10)";
        QTest::newRow("EAN-13") << ean13("6901234567892") << "6901234567892";
        QTest::newRow("UPC-A, which is EAN-13 with a 0")
            << ean13("0012345678905") << "0012345678905";
        QTest::newRow("EAN-8") << ean8("96385074") << "96385074";
        QTest::newRow("Code 128") << code128() << "A-18";
        QTest::newRow("Code 39") << code39() << "A-1";
        QTest::newRow("on its side") << turned(ean13("6901234567892"), 90) << "6901234567892";
        QTest::newRow("upside down") << turned(code128(), 180) << "A-18";
        QTest::newRow("QR, askew") << turned(qrCode("A-17"), 30) << "A-17";
        QTest::newRow("QR, light on dark") << inverted(qrCode("A-17")) << "A-17";
        QTest::newRow("bars, light on dark") << inverted(code128()) << "A-18";
        QTest::newRow("QR in a photo") << photographed(qrCode("设备 A-17")) << "设备 A-17";
        QTest::newRow("EAN-13 in a photo")
            << photographed(ean13("6901234567892")) << "6901234567892";
        QTest::newRow("larger than a photo is kept") << qrCode("A-17").scaled(2560, 2560) << "A-17";
    }

    void aCodeIsRead()
    {
        QFETCH(QImage, picture);
        QFETCH(QString, code);
        QCOMPARE(codesIn(picture), QStringList{code});
    }

    void everyCodeIsReadOnce()
    {
        QStringList codes = codesIn(
            sideBySide({qrCode("A-17"), ean13("6901234567892"), qrCode("A-18"), qrCode("A-17")}));
        codes.sort();
        QCOMPARE(codes, (QStringList{"6901234567892", "A-17", "A-18"}));
    }

    void thereIsNoCode_data()
    {
        QTest::addColumn<QImage>("picture");
        QImage noise(900, 700, QImage::Format_RGB32);
        QRandomGenerator random(11);
        for (int y = 0; y < noise.height(); ++y)
            for (int x = 0; x < noise.width(); ++x)
                noise.setPixel(x, y, random.generate() | 0xFF000000U);
        QImage dot(1, 1, QImage::Format_RGB32);
        dot.fill(Qt::black);
        QTest::newRow("no picture") << QImage();
        QTest::newRow("one pixel") << dot;
        QTest::newRow("noise") << noise;
        QTest::newRow("a code with a wrong check digit") << ean13("6901234567893");
        QTest::newRow("half a code") << code128().copy(0, 0, code128().width() / 2, 100);
    }

    void thereIsNoCode()
    {
        QFETCH(QImage, picture);
        QCOMPARE(codesIn(picture), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestPictureCodes)
#include "tst_picture_codes.moc"
