#pragma once

#include "app/report/paper.h"

#include <QTextLayout>

#include <memory>
#include <vector>

class QPainter;

namespace wupan {

struct TextStyle
{
    QFont font;
    QColor ink = paper::kInk;
    Qt::Alignment alignment = Qt::AlignLeft;
};

/// Texts broken into lines of one width, all of one height, so that a page may end after any of
/// them. Thread: one at a time.
class TextBlock
{
public:
    TextBlock(qreal width, qreal lineHeight)
        : m_width(width)
        , m_lineHeight(lineHeight)
    {}

    /// Adds the lines of a text; each of its paragraphs begins a new one. An empty text adds none.
    TextBlock& add(const QString& text, const TextStyle& style);

    [[nodiscard]] int lineCount() const { return static_cast<int>(m_lines.size()); }
    [[nodiscard]] qreal lineHeight() const { return m_lineHeight; }
    [[nodiscard]] qreal height() const { return lineCount() * m_lineHeight; }
    /// `count` lines from `first` on, as far as there are some.
    void draw(QPainter& painter, QPointF at, int first, int count) const;
    void draw(QPainter& painter, QPointF at) const { draw(painter, at, 0, lineCount()); }

private:
    struct Line
    {
        std::shared_ptr<QTextLayout> paragraph;
        int number; ///< within it
        QColor ink;
    };
    void addParagraph(const QString& text, const TextStyle& style);

    qreal m_width;
    qreal m_lineHeight;
    std::vector<Line> m_lines;
};

} // namespace wupan
