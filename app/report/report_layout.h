#pragma once

#include "app/report/page_flow.h"
#include "app/report/visit_report.h"

namespace wupan {

/// Puts the parts of a report on pages, one below the other. Thread: one at a time.
class ReportLayout
{
public:
    /// The report must stay while the pages are drawn.
    explicit ReportLayout(const VisitReport& report);

    [[nodiscard]] const std::vector<std::vector<PageFlow::Drawing>>& pages() const
    {
        return m_flow.pages();
    }

private:
    void title();
    void facts();
    void summary();
    void checklist();
    void section(const ReportSection& section);
    /// So much of it has to stand on the page of its heading.
    [[nodiscard]] qreal startOf(const ReportSection& section) const;
    [[nodiscard]] PageFlow::Row sectionHead(const ReportSection& section, bool again) const;
    [[nodiscard]] PageFlow::Row answerRow(const ReportAnswer& answer) const;
    void issues();
    [[nodiscard]] PageFlow::Row issueColumns() const;
    [[nodiscard]] PageFlow::Row issueRow(const ReportIssue& issue) const;
    void photos();
    void signatures();
    /// Begins a part; so much of it has to stand below its heading on the same page.
    void chapter(const QString& heading, qreal withHeight);
    void note(const QString& text);
    void rule(qreal thickness, const QColor& colour);

    const VisitReport& m_report;
    PageFlow m_flow;
};

} // namespace wupan
