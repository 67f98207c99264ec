#include "visit_review.h"

#include "visit_steps.h"

#include <algorithm>
#include <iterator>

namespace wupan {

Line VisitReview::lineOf(const ChecklistEditor::Gap& gap)
{
    using Kind = ChecklistEditor::Gap::Kind;
    const QString tag = gap.kind == Kind::required  ? tr("required")
                        : gap.kind == Kind::refused ? tr("not saved")
                        : gap.kind == Kind::wrong   ? tr("not allowed")
                                                    : tr("of the form");
    return {QString::fromStdString(gap.path), tag,
            gap.kind == Kind::fault ? QStringLiteral("amber") : QStringLiteral("red"), gap.label,
            gap.reason};
}

QString VisitReview::text() const
{
    return m_mayComplete
               ? tr("This may follow later. The visit counts once its summary is written, "
                    "within 24 hours.")
               : tr("Answer these first. Tap a line to go there.");
}

void VisitReview::look(const ChecklistEditor& checklist, bool summarized, bool isSigned)
{
    std::vector<Line> lines;
    if (!checklist.formError().isEmpty())
        lines.push_back({VisitSteps::kCheckIn, tr("required"), QStringLiteral("red"),
                         tr("The checklist"), checklist.formError()});
    std::vector<Line> faults;
    for (const ChecklistEditor::Gap& gap : checklist.gaps())
        (gap.kind == ChecklistEditor::Gap::Kind::fault ? faults : lines).push_back(lineOf(gap));
    m_mayComplete = lines.empty();
    std::ranges::move(faults, std::back_inserter(lines));
    if (!summarized)
        lines.push_back({VisitSteps::kSummary, tr("may follow"), QStringLiteral("amber"),
                         tr("The summary of the visit"), tr("within 24 hours")});
    if (!isSigned)
        lines.push_back({VisitSteps::kSignature,
                         tr("optional"),
                         QStringLiteral("neutral"),
                         tr("The enterprise's signature"),
                         {}});
    m_missing.show(std::move(lines));
    emit changed();
}

void VisitReview::enter()
{
    m_active = true;
    emit changed();
}

void VisitReview::leave()
{
    if (!m_active)
        return;
    m_active = false;
    emit changed();
}

} // namespace wupan
