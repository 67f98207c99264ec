#include "visit_details.h"

#include "core/model/checklist.h"
#include "core/model/officer.h"
#include "core/services/attachment_service.h"
#include "core/services/checklist_versions.h"
#include "core/store/attachment_store.h"
#include "core/store/issue_store.h"
#include "core/store/record_store.h"
#include "core/store/tablet.h"
#include "core/store/visit_store.h"
#include "earlier_answers.h"
#include "issue_details.h"
#include "issue_text.h"

namespace wupan {
namespace {

KnownForm readForm(const Checklist& checklist)
{
    const Result<forms::FormPtr> form = forms::parseForm(checklist.xml);
    if (!form)
        return {checklist.id, nullptr, form.error().detail};
    return {checklist.id, *form, {}};
}

void readFiles(Tablet& tablet, VisitDetails& details)
{
    std::map<std::string, std::vector<AttachmentRow>> byQuestion;
    for (AttachmentRow& row : AttachmentStore(tablet.database()).ofOwner(details.visit.id.uuid)) {
        if (row.attachment.id == details.visit.signatureId && row.onThisTablet)
            details.signature = QUrl::fromLocalFile(QString::fromStdString(
                AttachmentService(tablet).pathOf(row.attachment.sha256).string()));
        if (row.attachment.kind == AttachmentKind::file)
            details.files[row.attachment.id.text()] = answerFileOf(tablet, row);
        byQuestion[row.attachment.questionPath].push_back(std::move(row));
    }
    details.recordingsFolder =
        QString::fromStdString((tablet.filesFolder().parent_path() / "recordings").string());
    details.recordings = recordingsOf(details.recordingsFolder, details.visit.id);
    for (const auto& [path, rows] : byQuestion)
        details.photos[path] = photosOf(tablet, rows);
}

void findFormFiles(Tablet& tablet, const Checklist& checklist, VisitDetails& details)
{
    for (const ChecklistFile& file : checklist.files) {
        const std::filesystem::path path = AttachmentService(tablet).pathOf(file.sha256);
        std::error_code unreadable;
        details.formFiles[file.name] =
            std::filesystem::exists(path, unreadable)
                ? QUrl::fromLocalFile(QString::fromStdString(path.string()))
                : QUrl();
    }
}

void readTaken(Tablet& tablet, VisitDetails& details)
{
    IssueStore issues(tablet.database());
    for (const IssueRow& row : issues.ofVisit(details.visit.id)) {
        const auto issue = issues.find(row.id);
        if (!issue || issue->questionPath.empty())
            continue;
        const auto photos = AttachmentStore(tablet.database()).ofOwner(issue->id.uuid);
        details.taken[issue->questionPath] = {*issue, photosOf(tablet, photos)};
    }
}

void readVersions(RecordStore& records, VisitDetails& details)
{
    const auto all = records.loadAll<Checklist>();
    if (const Checklist* newer = versions::newerThan(all, details.visit.checklistId)) {
        details.newerForm = newer->id;
        details.newerVersion = QString::fromStdString(newer->version);
    }
    details.earlierAnswers = earlierLines(records, details);
}

} // namespace

std::optional<VisitDetails> readVisitDetails(Tablet& tablet, VisitId id, const KnownForm& known)
{
    RecordStore records(tablet.database());
    auto visit = records.load<Visit>(id);
    if (!visit)
        return std::nullopt;
    VisitDetails details;
    details.visit = std::move(*visit);
    details.form = known;
    if (const auto checklist = records.load<Checklist>(details.visit.checklistId)) {
        details.formVersion = QString::fromStdString(checklist->version);
        if (known.id != checklist->id)
            details.form = readForm(*checklist);
        findFormFiles(tablet, *checklist, details);
    }
    if (auto enterprise = readEnterpriseDetails(tablet, details.visit.enterpriseId))
        details.enterprise = std::move(*enterprise);
    readTaken(tablet, details);
    readFiles(tablet, details);
    details.limits = tablet.rules().limits;
    if (const auto last =
            VisitStore(tablet.database()).lastSummarized(details.visit.enterpriseId, id)) {
        details.lastSummary = QString::fromStdString(last->summary);
        if (last->checkedInAt)
            details.lastSummaryDay = issue_text::dayText(*last->checkedInAt);
    }
    details.mine = details.visit.officerId == tablet.actor().id;
    details.now = tablet.clock().now();
    readVersions(records, details);
    const Actor& actor = tablet.actor();
    details.properties["deviceid"] = actor.deviceId.text();
    if (const auto officer = records.load<Officer>(actor.id))
        details.properties["username"] = officer->name;
    return details;
}

} // namespace wupan
