#include "server/pages/month_figures.h"

#include "server/pages/list_words.h"

namespace wupan {
namespace {

std::string percentOrDash(const PageTexts& texts, std::int64_t part, std::int64_t whole)
{
    const std::string percent = percentText(part, whole);
    return percent.empty() ? texts.text("none") : percent + "%";
}

} // namespace

void MonthFigures::add(const StepCount& step)
{
    switch (step.step) {
    case IssueStep::registerIssue:
        registered += step.count;
        break;
    case IssueStep::answer:
        answered += step.count;
        withLimit += step.inTime ? step.count : 0;
        inTime += step.inTime.value_or(false) ? step.count : 0;
        break;
    case IssueStep::rate:
        rated += step.count;
        satisfied += step.grade && *step.grade <= Grade::fairlySatisfied ? step.count : 0;
        break;
    case IssueStep::close:
        closed += step.count;
        break;
    case IssueStep::reopen:
        reopened += step.count;
        break;
    default:
        break;
    }
}

std::string MonthFigures::inTimeText(const PageTexts& texts) const
{
    return percentOrDash(texts, inTime, withLimit);
}

std::string MonthFigures::satisfiedText(const PageTexts& texts) const
{
    return percentOrDash(texts, satisfied, rated);
}

} // namespace wupan
