#include "server/demo/demo_issues.h"

#include "server/demo/demo_words.h"

#include <array>
#include <cstdio>

namespace wupan {
namespace {

// Between two steps of an issue's story; with working days between some of them.
constexpr std::int64_t kStepMs = 20 * kMillisecondsPerHour;

/// How far an issue has come: one of these each, in turn, so that every state is there.
enum class Story {
    registered,
    accepted,
    assigned,
    handling,
    answered,
    ratedBest,
    closed,
    returned,
    contested,
    suspended,
    reopened,
    closedFairly,
    overdue,
};
constexpr std::size_t kStories = 13;

StepRequest step(IssueStep step, const std::string& text = {})
{
    StepRequest request;
    request.step = step;
    request.text = text;
    return request;
}

} // namespace

DemoIssues::DemoIssues(Instant now, const ParkRules& rules, OfficerId coordinator,
                       const std::vector<DemoDesk>& desks, DemoRandom& random)
    : m_now(now)
    , m_rules(rules)
    , m_coordinator{coordinator, Role::coordinator, {}, {}}
    , m_desks(desks)
    , m_random(random)
{}

std::vector<std::pair<RecordType, Document>> DemoIssues::make(const std::vector<DemoVisit>& visits)
{
    for (std::size_t i = 0; i < visits.size(); ++i)
        makeOne(visits[i], i);
    return std::move(m_records);
}

const DemoDesk& DemoIssues::deskOf(Category category) const
{
    for (const DemoDesk& desk : m_desks)
        if (desk.category == category)
            return desk;
    return m_desks.front();
}

/// The steps that lead to the state of this issue's story.
std::vector<DemoIssues::Step> DemoIssues::storyOf(const Issue& issue, std::size_t number) const
{
    const DemoDesk& desk = deskOf(issue.category);
    const Actor handler{desk.handler, Role::handler, desk.department, {}};
    const Actor officer{issue.registeredBy, Role::officer, {}, {}};
    StepRequest assign = step(IssueStep::assign, "请牵头办理");
    assign.leadDepartmentId = desk.department;
    StepRequest good = step(IssueStep::rate);
    good.grade = Grade::verySatisfied;
    StepRequest fair = step(IssueStep::rate);
    fair.grade = Grade::fairlySatisfied;
    StepRequest bad = step(IssueStep::rate, "问题还在");
    bad.grade = Grade::notSatisfied;

    const Step accept{m_coordinator, step(IssueStep::accept)};
    const Step give{m_coordinator, assign};
    const Step handle{handler, step(IssueStep::handle, "已联系企业，正在核实")};
    const Step answer{handler, step(IssueStep::answer, "已协调解决，请企业确认")};
    const Step close{m_coordinator, step(IssueStep::close)};
    switch (static_cast<Story>(number % kStories)) {
    case Story::registered:
        return {};
    case Story::accepted:
        return {accept};
    case Story::assigned:
        return {accept, give};
    case Story::handling:
    case Story::overdue:
        return {accept, give, handle};
    case Story::answered:
        return {accept, give, handle, answer};
    case Story::ratedBest:
        return {accept, give, handle, answer, {officer, good}};
    case Story::closed:
        return {accept, give, handle, answer, {officer, good}, close};
    case Story::closedFairly:
        return {accept, give, handle, answer, {officer, fair}, close};
    case Story::returned:
        return {{m_coordinator, step(IssueStep::returnToAuthor, "缺少附件，请补充材料")}};
    case Story::contested:
        return {accept, give, {handler, step(IssueStep::contest, "不属于本部门职责，建议改派")}};
    case Story::suspended:
        return {
            accept, give, handle, {m_coordinator, step(IssueStep::suspend, "等待上级规划批复")}};
    case Story::reopened:
        return {accept, give, handle, answer, {officer, bad}};
    }
    return {};
}

void DemoIssues::makeOne(const DemoVisit& visit, std::size_t number)
{
    const demo::IssueWords& words = demo::kIssues.at(number % demo::kIssues.size());
    Issue issue;
    issue.id = IssueId{Uuid::v7(visit.at, m_random)};
    issue.enterpriseId = visit.enterprise;
    issue.visitId = visit.visit;
    issue.registeredBy = visit.officer;
    // Those that are still at the beginning began lately; what ought to be overdue began long ago.
    const auto story = static_cast<Story>(number % kStories);
    const bool fresh = story == Story::registered || story == Story::accepted ||
                       story == Story::assigned || story == Story::handling;
    Instant at = fresh ? m_now.plusMs(-static_cast<std::int64_t>(20 + m_random.below(80)) *
                                      kMillisecondsPerHour)
                       : visit.at.plusMs(30 * kMillisecondsPerMinute);
    issue.registeredAt = at;
    issue.category = words.category;
    issue.plate = words.plate;
    issue.urgency = number % 9 == 0   ? Urgency::hard
                    : number % 5 == 0 ? Urgency::urgent
                                      : Urgency::normal;
    issue.title = words.title;
    issue.description = words.description;
    char text[32];
    std::snprintf(text, sizeof text, "WT-%d-%04zu", parkDate(at).year, number + 1);
    issue.number = text;

    const Actor officer{visit.officer, Role::officer, {}, {}};
    auto facts =
        registerIssue(issue.category, issue.urgency, officer, at, m_rules.calendar, m_rules.limits);
    if (!facts)
        return;
    adoptFacts(issue, *facts);
    // Its steps are counted for the department that leads it, so it comes before them.
    const std::size_t place = m_records.size();
    m_records.emplace_back(RecordType::issue, Document());
    addEvent(issue, officer, step(IssueStep::registerIssue), at, std::nullopt);
    for (const Step& next : storyOf(issue, number)) {
        at = at.plusMs(kStepMs);
        if (at > m_now)
            break;
        facts = applyStep(factsOf(issue), next.request, next.actor, at, m_rules.calendar,
                          m_rules.limits);
        if (!facts)
            break;
        const IssueState from = issue.state;
        adoptFacts(issue, *facts);
        addEvent(issue, next.actor, next.request, at, from);
    }
    m_records[place].second = toDocument(issue);
}

void DemoIssues::addEvent(const Issue& issue, const Actor& actor, const StepRequest& request,
                          Instant at, std::optional<IssueState> from)
{
    IssueEvent event;
    event.id = IssueEventId{Uuid::v7(at, m_random)};
    event.issueId = issue.id;
    event.step = request.step;
    event.authorId = actor.id;
    event.authorRole = actor.role;
    event.departmentId =
        request.step == IssueStep::assign ? request.leadDepartmentId : actor.departmentId;
    event.at = at;
    event.receivedAt = actor.role == Role::officer ? at.plusMs(40 * kMillisecondsPerMinute) : at;
    event.text = request.text;
    event.grade = request.grade;
    event.fromState = from;
    event.toState = issue.state;
    event.dueAt = issue.dueAt;
    m_records.emplace_back(RecordType::issueEvent, toDocument(event));
}

} // namespace wupan
