#include "server/openrosa/submission_check.h"

#include "core/forms/filling_session.h"

namespace wupan {

Result<CheckedAnswers> checkAnswers(const std::string& formXml,
                                    const std::map<std::string, std::string>& answers, Date day)
{
    const auto form = forms::parseForm(formXml);
    if (!form)
        return form.error();
    CheckedAnswers checked;
    checked.answers = answers;
    for (const forms::Question& question : (*form)->questions) {
        const auto answer = checked.answers.find(question.path);
        if (answer == checked.answers.end())
            continue;
        if (question.type == forms::QuestionType::photo)
            checked.photos[question.path] = answer->second;
        if (!question.asks())
            checked.answers.erase(answer);
    }
    // An answer may be measured by another that stands behind it: all of them are there first.
    forms::FillingSession session(*form, checked.answers, day);
    for (const forms::Question& question : (*form)->questions) {
        const auto answer = checked.answers.find(question.path);
        if (answer != checked.answers.end() && !session.setAnswer(question.path, answer->second))
            return Error{ErrorCode::invalidInput, question.label.in("zh")};
    }
    checked.missing = static_cast<std::int64_t>(session.missingRequired().size());
    checked.difficulties = session.proposals().size();
    return checked;
}

} // namespace wupan
