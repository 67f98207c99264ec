#include "server/pages/visit_words.h"

#include "core/forms/chosen_text.h"

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
