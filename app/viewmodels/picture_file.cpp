#include "picture_file.h"

#include "core/base/media_type.h"

#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QImageReader>
#include <QPainter>

namespace wupan {
namespace {

constexpr qint64 kMegabyte = 1024LL * 1024;
// Enough to read a type plate across a room, and a tenth of what a camera writes.
constexpr int kLongerSide = 2560;
constexpr int kJpegQuality = 85;
// Enough for a tile of a list on any screen, in some ten thousand bytes.
constexpr int kThumbnailSide = 320;
constexpr int kThumbnailQuality = 75;

Result<QByteArray> readBytes(const QUrl& file)
{
    QFile picture(file.isLocalFile() ? file.toLocalFile() : file.toString());
    if (!picture.open(QIODevice::ReadOnly))
        return Error{ErrorCode::unreadableFile, picture.errorString().toStdString()};
    if (picture.size() > kMaxFileBytes)
        return Error{ErrorCode::tooLarge, "picture"};
    return picture.readAll();
}

/// Looks at the size first: a small file may unfold to gigabytes.
Result<QImage> decode(QByteArray& bytes)
{
    const std::string_view file(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    if (pictureType(file).empty())
        return Error{ErrorCode::unreadableFile, "neither JPEG nor PNG"};
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    // Qt's own limit of 128 MB would refuse pictures of less than 50 megapixels at 8 bytes each.
    QImageReader::setAllocationLimit(static_cast<int>(kMaxPixels * 8 / kMegabyte + 1));
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (qint64{size.width()} * size.height() > qint64{kMaxPixels})
        return Error{ErrorCode::tooLarge, "picture"};
    if (!isWholePicture(file))
        return Error{ErrorCode::unreadableFile, "the picture breaks off"};
    if (qMax(size.width(), size.height()) > kLongerSide)
        reader.setScaledSize(size.scaled(kLongerSide, kLongerSide, Qt::KeepAspectRatio));
    QImage image = reader.read();
    if (image.isNull())
        return Error{ErrorCode::unreadableFile, reader.errorString().toStdString()};
    return image;
}

/// JPEG knows no transparency: what shows through is white paper.
QImage onWhite(const QImage& image)
{
    if (!image.hasAlphaChannel())
        return image;
    QImage paper(image.size(), QImage::Format_RGB32);
    paper.fill(Qt::white);
    QPainter(&paper).drawImage(0, 0, image);
    return paper;
}

/// Empty when it cannot be written.
std::string asJpeg(const QImage& image, int quality)
{
    QByteArray jpeg;
    QBuffer out(&jpeg);
    out.open(QIODevice::WriteOnly);
    return image.save(&out, "JPEG", quality) ? jpeg.toStdString() : std::string();
}

std::string thumbnailOf(const QImage& image, std::size_t mostBytes)
{
    if (qMax(image.width(), image.height()) <= kThumbnailSide)
        return {};
    std::string jpeg = asJpeg(
        image.scaled(kThumbnailSide, kThumbnailSide, Qt::KeepAspectRatio, Qt::SmoothTransformation),
        kThumbnailQuality);
    return jpeg.size() < mostBytes ? jpeg : std::string();
}

Result<KeptPicture> pictureOf(const QImage& image)
{
    KeptPicture picture;
    picture.bytes = asJpeg(image, kJpegQuality);
    if (picture.bytes.empty())
        return Error{ErrorCode::unreadableFile, "cannot be written as JPEG"};
    picture.thumbnail = thumbnailOf(image, picture.bytes.size());
    return picture;
}

Result<AttachmentId> keep(Tablet& tablet, NewFile owner, Result<KeptPicture> picture)
{
    if (!picture)
        return picture.error();
    owner.bytes = std::move(picture->bytes);
    owner.thumbnail = std::move(picture->thumbnail);
    owner.takenAt = tablet.clock().now();
    return AttachmentService(tablet).add(owner);
}

} // namespace

Result<QImage> readImage(const QUrl& file)
{
    Result<QByteArray> bytes = readBytes(file);
    if (!bytes)
        return bytes.error();
    return decode(*bytes);
}

Result<KeptPicture> readPicture(const QUrl& file)
{
    const Result<QImage> image = readImage(file);
    if (!image)
        return image.error();
    QImage plain = onWhite(*image);
    for (const QString& key : plain.textKeys())
        plain.setText(key, QString());
    return pictureOf(plain);
}

Result<AttachmentId> keepPhoto(Tablet& tablet, NewFile owner, const QUrl& picture)
{
    return keep(tablet, std::move(owner), readPicture(picture));
}

Result<AttachmentId> keepDrawing(Tablet& tablet, NewFile owner, const QImage& drawing)
{
    return keep(tablet, std::move(owner), pictureOf(onWhite(drawing)));
}

std::string pngOf(const QImage& image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes.toStdString();
}

} // namespace wupan
