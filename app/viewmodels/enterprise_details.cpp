#include "enterprise_details.h"

#include "core/model/officer.h"
#include "core/procedure/visit_rules.h"
#include "core/store/record_store.h"
#include "core/store/tablet.h"
#include "core/store/visit_store.h"
#include "enterprise_text.h"
#include "issue_details.h"

#include <QCoreApplication>

namespace wupan {
namespace {

constexpr std::int64_t kIssuesListed = 20;
constexpr std::int64_t kVisitsListed = 5;

using issue_text::Tag;

/// Names the context of this file's texts.
struct DetailsText
{
    Q_DECLARE_TR_FUNCTIONS(EnterpriseDetails)
};

QString factsOf(const Enterprise& enterprise)
{
    QString staff;
    if (enterprise.staffCount)
        staff = DetailsText::tr("staff %1").arg(*enterprise.staffCount);
    QString research;
    if (enterprise.researchSharePercent)
        research =
            DetailsText::tr("R&D share %1%").arg(*enterprise.researchSharePercent, 0, 'f', 1);
    return enterprise_text::joined({QString::fromStdString(enterprise.industry), staff, research});
}

std::vector<Line> tagLines(const Enterprise& enterprise)
{
    std::vector<Line> lines;
    for (const Tag& tag : enterprise_text::tagsOf(enterprise))
        lines.push_back({tag.text, tag.text, tag.tone, {}, {}});
    return lines;
}

QString burdenTextOf(const VisitBurden& burden)
{
    const QString received =
        DetailsText::tr("Visited %n time(s) this month", nullptr, burden.received);
    const QString cap = DetailsText::tr("at most %1").arg(burden.cap);
    if (burden.planned == 0)
        return DetailsText::tr("%1, %2", "visits this month, the cap").arg(received, cap);
    return DetailsText::tr("%1, %2 planned, %3", "visits this month, planned ones, the cap")
        .arg(received)
        .arg(burden.planned)
        .arg(cap);
}

std::vector<Line> issueLines(Tablet& tablet, EnterpriseId id)
{
    const Instant now = tablet.clock().now();
    const int yellowDays = yellowDaysOf(tablet);
    std::vector<Line> lines;
    for (const IssueRow& row : IssueStore(tablet.database()).openOf(id, kIssuesListed)) {
        const Tag tag = issue_text::tagOf(row, now, yellowDays);
        const QString detail = enterprise_text::joined(
            {issue_text::categoryName(row.category), issue_text::stateName(row.state),
             row.pending ? issue_text::pendingTag() : QString()});
        lines.push_back({QString::fromStdString(row.id.text()), tag.text, tag.tone,
                         QString::fromStdString(row.title), detail});
    }
    return lines;
}

QString openIssuesTextOf(std::int64_t open, std::size_t listed)
{
    if (open <= static_cast<std::int64_t>(listed))
        return QString::number(open);
    return DetailsText::tr("%1, the first %2 here").arg(open).arg(listed);
}

Tag tagOf(const Visit& visit, Instant now)
{
    VisitFacts facts;
    facts.state = visit.state;
    facts.checkedInAt = visit.checkedInAt;
    facts.completedAt = visit.completedAt;
    facts.hasSummary = !visit.summary.empty();
    switch (summaryStatus(facts, now)) {
    case SummaryStatus::due:
        return {DetailsText::tr("Summary due"), QStringLiteral("amber")};
    case SummaryStatus::overdue:
        return {DetailsText::tr("Summary overdue"), QStringLiteral("red")};
    case SummaryStatus::written:
        return {DetailsText::tr("Completed"), QStringLiteral("green")};
    case SummaryStatus::notYet:
        break;
    }
    if (visit.state == VisitState::planned)
        return {DetailsText::tr("Planned"), QStringLiteral("neutral")};
    return {DetailsText::tr("In progress"), QStringLiteral("blue")};
}

std::vector<Line> visitLines(Tablet& tablet, EnterpriseId id)
{
    const Instant now = tablet.clock().now();
    std::vector<Line> lines;
    for (const VisitRow& row : VisitStore(tablet.database()).ofEnterprise(id, kVisitsListed)) {
        const Visit& visit = row.visit;
        const auto at = visit.checkedInAt ? visit.checkedInAt : visit.plannedAt;
        const QString title =
            enterprise_text::joined({at ? issue_text::fullDayText(*at) : QString(),
                                     QString::fromStdString(row.officerName)});
        const Tag tag = tagOf(visit, now);
        lines.push_back({QString::fromStdString(visit.id.text()), tag.text, tag.tone, title,
                         QString::fromStdString(visit.summary)});
    }
    return lines;
}

} // namespace

VisitBurden burdenOf(Tablet& tablet, EnterpriseId id, Date day)
{
    const Instant today = startOfDay(parkDate(tablet.clock().now()));
    const auto visits = EnterpriseStore(tablet.database()).visitsIn(monthOf(day), today, id);
    VisitBurden burden;
    burden.received = static_cast<int>(visits.begun);
    burden.planned = static_cast<int>(visits.planned);
    burden.cap = static_cast<int>(parkOf(tablet).visitBurdenCap);
    return burden;
}

std::optional<EnterpriseDetails> readEnterpriseDetails(Tablet& tablet, EnterpriseId id)
{
    const auto row = EnterpriseStore(tablet.database()).find(id);
    if (!row)
        return std::nullopt;
    const Enterprise& enterprise = row->enterprise;
    EnterpriseDetails details;
    details.name = QString::fromStdString(enterprise.name);
    details.facts = factsOf(enterprise);
    details.creditCode = QString::fromStdString(enterprise.creditCode);
    details.address = QString::fromStdString(enterprise.address);
    details.contactName = QString::fromStdString(enterprise.contactName);
    details.contactPhone = QString::fromStdString(enterprise.contactPhone);
    details.scale = enterprise_text::scaleName(enterprise);
    if (const auto officer =
            RecordStore(tablet.database()).load<Officer>(enterprise.responsibleOfficerId))
        details.responsibleName = QString::fromStdString(officer->name);
    const VisitBurden burden = burdenOf(tablet, id, parkDate(tablet.clock().now()));
    details.burdenText = burdenTextOf(burden);
    details.atCap = adviseOnPlanning(burden) != PlanningAdvice::fine;
    details.tags = tagLines(enterprise);
    details.issues = issueLines(tablet, id);
    details.openIssuesText = openIssuesTextOf(row->openIssues, details.issues.size());
    details.visits = visitLines(tablet, id);
    return details;
}

} // namespace wupan
