#include "app/report/page_flow.h"

#include <QPainter>

#include <algorithm>

namespace wupan {
namespace {

using paper::mm;

constexpr qreal kCellPadding = mm(1.4);
constexpr qreal kMarkWidth = mm(0.9);
// A row of more than this part of a page begins where there is room, and goes on on the next.
constexpr qreal kUnbrokenPart = 0.4;
// One line alone at the foot of a page looks lost.
constexpr int kFewestLines = 2;

int linesOf(const PageFlow::Row& row)
{
    int lines = 0;
    for (const PageFlow::Cell& cell : row.cells)
        lines = std::max(lines, cell.text.lineCount());
    return lines;
}

/// The same for all cells.
qreal lineHeightOf(const PageFlow::Row& row)
{
    return row.cells.front().text.lineHeight();
}

qreal heightOf(const PageFlow::Row& row, int lines)
{
    return lines * lineHeightOf(row) + 2 * kCellPadding;
}

} // namespace

PageFlow::PageFlow(const QRectF& body)
    : m_body(body)
    , m_y(body.top())
    , m_top(body.top())
    , m_pages(1)
{}

void PageFlow::nextPage()
{
    m_pages.emplace_back();
    m_y = m_body.top();
    if (m_heading)
        m_heading();
    m_top = m_y;
}

void PageFlow::need(qreal height)
{
    if (height > room() && !atTop())
        nextPage();
}

void PageFlow::space(qreal height)
{
    if (!atTop())
        m_y += height;
}

void PageFlow::text(const TextBlock& text, qreal indent)
{
    int line = 0;
    while (line < text.lineCount()) {
        const int left = text.lineCount() - line;
        need(std::min(left, kFewestLines) * text.lineHeight());
        const int count = std::clamp(static_cast<int>(room() / text.lineHeight()), 1, left);
        draw([text, line, count, at = QPointF(m_body.left() + indent, m_y)](QPainter& painter) {
            text.draw(painter, at, line, count);
        });
        m_y += count * text.lineHeight();
        line += count;
    }
}

bool PageFlow::mayBreak(const Row& row) const
{
    return heightOf(row, linesOf(row)) > m_body.height() * kUnbrokenPart;
}

qreal PageFlow::startOf(const Row& row) const
{
    const int lines = linesOf(row);
    return heightOf(row, mayBreak(row) ? std::min(lines, kFewestLines) : lines);
}

void PageFlow::row(const Row& row)
{
    need(startOf(row));
    const int lines = linesOf(row);
    int line = 0;
    while (line < lines) {
        const int left = lines - line;
        need(heightOf(row, std::min(left, kFewestLines)));
        const int fits = static_cast<int>((room() - heightOf(row, 0)) / lineHeightOf(row));
        const int count = std::clamp(fits, 1, left);
        rowPart(row, line, count, count == left);
        line += count;
    }
}

void PageFlow::rowPart(const Row& row, int first, int count, bool last)
{
    const QRectF area(m_body.left(), m_y, m_body.width(), heightOf(row, count));
    draw([row, first, count, last, area](QPainter& painter) {
        if (row.ground.isValid())
            painter.fillRect(area, row.ground);
        if (row.mark.isValid())
            painter.fillRect(QRectF(area.topLeft(), QSizeF(kMarkWidth, area.height())), row.mark);
        for (const Cell& cell : row.cells)
            cell.text.draw(painter, area.topLeft() + QPointF(cell.x, kCellPadding), first, count);
        if (last) {
            painter.setPen(QPen(paper::kLine, paper::pt(0.5)));
            painter.drawLine(area.bottomLeft(), area.bottomRight());
        }
    });
    m_y += area.height();
}

} // namespace wupan
