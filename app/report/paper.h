#pragma once

#include <QColor>
#include <QFont>
#include <QRectF>

/// The sizes and colours of the printed page. Everything is measured in dots.
namespace wupan::paper {

inline constexpr int kDotsPerInch = 600;
inline constexpr qreal kWidthMm = 210; // A4
inline constexpr qreal kHeightMm = 297;
inline constexpr qreal kSideMm = 18;
inline constexpr qreal kHeadMm = 22; ///< above the body, with the running head
inline constexpr qreal kFootMm = 20;

[[nodiscard]] constexpr qreal mm(qreal length)
{
    return length * kDotsPerInch / 25.4;
}
[[nodiscard]] constexpr qreal pt(qreal length)
{
    return length * kDotsPerInch / 72;
}

/// Where the content of a page stands.
[[nodiscard]] inline QRectF body()
{
    return {mm(kSideMm), mm(kHeadMm), mm(kWidthMm - 2 * kSideMm),
            mm(kHeightMm - kHeadMm - kFootMm)};
}

[[nodiscard]] inline QFont font(qreal points, QFont::Weight weight = QFont::Normal)
{
    QFont font(QStringLiteral("Noto Sans CJK SC"));
    font.setPixelSize(qRound(pt(points)));
    font.setWeight(weight);
    // Ligatures and other forms of digits have no letters in the file: nobody would find them.
    font.setStyleStrategy(QFont::PreferNoShaping);
    return font;
}

// Readable also where the printer has no colours.
inline const QColor kInk(0x17, 0x21, 0x1c);
inline const QColor kFaintInk(0x5a, 0x66, 0x60);
inline const QColor kBrand(0x0f, 0x6b, 0x4f);
inline const QColor kBand(0xe6, 0xf1, 0xec);
inline const QColor kGround(0xf3, 0xf5, 0xf3);
inline const QColor kLine(0xc9, 0xd1, 0xcb);
inline const QColor kRed(0xb3, 0x26, 0x1e);
inline const QColor kRedGround(0xfb, 0xec, 0xea);

} // namespace wupan::paper
