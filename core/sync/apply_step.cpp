#include "core/sync/apply_step.h"

#include "core/model/issue.h"
#include "core/model/issue_event.h"
#include "core/procedure/issue_procedure.h"
#include "core/procedure/park_rules.h"

namespace wupan {
namespace {

StepRequest requestFrom(IssueStep step, const json::object& values)
{
    StepRequest request;
    request.step = step;
    request.text = textAt(values, "text");
    request.leadDepartmentId =
        DepartmentId::parse(textAt(values, "leadDepartmentId")).value_or(DepartmentId{});
    if (const json::value* assisting = values.if_contains("assistingDepartmentIds"))
        MemberCodec<std::vector<DepartmentId>>::read(*assisting, request.assistingDepartmentIds);
    request.grade = parseWord<Grade>(textAt(values, "grade"));
    request.until = Date::parse(textAt(values, "until"));
    return request;
}

/// The one that a step is about, else the author's.
DepartmentId departmentOf(const StepRequest& request, const Actor& actor)
{
    if (request.step == IssueStep::assign)
        return request.leadDepartmentId;
    const bool isAboutAssistance = request.step == IssueStep::urge && actor.role == Role::system &&
                                   !request.assistingDepartmentIds.empty();
    return isAboutAssistance ? request.assistingDepartmentIds.front() : actor.departmentId;
}

IssueEvent eventOf(const Issue& issue, const Change& change, const StepRequest& request,
                   const ApplyContext& context)
{
    IssueEvent event;
    event.id = change.eventId;
    event.issueId = issue.id;
    event.step = request.step;
    event.authorId = context.actor.id;
    event.authorRole = context.actor.role;
    event.departmentId = departmentOf(request, context.actor);
    event.at = context.at;
    event.text = request.text;
    event.grade = request.grade;
    return event;
}

/// Puts the procedure's verdict into the document; fields that the procedure does not know stay as
/// they are.
void writeFacts(Document& document, const Issue& before, const IssueFacts& facts)
{
    Issue issue = before;
    adoptFacts(issue, facts);
    Document changed = toDocument(issue);
    for (const FieldSpec& field : specOf(RecordType::issue).fields) {
        if (field.rule != MergeRule::step)
            continue;
        if (json::value* value = changed.if_contains(field.name))
            document[field.name] = std::move(*value);
        else
            document.erase(field.name);
    }
}

Applied finish(Applied applied, const Issue& before, const IssueFacts& facts, IssueEvent event)
{
    writeFacts(applied.document, before, facts);
    event.toState = facts.state;
    event.dueAt = facts.dueAt;
    applied.events.push_back(toDocument(event));
    return applied;
}

Applied refuse(Applied applied, std::string reason)
{
    applied.outcome.outcome = Outcome::refused;
    applied.outcome.reason = std::move(reason);
    return applied;
}

} // namespace

Applied takeStep(Applied applied, const Change& change, const ApplyContext& context)
{
    const auto step = parseWord<IssueStep>(change.step);
    if (change.type != RecordType::issue || !step)
        return refuse(std::move(applied), "unknownStep");
    const auto issue = fromDocument<Issue>(applied.document);
    const StepRequest request = requestFrom(*step, change.fields);
    const auto facts = applyStep(factsOf(issue), request, context.actor, context.at,
                                 context.rules.calendar, context.rules.limits);
    if (!facts)
        return refuse(std::move(applied), facts.error().detail);
    IssueEvent event = eventOf(issue, change, request, context);
    event.fromState = issue.state;
    return finish(std::move(applied), issue, *facts, std::move(event));
}

Applied takeRegistration(Applied applied, const Change& change, const ApplyContext& context)
{
    const auto issue = fromDocument<Issue>(applied.document);
    const auto facts = registerIssue(issue.category, issue.urgency, context.actor, context.at,
                                     context.rules.calendar, context.rules.limits);
    if (!facts)
        return refuse(std::move(applied), facts.error().detail);
    StepRequest request;
    request.step = IssueStep::registerIssue;
    return finish(std::move(applied), issue, *facts, eventOf(issue, change, request, context));
}

} // namespace wupan
