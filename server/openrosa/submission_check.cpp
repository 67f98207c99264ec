#include "server/openrosa/submission_check.h"

#include "core/forms/filling_session.h"
#include "core/forms/instance_path.h"

#include <array>
#include <charconv>

namespace wupan {
namespace {

/// ODK Collect writes ten million as "1.0E7", which XPath does not know.
std::string plainNumber(const std::string& text)
{
    if (text.find('E') == std::string::npos)
        return text;
    double number = 0;
    const char* const end = text.data() + text.size();
    if (const auto read = std::from_chars(text.data(), end, number);
        read.ptr != end || read.ec != std::errc{})
        return text;
    std::array<char, 400> plain{}; // the largest double has 309 digits
    const auto written =
        std::to_chars(plain.data(), plain.data() + plain.size(), number, std::chars_format::fixed);
    return {plain.data(), written.ptr};
}

} // namespace

Result<CheckedAnswers> checkAnswers(const forms::FormPtr& form, const forms::Answers& answers,
                                    Date day)
{
    CheckedAnswers checked;
    checked.answers = answers;
    for (const auto& [path, text] : answers) {
        const forms::Question* question = form->question(forms::withoutKeys(path));
        if (question == nullptr)
            continue;
        if (question->type == forms::QuestionType::decimal)
            checked.answers[path] = plainNumber(text);
        if (question->takesFile())
            checked.files[path] = text;
        if (!question->asks())
            checked.answers.erase(path);
    }
    // An answer may be measured by another that stands behind it: all of them are there first.
    forms::SessionHost host;
    host.now = [day] { return startOfDay(day); };
    forms::FillingSession session(form, checked.answers, host);
    for (const auto& [path, answer] : checked.answers) {
        const forms::Question* question = form->question(forms::withoutKeys(path));
        if (question == nullptr || !session.relevant(path) || session.readonly(path))
            continue;
        if (!session.setAnswer(path, answer))
            return Error{ErrorCode::invalidInput, question->label.in("zh")};
    }
    checked.missing = static_cast<std::int64_t>(session.missingRequired().size());
    checked.difficulties = session.proposals().size();
    return checked;
}

} // namespace wupan
