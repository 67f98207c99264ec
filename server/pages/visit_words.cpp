#include "server/pages/visit_words.h"

#include <algorithm>
#include <sstream>

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
    std::string text;
    std::istringstream values(answer);
    for (std::string value; values >> value;) {
        const auto choice = std::ranges::find(question.choices, value, &forms::Choice::value);
        text += text.empty() ? "" : "、";
        text += choice == question.choices.end() ? value : choice->label.in(language);
    }
    return text;
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
