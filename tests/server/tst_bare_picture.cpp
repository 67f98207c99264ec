#include "server/api/bare_picture.h"
#include "server/api/exif_orientation.h"
#include "tests/server/small_pictures.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>
#include <QImageWriter>
#include <QTest>

#include <sys/mman.h>
#include <unistd.h>

#include <cstring>
#include <random>
#include <stdexcept>

using namespace wupan;
using test::bigFirst;
using test::cameraTiff;
using test::exifSegment;
using test::jpegSegment;
using test::pngChunk;

namespace {

const std::string kPlace = "GPS 24.5N 118.1E, SERIAL 4711";

/// Bytes that end where the memory ends: reading one more is a fault.
class AtTheEdge
{
public:
    explicit AtTheEdge(std::string_view bytes)
    {
        const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
        const std::size_t usable = (bytes.size() / page + 1) * page;
        m_size = usable + page;
        m_memory = static_cast<char*>(
            mmap(nullptr, m_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
        if (m_memory == MAP_FAILED || mprotect(m_memory + usable, page, PROT_NONE) != 0)
            throw std::runtime_error("no memory");
        char* const begin = m_memory + usable - bytes.size();
        std::memcpy(begin, bytes.data(), bytes.size());
        m_bytes = {begin, bytes.size()};
    }
    ~AtTheEdge() { munmap(m_memory, m_size); }
    AtTheEdge(const AtTheEdge&) = delete;
    AtTheEdge& operator=(const AtTheEdge&) = delete;
    [[nodiscard]] std::string_view bytes() const { return m_bytes; }

private:
    char* m_memory = nullptr;
    std::size_t m_size = 0;
    std::string_view m_bytes;
};

std::optional<std::string> bareOf(const std::string& bytes)
{
    return barePicture(AtTheEdge(bytes).bytes());
}

QImage drawn()
{
    QImage image(40, 24, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            image.setPixel(x, y, qRgb(x * 6, y * 10, (x * y) % 256));
    return image;
}

std::string encoded(const char* format, bool progressive = false)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.setProgressiveScanWrite(progressive);
    if (!writer.write(drawn()))
        throw std::runtime_error("no picture");
    return buffer.data().toStdString();
}

QImage decoded(const std::string& bytes)
{
    return QImage::fromData(QByteArray::fromStdString(bytes)).convertToFormat(QImage::Format_RGB32);
}

QImageIOHandler::Transformations turnOf(const std::string& bytes)
{
    QByteArray content = QByteArray::fromStdString(bytes);
    QBuffer buffer(&content);
    buffer.open(QIODevice::ReadOnly);
    return QImageReader(&buffer).transformation();
}

bool holds(const std::string& bytes, const std::string& text)
{
    return bytes.find(text) != std::string::npos;
}

const std::string kIccProfile = std::string("ICC_PROFILE\0\1\1", 14) + "the colours";

/// With everything that cameras and programs put into a JPEG.
std::string jpegOfCamera(int orientation = 6, bool littleFirst = false, bool progressive = false)
{
    const std::string plain = encoded("JPEG", progressive);
    const std::string embedded = exifSegment(cameraTiff(1, false, kPlace));
    return plain.substr(0, 2) + exifSegment(cameraTiff(orientation, littleFirst, kPlace)) +
           jpegSegment(0xE1, "http://ns.adobe.com/xap/1.0/" + std::string(1, '\0') + kPlace) +
           jpegSegment(0xE0, std::string("JFXX\0", 5) + kPlace) + jpegSegment(0xE2, kIccProfile) +
           jpegSegment(0xE2, std::string("MPF\0", 4) + kPlace) +
           jpegSegment(0xED, std::string("Photoshop 3.0\0", 14) + kPlace) +
           jpegSegment(0xFE, kPlace) +
           jpegSegment(0xEE, std::string("Adobe\0d\0\0\0\0\1", 12) + kPlace) + plain.substr(2) +
           plain.substr(0, 2) + embedded + plain.substr(2);
}

constexpr std::size_t kBehindHeader = 8 + 12 + 13;
const std::string kGamma = pngChunk("gAMA", bigFirst(45'455, 4));

std::string pngOfCamera(int orientation = 6, bool littleFirst = false)
{
    const std::string plain = encoded("PNG");
    return plain.substr(0, kBehindHeader) +
           pngChunk("eXIf", cameraTiff(orientation, littleFirst, kPlace)) +
           pngChunk("tEXt", "Comment" + std::string(1, '\0') + kPlace) + pngChunk("iTXt", kPlace) +
           pngChunk("tIME", "1234567") + pngChunk("prVt", kPlace) + kGamma +
           plain.substr(kBehindHeader) + kPlace;
}

/// Whether the only Exif is one that says how the picture is turned. REQUIRES a picture that can
/// be followed. Written apart from what it checks.
bool isBare(const std::string& picture)
{
    const bool isPng = picture[1] == 'P';
    std::size_t at = isPng ? 8 : 2;
    const auto number = [&](std::size_t place, int bytes) {
        std::size_t value = 0;
        for (int i = 0; i < bytes; ++i)
            value = value * 256 + static_cast<unsigned char>(picture.at(place + std::size_t(i)));
        return value;
    };
    while (at < picture.size()) {
        if (isPng) {
            const std::string name = picture.substr(at + 4, 4);
            const std::size_t length = number(at, 4);
            if (name == "tEXt" || name == "zTXt" || name == "iTXt" || name == "tIME" ||
                (name == "eXIf" && length != 26))
                return false;
            at += 12 + length;
        } else {
            const std::size_t marker = number(at + 1, 1);
            if (marker == 0xD9)
                return at + 2 == picture.size();
            const std::size_t length = number(at + 2, 2);
            if (marker == 0xFE || marker == 0xED || (marker == 0xE1 && length != 2 + 6 + 26))
                return false;
            at += 2 + length;
            while (marker == 0xDA &&
                   !(number(at, 1) == 0xFF && number(at + 1, 1) != 0 && number(at + 1, 1) != 0xFF &&
                     (number(at + 1, 1) < 0xD0 || number(at + 1, 1) > 0xD7)))
                ++at;
        }
    }
    return isPng && at == picture.size();
}

} // namespace

class TestBarePicture : public QObject
{
    Q_OBJECT
private slots:
    void nothingIsLeftButThePictureAndHowItIsTurned_data()
    {
        QTest::addColumn<QByteArray>("picture");
        QTest::addColumn<QByteArray>("plain");
        const auto row = [](const char* name, const std::string& picture,
                            const std::string& plain) {
            QTest::newRow(name) << QByteArray::fromStdString(picture)
                                << QByteArray::fromStdString(plain);
        };
        const std::string jpeg = encoded("JPEG");
        const std::string png = encoded("PNG").insert(kBehindHeader, kGamma);
        row("JPEG", jpegOfCamera(), jpeg);
        row("JPEG whose numbers begin with their small end", jpegOfCamera(6, true), jpeg);
        row("JPEG in several scans", jpegOfCamera(6, false, true), encoded("JPEG", true));
        row("PNG", pngOfCamera(), png);
        row("PNG whose numbers begin with their small end", pngOfCamera(6, true), png);
    }

    void nothingIsLeftButThePictureAndHowItIsTurned()
    {
        QFETCH(QByteArray, picture);
        QFETCH(QByteArray, plain);
        const std::string before = picture.toStdString();
        QVERIFY(holds(before, kPlace));
        const auto bare = bareOf(before);
        QVERIFY(bare.has_value());
        QVERIFY(!holds(*bare, "GPS"));
        QVERIFY(!holds(*bare, "4711"));
        QVERIFY(isBare(*bare));
        const bool isPng = before[1] == 'P';
        QVERIFY(holds(*bare, isPng ? "gAMA" : kIccProfile));
        QCOMPARE(decoded(*bare), decoded(plain.toStdString()));
        QVERIFY(!decoded(*bare).isNull());
        QVERIFY(holds(*bare, tiffWithOrientation(6)));
        if (!isPng) // Qt reads it of a JPEG alone
            QCOMPARE(turnOf(*bare), QImageIOHandler::TransformationRotate90);
        QCOMPARE(bareOf(*bare), bare);
    }

    void whatStandsUprightHasNoExifAtAll()
    {
        for (const int orientation : {0, 1, 9, 200})
            for (const std::string& picture :
                 {jpegOfCamera(orientation), pngOfCamera(orientation, true)}) {
                const auto bare = bareOf(picture);
                QVERIFY(bare.has_value());
                QVERIFY(!holds(*bare, "Exif") && !holds(*bare, "eXIf"));
            }
    }

    void howItIsTurnedIsReadFromAnything()
    {
        for (int orientation = 2; orientation <= 8; ++orientation)
            for (const bool littleFirst : {false, true})
                QCOMPARE(orientationIn(cameraTiff(orientation, littleFirst, kPlace)), orientation);
        const std::string tiff = tiffWithOrientation(3);
        QCOMPARE(orientationIn(tiff), 3);
        for (std::size_t size = 0; size < 22; ++size)
            QCOMPARE(orientationIn(AtTheEdge(tiff.substr(0, size)).bytes()), 1);
        QCOMPARE(orientationIn("MM" + bigFirst(42, 2) + bigFirst(0xFFFFFFFF, 4)), 1);
        QCOMPARE(orientationIn("XX" + tiff.substr(2)), 1);
    }

    void onePictureThatIsCutIsNone_data()
    {
        QTest::addColumn<QByteArray>("picture");
        QTest::newRow("JPEG") << QByteArray::fromStdString(
            *barePicture(jpegOfCamera(6, false, true)));
        QTest::newRow("PNG") << QByteArray::fromStdString(*barePicture(pngOfCamera()));
    }

    void onePictureThatIsCutIsNone()
    {
        QFETCH(QByteArray, picture);
        for (qsizetype size = 0; size < picture.size(); ++size)
            QVERIFY2(!bareOf(picture.first(size).toStdString()), QByteArray::number(size));
    }

    void whatCannotBeFollowedIsNotGivenOut_data()
    {
        QTest::addColumn<QByteArray>("picture");
        const auto row = [](const char* name, const std::string& picture) {
            QTest::newRow(name) << QByteArray::fromStdString(picture);
        };
        const std::string jpeg = encoded("JPEG");
        const std::string png = encoded("PNG");
        const std::string header = png.substr(0, 33);
        const std::string rest = png.substr(33);
        const std::string end = pngChunk("IEND", "");
        row("nothing", "");
        row("another type", "GIF89a" + jpeg);
        row("a segment that is longer than the file", "\xFF\xD8\xFF\xE1\xFF\xFF" + kPlace);
        row("a segment shorter than its own length",
            std::string("\xFF\xD8\xFF\xE1\0\1", 6) + jpeg.substr(2));
        row("a JPEG without a picture", "\xFF\xD8" + exifSegment(kPlace) + "\xFF\xD9");
        row("a JPEG in a JPEG", jpeg.substr(0, 2) + jpeg);
        row("bytes between segments", jpeg.substr(0, 2) + kPlace + jpeg.substr(2));
        row("a marker of nothing", jpeg.substr(0, 2) + jpegSegment(0x42, kPlace) + jpeg.substr(2));
        row("a chunk that is longer than the file", header + "\xFF\xFF\xFF\xFFtEXt" + rest);
        row("a chunk that ends with the file", header + bigFirst(1, 4) + "IDATx");
        row("a chunk without which it is another picture",
            header + pngChunk("CgBI", kPlace) + rest);
        row("two headers", header + header.substr(8) + rest);
        row("no header", png.substr(0, 8) + rest);
        row("a PNG without a picture", header + end);
        row("an end that holds something",
            header + pngChunk("IDAT", "x") + pngChunk("IEND", kPlace));
    }

    void whatCannotBeFollowedIsNotGivenOut()
    {
        QFETCH(QByteArray, picture);
        QVERIFY(!bareOf(picture.toStdString()));
    }

    void whateverComesItReadsNoFurtherAndLeavesNothing()
    {
        std::mt19937 random(20'261'129);
        const auto below = [&](std::size_t end) { return std::size_t(random()) % end; };
        const std::array pictures{jpegOfCamera(), jpegOfCamera(3, true, true), pngOfCamera()};
        int given = 0;
        for (int i = 0; i < 30'000; ++i) {
            std::string picture = pictures[below(pictures.size())];
            for (std::size_t damage = below(4); damage > 0 && !picture.empty(); --damage)
                switch (below(4)) {
                case 0:
                    picture[below(picture.size())] = static_cast<char>(random());
                    break;
                case 1:
                    picture.erase(below(picture.size()), 1 + below(40));
                    break;
                case 2:
                    picture.insert(below(picture.size()), exifSegment(cameraTiff(5, true, kPlace)));
                    break;
                default:
                    picture.resize(1 + below(picture.size()));
                }
            const auto bare = bareOf(picture);
            if (!bare)
                continue;
            ++given;
            QVERIFY2(isBare(*bare), QByteArray::fromStdString(picture).toBase64());
            QCOMPARE(barePicture(*bare), bare);
        }
        QVERIFY(given > 3'000 && given < 29'000);
    }
};

QTEST_GUILESS_MAIN(TestBarePicture)
#include "tst_bare_picture.moc"
