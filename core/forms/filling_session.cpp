#include "core/forms/filling_session.h"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace wupan::forms {
namespace {

bool isChoice(const Question& question, const std::string& value)
{
    return std::ranges::find(question.choices, value, &Choice::value) != question.choices.end();
}

bool fitsType(const Question& question, const std::string& answer)
{
    switch (question.type) {
    case QuestionType::integer: {
        const double number = toNumber(answer);
        return !std::isnan(number) && number == std::trunc(number) &&
               answer.find('.') == std::string::npos;
    }
    case QuestionType::decimal:
        return !std::isnan(toNumber(answer));
    case QuestionType::date:
        return Date::parse(answer).has_value();
    case QuestionType::note:
    case QuestionType::calculated:
        return false;
    default:
        return true;
    }
}

bool fitsChoices(const Question& question, const std::string& answer)
{
    if (question.type == QuestionType::selectOne)
        return isChoice(question, answer);
    if (question.type != QuestionType::selectMultiple)
        return true;
    std::istringstream words(answer);
    bool any = false;
    for (std::string word; words >> word; any = true)
        if (!isChoice(question, word))
            return false;
    return any;
}

} // namespace

FillingSession::FillingSession(FormPtr form, std::map<std::string, std::string> answers, Date today)
    : m_form(std::move(form))
    , m_answers(std::move(answers))
    , m_today(today)
{
    std::erase_if(m_answers, [](const auto& entry) { return entry.second.empty(); });
    recalculateAll();
}

Value FillingSession::evaluate(const Expression& expression, const std::string& path,
                               const std::string* own) const
{
    const InstanceNode::Ptr document = InstanceNode::makeDocument();
    InstanceNode* self = nullptr;
    const auto nodeAt = [&](const std::string& asked) {
        InstanceNode* node = document.get();
        for (std::size_t start = 1; start < asked.size();) {
            const std::size_t end = std::min(asked.find('/', start), asked.size());
            const std::string name = asked.substr(start, end - start);
            InstanceNode* next = node->child(name);
            node = next != nullptr ? next : &node->append(name);
            start = end + 1;
        }
        return node;
    };
    for (const Question& question : m_form->questions)
        nodeAt(question.path)->setText(answer(question.path));
    self = nodeAt(path);
    if (own != nullptr)
        self->setText(*own);
    EvaluationContext context;
    context.node = self;
    context.now = startOfDay(m_today);
    const auto value = expression.evaluate(context);
    return value ? *value : Value();
}

/// Empty when the answer may be given.
std::string FillingSession::refusal(const Question& question, const std::string& answer) const
{
    if (answer.empty())
        return {};
    if (!fitsType(question, answer))
        return "type";
    if (!fitsChoices(question, answer))
        return "choice";
    if (question.constraint && !toBoolean(evaluate(*question.constraint, question.path, &answer)))
        return "constraint";
    return {};
}

Result<std::vector<std::string>> FillingSession::setAnswer(const std::string& path,
                                                           const std::string& answer)
{
    const Question* question = m_form->question(path);
    if (question == nullptr || !question->asks())
        return Error{ErrorCode::notFound, path};
    if (std::string reason = refusal(*question, answer); !reason.empty())
        return Error{ErrorCode::invalidInput, std::move(reason)};
    if (answer.empty())
        m_answers.erase(path);
    else
        m_answers[path] = answer;
    std::vector<std::string> changed{path};
    if (const auto dependents = m_form->dependents.find(path);
        dependents != m_form->dependents.end())
        for (const std::size_t index : dependents->second)
            recalculate(index, changed);
    return changed;
}

void FillingSession::recalculate(std::size_t index, std::vector<std::string>& changed)
{
    const Question& question = m_form->questions[index];
    const Section* section = m_form->sectionOf(index);
    const auto holds = [&](const std::optional<Expression>& condition) {
        return !condition || toBoolean(evaluate(*condition, question.path));
    };
    const bool wasRelevant = !m_irrelevant.contains(question.path);
    const std::string before = answer(question.path);
    if (holds(question.relevant) && (section == nullptr || holds(section->relevant)))
        m_irrelevant.erase(question.path);
    else
        m_irrelevant.insert(question.path);
    if (question.calculate) {
        std::string value = toText(evaluate(*question.calculate, question.path));
        m_calculated[question.path] = value == "NaN" ? std::string() : std::move(value);
    }
    const bool isRelevant = !m_irrelevant.contains(question.path);
    if (wasRelevant != isRelevant || before != answer(question.path))
        changed.push_back(question.path);
}

/// In any order that respects dependencies: each pass settles at least one more link of the longest
/// chain.
void FillingSession::recalculateAll()
{
    std::vector<std::string> changed{""};
    for (std::size_t pass = 0; pass <= m_form->questions.size() && !changed.empty(); ++pass) {
        changed.clear();
        for (std::size_t i = 0; i < m_form->questions.size(); ++i)
            recalculate(i, changed);
    }
}

std::string FillingSession::answer(const std::string& path) const
{
    if (m_irrelevant.contains(path))
        return {};
    if (const auto calculated = m_calculated.find(path); calculated != m_calculated.end())
        return calculated->second;
    const auto found = m_answers.find(path);
    return found == m_answers.end() ? std::string() : found->second;
}

bool FillingSession::relevant(const std::string& path) const
{
    return !m_irrelevant.contains(path);
}

bool FillingSession::required(const std::string& path) const
{
    const Question* question = m_form->question(path);
    return question != nullptr && question->asks() && relevant(path) && question->required &&
           toBoolean(evaluate(*question->required, path));
}

std::map<std::string, std::string> FillingSession::relevantAnswers() const
{
    std::map<std::string, std::string> out;
    for (const Question& question : m_form->questions)
        if (std::string text = answer(question.path); !text.empty())
            out[question.path] = std::move(text);
    return out;
}

std::vector<SectionProgress> FillingSession::sections() const
{
    std::vector<SectionProgress> out;
    for (const Section& section : m_form->sections) {
        SectionProgress progress;
        progress.section = &section;
        progress.relevant =
            !section.relevant || toBoolean(evaluate(*section.relevant, section.path));
        for (std::size_t i = section.firstQuestion;
             i < section.firstQuestion + section.questionCount; ++i) {
            const Question& question = m_form->questions[i];
            if (!question.asks() || !relevant(question.path))
                continue;
            const bool answered = !answer(question.path).empty();
            ++progress.total;
            progress.answered += answered ? 1 : 0;
            progress.missing += !answered && required(question.path) ? 1 : 0;
        }
        out.push_back(progress);
    }
    return out;
}

std::vector<std::string> FillingSession::missingRequired() const
{
    std::vector<std::string> out;
    for (const Question& question : m_form->questions)
        if (required(question.path) && answer(question.path).empty())
            out.push_back(question.path);
    return out;
}

std::vector<Proposal> FillingSession::proposals() const
{
    std::vector<Proposal> out;
    for (std::size_t i = 0; i < m_form->questions.size(); ++i) {
        const Question& question = m_form->questions[i];
        const std::string text = answer(question.path);
        const Section* section = m_form->sectionOf(i);
        if (text.empty() || section == nullptr || question.type == QuestionType::calculated)
            continue;
        Proposal proposal{question.path, section->plate, question.category, Urgency::normal,
                          question.label};
        bool difficult =
            question.difficultyWhen && toBoolean(evaluate(*question.difficultyWhen, question.path));
        for (const Choice& choice : question.choices)
            if (!difficult && choice.difficulty && isSelected(text, choice.value)) {
                proposal.category = *choice.difficulty;
                proposal.urgency = choice.urgency;
                difficult = true;
            }
        if (difficult)
            out.push_back(std::move(proposal));
    }
    return out;
}

int FillingSession::progressPercent() const
{
    std::size_t answered = 0;
    std::size_t total = 0;
    for (const SectionProgress& section : sections()) {
        answered += section.answered;
        total += section.total;
    }
    return total == 0 ? 100 : static_cast<int>(answered * 100 / total);
}

} // namespace wupan::forms
