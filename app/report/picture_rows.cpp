#include "app/report/picture_rows.h"

#include "app/report/picture.h"

#include <QPainter>

#include <algorithm>

namespace wupan {
namespace {

using paper::font;
using paper::mm;
using paper::pt;

constexpr qreal kGap = mm(6);
constexpr qreal kPhotoHeight = mm(63);
constexpr qreal kWordsHeight = mm(20); ///< of a box that stands for a photo
constexpr qreal kSignatureHeight = mm(24);
constexpr qreal kPenHeight = mm(17);
constexpr qreal kCaptionLine = pt(12.5);
constexpr qreal kBelow = mm(4);
// What a printer of an office shows; more only makes the file heavy.
constexpr qreal kPictureDotsPerInch = 200;

struct Caption
{
    QString text;
    QColor ink = paper::kInk;
    QFont::Weight weight = QFont::Normal;
};

TextBlock captionBlock(qreal width, std::initializer_list<Caption> captions)
{
    TextBlock block(width, kCaptionLine);
    for (const Caption& caption : captions)
        block.add(caption.text, {font(8.6, caption.weight), caption.ink});
    return block;
}

TextBlock captionOf(const ReportPhoto& photo, qreal width)
{
    return captionBlock(
        width, {{photo.title, paper::kInk, QFont::Medium},
                {photo.time, paper::kFaintInk},
                {photo.picture.file.isEmpty() ? QString() : photo.picture.note, paper::kFaintInk}});
}

QSizeF shownSize(const QSize& pixels, const QSizeF& room)
{
    return QSizeF(pixels).scaled(room, Qt::KeepAspectRatio);
}

void drawInstead(QPainter& painter, const QRectF& area, const QString& words)
{
    painter.fillRect(area, paper::kGround);
    painter.setPen(QPen(paper::kLine, pt(0.6), Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(area);
    painter.setPen(paper::kFaintInk);
    painter.setFont(font(8.6));
    painter.drawText(area.adjusted(mm(4), mm(2), -mm(4), -mm(2)),
                     static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap, words);
}

/// False: it cannot be read.
bool drawPicture(QPainter& painter, const QRectF& area, const QString& file, bool lossless)
{
    const QSizeF dots = area.size() * kPictureDotsPerInch / paper::kDotsPerInch;
    QImage image = readUpright(file, dots.toSize());
    if (image.isNull())
        return false;
    if (lossless) // strokes of a pen: smaller so, and without a fringe
        image = image.convertToFormat(QImage::Format_Grayscale8);
    painter.setRenderHint(QPainter::LosslessImageRendering, lossless);
    painter.drawImage(area, image);
    return true;
}

} // namespace

PictureRows::PictureRows(PageFlow& flow, const ReportWords& words)
    : m_flow(flow)
    , m_words(words)
    , m_width((flow.body().width() - kGap) / 2)
{}

qreal PictureRows::left(std::size_t column) const
{
    return m_flow.body().left() + (column % 2 == 0 ? 0 : m_width + kGap);
}

QString PictureRows::insteadOf(const ReportPicture& picture, bool readable) const
{
    return readable ? picture.note : m_words.unreadablePicture;
}

qreal PictureRows::photoHeight() const
{
    return kPhotoHeight + 3 * kCaptionLine;
}

void PictureRows::photos(const std::vector<ReportPhoto>& photos) const
{
    for (std::size_t i = 0; i < photos.size(); i += 2) {
        const std::size_t end = std::min(i + 2, photos.size());
        qreal pictures = kWordsHeight;
        qreal captions = 0;
        for (std::size_t j = i; j < end; ++j) {
            const QString& file = photos[j].picture.file;
            const QSize size = file.isEmpty() ? QSize() : uprightSizeOf(file);
            if (!size.isEmpty())
                pictures = std::max(pictures, shownSize(size, {m_width, kPhotoHeight}).height());
            captions = std::max(captions, captionOf(photos[j], m_width).height());
        }
        const qreal height = pictures + mm(1) + captions;
        m_flow.need(height);
        for (std::size_t j = i; j < end; ++j)
            photo(photos[j], {left(j), m_flow.y()}, pictures);
        m_flow.down(height + kBelow);
    }
}

void PictureRows::photo(const ReportPhoto& photo, QPointF at, qreal height) const
{
    const QSize size = photo.picture.file.isEmpty() ? QSize() : uprightSizeOf(photo.picture.file);
    const bool readable = photo.picture.file.isEmpty() || !size.isEmpty();
    const TextBlock caption = captionOf(photo, m_width);
    m_flow.draw([=, this, file = photo.picture.file, width = m_width,
                 instead = insteadOf(photo.picture, readable)](QPainter& painter) {
        const QSizeF shown =
            size.isEmpty() ? QSizeF(width, height) : shownSize(size, {width, height});
        if (size.isEmpty())
            drawInstead(painter, {at, shown}, instead);
        else if (!drawPicture(painter, {at, shown}, file, false))
            drawInstead(painter, {at, shown}, m_words.unreadablePicture);
        caption.draw(painter, at + QPointF(0, height + mm(1)));
    });
}

qreal PictureRows::signatureHeight() const
{
    return kSignatureHeight + 3 * kCaptionLine + mm(2);
}

void PictureRows::signatures(const std::vector<ReportSignature>& signatures) const
{
    for (std::size_t i = 0; i < signatures.size(); i += 2) {
        m_flow.need(signatureHeight());
        for (std::size_t j = i; j < std::min(i + 2, signatures.size()); ++j)
            signature(signatures[j], {left(j), m_flow.y()});
        m_flow.down(signatureHeight() + kBelow);
    }
}

void PictureRows::signature(const ReportSignature& signature, QPointF at) const
{
    const QString file = signature.picture.file;
    const QSize size = file.isEmpty() ? QSize() : uprightSizeOf(file);
    const QString instead = insteadOf(signature.picture, file.isEmpty() || !size.isEmpty());
    const TextBlock role = captionBlock(m_width, {{signature.role, paper::kFaintInk}});
    const TextBlock who = captionBlock(m_width, {{signature.name, paper::kInk, QFont::Medium},
                                                 {signature.time, paper::kFaintInk}});
    m_flow.draw([=, this, width = m_width](QPainter& painter) {
        role.draw(painter, at, 0, 1);
        const QRectF room(at + QPointF(0, kCaptionLine), QSizeF(width, kSignatureHeight));
        const QRectF inner = room.adjusted(0, mm(1), 0, -mm(1));
        if (size.isEmpty()) {
            drawInstead(painter, inner, instead);
        } else {
            const QRectF shown(inner.topLeft(), shownSize(size, inner.size()));
            if (!drawPicture(painter, shown, file, true))
                drawInstead(painter, inner, m_words.unreadablePicture);
        }
        painter.setPen(QPen(paper::kInk, pt(0.6)));
        painter.drawLine(room.bottomLeft(), room.bottomRight());
        who.draw(painter, room.bottomLeft() + QPointF(0, mm(1)), 0, 2);
    });
}

qreal PictureRows::penHeight() const
{
    return kPenHeight;
}

void PictureRows::pens(const std::vector<QString>& signers) const
{
    for (std::size_t i = 0; i < signers.size(); i += 2) {
        m_flow.need(kPenHeight);
        for (std::size_t j = i; j < std::min(i + 2, signers.size()); ++j)
            pen(signers[j], {left(j), m_flow.y()});
        m_flow.down(kPenHeight);
    }
}

void PictureRows::pen(const QString& signer, QPointF at) const
{
    const TextBlock role = captionBlock(m_width, {{signer, paper::kFaintInk}});
    const TextBlock sign = captionBlock(m_width * 0.6, {{m_words.signHere, paper::kFaintInk}});
    const TextBlock date = captionBlock(m_width * 0.4, {{m_words.date, paper::kFaintInk}});
    m_flow.draw([=, width = m_width](QPainter& painter) {
        role.draw(painter, at, 0, 1);
        const QPointF line = at + QPointF(0, mm(12));
        sign.draw(painter, line - QPointF(0, kCaptionLine), 0, 1);
        date.draw(painter, line + QPointF(width * 0.6, -kCaptionLine), 0, 1);
        painter.setPen(QPen(paper::kInk, pt(0.6)));
        painter.drawLine(line, line + QPointF(width, 0));
    });
}

} // namespace wupan
