#include "core/procedure/park_rules.h"

#include <array>

namespace wupan {
namespace {

void readDays(const json::object& from, std::string_view name, int& to)
{
    to = static_cast<int>(integerAt(from, name, to));
}

AnswerDays readAnswerDays(const json::object& from, AnswerDays days)
{
    readDays(from, "normal", days.normal);
    readDays(from, "urgent", days.urgent);
    readDays(from, "hard", days.hard);
    return days;
}

} // namespace

ParkRules rulesOf(const Park& park)
{
    ParkRules rules;
    if (auto calendar = WorkdayCalendar::parse(park.holidays))
        rules.calendar = std::move(*calendar);
    const json::object& from = park.timeLimits;
    TimeLimits& limits = rules.limits;
    readDays(from, "acceptDays", limits.acceptDays);
    readDays(from, "assignDays", limits.assignDays);
    readDays(from, "contestDays", limits.contestDays);
    readDays(from, "assistDays", limits.assistDays);
    readDays(from, "rateDays", limits.rateDays);
    readDays(from, "supplementDays", limits.supplementDays);
    readDays(from, "closeDays", limits.closeDays);
    limits.answer = readAnswerDays(objectAt(from, "answer"), limits.answer);
    for (const auto& [key, value] : objectAt(from, "answerByCategory"))
        if (const auto category = parseWord<Category>(key); category && value.is_object())
            limits.answerByCategory[*category] = readAnswerDays(value.get_object(), limits.answer);
    return rules;
}

} // namespace wupan
