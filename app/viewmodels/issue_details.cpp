#include "issue_details.h"

#include "core/model/department.h"
#include "core/model/enterprise.h"
#include "core/model/park.h"
#include "core/model/visit.h"
#include "core/procedure/issue_procedure.h"
#include "core/services/attachment_service.h"
#include "core/store/attachment_store.h"
#include "core/store/issue_store.h"
#include "core/store/record_store.h"
#include "core/store/tablet.h"
#include "issue_text.h"

#include <QCoreApplication>

namespace wupan {
namespace {

/// Names the context of this file's texts.
struct DetailsText
{
    Q_DECLARE_TR_FUNCTIONS(IssueDetails)
};

QString subtitleOf(RecordStore& records, const Issue& issue)
{
    QStringList parts;
    if (const auto enterprise = records.load<Enterprise>(issue.enterpriseId))
        parts << QString::fromStdString(enterprise->name);
    parts << DetailsText::tr("%1 plate").arg(issue_text::plateName(issue.plate));
    const auto visit = issue.visitId.isNil() ? std::nullopt : records.load<Visit>(issue.visitId);
    if (visit && visit->checkedInAt)
        parts << DetailsText::tr("found on the visit of %1")
                     .arg(issue_text::fullDayText(*visit->checkedInAt));
    else if (issue.registeredAt)
        parts << DetailsText::tr("registered %1").arg(issue_text::fullDayText(*issue.registeredAt));
    if (const auto department = records.load<Department>(issue.leadDepartmentId))
        parts << DetailsText::tr("with %1").arg(QString::fromStdString(department->name));
    return parts.join(QStringLiteral(" · "));
}

QString sideStateOf(const Issue& issue)
{
    switch (issue.state) {
    case IssueState::returned:
        return DetailsText::tr("Returned: the service centre asks for more material. "
                               "A supplement sends the issue back.");
    case IssueState::contested:
        return DetailsText::tr(
            "The department contests the assignment. The service centre decides.");
    case IssueState::suspended:
        return DetailsText::tr("Suspended. Its time limit stands still.");
    default:
        return {};
    }
}

void describeOverdue(IssueDetails& details, const LightReading& reading)
{
    if (reading.light != Light::red)
        return;
    details.overdueText = reading.daysOverdue == 0
                              ? DetailsText::tr("Overdue since today")
                              : DetailsText::tr("%n day(s) overdue", nullptr, reading.daysOverdue);
    details.overdueDetail =
        DetailsText::tr("was due %1").arg(issue_text::dayText(*details.issue.dueAt));
    if (details.issue.escalated)
        details.overdueDetail =
            DetailsText::tr("%1, escalated to the leader in charge").arg(details.overdueDetail);
}

std::vector<TimelineRow> timelineOf(IssueStore& issues, IssueId id)
{
    std::vector<TimelineRow> rows;
    for (const EventRow& row : issues.events(id)) {
        const QString line =
            QStringLiteral("<b>%1</b> %2")
                .arg(issue_text::authorOf(row).toHtmlEscaped(),
                     issue_text::happeningOf(row).toHtmlEscaped().replace('\n', "<br>"));
        rows.push_back({QString::fromStdString(row.event.id.text()), line, issue_text::whenOf(row),
                        row.pending});
    }
    return rows;
}

QUrl fileUrl(const std::filesystem::path& path)
{
    return QUrl::fromLocalFile(QString::fromStdString(path.string()));
}

} // namespace

QString photoState(const AttachmentRow& row)
{
    if (row.received)
        return {};
    const std::int64_t size = row.attachment.sizeBytes;
    if (row.damaged)
        return DetailsText::tr("damaged on this device");
    if (row.sentBytes > 0 && size > 0)
        return DetailsText::tr("%1% sent").arg(row.sentBytes * 100 / size);
    return row.onThisTablet ? DetailsText::tr("not yet sent") : DetailsText::tr("on its way");
}

std::vector<IssuePhoto> photosOf(Tablet& tablet, const std::vector<AttachmentRow>& rows)
{
    const AttachmentService files(tablet);
    std::vector<IssuePhoto> photos;
    for (const AttachmentRow& row : rows) {
        if (row.attachment.kind != AttachmentKind::photo)
            continue;
        const std::string shown = row.thumbnailOnThisTablet ? row.attachment.thumbnailSha256
                                  : row.onThisTablet        ? row.attachment.sha256
                                                            : std::string();
        const bool lacking = shown.empty() && row.attachment.thumbnailReceivedAt;
        photos.push_back(
            {QString::fromStdString(row.attachment.id.text()),
             shown.empty() ? QUrl() : fileUrl(files.pathOf(shown)), photoState(row),
             lacking ? row.attachment.thumbnailSha256 : std::string(),
             row.onThisTablet ? fileUrl(files.pathOf(row.attachment.sha256)) : QUrl()});
    }
    return photos;
}

std::vector<std::string> lackingThumbnails(const std::vector<IssuePhoto>& photos)
{
    std::vector<std::string> hashes;
    for (const IssuePhoto& photo : photos)
        if (!photo.lackingThumbnail.empty())
            hashes.push_back(photo.lackingThumbnail);
    return hashes;
}

Park parkOf(Tablet& tablet)
{
    const std::vector<Park> parks = RecordStore(tablet.database()).loadAll<Park>();
    return parks.empty() ? Park() : parks.front();
}

int yellowDaysOf(Tablet& tablet)
{
    return static_cast<int>(parkOf(tablet).yellowDays);
}

std::optional<IssueDetails> readIssueDetails(Tablet& tablet, IssueId id)
{
    IssueStore issues(tablet.database());
    auto issue = issues.find(id);
    if (!issue)
        return std::nullopt;
    RecordStore records(tablet.database());
    IssueDetails details;
    details.issue = std::move(*issue);
    details.number = details.issue.number.empty() ? DetailsText::tr("No number yet")
                                                  : QString::fromStdString(details.issue.number);
    details.subtitle = subtitleOf(records, details.issue);
    details.sideState = sideStateOf(details.issue);
    const Instant now = tablet.clock().now();
    describeOverdue(details,
                    readLight(details.issue.state, details.issue.dueAt, now, yellowDaysOf(tablet)));
    details.timeline = timelineOf(issues, id);
    details.photos = photosOf(tablet, AttachmentStore(tablet.database()).ofOwner(id.uuid));
    for (const IssueStep step : allowedSteps(factsOf(details.issue), tablet.actor(), now,
                                             tablet.rules().calendar, tablet.rules().limits)) {
        details.maySupplement |= step == IssueStep::supplement;
        details.mayComment |= step == IssueStep::comment;
        details.mayRate |= step == IssueStep::rate;
    }
    return details;
}

} // namespace wupan
