#include "today_details.h"

#include "core/model/indicator.h"
#include "core/procedure/visit_facts.h"
#include "core/store/meta_store.h"
#include "core/store/record_store.h"
#include "core/store/tablet.h"
#include "issue_details.h"
#include "issue_text.h"
#include "visit_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace wupan {
namespace {

constexpr std::size_t kNewsShown = 4;    // issues …
constexpr std::size_t kNoticesRead = 50; // … of so many events

/// Names the context of this file's texts.
struct TodayText
{
    Q_DECLARE_TR_FUNCTIONS(TodayDetails)
};

QString idText(const auto& id)
{
    return QString::fromStdString(id.text());
}

int daysBetween(Instant from, Instant to)
{
    return static_cast<int>(parkDate(to).daysSinceEpoch() - parkDate(from).daysSinceEpoch());
}

QuotaProgress quotaOf(Tablet& tablet, OfficerId me, Date today)
{
    std::vector<VisitFacts> facts;
    const Month month = monthOf(today);
    for (const Visit& visit :
         VisitStore(tablet.database()).checkedInBetween(me, month.from, month.to))
        facts.push_back(factsOf(visit));
    return quotaProgress(facts, today, static_cast<int>(parkOf(tablet).visitQuotaPerMonth));
}

DueCount overdueIssuesOf(Tablet& tablet, OfficerId me, Instant now, std::int64_t overdue)
{
    IssueFilter filter;
    filter.scope = IssueFilter::Scope::mine;
    filter.me = me;
    filter.now = now;
    IssueStore issues(tablet.database());
    DueCount due;
    due.count = static_cast<int>(overdue);
    const std::vector<IssueRow> oldest = issues.page(filter, 0, 1);
    if (due.count == 0 || oldest.empty() || !oldest.front().dueAt) {
        due.detail = TodayText::tr("none of yours");
        return due;
    }
    const int days = daysBetween(*oldest.front().dueAt, now);
    due.detail = TodayText::tr("%1 · %2", "since when an issue is overdue, its category")
                     .arg(days == 0 ? TodayText::tr("since today")
                                    : TodayText::tr("longest %n day(s)", nullptr, days),
                          issue_text::categoryName(oldest.front().category));
    return due;
}

void readAwaitingSummary(Tablet& tablet, OfficerId me, Instant now, TodayDetails& details)
{
    DueCount& due = details.awaitingSummary;
    VisitFacts first; ///< the one whose time ends next
    for (const VisitRow& row : VisitStore(tablet.database()).awaitingSummary(me)) {
        if (row.visit.state != VisitState::completed)
            continue;
        ++due.count;
        if (first.completedAt && *first.completedAt <= row.visit.completedAt)
            continue;
        first.completedAt = row.visit.completedAt;
        details.summaryVisitId = idText(row.visit.id);
    }
    const std::optional<Instant> limit = summaryDueAt(first);
    if (!limit)
        due.detail = TodayText::tr("within 24 hours of a visit");
    else if (now > *limit)
        due.detail = TodayText::tr("the 24 hours are over");
    else
        due.detail = TodayText::tr("until %1 %2")
                         .arg(issue_text::dayText(*limit), visit_text::timeText(*limit));
}

QString figureText(double figure)
{
    return QString::number(figure, 'f', QLocale::FloatingPointShortest);
}

QString moneyText(double wanYuan)
{
    if (visit_text::formLanguage() == "zh")
        return wanYuan >= 10'000
                   ? TodayText::tr("%1 00m yuan", "亿元").arg(wanYuan / 10'000, 0, 'f', 2)
                   : TodayText::tr("%1 0k yuan", "万元").arg(wanYuan, 0, 'f', 2);
    return TodayText::tr("%1 bn yuan", "English only").arg(wanYuan / 100'000, 0, 'f', 3);
}

void readPlates(Tablet& tablet, TodayDetails& details)
{
    std::optional<Instant> asOf;
    for (const Indicator& each : RecordStore(tablet.database()).loadAll<Indicator>()) {
        if (each.rank != 1)
            continue;
        PlateRow row;
        row.key = QString::fromUtf8(word(each.plate));
        row.title = TodayText::tr("%1 · %2", "plate and indicator")
                        .arg(TodayText::tr("%1 plate").arg(issue_text::plateName(each.plate)),
                             QString::fromStdString(each.label));
        row.value = figureText(each.actual);
        if (each.goal) {
            row.remark = TodayText::tr("/ %1", "goal").arg(figureText(*each.goal));
            row.share = *each.goal > 0 ? std::clamp(each.actual / *each.goal, 0.0, 1.0) : -1;
        } else {
            row.remark = each.amountWanYuan ? moneyText(*each.amountWanYuan)
                                            : QString::fromStdString(each.remark);
        }
        if (each.asOf && (!asOf || *asOf < *each.asOf))
            asOf = each.asOf;
        details.plates.push_back(std::move(row));
    }
    std::ranges::sort(details.plates, {}, [](const PlateRow& row) {
        return parseWord<Plate>(row.key.toStdString()).value_or(Plate::innovation);
    });
    if (asOf)
        details.platesRemark = TodayText::tr("the park, as of %1").arg(issue_text::dayText(*asOf));
}

QString whenText(Instant at)
{
    return TodayText::tr("%1 %2", "day, time")
        .arg(issue_text::dayText(at), visit_text::timeText(at));
}

void readNotices(Tablet& tablet, TodayDetails& details)
{
    IssueStore issues(tablet.database());
    const Instant seen{MetaStore(tablet.database()).integer(MetaKey::noticesSeen)};
    for (const IssueStore::Notice& notice : issues.notices(tablet.actor(), kNoticesRead)) {
        const QString issue = idText(notice.event.event.issueId);
        const QString title = QString::fromStdString(notice.issueTitle);
        const QString happening =
            TodayText::tr("%1 %2", "who, did what")
                .arg(issue_text::authorOf(notice.event), issue_text::happeningOf(notice.event))
                .simplified();
        const Instant heard = notice.event.event.receivedAt.value_or(notice.event.event.at);
        const bool isNew = heard > seen;
        details.unseenNotices += isNew ? 1 : 0;
        details.newestNotice = std::max(details.newestNotice, heard);
        details.notices.push_back({issue + '/' + idText(notice.event.event.id),
                                   isNew ? TodayText::tr("new") : whenText(heard),
                                   isNew ? "blue" : "neutral", title, happening});
        const auto row = issues.row(notice.event.event.issueId);
        const bool shown = std::ranges::find(details.news, issue, &Line::key) != details.news.end();
        if (!row || shown || details.news.size() == kNewsShown)
            continue;
        const auto tag = issue_text::tagOf(*row, tablet.clock().now(), yellowDaysOf(tablet));
        details.news.push_back({issue, tag.text, tag.tone, title, happening});
    }
}

QString calendarWarningOf(Tablet& tablet, Date today)
{
    // A limit of 15 working days may reach into the next month.
    const int year = parkDate(monthOf(today).to).year;
    if (tablet.rules().calendar.coversYear(year))
        return {};
    return TodayText::tr("The holidays of %1 are not known yet: time limits in it count weekends "
                         "only.")
        .arg(year);
}

} // namespace

TodayDetails readTodayDetails(Tablet& tablet)
{
    const OfficerId me = tablet.actor().id;
    const Instant now = tablet.clock().now();
    TodayDetails details;
    details.today = parkDate(now);
    details.quota = quotaOf(tablet, me, details.today);
    const IssueCounts counts = IssueStore(tablet.database()).counts(me, now);
    details.overdueIssues = overdueIssuesOf(tablet, me, now, counts.mineOverdue);
    readAwaitingSummary(tablet, me, now, details);
    details.awaitingRating.count = static_cast<int>(counts.awaitingRating);
    details.awaitingRating.detail = TodayText::tr("answered, to be rated");
    details.day = readVisitDay(tablet);
    readPlates(tablet, details);
    readNotices(tablet, details);
    details.calendarWarning = calendarWarningOf(tablet, details.today);
    return details;
}

} // namespace wupan
