#include "server/pages/visit_export.h"

#include "core/forms/form_model.h"
#include "core/forms/instance_path.h"
#include "core/model/issue.h"
#include "core/procedure/visit_rules.h"
#include "server/pages/issue_words.h"
#include "server/pages/visit_words.h"

#include <array>
#include <functional>
#include <map>

namespace wupan {
namespace {

// The documents of so many are in memory at a time.
constexpr std::int64_t kBatch = 1000;

constexpr std::array<std::string_view, 10> kColumns{
    "visitedAt", "enterprise", "officer",      "state",       "duration",
    "summary",   "peopleMet",  "monthsVisits", "issuesFound", "earlierAnswers"};
// In characters; texts are as wide as they are.
constexpr std::array<double, kColumns.size()> kWidths{18, 28, 16, 12, 10, 60, 24, 12, 12, 40};
constexpr double kAnswerWidth = 24;

/// As long as `take` says so; the latest first.
void forEachVisit(StoreTransaction& store, ParkId park, VisitFilter filter,
                  const std::function<bool(const Document&)>& take)
{
    filter.limit = kBatch;
    VisitPage page;
    for (filter.offset = 0; filter.offset == 0 || filter.offset < page.total;
         filter.offset += kBatch) {
        page = store.visits(park, filter);
        for (const Document& document : page.visits)
            if (!take(document))
                return;
    }
}

/// The form that all of these visits kept; null when they kept several, or none that can be read.
forms::FormPtr commonForm(StoreTransaction& store, ParkId park, const VisitFilter& filter)
{
    ChecklistId common;
    bool several = false;
    forEachVisit(store, park, filter, [&](const Document& visit) {
        const auto kept = ChecklistId::parse(textAt(visit, "checklistId"));
        if (!kept || kept->isNil())
            return true;
        several = !common.isNil() && common != *kept;
        common = *kept;
        return !several;
    });
    if (several || common.isNil())
        return nullptr;
    const auto form = formOf(store, park, common);
    return form ? *form : nullptr;
}

std::map<VisitId, std::int64_t> issuesByVisit(StoreTransaction& store, ParkId park)
{
    std::map<VisitId, std::int64_t> counts;
    Uuid last;
    for (auto batch = store.records(park, RecordType::issue, last, kBatch); !batch.empty();
         batch = store.records(park, RecordType::issue, last, kBatch)) {
        for (const Document& issue : batch)
            if (const auto visit = VisitId::parse(textAt(issue, "visitId"));
                visit && !visit->isNil())
                ++counts[*visit];
        const auto id = Uuid::parse(textAt(batch.back(), "id"));
        if (!id)
            break;
        last = *id;
    }
    return counts;
}

class VisitRows
{
public:
    VisitRows(StoreTransaction& store, const Caller& caller, const PageTexts& texts,
              forms::FormPtr form)
        : m_store(store)
        , m_park(caller.park)
        , m_texts(texts)
        , m_names(store, caller.park)
        , m_forms(store, caller.park)
        , m_language(texts.text("formLanguage"))
        , m_form(std::move(form))
        , m_issues(issuesByVisit(store, caller.park))
    {
        if (!m_form)
            return;
        for (const forms::Question& question : m_form->questions)
            if (question.asks() && !question.takesFile())
                m_questions.push_back(&question);
    }

    [[nodiscard]] SheetRow head() const
    {
        SheetRow head;
        for (const std::string_view column : kColumns)
            head.emplace_back(m_texts.text(column));
        for (const forms::Question* question : m_questions)
            head.emplace_back(question->label.empty() ? question->path
                                                      : question->label.in(m_language));
        return head;
    }

    [[nodiscard]] std::vector<double> widths() const
    {
        std::vector<double> widths(kWidths.begin(), kWidths.end());
        widths.resize(kWidths.size() + m_questions.size(), kAnswerWidth);
        return widths;
    }

    SheetRow row(const Visit& visit)
    {
        SheetRow row{momentOr(happensAt(visit)),
                     m_names.of(RecordType::enterprise, visit.enterpriseId),
                     m_names.of(RecordType::officer, visit.officerId),
                     m_texts.named("visitStates", word(visit.state)),
                     minutesOf(visit),
                     visit.summary,
                     peopleText(visit),
                     burdenOf(visit),
                     issuesOf(visit),
                     earlierOf(visit)};
        const auto answers = answersOf(visit);
        for (const forms::Question* question : m_questions) {
            const auto answer = answers.find(question->path);
            row.emplace_back(answer == answers.end() ? std::string() : answer->second);
        }
        return row;
    }

private:
    /// By question; in a repeat, those of all its instances.
    [[nodiscard]] std::map<std::string, std::string> answersOf(const Visit& visit) const
    {
        std::map<std::string, std::string> texts;
        for (const auto& [path, answer] : visit.answers) {
            std::string bare = forms::withoutKeys(path);
            const forms::Question* question = m_form ? m_form->question(bare) : nullptr;
            if (question == nullptr)
                continue;
            std::string& text = texts[std::move(bare)];
            text.append(text.empty() ? "" : "; ").append(answerText(*question, answer, m_language));
        }
        return texts;
    }

    /// Empty until it is over.
    static SheetCell minutesOf(const Visit& visit)
    {
        if (!visit.checkedInAt || !visit.completedAt)
            return std::string();
        return (visit.completedAt->ms - visit.checkedInAt->ms) / kMillisecondsPerMinute;
    }

    /// The visits that the enterprise received in that month, and that are planned for it.
    SheetCell burdenOf(const Visit& visit)
    {
        const auto at = happensAt(visit);
        if (!at || visit.enterpriseId.isNil())
            return std::string();
        if (*at < m_month.from || *at >= m_month.to) {
            m_month = monthOf(parkDate(*at));
            m_burdens = m_store.visitsByEnterprise(m_park, m_month.from, m_month.to);
        }
        const VisitCounts& counts = m_burdens[visit.enterpriseId];
        return counts.begun + counts.planned;
    }

    SheetCell issuesOf(const Visit& visit)
    {
        const auto found = m_issues.find(visit.id);
        return found == m_issues.end() ? 0 : found->second;
    }

    /// "question: answer; question: answer"
    SheetCell earlierOf(const Visit& visit)
    {
        std::vector<std::string> strays; // of instances that are gone, the question has a column
        if (!visit.answers.empty())
            if (const forms::FormPtr& form = m_forms.of(visit.checklistId))
                for (const auto& [path, answer] : visit.answers)
                    if (form->model->find(forms::withoutKeys(path)) == forms::kNone)
                        strays.push_back(path);
        std::string text;
        for (const WordedAnswer& each : earlierAnswersOf(m_forms, visit, strays, m_language))
            text.append(text.empty() ? "" : "; ")
                .append(each.question)
                .append(": ")
                .append(each.answer);
        return text;
    }

    StoreTransaction& m_store;
    ParkId m_park;
    const PageTexts& m_texts;
    Names m_names;
    KeptForms m_forms;
    std::string m_language;
    forms::FormPtr m_form;
    std::vector<const forms::Question*> m_questions; ///< of it, that have a column
    std::map<VisitId, std::int64_t> m_issues;
    Month m_month; ///< of m_burdens: a list goes from month to month
    std::map<EnterpriseId, VisitCounts> m_burdens;
};

} // namespace

void writeVisits(StoreTransaction& store, const Caller& caller, const VisitFilter& filter,
                 const PageTexts& texts, Sheet& sheet)
{
    VisitRows rows(store, caller, texts, commonForm(store, caller.park, filter));
    sheet.begin(rows.head(), rows.widths());
    forEachVisit(store, caller.park, filter, [&](const Document& visit) {
        sheet.add(rows.row(fromDocument<Visit>(visit)));
        return true;
    });
}

} // namespace wupan
