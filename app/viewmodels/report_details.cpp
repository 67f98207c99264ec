#include "report_details.h"

#include "core/model/checklist.h"
#include "core/model/department.h"
#include "core/model/enterprise.h"
#include "core/model/officer.h"
#include "core/store/issue_store.h"
#include "core/store/record_store.h"
#include "core/store/tablet.h"
#include "enterprise_text.h"
#include "issue_details.h"
#include "issue_text.h"
#include "report_answers.h"
#include "report_pictures.h"
#include "visit_details.h"
#include "visit_text.h"

#include <QCoreApplication>

namespace wupan {
namespace {

/// Names the context of this file's texts.
struct ReportText
{
    Q_DECLARE_TR_FUNCTIONS(ReportDetails)
};

QString textOf(const std::string& text)
{
    return QString::fromStdString(text);
}

QString dayAndTime(Instant at)
{
    return issue_text::fullDayText(at) + QLatin1Char(' ') + visit_text::timeText(at);
}

ReportWords words()
{
    ReportWords words;
    words.continued = ReportText::tr(" (continued)", "behind a heading");
    words.pageNumber = ReportText::tr("Page %1 of %2");
    words.summary = ReportText::tr("I. Summary");
    words.checklist = ReportText::tr("II. Checklist");
    words.issues = ReportText::tr("III. Issues");
    words.photos = ReportText::tr("IV. Photos");
    words.signatures = ReportText::tr("V. Signatures");
    words.issueNumber = ReportText::tr("Number");
    words.issue = ReportText::tr("Issue");
    words.issueKind = ReportText::tr("Category, urgency");
    words.issueState = ReportText::tr("State");
    words.issueDue = ReportText::tr("Due");
    words.unreadablePicture = ReportText::tr("The picture cannot be read on this tablet.");
    words.signHere = ReportText::tr("Signature:");
    words.date = ReportText::tr("Date:");
    return words;
}

std::vector<Issue> issuesOf(Tablet& tablet, VisitId visit)
{
    IssueStore store(tablet.database());
    std::vector<Issue> issues;
    for (const IssueRow& row : store.ofVisit(visit))
        if (auto issue = store.find(row.id))
            issues.push_back(std::move(*issue));
    return issues;
}

QString stateOf(RecordStore& records, const Issue& issue)
{
    QStringList lines{issue_text::stateName(issue.state)};
    if (issue.rating)
        lines << issue_text::gradeName(*issue.rating);
    if (const auto department = records.load<Department>(issue.leadDepartmentId))
        lines << textOf(department->name);
    return lines.join(QLatin1Char('\n'));
}

QString dueOf(const Issue& issue, Instant now)
{
    if (!issue.dueAt || issue.state == IssueState::closed)
        return QStringLiteral("–");
    const QString day = issue_text::fullDayText(*issue.dueAt);
    return readLight(issue.state, issue.dueAt, now).light == Light::red
               ? day + QLatin1Char('\n') + ReportText::tr("overdue")
               : day;
}

void describeIssues(Tablet& tablet, const std::vector<Issue>& issues, VisitReport& report)
{
    RecordStore records(tablet.database());
    const Instant now = tablet.clock().now();
    for (const Issue& issue : issues)
        report.issues.push_back(
            {issue.number.empty() ? ReportText::tr("no number yet") : textOf(issue.number),
             textOf(issue.title), textOf(issue.description),
             issue_text::categoryName(issue.category) + QLatin1Char('\n') +
                 issue_text::urgencyName(issue.urgency),
             stateOf(records, issue), dueOf(issue, now)});
    report.issuesNote = issues.empty()
                            ? ReportText::tr("No issues were recorded on this visit.")
                            : ReportText::tr("States and dates as this tablet knew them on %1.")
                                  .arg(dayAndTime(now));
}

QString timeOf(const Visit& visit)
{
    if (!visit.checkedInAt)
        return visit.completedAt ? dayAndTime(*visit.completedAt) : QString();
    QString begun = dayAndTime(*visit.checkedInAt);
    if (!visit.completedAt)
        return begun;
    const bool sameDay = parkDate(*visit.completedAt) == parkDate(*visit.checkedInAt);
    return begun + QStringLiteral(" – ") +
           (sameDay ? visit_text::timeText(*visit.completedAt) : dayAndTime(*visit.completedAt));
}

QString peopleOf(const Visit& visit)
{
    QStringList people;
    for (const std::string& person : visit.peopleMet)
        people << textOf(person);
    return people.join(ReportText::tr(", ", "between people"));
}

QString tagsOf(const EnterpriseDetails& enterprise)
{
    QStringList tags;
    for (const Line& line : enterprise.tags)
        tags << line.tag;
    return enterprise_text::joined(tags);
}

void describeFacts(Tablet& tablet, const VisitDetails& details, VisitReport& report)
{
    const Visit& visit = details.visit;
    const EnterpriseDetails& enterprise = details.enterprise;
    const auto add = [&](const QString& name, const QString& value, bool wide = false) {
        if (!value.isEmpty())
            report.facts.push_back({name, value, wide});
    };
    add(ReportText::tr("Visited"), timeOf(visit));
    add(ReportText::tr("Officer"), report.author);
    add(ReportText::tr("Check-in"), visit.accuracyMeters
                                        ? visit_text::accuracyText(*visit.accuracyMeters)
                                        : ReportText::tr("without a position"));
    if (const auto checklist = RecordStore(tablet.database()).load<Checklist>(visit.checklistId))
        add(ReportText::tr("Checklist"),
            ReportText::tr("%1 v%2", "title and version of a checklist")
                .arg(details.form.form ? textOf(details.form.form->title)
                                       : textOf(checklist->title),
                     details.formVersion)
                .trimmed());
    if (!visit.jointVisitId.isNil())
        add(ReportText::tr("Kind"), ReportText::tr("joint visit"));
    add(ReportText::tr("People met"), peopleOf(visit), true);
    add(ReportText::tr("Credit code"), enterprise.creditCode);
    add(ReportText::tr("Contact"),
        enterprise_text::joined({enterprise.contactName, enterprise.contactPhone}));
    add(ReportText::tr("Enterprise"),
        enterprise_text::joined({enterprise.facts, tagsOf(enterprise)}), true);
    add(ReportText::tr("Address"), enterprise.address, true);
}

void describeSummary(const Visit& visit, VisitReport& report)
{
    report.summary = textOf(visit.summary).trimmed();
    if (report.summary.isEmpty())
        report.summaryNote = ReportText::tr("No summary has been written yet.");
    else if (visit.summaryWrittenAt)
        report.summaryNote = ReportText::tr("Written %1").arg(dayAndTime(*visit.summaryWrittenAt));
}

/// What every system takes in the name of a file.
QString forFile(QString text, qsizetype longest)
{
    for (QChar& letter : text)
        if (!letter.isLetterOrNumber() && !letter.isSurrogate())
            letter = QLatin1Char(' ');
    text = text.simplified().left(longest);
    if (!text.isEmpty() && text.back().isHighSurrogate())
        text.chop(1);
    return text.replace(QLatin1Char(' '), QLatin1Char('_'));
}

void describeName(const Visit& visit, VisitReport& report)
{
    // A system has room for 255 bytes, and a Chinese character takes three.
    constexpr qsizetype kLongestEnterprise = 40;
    constexpr qsizetype kLongestOfficer = 10;
    const Instant at = visit.checkedInAt.value_or(visit.completedAt.value_or(Instant{}));
    report.day = issue_text::fullDayText(at);
    QStringList parts{forFile(report.title, kLongestEnterprise),
                      forFile(report.enterprise, kLongestEnterprise),
                      forFile(report.author, kLongestOfficer), report.day,
                      visit_text::timeText(at).remove(QLatin1Char(':'))};
    parts.removeAll(QString());
    report.name = parts.join(QLatin1Char('-'));
}

} // namespace

std::optional<VisitReport> readVisitReport(Tablet& tablet, VisitId id)
{
    const auto details = readVisitDetails(tablet, id, {});
    if (!details)
        return std::nullopt;
    const Visit& visit = details->visit;
    VisitReport report;
    report.words = words();
    report.title = ReportText::tr("Visit report");
    report.park = textOf(parkOf(tablet).name);
    report.enterprise = details->enterprise.name;
    if (const auto officer = RecordStore(tablet.database()).load<Officer>(visit.officerId))
        report.author = textOf(officer->name);
    report.origin = ReportText::tr("Made with Wupan on %1").arg(dayAndTime(tablet.clock().now()));
    describeName(visit, report);
    describeFacts(tablet, *details, report);
    describeSummary(visit, report);

    const std::vector<Issue> issues = issuesOf(tablet, id);
    ReportPictures pictures = reportPictures(tablet, *details, issues);
    ReportAnswers answers = reportAnswers(*details, pictures.numbers);
    report.sections = std::move(answers.sections);
    report.checklistNote = answers.note;
    describeIssues(tablet, issues, report);
    report.photos = std::move(pictures.photos);
    report.photosNote = pictures.photosNote;
    report.signatures = std::move(pictures.signatures);
    report.signers = {ReportText::tr("Visiting officer"), ReportText::tr("Leader in charge")};
    return report;
}

} // namespace wupan
