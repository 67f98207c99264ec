#include "visit_lines.h"

#include "core/procedure/distance.h"
#include "core/procedure/visit_suggestions.h"
#include "core/store/enterprise_store.h"
#include "core/store/tablet.h"
#include "enterprise_text.h"
#include "issue_details.h"
#include "issue_text.h"
#include "visit_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace wupan {
namespace {

constexpr std::size_t kSuggestionsShown = 4;

/// Names the context of this file's texts.
struct LinesText
{
    Q_DECLARE_TR_FUNCTIONS(VisitLines)
};

QString idText(const auto& id)
{
    return QString::fromStdString(id.text());
}

int daysBetween(Instant from, Instant to)
{
    return static_cast<int>(parkDate(to).daysSinceEpoch() - parkDate(from).daysSinceEpoch());
}

std::optional<Instant> timeOf(const Visit& visit)
{
    return visit.checkedInAt ? visit.checkedInAt : visit.plannedAt;
}

bool isLeftOver(const Visit& visit, Instant now)
{
    const auto at = timeOf(visit);
    return visit.state != VisitState::completed && at && parkDate(*at) < parkDate(now);
}

/// What is due and why it still is.
QString leftOverText(const Visit& visit)
{
    return visit.state == VisitState::planned ? LinesText::tr("missed")
                                              : visit_text::stateName(visit.state);
}

void setAction(VisitLine& line, const Visit& visit)
{
    switch (visit.state) {
    case VisitState::planned:
        line.actionText = LinesText::tr("Check in");
        break;
    case VisitState::checkedIn:
        line.actionText = LinesText::tr("Go on");
        line.primary = true;
        break;
    default:
        line.primary = visit.summary.empty();
        line.actionText = line.primary ? LinesText::tr("Write summary") : LinesText::tr("Look");
        break;
    }
}

/// All but the time.
VisitLine lineOf(const VisitRow& row, Instant now)
{
    VisitLine line;
    line.key = idText(row.visit.id);
    line.title = QString::fromStdString(row.enterpriseName);
    Enterprise tagged;
    tagged.tags = row.enterpriseTags;
    if (const auto tags = enterprise_text::tagsOf(tagged); !tags.empty()) {
        line.tag = tags.front().text;
        line.tone = tags.front().tone;
    }
    const int open = static_cast<int>(row.openIssues);
    line.detail = enterprise_text::joined(
        {QString::fromStdString(row.enterpriseArea),
         enterprise_text::lastVisitText(row.previousVisitAt, now),
         open > 0 ? LinesText::tr("%n open issue(s)", nullptr, open) : QString()});
    line.late = isLeftOver(row.visit, now);
    setAction(line, row.visit);
    return line;
}

std::optional<GeoPoint> placeOf(const VisitRow& row)
{
    if (!row.enterpriseLatitude || !row.enterpriseLongitude)
        return std::nullopt;
    return GeoPoint{*row.enterpriseLatitude, *row.enterpriseLongitude};
}

/// From stop to stop in the order of the day; enterprises without a position are passed over.
void describeWay(const std::vector<VisitRow>& rows, VisitDay& day)
{
    double total = 0;
    std::optional<GeoPoint> before;
    std::set<EnterpriseId> enterprises;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        enterprises.insert(rows[i].visit.enterpriseId);
        const auto place = placeOf(rows[i]);
        if (!place)
            continue;
        if (before) {
            const double way = distanceMeters(*before, *place);
            total += way;
            if (rows[i].visit.state == VisitState::planned && !day.visits[i].late)
                day.visits[i].timeDetail = visit_text::distanceText(way);
        }
        before = place;
    }
    if (rows.empty())
        return;
    day.remark = LinesText::tr("%n enterprise(s)", nullptr, static_cast<int>(enterprises.size()));
    if (total > 0)
        day.remark =
            LinesText::tr("%1 · %2 in all").arg(day.remark, visit_text::distanceText(total));
}

QString reasonText(const ReasonGiven& reason)
{
    switch (reason.reason) {
    case SuggestionReason::issuesOverdue:
        return LinesText::tr("%n issue(s) overdue", nullptr, reason.count);
    case SuggestionReason::notVisitedForDays:
        return LinesText::tr("not visited for %n day(s)", nullptr, reason.number);
    case SuggestionReason::neverVisited:
        return LinesText::tr("never visited");
    case SuggestionReason::issuesDueInDays:
        return reason.number == 0 ? LinesText::tr("%n issue(s) due today", nullptr, reason.count)
                                  : LinesText::tr("%n issue(s) due in %1 d", nullptr, reason.count)
                                        .arg(reason.number);
    case SuggestionReason::openIssues:
        return LinesText::tr("%n open issue(s)", nullptr, reason.count);
    case SuggestionReason::metersFromNextStop:
        break;
    }
    return LinesText::tr("%1 from the next stop").arg(visit_text::distanceText(reason.number));
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

std::vector<Line> suggestionsOf(Tablet& tablet, Instant now, const std::vector<VisitRow>& rows)
{
    std::optional<GeoPoint> nextStop;
    for (const VisitRow& row : rows)
        if (!nextStop && row.visit.state != VisitState::completed)
            nextStop = placeOf(row);
    const Date today = parkDate(now);
    std::map<EnterpriseId, QString> names;
    std::vector<SuggestionCandidate> candidates;
    for (const auto& each : EnterpriseStore(tablet.database())
                                .candidates(tablet.actor().id, monthOf(today), startOfDay(today))) {
        const bool onTheList = std::ranges::any_of(
            rows, [&](const VisitRow& row) { return row.visit.enterpriseId == each.id; });
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
                         enterprise_text::joined(reasons)});
    }
    return lines;
}

} // namespace

VisitLine dayLineOf(const VisitRow& row, Instant now)
{
    VisitLine line = lineOf(row, now);
    const auto at = timeOf(row.visit);
    if (line.late) {
        line.time = issue_text::dayText(*at);
        line.timeDetail = leftOverText(row.visit);
    } else {
        line.time = at ? visit_text::timeText(*at) : QString();
        line.timeDetail = visit_text::stateName(row.visit.state);
    }
    return line;
}

VisitLine historyLineOf(const VisitRow& row, Instant now)
{
    VisitLine line = lineOf(row, now);
    const auto at = timeOf(row.visit);
    if (!at)
        return line;
    const int year = parkDate(*at).year;
    line.time = issue_text::dayText(*at);
    if (line.late)
        line.timeDetail = leftOverText(row.visit);
    else
        line.timeDetail =
            year == parkDate(now).year ? visit_text::timeText(*at) : QString::number(year);
    return line;
}

VisitDay readVisitDay(Tablet& tablet)
{
    const Instant now = tablet.clock().now();
    const Instant from = startOfDay(parkDate(now));
    const std::vector<VisitRow> rows =
        VisitStore(tablet.database())
            .ofDay(tablet.actor().id, from, from.plusMs(kMillisecondsPerDay));
    VisitDay day;
    for (const VisitRow& row : rows)
        day.visits.push_back(dayLineOf(row, now));
    describeWay(rows, day);
    day.suggestions = suggestionsOf(tablet, now, rows);
    return day;
}

} // namespace wupan
