#include "core/model/officer.h"
#include "core/procedure/assistance.h"
#include "core/procedure/notices.h"
#include "server/store/issue_events.h"
#include "server/store/month_text.h"
#include "server/store/notice_keys.h"
#include "server/store/sql_transaction.h"

#include <algorithm>

// The part of SqlTransaction that deals with what was done to issues, and whom that concerns.
namespace wupan {
namespace {

std::int64_t inTimeColumn(std::optional<bool> inTime)
{
    return inTime ? std::int64_t{*inTime} : -1;
}

} // namespace

/// As it is after the step; an empty one when it is not there.
Issue SqlTransaction::issueOf(ParkId park, const IssueEvent& event)
{
    if (m_newestIssue.id == event.issueId)
        return m_newestIssue;
    const auto stored = record(park, RecordType::issue, event.issueId.uuid);
    return stored ? fromDocument<Issue>(stored->document) : Issue{};
}

void SqlTransaction::putStep(ParkId park, const Document& document)
{
    const auto event = fromDocument<IssueEvent>(document);
    const Issue issue = issueOf(park, event);
    countStep(park, event, issue.leadDepartmentId);
    tellOf(park, event, issue);
    awaitAssistance(event, issue);
}

void SqlTransaction::countStep(ParkId park, const IssueEvent& event, DepartmentId department)
{
    std::optional<bool> inTime;
    if (event.step == IssueStep::answer)
        if (const auto limit = limitOf(park, event))
            inTime = event.at <= *limit;
    const std::string month = monthText(event.at);
    m_sql
        .prepare("INSERT INTO step_count (park, month, department, step, in_time, grade, count) "
                 "VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1) "
                 "ON CONFLICT(park, month, department, step, in_time, grade) "
                 "DO UPDATE SET count = step_count.count + 1")
        .bind(1, park)
        .bind(2, std::string_view(month))
        .bind(3, department.uuid)
        .bind(4, word(event.step))
        .bind(5, inTimeColumn(inTime))
        .bind(6, event.grade ? word(*event.grade) : std::string_view())
        .run();
}

/// The newest limit that a step before the answer set.
std::optional<Instant> SqlTransaction::limitOf(ParkId park, const IssueEvent& answer)
{
    std::optional<IssueEvent> newest;
    for (const Uuid& id :
         recordsWith(park, RecordType::issueEvent, "issueId", answer.issueId.text())) {
        const auto stored = record(park, RecordType::issueEvent, id);
        if (!stored)
            continue;
        auto event = fromDocument<IssueEvent>(stored->document);
        const bool setsLimit = event.dueAt && event.id != answer.id && event.at <= answer.at;
        if (setsLimit && (!newest || newest->at <= event.at))
            newest = std::move(event);
    }
    return newest ? newest->dueAt : std::nullopt;
}

void SqlTransaction::tellOf(ParkId park, const IssueEvent& event, const Issue& issue)
{
    const Audience audience = audienceOf(event, issue);
    for (const std::string& whom : noticeKeys(audience))
        m_sql
            .prepare("INSERT INTO notice (park, whom, at, event, author) "
                     "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING")
            .bind(1, park)
            .bind(2, std::string_view(whom))
            .bind(3, event.receivedAt.value_or(event.at).ms)
            .bind(4, event.id)
            .bind(5, event.authorId.uuid)
            .run();
}

/// Since when each assisting department's report is waited for.
void SqlTransaction::awaitAssistance(const IssueEvent& event, const Issue& issue)
{
    const auto forget = [&](std::string_view condition) {
        return m_sql.prepare(std::string("UPDATE issue_department SET awaited_since = NULL "
                                         "WHERE id = ?1 AND awaited_since IS NOT NULL ")
                                 .append(condition));
    };
    if (event.step == IssueStep::assign) {
        forget("").bind(1, event.issueId).run();
        for (const DepartmentId& department : issue.assistingDepartmentIds)
            m_sql
                .prepare("UPDATE issue_department SET awaited_since = ?3 "
                         "WHERE id = ?1 AND department = ?2")
                .bind(1, event.issueId)
                .bind(2, department)
                .bind(3, event.at.ms)
                .run();
    } else if (!awaitsAssistance(issue.state) && issue.state != IssueState::suspended) {
        forget("").bind(1, event.issueId).run();
    } else if (event.step == IssueStep::progress || tellsOfLateAssistance(event)) {
        forget("AND department = ?2 AND awaited_since <= ?3")
            .bind(1, event.issueId)
            .bind(2, event.departmentId)
            .bind(3, event.at.ms)
            .run();
    }
}

std::vector<IssueId> SqlTransaction::lackingAssistance(ParkId park, Instant assignedUpTo)
{
    hold(park);
    SqlStatement statement =
        m_sql.prepare("SELECT DISTINCT d.id FROM issue_department d CROSS JOIN issue_board b "
                      "WHERE d.awaited_since <= ?2 AND b.id = d.id AND b.park = ?1 "
                      "AND b.state IN ('assigned', 'handling') ORDER BY d.id");
    statement.bind(1, park).bind(2, assignedUpTo.ms);
    std::vector<IssueId> issues;
    while (statement.step())
        issues.push_back(statement.id<IssueId>(0));
    return issues;
}

std::vector<StepCount> SqlTransaction::stepCounts(ParkId park, std::string_view from,
                                                  std::string_view to)
{
    hold(park);
    SqlStatement statement =
        m_sql.prepare("SELECT month, department, step, in_time, grade, count FROM step_count "
                      "WHERE park = ?1 AND month >= ?2 AND month <= ?3");
    statement.bind(1, park).bind(2, from).bind(3, to);
    std::vector<StepCount> counts;
    while (statement.step()) {
        const auto step = parseWord<IssueStep>(statement.text(2));
        if (!step)
            continue;
        const std::int64_t inTime = statement.integer(3);
        counts.push_back({std::string(statement.text(0)), statement.id<DepartmentId>(1), *step,
                          inTime < 0 ? std::nullopt : std::optional(inTime == 1),
                          parseWord<Grade>(statement.text(4)), statement.integer(5)});
    }
    return counts;
}

std::vector<Notice> SqlTransaction::notices(ParkId park, std::span<const std::string> keys,
                                            OfficerId person, std::int64_t limit)
{
    hold(park);
    std::vector<Notice> found;
    for (const std::string& key : keys) {
        SqlStatement statement = m_sql.prepare(
            "SELECT event, at FROM notice WHERE park = ?1 AND whom = ?2 AND author <> ?3 "
            "ORDER BY at DESC, event DESC LIMIT ?4");
        statement.bind(1, park).bind(2, std::string_view(key)).bind(3, person.uuid).bind(4, limit);
        while (statement.step())
            found.push_back({statement.id<IssueEventId>(0), Instant{statement.integer(1)}});
    }
    // The same step may concern somebody twice: as the one who registered it, and by the role.
    const auto order = [](const Notice& notice) { return std::pair(notice.at, notice.event); };
    std::ranges::sort(found, std::ranges::greater{}, order);
    const auto isSame = [&](const Notice& a, const Notice& b) { return order(a) == order(b); };
    found.erase(std::unique(found.begin(), found.end(), isSame), found.end());
    if (static_cast<std::int64_t>(found.size()) > limit)
        found.resize(static_cast<std::size_t>(limit));
    return found;
}

Instant SqlTransaction::noticesSeen(ParkId park, OfficerId person)
{
    hold(park);
    SqlStatement statement =
        m_sql.prepare("SELECT up_to FROM notice_seen WHERE park = ?1 AND officer = ?2");
    statement.bind(1, park).bind(2, person);
    return statement.step() ? Instant{statement.integer(0)} : Instant{};
}

void SqlTransaction::putNoticesSeen(ParkId park, OfficerId person, Instant upTo)
{
    hold(park);
    m_sql
        .prepare("INSERT INTO notice_seen (park, officer, up_to) VALUES (?1, ?2, ?3) "
                 "ON CONFLICT(park, officer) DO UPDATE SET up_to = ?3 "
                 "WHERE notice_seen.up_to < ?3")
        .bind(1, park)
        .bind(2, person)
        .bind(3, upTo.ms)
        .run();
}

/// Up to when everybody who belongs to the park has seen what concerns them, by the names of
/// noticeKeys().
std::map<std::string, Instant> SqlTransaction::seenByAll(ParkId park)
{
    std::map<std::string, Instant> seen;
    for (const Document& document : officers(park)) {
        const auto person = fromDocument<Officer>(document);
        if (!person.active)
            continue;
        const Instant upTo = noticesSeen(park, person.id);
        for (const std::string& key : noticeKeys(actorOf(person))) {
            const auto [at, isFirst] = seen.emplace(key, upTo);
            at->second = isFirst ? upTo : std::min(at->second, upTo);
        }
    }
    return seen;
}

std::int64_t SqlTransaction::removeNotices(ParkId park, Instant seenBefore, Instant anyBefore)
{
    hold(park);
    const std::map<std::string, Instant> seen = seenByAll(park);
    std::int64_t removed = 0;
    std::string whom;
    while (true) { // from name to name, so that only what goes is looked at
        {
            SqlStatement next = m_sql.prepare("SELECT whom FROM notice WHERE park = ?1 AND "
                                              "whom > ?2 ORDER BY whom LIMIT 1");
            next.bind(1, park).bind(2, std::string_view(whom));
            if (!next.step())
                return removed;
            whom = next.text(0);
        }
        const auto known = seen.find(whom);
        const Instant upTo = known == seen.end() ? Instant{} : known->second;
        const Instant end = std::max(anyBefore, std::min(seenBefore, upTo.plusMs(1)));
        removed += m_sql.prepare("DELETE FROM notice WHERE park = ?1 AND whom = ?2 AND at < ?3")
                       .bind(1, park)
                       .bind(2, std::string_view(whom))
                       .bind(3, end.ms)
                       .run();
    }
}

void SqlTransaction::fillSteps()
{
    for (const ParkId& park : parks())
        for (const Document& document : documents(park, RecordType::issueEvent)) {
            const auto event = fromDocument<IssueEvent>(document);
            countStep(park, event, issueOf(park, event).leadDepartmentId);
        }
}

void SqlTransaction::fillAssistance()
{
    BoardFilter waiting;
    waiting.states = {IssueState::assigned, IssueState::handling, IssueState::suspended};
    waiting.limit = std::numeric_limits<std::int64_t>::max();
    for (const ParkId& park : parks())
        for (const Document& document : board(park, waiting).issues) {
            const auto issue = fromDocument<Issue>(document);
            if (issue.assistingDepartmentIds.empty())
                continue;
            for (const IssueEvent& event : eventsOf(*this, park, issue.id))
                awaitAssistance(event, issue);
        }
}

} // namespace wupan
