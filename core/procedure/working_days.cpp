#include "core/procedure/working_days.h"

#include <optional>
#include <string>
#include <variant>

namespace wupan {
namespace {

constexpr int kSaturday = 6;

struct DayLine
{
    Date day;
    bool worked = false;
};

std::string_view nextWord(std::string_view& rest)
{
    const std::size_t begin = rest.find_first_not_of(" \t");
    if (begin == std::string_view::npos)
        return rest = {};
    const std::size_t end = rest.find_first_of(" \t", begin);
    const std::string_view found = rest.substr(begin, end - begin);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end);
    return found;
}

/// A mistake when it is no line of a calendar.
std::variant<DayLine, CalendarMistake> parseLine(std::string_view line)
{
    const std::string_view dayText = nextWord(line);
    const std::string_view kind = nextWord(line);
    const std::optional<Date> day = Date::parse(dayText);
    if (!day)
        return CalendarMistake::notADay;
    if (kind != "holiday" && kind != "workday")
        return CalendarMistake::neitherKind;
    if (nextWord(line).empty())
        return CalendarMistake::nameMissing;
    return DayLine{*day, kind == "workday"};
}

std::string_view sentenceFor(CalendarMistake mistake)
{
    switch (mistake) {
    case CalendarMistake::notADay:
        return "not a day (YYYY-MM-DD)";
    case CalendarMistake::neitherKind:
        return "neither holiday nor workday";
    case CalendarMistake::nameMissing:
        return "the name is missing";
    case CalendarMistake::givenTwice:
        break;
    }
    return "this day was already given";
}

bool isSkipped(std::string_view line)
{
    const std::size_t begin = line.find_first_not_of(" \t");
    return begin == std::string_view::npos || line[begin] == '#';
}

std::string_view withoutByteOrderMark(std::string_view text)
{
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    return text.starts_with(kMark) ? text.substr(kMark.size()) : text;
}

} // namespace

std::vector<BadCalendarLine> WorkdayCalendar::read(std::string_view text)
{
    std::vector<BadCalendarLine> bad;
    text = withoutByteOrderMark(text);
    for (int number = 1; !text.empty(); ++number) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (isSkipped(line))
            continue;
        const auto parsed = parseLine(line);
        const auto* day = std::get_if<DayLine>(&parsed);
        if (day == nullptr)
            bad.push_back({number, std::get<CalendarMistake>(parsed)});
        else if (!m_exceptions.emplace(day->day, day->worked).second)
            bad.push_back({number, CalendarMistake::givenTwice});
        else
            m_years.insert(day->day.year);
    }
    return bad;
}

std::vector<BadCalendarLine> WorkdayCalendar::badLines(std::string_view text)
{
    return WorkdayCalendar().read(text);
}

Result<WorkdayCalendar> WorkdayCalendar::parse(std::string_view text)
{
    WorkdayCalendar calendar;
    std::string problems;
    for (const BadCalendarLine& bad : calendar.read(text))
        problems.append(problems.empty() ? "line " : "\nline ")
            .append(std::to_string(bad.line))
            .append(": ")
            .append(sentenceFor(bad.mistake));
    if (!problems.empty())
        return Error{ErrorCode::invalidInput, problems};
    return calendar;
}

bool WorkdayCalendar::isWorkday(Date day) const
{
    if (const auto exception = m_exceptions.find(day); exception != m_exceptions.end())
        return exception->second;
    return day.isoWeekday() < kSaturday;
}

Date WorkdayCalendar::addWorkingDays(Date from, int n) const
{
    const int direction = n < 0 ? -1 : 1;
    Date day = from;
    for (int left = n; left != 0;) {
        day = day.plusDays(direction);
        if (isWorkday(day))
            left -= direction;
    }
    return day;
}

int WorkdayCalendar::workingDaysBetween(Date from, Date to) const
{
    if (to < from)
        return -workingDaysBetween(to, from);
    int count = 0;
    for (Date day = from; day < to;) {
        day = day.plusDays(1);
        if (isWorkday(day))
            ++count;
    }
    return count;
}

Instant endOfDay(Date day)
{
    return startOfDay(day.plusDays(1)).plusMs(-1);
}

} // namespace wupan
