#include "core/forms/filling_session.h"
#include "core/model/visit.h"
#include "core/procedure/visit_facts.h"
#include "server/pages/history_export.h"
#include "server/pages/issue_words.h"
#include "server/pages/list_export.h"
#include "server/pages/list_words.h"
#include "server/pages/page_files.h"
#include "server/pages/page_handlers.h"
#include "server/pages/visit_export.h"
#include "server/pages/visit_files.h"
#include "server/pages/visit_query.h"
#include "server/pages/visit_words.h"

#include <map>

namespace wupan {
namespace {

constexpr std::int64_t kRows = 50;
// Of one enterprise, the newest; a visit's issues are among them.
constexpr std::int64_t kMostIssues = 1000;
constexpr std::string_view kVisits = "/visits/";

std::string_view toneOf(VisitState state)
{
    switch (state) {
    case VisitState::planned:
        return "blue";
    case VisitState::checkedIn:
        return "violet";
    case VisitState::completed:
        return "green";
    case VisitState::cancelled:
        break;
    }
    return "neutral";
}

class VisitList
{
public:
    VisitList(const PageCall& call, StoreTransaction& store)
        : m_call(call)
        , m_store(store)
        , m_query(call.query())
        , m_asked(readVisitQuery(call.now, m_query))
        , m_names(store, call.caller().park)
    {}

    json::object build()
    {
        json::object model{
            {"cards", cards()},
            {"officers", officers()},
            {"months", monthOptions(m_call.now, m_query.text("month"))},
            {"show", m_query.text("show")},
            {"exportQuery", m_query.with("page", "").encoded()},
            {"enterpriseId", m_query.text("enterprise")},
            {"enterprise", m_names.of(RecordType::enterprise, m_asked.everything.enterprise)},
            {"anyEnterprise", linkWith("/visits", m_query, "enterprise", "")}};
        addRows(model);
        return model;
    }

private:
    json::array cards()
    {
        json::array cards;
        for (const VisitCard& card : visitCards()) {
            VisitFilter filter = narrowed(m_asked.everything, card);
            filter.limit = 0;
            const bool on = m_query.text("show") == card.key;
            cards.push_back(
                {{"label", m_call.texts.text(card.key)},
                 {"count", m_store.visits(m_call.caller().park, filter).total},
                 {"tone", card.tone},
                 {"on", on},
                 {"link", linkWith("/visits", m_query, "show", on ? "" : std::string(card.key))}});
        }
        return cards;
    }

    json::array officers()
    {
        json::array options;
        for (const Document& document : m_store.officers(m_call.caller().park))
            if (textAt(document, "role") == word(Role::officer))
                options.push_back(option(std::string(textAt(document, "id")),
                                         std::string(textAt(document, "name")),
                                         m_query.text("officer")));
        return options;
    }

    void addRows(json::object& model)
    {
        VisitFilter filter = m_asked.chosen;
        filter.limit = kRows;
        filter.offset = (pageNumber(m_query) - 1) * kRows;
        const VisitPage page = m_store.visits(m_call.caller().park, filter);
        json::array rows;
        for (const Document& document : page.visits)
            rows.push_back(row(fromDocument<Visit>(document)));
        addPaging(model, m_call.texts, "/visits", m_query, kRows,
                  static_cast<std::int64_t>(rows.size()), page.total);
        model["rows"] = std::move(rows);
    }

    json::object row(const Visit& visit)
    {
        return {{"id", visit.id.text()},
                {"at", momentOr(happensAt(visit))},
                {"enterprise", m_names.of(RecordType::enterprise, visit.enterpriseId)},
                {"officer", m_names.of(RecordType::officer, visit.officerId)},
                {"state", m_call.texts.named("visitStates", word(visit.state))},
                {"tone", toneOf(visit.state)},
                {"counted", counts(factsOf(visit))},
                {"summary", visit.summary}};
    }

    const PageCall& m_call;
    StoreTransaction& m_store;
    FormValues m_query;
    VisitQuery m_asked;
    Names m_names;
};

class VisitModel
{
public:
    VisitModel(const PageCall& call, StoreTransaction& store, Visit visit)
        : m_call(call)
        , m_store(store)
        , m_visit(std::move(visit))
        , m_names(store, call.caller().park)
        , m_files(store, call.caller().park, m_visit.id)
    {}

    json::object build()
    {
        json::array shown = sections();
        json::array others = m_files.others();
        json::array events =
            eventsOf(historyOfVisit(m_store, m_call.caller().park, m_visit.id, m_call.texts));
        return {{"id", m_visit.id.text()},
                {"hasEvents", !events.empty()},
                {"events", std::move(events)},
                {"title", m_names.of(RecordType::enterprise, m_visit.enterpriseId)},
                {"state", m_call.texts.named("visitStates", word(m_visit.state))},
                {"tone", toneOf(m_visit.state)},
                {"counted", counts(factsOf(m_visit))},
                {"facts", facts()},
                {"summary", m_visit.summary},
                {"sections", std::move(shown)},
                {"photos", photos()},
                {"hasFiles", !others.empty()},
                {"files", std::move(others)},
                {"issues", issues()}};
    }

private:
    json::array facts()
    {
        json::array facts;
        const auto add = [&](std::string_view key, const std::string& value) {
            if (!value.empty())
                facts.push_back({{"label", m_call.texts.text(key)}, {"value", value}});
        };
        add("officer", m_names.of(RecordType::officer, m_visit.officerId));
        add("plannedAt", momentOr(m_visit.plannedAt));
        add("checkedInAt", momentOr(m_visit.checkedInAt));
        add("completedAt", momentOr(m_visit.completedAt));
        add("summaryWrittenAt", momentOr(m_visit.summaryWrittenAt));
        add("peopleMet", peopleText(m_visit));
        add("signer", m_visit.signerName);
        if (m_visit.missingAnswers.value_or(0) > 0)
            add("missingAnswers", std::to_string(*m_visit.missingAnswers));
        return facts;
    }

    json::array sections()
    {
        json::array sections;
        const auto form = formOf(m_store, m_call.caller().park, m_visit.checklistId);
        if (!form)
            return answersAsTheyAre();
        if (m_visit.answers.empty())
            return {};
        forms::SessionHost host;
        host.now = [now = m_call.now] { return now; };
        forms::FillingSession filling(*form, m_visit.answers, host);
        filling.setLanguage(m_call.texts.text("formLanguage"));
        for (const forms::Section& section : (*form)->sections) {
            json::array answers = answersOf(filling, section);
            if (!answers.empty())
                sections.push_back({{"label", filling.text(section.label, section.path)},
                                    {"answers", std::move(answers)}});
        }
        json::array earlier = answersOfEarlierVersions(filling.strayAnswers());
        if (!earlier.empty())
            sections.push_back(
                {{"label", m_call.texts.text("earlierAnswers")}, {"answers", std::move(earlier)}});
        return sections;
    }

    json::array answersOfEarlierVersions(const std::vector<std::string>& strays)
    {
        KeptForms forms(m_store, m_call.caller().park);
        json::array answers;
        for (const WordedAnswer& each :
             earlierAnswersOf(forms, m_visit, strays, m_call.texts.text("formLanguage")))
            answers.push_back(answer(each.question, each.given, each.answer));
        return answers;
    }

    /// `given` may name a file, which is shown in the text's stead.
    json::object answer(const std::string& question, const std::string& given,
                        const std::string& text)
    {
        if (auto file = m_files.of(given))
            return {{"question", question}, {"file", std::move(*file)}};
        return {{"question", question}, {"answer", text}};
    }

    json::array answersOf(const forms::FillingSession& filling, const forms::Section& section)
    {
        json::array answers;
        for (const forms::SectionRow& row : filling.rows(section.path)) {
            if (row.question == nullptr || !row.question->asks() ||
                row.question->type == forms::QuestionType::photo)
                continue;
            const std::string text = filling.answerText(row.path, "、");
            if (!text.empty())
                answers.push_back(
                    answer(filling.texts(row.path).label, filling.answer(row.path), text));
        }
        return answers;
    }

    /// Of a form that is not there or cannot be read here: better its paths than nothing.
    json::array answersAsTheyAre()
    {
        json::array answers;
        for (const auto& [path, given] : m_visit.answers)
            answers.push_back(answer(path, given, given));
        if (answers.empty())
            return {};
        return {json::object{{"label", ""}, {"answers", std::move(answers)}}};
    }

    json::array photos() { return photosOf(m_store, m_call.caller().park, m_visit.id.text()); }

    /// Those that answers proposed, and those that the officer registered besides.
    json::array issues()
    {
        std::map<Uuid, Issue> found;
        BoardFilter ofEnterprise;
        ofEnterprise.enterprise = m_visit.enterpriseId;
        ofEnterprise.order = BoardFilter::Order::newest;
        ofEnterprise.limit = kMostIssues;
        if (!m_visit.enterpriseId.isNil())
            for (const Document& document :
                 m_store.board(m_call.caller().park, ofEnterprise).issues)
                if (textAt(document, "visitId") == m_visit.id.text())
                    addTo(found, document);
        for (const auto& [path, proposal] : m_visit.proposals)
            if (const auto id = Uuid::parse(proposal))
                if (const auto issue = m_store.record(m_call.caller().park, RecordType::issue, *id))
                    addTo(found, issue->document);
        json::array issues;
        for (const auto& [id, issue] : found) {
            const Tag state = stateTag(issue, m_call.texts);
            issues.push_back({{"id", id.text()},
                              {"title", issue.title},
                              {"state", state.text},
                              {"tone", state.tone}});
        }
        return issues;
    }

    static void addTo(std::map<Uuid, Issue>& found, const Document& document)
    {
        auto issue = fromDocument<Issue>(document);
        found.insert_or_assign(issue.id.uuid, std::move(issue));
    }

    const PageCall& m_call;
    StoreTransaction& m_store;
    Visit m_visit;
    Names m_names;
    VisitFiles m_files;
};

} // namespace

Response showVisits(const PageCall& call)
{
    return call.readPage("visits", visitsTemplate(),
                         [&](StoreTransaction& store) { return VisitList(call, store).build(); });
}

Response showVisit(const PageCall& call)
{
    const auto id = idOf(call.request.path, kVisits);
    return call.readPage(visitTemplate(), [&](StoreTransaction& store) {
        const auto stored =
            id ? store.record(call.caller().park, RecordType::visit, *id) : std::nullopt;
        if (!stored)
            return std::optional<PageContent>();
        json::object model = VisitModel(call, store, fromDocument<Visit>(stored->document)).build();
        const std::string title(textAt(model, "title"));
        return std::optional(PageContent{title, std::move(model)});
    });
}

/// The list as the page shows it, on all its parts.
Response exportVisits(const PageCall& call)
{
    return giveList(call, "visits", [&](StoreTransaction& store, Sheet& sheet) {
        writeVisits(store, call.caller(), readVisitQuery(call.now, call.query()).chosen, call.texts,
                    sheet);
    });
}

Response exportVisitHistory(const PageCall& call)
{
    return giveHistory(call, RecordType::visit, [&](StoreTransaction& store, const Uuid& id) {
        return historyOfVisit(store, call.caller().park, VisitId{id}, call.texts);
    });
}

} // namespace wupan
