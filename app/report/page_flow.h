#pragma once

#include "app/report/text_block.h"

#include <QRectF>

#include <functional>
#include <vector>

namespace wupan {

/// Lays out pages from top to bottom, as a list of what is to be drawn on each: how many there are
/// is known before the first is drawn. Pictures are read only then. Thread: one at a time.
class PageFlow
{
public:
    using Drawing = std::function<void(QPainter&)>;

    /// One column of a row.
    struct Cell
    {
        qreal x; ///< from the left of the body
        TextBlock text;
    };
    struct Row
    {
        std::vector<Cell> cells; ///< at least one; all with lines of one height
        QColor ground;           ///< invalid: none
        QColor mark;             ///< a bar at the left; invalid: none
    };

    explicit PageFlow(const QRectF& body);

    [[nodiscard]] const QRectF& body() const { return m_body; }
    [[nodiscard]] qreal y() const { return m_y; }
    [[nodiscard]] qreal room() const { return m_body.bottom() - m_y; }
    [[nodiscard]] const std::vector<std::vector<Drawing>>& pages() const { return m_pages; }

    /// Goes to the next page unless so much room is left on this one.
    void need(qreal height);
    /// What is drawn first on every page that begins from now on; empty: nothing.
    void repeat(std::function<void()> heading) { m_heading = std::move(heading); }
    void draw(Drawing drawing) { m_pages.back().push_back(std::move(drawing)); }
    void down(qreal height) { m_y += height; }
    /// Nothing at the top of a page.
    void space(qreal height);

    /// Lines that go on on the next page where they have to.
    void text(const TextBlock& text, qreal indent = 0);
    /// A row of a table with a line under it. It is broken only where it would leave much of a page
    /// empty.
    void row(const Row& row);
    /// So much of it stands on the page on which it begins: all, or as little as may.
    [[nodiscard]] qreal startOf(const Row& row) const;

private:
    void nextPage();
    [[nodiscard]] bool mayBreak(const Row& row) const;
    [[nodiscard]] bool atTop() const { return m_y <= m_top; }
    void rowPart(const Row& row, int first, int count, bool last);

    QRectF m_body;
    qreal m_y;
    qreal m_top; ///< below the heading that was repeated
    std::function<void()> m_heading;
    std::vector<std::vector<Drawing>> m_pages;
};

} // namespace wupan
