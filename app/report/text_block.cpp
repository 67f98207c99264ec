#include "app/report/text_block.h"

#include <QPainter>

namespace wupan {
namespace {

// Qt counts positions along a paragraph in 26 bits: a longer one is broken into several.
constexpr qsizetype kLongestParagraph = 4000;

/// No control characters, which a font has no sign for.
QString printable(QString text)
{
    for (QChar& letter : text)
        if (letter.category() == QChar::Other_Control)
            letter = QLatin1Char(' ');
    return text;
}

} // namespace

TextBlock& TextBlock::add(const QString& text, const TextStyle& style)
{
    if (text.isEmpty())
        return *this;
    const QString lines = QString(text).replace("\r\n", "\n").replace('\r', '\n');
    for (const QString& paragraph : lines.split('\n')) {
        qsizetype from = 0;
        while (paragraph.size() - from > kLongestParagraph) {
            const qsizetype space = paragraph.lastIndexOf(' ', from + kLongestParagraph);
            qsizetype to = space > from ? space + 1 : from + kLongestParagraph;
            if (paragraph.at(to).isLowSurrogate())
                --to;
            addParagraph(paragraph.mid(from, to - from), style);
            from = to;
        }
        addParagraph(paragraph.mid(from), style);
    }
    return *this;
}

void TextBlock::addParagraph(const QString& text, const TextStyle& style)
{
    auto paragraph = std::make_shared<QTextLayout>(printable(text), style.font);
    QTextOption option(style.alignment);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setUseDesignMetrics(true);
    paragraph->setTextOption(option);
    paragraph->setCacheEnabled(true);
    paragraph->beginLayout();
    for (QTextLine line = paragraph->createLine(); line.isValid(); line = paragraph->createLine()) {
        line.setLineWidth(m_width);
        line.setPosition({0, 0});
        m_lines.push_back({paragraph, line.lineNumber(), style.ink});
    }
    paragraph->endLayout();
}

void TextBlock::draw(QPainter& painter, QPointF at, int first, int count) const
{
    const int end = std::min(lineCount(), first + count);
    for (int i = first; i < end; ++i) {
        const Line& line = m_lines[static_cast<std::size_t>(i)];
        const QTextLine text = line.paragraph->lineAt(line.number);
        painter.setPen(line.ink);
        text.draw(&painter, at + QPointF(0, (m_lineHeight - text.height()) / 2));
        at.ry() += m_lineHeight;
    }
}

} // namespace wupan
