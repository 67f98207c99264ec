#include "server/pages/visit_words.h"

#include "core/forms/chosen_text.h"
#include "core/forms/instance_path.h"
#include "core/services/checklist_versions.h"

#include <algorithm>

namespace wupan {

Result<forms::FormPtr> formOf(StoreTransaction& store, ParkId park, ChecklistId id)
{
    const auto stored = store.record(park, RecordType::checklist, id.uuid);
    if (!stored)
        return Error{ErrorCode::notFound, ""};
    return forms::parseForm(textAt(stored->document, "xml"));
}

std::string answerText(const forms::Question& question, const std::string& answer,
                       const std::string& language)
{
    if (question.choices.empty())
        return answer;
    return forms::chosenText(answer, "、", [&](const std::string& value) {
        const auto choice = std::ranges::find(question.choices, value, &forms::Choice::value);
        return choice == question.choices.end() ? std::nullopt
                                                : std::optional(choice->label.in(language));
    });
}

const forms::FormPtr& KeptForms::of(ChecklistId id)
{
    const auto [form, isNew] = m_read.try_emplace(id);
    if (isNew && !id.isNil())
        if (const auto found = formOf(m_store, m_park, id))
            form->second = *found;
    return form->second;
}

std::vector<WordedAnswer> earlierAnswersOf(KeptForms& forms, const Visit& visit,
                                           const std::vector<std::string>& strays,
                                           const std::string& language)
{
    std::vector<WordedAnswer> worded;
    for (const auto& each : versions::earlierAnswers(visit.answers, strays)) {
        const forms::FormPtr& form = forms.of(each.checklist);
        const forms::Question* question =
            form ? form->question(forms::withoutKeys(each.path)) : nullptr;
        const std::string label = question == nullptr ? "" : question->label.in(language);
        worded.push_back(
            {label.empty() ? each.path : label, each.text,
             question == nullptr ? each.text : answerText(*question, each.text, language)});
    }
    return worded;
}

std::optional<Instant> happensAt(const Visit& visit)
{
    return visit.checkedInAt ? visit.checkedInAt : visit.plannedAt;
}

std::string peopleText(const Visit& visit)
{
    std::string people;
    for (const std::string& person : visit.peopleMet)
        people += (people.empty() ? "" : "、") + person;
    return people;
}

} // namespace wupan
