#include "server/pages/issue_page.h"

#include "core/model/department.h"
#include "core/model/issue_event.h"
#include "core/model/officer.h"
#include "core/model/park.h"
#include "core/procedure/assistance.h"
#include "core/procedure/issue_procedure.h"
#include "core/procedure/park_rules.h"
#include "core/procedure/step_table.h"
#include "server/api/desk.h"
#include "server/api/visibility.h"
#include "server/pages/history_lines.h"
#include "server/pages/issue_words.h"
#include "server/store/issue_events.h"

#include <algorithm>
#include <array>

namespace wupan {
namespace {

bool asksUntil(IssueStep step)
{
    return step == IssueStep::assign || step == IssueStep::requestExtension ||
           step == IssueStep::grantExtension || step == IssueStep::decide;
}

/// What waits for somebody first, then the way to the end, then the side paths.
std::size_t placeOf(IssueStep step)
{
    constexpr std::array kOrder{IssueStep::grantExtension, IssueStep::refuseExtension,
                                IssueStep::decide,         IssueStep::accept,
                                IssueStep::assign,         IssueStep::handle,
                                IssueStep::answer,         IssueStep::rate,
                                IssueStep::close,          IssueStep::resume,
                                IssueStep::progress,       IssueStep::requestExtension,
                                IssueStep::returnToAuthor, IssueStep::contest,
                                IssueStep::urge,           IssueStep::supplement,
                                IssueStep::comment};
    return static_cast<std::size_t>(std::ranges::find(kOrder, step) - kOrder.begin());
}

class IssueModel
{
public:
    IssueModel(StoreTransaction& store, const Caller& caller, Instant now, const Document& document,
               const FormValues& filled, const PageTexts& texts)
        : m_store(store)
        , m_caller(caller)
        , m_now(now)
        , m_issue(fromDocument<Issue>(document))
        , m_filled(filled)
        , m_texts(texts)
        , m_names(store, caller.park)
    {
        const auto park = store.record(caller.park, RecordType::park, caller.park.uuid);
        if (park)
            m_park = fromDocument<Park>(park->document);
        m_rules = rulesOf(m_park);
        m_events = eventsOf(store, caller.park, m_issue.id);
    }

    json::object build()
    {
        const Tag state = stateTag(m_issue, m_texts);
        const Tag due = dueTag(m_issue, m_now, static_cast<int>(m_park.yellowDays), m_texts);
        json::object model{{"id", m_issue.id.text()},
                           {"number", m_issue.number},
                           {"title", m_issue.title},
                           {"description", m_issue.description},
                           {"state", state.text},
                           {"stateTone", state.tone},
                           {"due", due.text},
                           {"dueTone", due.tone},
                           {"marks", marks()},
                           {"facts", facts()},
                           {"events", eventsOf(historyOfIssue(m_store, m_caller.park, m_issue.id,
                                                              m_events, m_texts))},
                           {"photos", photosOf(m_store, m_caller.park, m_issue.id.text())},
                           {"steps", steps()}};
        model["hasSteps"] = !model["steps"].as_array().empty();
        return model;
    }

private:
    json::array marks()
    {
        json::array marks;
        const auto add = [&](std::string text) {
            marks.push_back(json::object{{"mark", std::move(text)}});
        };
        if (m_issue.escalated)
            add(m_texts.text("escalatedMark"));
        if (m_issue.urgedCount > 0)
            add(m_texts.text("urgedMark", {{"n", std::to_string(m_issue.urgedCount)}}));
        if (const auto until = m_issue.extensionRequestedUntil)
            add(m_texts.text("extensionMark", {{"date", parkDate(*until).text()}}));
        return marks;
    }

    json::array facts()
    {
        json::array facts;
        const auto add = [&](std::string_view key, const std::string& value) {
            if (!value.empty())
                facts.push_back({{"label", m_texts.text(key)}, {"value", value}});
        };
        std::string assisting;
        for (const Assistance& assistance : assistanceOf(m_issue, m_events, m_rules))
            assisting += (assisting.empty() ? "" : "、") + textOf(assistance);
        add("enterprise", m_names.of(RecordType::enterprise, m_issue.enterpriseId));
        add("category", m_texts.named("categories", word(m_issue.category)));
        add("urgency", m_texts.named("urgencies", word(m_issue.urgency)));
        add("plate", m_texts.named("plates", word(m_issue.plate)));
        add("registeredBy", m_names.of(RecordType::officer, m_issue.registeredBy));
        add("registeredAt", m_issue.registeredAt ? momentText(*m_issue.registeredAt) : "");
        add("lead", m_names.of(RecordType::department, m_issue.leadDepartmentId));
        add("assisting", assisting);
        add("dueAt", m_issue.dueAt ? momentText(*m_issue.dueAt) : "");
        add("rating", m_issue.rating ? m_texts.named("grades", word(*m_issue.rating)) : "");
        return facts;
    }

    /// With its limit, as long as somebody waits for it.
    std::string textOf(const Assistance& assistance)
    {
        const std::string name = m_names.of(RecordType::department, assistance.department);
        const auto said = [&](std::string_view key, Instant at) {
            return m_texts.text(key, {{"department", name}, {"date", parkDate(at).text()}});
        };
        if (assistance.contributedAt)
            return said("assistDone", *assistance.contributedAt);
        if (!awaitsAssistance(m_issue.state) || !assistance.dueAt)
            return name;
        return said(assistance.isOverdue(m_now) ? "assistLate" : "assistDue", *assistance.dueAt);
    }

    json::array steps()
    {
        std::vector<IssueStep> allowed =
            allowedSteps(factsOf(m_issue), m_caller.actor, m_now, m_rules.calendar, m_rules.limits);
        std::erase_if(allowed,
                      [&](IssueStep step) { return !mayTakeAtDesk(m_caller.actor, step); });
        std::ranges::sort(allowed, {}, placeOf);
        // What was typed for a step that is not to be had any more becomes a comment.
        if (const auto tried = parseWord<IssueStep>(m_filled.text("step")))
            m_tried =
                std::ranges::find(allowed, *tried) != allowed.end() ? *tried : IssueStep::comment;
        json::array forms;
        for (const IssueStep step : allowed) {
            json::object form = formOf(step);
            form["open"] = step == m_tried.value_or(allowed.front());
            forms.push_back(std::move(form));
        }
        return forms;
    }

    json::object formOf(IssueStep step)
    {
        const Needs needs = findRule(step, m_issue.state)->needs;
        const bool needsText = needs == Needs::text || needs == Needs::textAndUntil;
        const bool needsUntil = needs == Needs::textAndUntil;
        const bool isFilled = m_tried == step;
        json::object form{{"step", word(step)},
                          {"label", m_texts.named("actions", word(step))},
                          {"asksDepartments", step == IssueStep::assign},
                          {"asksGrade", needs == Needs::grade},
                          {"asksUntil", asksUntil(step)},
                          {"untilRequired", needsUntil},
                          {"untilLabel", m_texts.text(needsUntil ? "until" : "untilOptional")},
                          {"until", isFilled ? m_filled.text("until") : std::string()},
                          {"textRequired", needsText},
                          {"textLabel", m_texts.text(needsText ? "reasonRequired" : "reason")},
                          {"text", isFilled ? m_filled.text("text") : std::string()}};
        if (step == IssueStep::assign)
            form["departments"] = departments(isFilled);
        if (needs == Needs::grade)
            form["grades"] = grades();
        return form;
    }

    /// Those that usually lead issues of this category stand first.
    json::array departments(bool isFilled)
    {
        const std::vector<std::string> assisting = m_filled.all("assisting");
        json::array usual;
        json::array others;
        for (const Document& document : m_store.departments(m_caller.park)) {
            const auto department = fromDocument<Department>(document);
            const std::string id = department.id.text();
            const bool isUsual = std::ranges::find(department.categories, word(m_issue.category)) !=
                                 department.categories.end();
            const bool leads = isFilled ? m_filled.text("lead") == id : isUsual && usual.empty();
            const bool assists = isFilled && std::ranges::find(assisting, id) != assisting.end();
            (isUsual ? usual : others)
                .push_back({{"value", id},
                            {"label", department.name},
                            {"lead", leads},
                            {"assists", assists}});
        }
        for (json::value& other : others)
            usual.push_back(std::move(other));
        return usual;
    }

    json::array grades()
    {
        json::array options;
        for (const auto& [grade, name] : WordTable<Grade>::entries)
            options.push_back({{"value", name}, {"label", m_texts.named("grades", name)}});
        return options;
    }

    StoreTransaction& m_store;
    const Caller& m_caller;
    Instant m_now;
    Issue m_issue;
    const FormValues& m_filled;
    const PageTexts& m_texts;
    Names m_names;
    Park m_park;
    ParkRules m_rules;
    std::vector<IssueEvent> m_events; ///< the oldest first
    std::optional<IssueStep> m_tried; ///< whose form holds what was typed before
};

} // namespace

std::optional<json::object> issueModel(StoreTransaction& store, const Caller& caller, Instant now,
                                       const Uuid& id, const FormValues& filled,
                                       const PageTexts& texts)
{
    const auto stored = store.record(caller.park, RecordType::issue, id);
    if (!stored || !mayRead(caller, store, RecordType::issue, stored->document))
        return std::nullopt;
    return IssueModel(store, caller, now, stored->document, filled, texts).build();
}

json::object stepValues(const FormValues& form)
{
    json::object values;
    for (const auto& [field, name] :
         {std::pair("text", "text"), std::pair("grade", "grade"), std::pair("until", "until"),
          std::pair("lead", "leadDepartmentId")})
        if (const std::string value = form.text(field); !value.empty())
            values[name] = value;
    json::array assisting;
    for (const std::string& department : form.all("assisting"))
        assisting.emplace_back(department);
    if (!assisting.empty())
        values["assistingDepartmentIds"] = std::move(assisting);
    return values;
}

} // namespace wupan
