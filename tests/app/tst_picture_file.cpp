#include "picture_file.h"

#include "tests/app/pictures.h"

#include <QFile>
#include <QImage>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTest>

using namespace wupan;
using test::encoded;
using test::jpeg;
using test::withExif;

class TestPictureFile : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QUrl write(const QByteArray& bytes)
    {
        QFile file(m_folder.filePath("picture"));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write the picture");
        return QUrl::fromLocalFile(file.fileName());
    }
    static QImage decoded(const std::string& bytes)
    {
        return QImage::fromData(QByteArray::fromStdString(bytes), "JPEG");
    }

private slots:
    void whatTheCameraWroteOfItselfIsLeftOut()
    {
        const QUrl file = write(withExif(jpeg(Qt::red, {64, 48}), "SERIAL-4711-AND-SOME-PLACE"));
        const Result<KeptPicture> picture = readPicture(file);
        QVERIFY(picture.ok());
        QCOMPARE(picture->bytes.find("Exif"), std::string::npos);
        QCOMPARE(picture->bytes.find("SERIAL"), std::string::npos);
        // … but the picture stands upright: orientation 6 swaps its sides.
        QCOMPARE(decoded(picture->bytes).size(), QSize(48, 64));
    }

    void aLargePictureIsScaledDown()
    {
        const Result<KeptPicture> picture = readPicture(write(jpeg(Qt::red, {5120, 1000})));
        QVERIFY(picture.ok());
        QCOMPARE(decoded(picture->bytes).size(), QSize(2560, 500));
    }

    void aPhotoHasAThumbnailOfAFewKilobytes()
    {
        QImage photo(1200, 1600, QImage::Format_RGB32);
        for (int y = 0; y < photo.height(); ++y)
            for (int x = 0; x < photo.width(); ++x)
                photo.setPixel(x, y, qRgb(x * 255 / 1200, y * 255 / 1600, (x / 40 + y / 40) % 256));
        const auto picture =
            readPicture(write(withExif(encoded(photo, "JPEG"), "SERIAL-4711-AND-SOME-PLACE")));
        QVERIFY(picture.ok());
        QCOMPARE(decoded(picture->thumbnail).size(), QSize(320, 240));
        QVERIFY2(picture->thumbnail.size() < 40'000,
                 std::to_string(picture->thumbnail.size()).c_str());
        QCOMPARE(picture->thumbnail.find("Exif"), std::string::npos);
        QCOMPARE(picture->thumbnail.find("SERIAL"), std::string::npos);
        // It stands upright, as the photo does: the same corner is dark.
        const QColor corner = decoded(picture->bytes).pixelColor(1599, 0);
        const QColor small = decoded(picture->thumbnail).pixelColor(319, 0);
        QVERIFY(qAbs(corner.red() - small.red()) < 16 && qAbs(corner.green() - small.green()) < 16);
    }

    void aSmallPictureIsItsOwnThumbnail_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("alone");
        QTest::newRow("320 pixels") << QSize(320, 320) << true;
        QTest::newRow("a pixel more") << QSize(321, 200) << false;
        QTest::newRow("a pixel more in height") << QSize(100, 321) << false;
    }

    void aSmallPictureIsItsOwnThumbnail()
    {
        QFETCH(QSize, size);
        QFETCH(bool, alone);
        const auto picture = readPicture(write(jpeg(Qt::red, size)));
        QVERIFY(picture.ok());
        QCOMPARE(picture->thumbnail.empty(), alone);
    }

    void transparencyBecomesWhitePaper()
    {
        QImage image(32, 32, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        const Result<KeptPicture> picture = readPicture(write(encoded(image, "PNG")));
        QVERIFY(picture.ok());
        QCOMPARE(decoded(picture->bytes).pixelColor(16, 16), QColor(Qt::white));
    }

    void pixelsAreCountedBeforeTheyAreUnfolded()
    {
        QImage most(10'000, 5'000, QImage::Format_Mono);
        most.fill(0);
        QVERIFY(readPicture(write(encoded(most, "PNG"))).ok());
        QImage tooMany(10'000, 5'001, QImage::Format_Mono);
        tooMany.fill(0);
        const QByteArray small = encoded(tooMany, "PNG");
        QVERIFY(small.size() < 100'000);
        QCOMPARE(readPicture(write(small)).error().code, ErrorCode::tooLarge);
    }

    void damagedAndForeignFilesAreRefused()
    {
        QCOMPARE(readPicture(write("%PDF-1.7")).error().code, ErrorCode::unreadableFile);
        QCOMPARE(readPicture(write({})).error().code, ErrorCode::unreadableFile);
        QLoggingCategory::setFilterRules("qt.gui.imageio.*=false"); // it says so, as it should
        QCOMPARE(readPicture(write(jpeg(Qt::red).left(40))).error().code,
                 ErrorCode::unreadableFile);
        QCOMPARE(readPicture(QUrl::fromLocalFile(m_folder.filePath("none"))).error().code,
                 ErrorCode::unreadableFile);
        QCOMPARE(readPicture(QUrl::fromLocalFile(m_folder.path())).error().code,
                 ErrorCode::unreadableFile);
    }

    void otherKindsOfPicturesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("GIF") << QByteArray("GIF89a\x01\0\x01\0\0\0\0;", 14);
        QTest::newRow("HEIC") << QByteArray("\0\0\0\x18"
                                            "ftypheic\0\0\0\0mif1heic",
                                            24);
        QTest::newRow("WebP") << QByteArray("RIFF\x1A\0\0\0WEBPVP8L", 16);
        QTest::newRow("SVG") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>");
        QTest::newRow("the first bytes of a JPEG") << QByteArray("\xFF\xD8\xFF");
        QTest::newRow("the first bytes of a PNG") << QByteArray("\x89PNG\r\n\x1A\n");
    }

    void otherKindsOfPicturesAreRefused()
    {
        QFETCH(QByteArray, bytes);
        QLoggingCategory::setFilterRules("qt.gui.imageio.*=false");
        QCOMPARE(readPicture(write(bytes)).error().code, ErrorCode::unreadableFile);
    }

    void aPictureThatBreaksOffIsRefused_data()
    {
        QTest::addColumn<QByteArray>("whole");
        QImage image(640, 480, QImage::Format_RGB32);
        for (int y = 0; y < image.height(); ++y) // nothing that compresses to a line
            for (int x = 0; x < image.width(); ++x)
                image.setPixel(x, y, qRgb(x * y % 251, x % 256, y * 7 % 256));
        QTest::newRow("JPEG") << encoded(image, "JPEG");
        QTest::newRow("JPEG with a thumbnail's end in it")
            << withExif(encoded(image, "JPEG"), "\xFF\xD8\xFF\xD9");
        QTest::newRow("PNG") << encoded(image, "PNG");
    }

    void aPictureThatBreaksOffIsRefused()
    {
        QFETCH(QByteArray, whole);
        QLoggingCategory::setFilterRules("qt.gui.imageio.*=false");
        QVERIFY(readPicture(write(whole)).ok());
        for (const qsizetype missing : {whole.size() / 100 * 99, whole.size() / 2,
                                        whole.size() / 100, qsizetype{5}, qsizetype{1}}) {
            const auto picture = readPicture(write(whole.chopped(missing)));
            QVERIFY2(!picture.ok(), QByteArray::number(missing).constData());
            QCOMPARE(picture.error().code, ErrorCode::unreadableFile);
        }
    }

    void aBombIsRefusedBeforeItUnfolds()
    {
        // 30,000 × 30,000 pixels, as the header says; their data would come next.
        const QByteArray bomb = QByteArray::fromHex("89504e470d0a1a0a"
                                                    "0000000d49484452000075300000753001000000"
                                                    "004e5cc517"
                                                    "0000006449444154");
        QCOMPARE(readPicture(write(bomb + QByteArray(100, '\0'))).error().code,
                 ErrorCode::tooLarge);
    }

    void moreThan25MegabytesAreRefused()
    {
        const qint64 limit = 25LL * 1024 * 1024;
        const QByteArray start = jpeg(Qt::red);
        QVERIFY(readPicture(write(start + QByteArray(limit - start.size(), '\0'))).ok());
        QCOMPARE(
            readPicture(write(start + QByteArray(limit + 1 - start.size(), '\0'))).error().code,
            ErrorCode::tooLarge);
    }
};

QTEST_GUILESS_MAIN(TestPictureFile)
#include "tst_picture_file.moc"
