#include "app/report/report_layout.h"

#include "app/report/picture_rows.h"

#include <QPainter>

namespace wupan {
namespace {

using paper::font;
using paper::mm;
using paper::pt;

// A line of Chinese needs about half its size above and below it to be read with ease.
constexpr qreal kTextLine = pt(15.5);
constexpr qreal kTableLine = pt(14);
constexpr qreal kNoteLine = pt(13.5);

TextStyle plain()
{
    return {font(10)};
}

TextStyle small(const QColor& ink = paper::kInk, QFont::Weight weight = QFont::Normal)
{
    return {font(9.2, weight), ink};
}

PageFlow::Cell cell(qreal x, qreal width, const QString& text, const TextStyle& style)
{
    PageFlow::Cell cell{x, TextBlock(width, kTableLine)};
    cell.text.add(text, style);
    return cell;
}

} // namespace

ReportLayout::ReportLayout(const VisitReport& report)
    : m_report(report)
    , m_flow(paper::body())
{
    title();
    facts();
    summary();
    checklist();
    issues();
    photos();
    signatures();
}

void ReportLayout::rule(qreal thickness, const QColor& colour)
{
    m_flow.draw([thickness, colour, y = m_flow.y(), body = m_flow.body()](QPainter& painter) {
        painter.fillRect(QRectF(body.left(), y, body.width(), thickness), colour);
    });
    m_flow.down(thickness);
}

void ReportLayout::title()
{
    const auto centred = [&](const QString& text, qreal size, qreal line, const QColor& ink,
                             QFont::Weight weight) {
        m_flow.text(TextBlock(m_flow.body().width(), line)
                        .add(text, {font(size, weight), ink, Qt::AlignHCenter}));
    };
    centred(m_report.park, 10.5, pt(18), paper::kFaintInk, QFont::Normal);
    centred(m_report.title, 22, pt(36), paper::kInk, QFont::Bold);
    centred(m_report.enterprise, 13, pt(22), paper::kBrand, QFont::Bold);
    m_flow.down(mm(3));
    rule(pt(1.6), paper::kBrand);
}

void ReportLayout::facts()
{
    constexpr qreal kName = mm(25);
    const qreal half = m_flow.body().width() / 2;
    const qreal indent = mm(1.5);
    const auto put = [&](PageFlow::Row& row, qreal x, qreal width, const ReportFact& fact) {
        row.cells.push_back(cell(x + indent, kName - indent, fact.name, small(paper::kFaintInk)));
        row.cells.push_back(cell(x + kName, width - kName - indent, fact.value, small()));
    };
    PageFlow::Row row;
    const auto finish = [&] {
        if (!row.cells.empty())
            m_flow.row(row);
        row = {};
    };
    for (const ReportFact& fact : m_report.facts) {
        if (fact.wide)
            finish();
        put(row, row.cells.empty() ? 0 : half, fact.wide ? 2 * half : half, fact);
        if (fact.wide || row.cells.size() > 2)
            finish();
    }
    finish();
}

void ReportLayout::chapter(const QString& heading, qreal withHeight)
{
    constexpr qreal kLine = pt(22);
    m_flow.space(mm(7));
    m_flow.need(kLine + mm(2) + withHeight);
    m_flow.text(TextBlock(m_flow.body().width(), kLine)
                    .add(heading, {font(13, QFont::Bold), paper::kBrand}));
    m_flow.down(mm(1));
}

void ReportLayout::note(const QString& text)
{
    m_flow.text(TextBlock(m_flow.body().width(), kNoteLine).add(text, small(paper::kFaintInk)));
}

void ReportLayout::summary()
{
    chapter(m_report.words.summary, 3 * kTextLine);
    m_flow.text(TextBlock(m_flow.body().width(), kTextLine).add(m_report.summary, plain()));
    if (!m_report.summary.isEmpty())
        m_flow.space(mm(1));
    note(m_report.summaryNote);
}

void ReportLayout::checklist()
{
    const std::vector<ReportSection>& sections = m_report.sections;
    chapter(m_report.words.checklist,
            kNoteLine + mm(1.5) + (sections.empty() ? 0 : startOf(sections.front())));
    note(m_report.checklistNote);
    if (!m_report.checklistNote.isEmpty())
        m_flow.space(mm(1.5));
    for (const ReportSection& each : sections) {
        if (&each != &sections.front())
            m_flow.space(mm(3));
        section(each);
    }
}

qreal ReportLayout::startOf(const ReportSection& section) const
{
    const qreal head = m_flow.startOf(sectionHead(section, false));
    return section.answers.empty() ? head
                                   : head + m_flow.startOf(answerRow(section.answers.front()));
}

void ReportLayout::section(const ReportSection& section)
{
    m_flow.need(startOf(section));
    m_flow.row(sectionHead(section, false));
    m_flow.repeat([this, &section] { m_flow.row(sectionHead(section, true)); });
    for (const ReportAnswer& answer : section.answers)
        m_flow.row(answerRow(answer));
    m_flow.repeat({});
}

PageFlow::Row ReportLayout::sectionHead(const ReportSection& section, bool again) const
{
    const qreal width = m_flow.body().width();
    const qreal title = width * 0.7;
    PageFlow::Row row;
    row.ground = paper::kBand;
    row.cells.push_back(cell(mm(2), title,
                             again ? section.title + m_report.words.continued : section.title,
                             small(paper::kInk, QFont::Bold)));
    TextStyle right = small(paper::kFaintInk);
    right.alignment = Qt::AlignRight;
    row.cells.push_back(cell(title + mm(2), width - title - mm(4), section.remark, right));
    return row;
}

PageFlow::Row ReportLayout::answerRow(const ReportAnswer& answer) const
{
    constexpr qreal kNumber = mm(12);
    constexpr qreal kGap = mm(4);
    const qreal width = m_flow.body().width();
    const qreal question = (width - kNumber) * 0.55;
    const bool difficult = !answer.difficulty.isEmpty();
    PageFlow::Row row;
    row.cells.push_back(cell(mm(2), kNumber - mm(2), answer.number, small(paper::kFaintInk)));
    row.cells.push_back(cell(kNumber, question - kGap, answer.question, small()));
    const qreal at = kNumber + question;
    PageFlow::Cell given =
        cell(at, width - at - mm(1.5), answer.answer,
             answer.given ? small(paper::kInk, difficult ? QFont::Bold : QFont::Medium)
                          : small(paper::kFaintInk));
    given.text.add(answer.difficulty, small(paper::kRed, QFont::Bold));
    row.cells.push_back(std::move(given));
    if (difficult) {
        row.ground = paper::kRedGround;
        row.mark = paper::kRed;
    }
    return row;
}

namespace {

/// The columns of the table of issues, in parts of its width.
struct IssueColumn
{
    qreal from;
    qreal width;
};
constexpr IssueColumn kIssueColumns[] = {
    {0, 0.15}, {0.15, 0.43}, {0.58, 0.15}, {0.73, 0.145}, {0.875, 0.125}};

PageFlow::Cell issueCell(std::size_t column, qreal table, const QString& text,
                         const TextStyle& style)
{
    const IssueColumn& place = kIssueColumns[column];
    return cell(place.from * table + mm(1.5), place.width * table - mm(3), text, style);
}

} // namespace

PageFlow::Row ReportLayout::issueColumns() const
{
    const ReportWords& words = m_report.words;
    PageFlow::Row row;
    row.ground = paper::kBand;
    std::size_t column = 0;
    for (const QString& name :
         {words.issueNumber, words.issue, words.issueKind, words.issueState, words.issueDue})
        row.cells.push_back(
            issueCell(column++, m_flow.body().width(), name, small(paper::kInk, QFont::Bold)));
    return row;
}

PageFlow::Row ReportLayout::issueRow(const ReportIssue& issue) const
{
    const qreal width = m_flow.body().width();
    PageFlow::Row row;
    row.cells.push_back(issueCell(0, width, issue.number, small(paper::kFaintInk)));
    PageFlow::Cell what = issueCell(1, width, issue.title, small(paper::kInk, QFont::Bold));
    what.text.add(issue.description, small());
    row.cells.push_back(std::move(what));
    row.cells.push_back(issueCell(2, width, issue.kind, small()));
    row.cells.push_back(issueCell(3, width, issue.state, small()));
    row.cells.push_back(issueCell(4, width, issue.due, small()));
    return row;
}

void ReportLayout::issues()
{
    const std::vector<ReportIssue>& issues = m_report.issues;
    chapter(m_report.words.issues, issues.empty() ? kNoteLine
                                                  : m_flow.startOf(issueColumns()) +
                                                        m_flow.startOf(issueRow(issues.front())));
    if (!issues.empty())
        m_flow.row(issueColumns());
    m_flow.repeat([this] { m_flow.row(issueColumns()); });
    for (const ReportIssue& issue : issues)
        m_flow.row(issueRow(issue));
    m_flow.repeat({});
    m_flow.space(mm(1));
    note(m_report.issuesNote);
}

void ReportLayout::photos()
{
    const PictureRows rows(m_flow, m_report.words);
    chapter(m_report.words.photos,
            kNoteLine + mm(1.5) + (m_report.photos.empty() ? 0 : rows.photoHeight()));
    note(m_report.photosNote);
    m_flow.space(mm(1.5));
    rows.photos(m_report.photos);
}

void ReportLayout::signatures()
{
    const PictureRows rows(m_flow, m_report.words);
    chapter(m_report.words.signatures, rows.signatureHeight() + rows.penHeight());
    rows.signatures(m_report.signatures);
    rows.pens(m_report.signers);
}

} // namespace wupan
