#include "today_details.h"

#include "core/model/indicator.h"
#include "core/procedure/distance.h"
#include "core/procedure/visit_suggestions.h"
#include "core/store/enterprise_store.h"
#include "core/store/record_store.h"
#include "core/store/tablet.h"
#include "enterprise_text.h"
#include "issue_details.h"
#include "issue_text.h"
#include "visit_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace wupan {
namespace {

constexpr std::size_t kSuggestionsShown = 4;
constexpr std::size_t kNewsShown = 4;  // issues …
constexpr std::int64_t kNewsRead = 20; // … of so many events

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

std::optional<GeoPoint> placeOf(const VisitRow& row)
{
    if (!row.enterpriseLatitude || !row.enterpriseLongitude)
        return std::nullopt;
    return GeoPoint{*row.enterpriseLatitude, *row.enterpriseLongitude};
}

/// From stop to stop in the order of the day; enterprises without a position are passed over.
void describeWay(const std::vector<VisitRow>& rows, TodayDetails& details)
{
    double total = 0;
    std::optional<GeoPoint> before;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto place = placeOf(rows[i]);
        if (!place)
            continue;
        if (before) {
            const double way = distanceMeters(*before, *place);
            total += way;
            if (rows[i].visit.state == VisitState::planned)
                details.visits[i].timeDetail = visit_text::distanceText(way);
        }
        before = place;
    }
    const auto count = static_cast<int>(rows.size());
    if (count == 0)
        return;
    details.visitsRemark = TodayText::tr("%n enterprise(s)", nullptr, count);
    if (total > 0)
        details.visitsRemark = TodayText::tr("%1 · %2 in all")
                                   .arg(details.visitsRemark, visit_text::distanceText(total));
}

QuotaProgress quotaOf(Tablet& tablet, OfficerId me, Date today)
{
    std::vector<VisitFacts> facts;
    const Month month = monthOf(today);
    for (const Visit& visit :
         VisitStore(tablet.database()).checkedInBetween(me, month.from, month.to))
        facts.push_back({visit.state, visit.checkedInAt, visit.completedAt, visit.missingAnswers,
                         !visit.summary.empty()});
    return quotaProgress(facts, today, static_cast<int>(parkOf(tablet).visitQuotaPerMonth));
}

DueCount overdueIssuesOf(Tablet& tablet, OfficerId me, Instant now)
{
    IssueFilter filter;
    filter.scope = IssueFilter::Scope::mine;
    filter.me = me;
    filter.now = now;
    IssueStore issues(tablet.database());
    DueCount due;
    due.count = static_cast<int>(issues.counts(me, now).mineOverdue);
    const std::vector<IssueRow> oldest = issues.page(filter, 0, 1);
    if (due.count > 0 && !oldest.empty() && oldest.front().dueAt)
        due.detail = TodayText::tr("longest %n day(s) · %1", nullptr,
                                   daysBetween(*oldest.front().dueAt, now))
                         .arg(issue_text::categoryName(oldest.front().category));
    else
        due.detail = TodayText::tr("none of yours");
    return due;
}

DueCount awaitingSummaryOf(Tablet& tablet, OfficerId me, Instant now)
{
    DueCount due;
    const Visit* first = nullptr; ///< the one whose time ends next
    const std::vector<VisitRow> rows = VisitStore(tablet.database()).awaitingSummary(me);
    for (const VisitRow& row : rows) {
        if (row.visit.state != VisitState::completed)
            continue;
        ++due.count;
        if (first == nullptr || row.visit.completedAt < first->completedAt)
            first = &row.visit;
    }
    if (first == nullptr) {
        due.detail = TodayText::tr("within 24 hours of a visit");
        return due;
    }
    VisitFacts facts;
    facts.completedAt = first->completedAt;
    const Instant limit = summaryDueAt(facts).value_or(now);
    due.detail = now > limit ? TodayText::tr("the 24 hours are over")
                             : TodayText::tr("until %1 %2")
                                   .arg(issue_text::dayText(limit), visit_text::timeText(limit));
    return due;
}

QString reasonText(const ReasonGiven& reason)
{
    switch (reason.reason) {
    case SuggestionReason::issuesOverdue:
        return TodayText::tr("%n issue(s) overdue", nullptr, reason.count);
    case SuggestionReason::notVisitedForDays:
        return TodayText::tr("not visited for %n day(s)", nullptr, reason.number);
    case SuggestionReason::neverVisited:
        return TodayText::tr("never visited");
    case SuggestionReason::issuesDueInDays:
        return reason.number == 0 ? TodayText::tr("%n issue(s) due today", nullptr, reason.count)
                                  : TodayText::tr("%n issue(s) due in %1 d", nullptr, reason.count)
                                        .arg(reason.number);
    case SuggestionReason::openIssues:
        return TodayText::tr("%n open issue(s)", nullptr, reason.count);
    case SuggestionReason::metersFromNextStop:
        break;
    }
    return TodayText::tr("%1 from the next stop").arg(visit_text::distanceText(reason.number));
}

SuggestionCandidate candidateOf(const EnterpriseStore::Candidate& from, Instant now,
                                std::optional<GeoPoint> nextStop)
{
    SuggestionCandidate to;
    to.enterpriseId = from.id;
    if (from.lastVisitAt)
        to.daysSinceLastVisit = daysBetween(*from.lastVisitAt, now);
    to.openIssues = static_cast<int>(from.openIssues);
    for (const Instant dueAt : from.issuesDueAt) {
        const int days = daysBetween(now, dueAt);
        if (dueAt < now)
            ++to.overdueIssues;
        else if (!to.nearestDueDays || days < *to.nearestDueDays)
            to.nearestDueDays = days, to.issuesAtNearestDue = 1;
        else if (days == *to.nearestDueDays)
            ++to.issuesAtNearestDue;
    }
    if (nextStop && from.latitude && from.longitude)
        to.distanceMeters = distanceMeters(*nextStop, {*from.latitude, *from.longitude});
    to.visitsThisMonth = static_cast<int>(from.visitsThisMonth);
    to.isResponsibleOfficer = true;
    return to;
}

std::vector<Line> suggestionsOf(Tablet& tablet, OfficerId me, Instant now,
                                const std::vector<VisitRow>& today)
{
    std::optional<GeoPoint> nextStop;
    for (const VisitRow& row : today)
        if (!nextStop && row.visit.state != VisitState::completed)
            nextStop = placeOf(row);
    const Month month = monthOf(parkDate(now));
    std::map<EnterpriseId, QString> names;
    std::vector<SuggestionCandidate> candidates;
    for (const auto& each :
         EnterpriseStore(tablet.database()).candidates(me, month.from, month.to)) {
        const bool onTheList = std::ranges::any_of(
            today, [&](const VisitRow& row) { return row.visit.enterpriseId == each.id; });
        if (onTheList)
            continue;
        names[each.id] = QString::fromStdString(each.name);
        candidates.push_back(candidateOf(each, now, nextStop));
    }
    SuggestionSettings settings;
    settings.burdenCap = static_cast<int>(parkOf(tablet).visitBurdenCap);
    std::vector<Line> lines;
    for (const VisitSuggestion& suggestion : suggestVisits(candidates, settings)) {
        if (lines.size() == kSuggestionsShown)
            break;
        QStringList reasons;
        for (const ReasonGiven& reason : suggestion.reasons)
            reasons << reasonText(reason);
        lines.push_back({idText(suggestion.enterpriseId),
                         {},
                         {},
                         names[suggestion.enterpriseId],
                         reasons.join(QStringLiteral(" · "))});
    }
    return lines;
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
        row.value = QString::number(each.actual);
        if (each.goal) {
            row.remark = TodayText::tr("/ %1", "goal").arg(*each.goal);
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

void readNews(Tablet& tablet, OfficerId me, TodayDetails& details)
{
    IssueStore issues(tablet.database());
    for (const IssueStore::News& news : issues.news(me, kNewsRead)) {
        const auto row = issues.row(news.event.event.issueId);
        const bool shown = std::ranges::any_of(details.news, [&](const Line& line) {
            return line.key == idText(news.event.event.issueId);
        });
        if (!row || shown || details.news.size() == kNewsShown)
            continue;
        const auto tag = issue_text::tagOf(*row, tablet.clock().now(), yellowDaysOf(tablet));
        const QString happening =
            TodayText::tr("%1 %2", "who, did what")
                .arg(issue_text::authorOf(news.event), issue_text::happeningOf(news.event));
        details.news.push_back({idText(news.event.event.issueId), tag.text, tag.tone,
                                QString::fromStdString(news.issueTitle), happening});
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

VisitLine visitLineOf(const VisitRow& row, Instant now)
{
    const Visit& visit = row.visit;
    const auto at = visit.checkedInAt ? visit.checkedInAt : visit.plannedAt;
    VisitLine line;
    line.key = idText(visit.id);
    line.time = at ? visit_text::timeText(*at) : QString();
    line.timeDetail = visit_text::stateName(visit.state);
    line.title = QString::fromStdString(row.enterpriseName);
    Enterprise tagged;
    tagged.tags = row.enterpriseTags;
    if (const auto tags = enterprise_text::tagsOf(tagged); !tags.empty()) {
        line.tag = tags.front().text;
        line.tone = tags.front().tone;
    }
    line.detail = enterprise_text::joined(
        {QString::fromStdString(row.enterpriseArea),
         enterprise_text::lastVisitText(row.previousVisitAt, now),
         row.openIssues > 0
             ? TodayText::tr("%n open issue(s)", nullptr, static_cast<int>(row.openIssues))
             : QString()});
    switch (visit.state) {
    case VisitState::planned:
        line.actionText = TodayText::tr("Check in");
        break;
    case VisitState::checkedIn:
        line.actionText = TodayText::tr("Go on");
        line.primary = true;
        break;
    default:
        line.actionText =
            visit.summary.empty() ? TodayText::tr("Write summary") : TodayText::tr("Look");
        line.primary = visit.summary.empty();
        break;
    }
    return line;
}

TodayDetails readTodayDetails(Tablet& tablet)
{
    const OfficerId me = tablet.actor().id;
    const Instant now = tablet.clock().now();
    TodayDetails details;
    details.today = parkDate(now);
    details.quota = quotaOf(tablet, me, details.today);
    details.overdueIssues = overdueIssuesOf(tablet, me, now);
    details.awaitingSummary = awaitingSummaryOf(tablet, me, now);
    details.awaitingRating.count =
        static_cast<int>(IssueStore(tablet.database()).counts(me, now).awaitingRating);
    details.awaitingRating.detail = TodayText::tr("answered, to be rated");
    const Instant from = startOfDay(details.today);
    const std::vector<VisitRow> rows =
        VisitStore(tablet.database()).ofDay(me, from, from.plusMs(kMillisecondsPerDay));
    for (const VisitRow& row : rows)
        details.visits.push_back(visitLineOf(row, now));
    describeWay(rows, details);
    details.suggestions = suggestionsOf(tablet, me, now, rows);
    readPlates(tablet, details);
    readNews(tablet, me, details);
    details.calendarWarning = calendarWarningOf(tablet, details.today);
    return details;
}

} // namespace wupan
