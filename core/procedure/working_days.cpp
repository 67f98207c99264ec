#include "core/procedure/working_days.h"

#include <optional>
#include <string>

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

Result<DayLine> parseLine(std::string_view line)
{
    const std::string_view dayText = nextWord(line);
    const std::string_view kind = nextWord(line);
    const std::optional<Date> day = Date::parse(dayText);
    if (!day)
        return Error{ErrorCode::invalidInput, "not a day (YYYY-MM-DD)"};
    if (kind != "holiday" && kind != "workday")
        return Error{ErrorCode::invalidInput, "neither holiday nor workday"};
    if (nextWord(line).empty())
        return Error{ErrorCode::invalidInput, "the name is missing"};
    return DayLine{*day, kind == "workday"};
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

Result<WorkdayCalendar> WorkdayCalendar::parse(std::string_view text)
{
    WorkdayCalendar calendar;
    std::string problems;
    text = withoutByteOrderMark(text);
    for (int number = 1; !text.empty(); ++number) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (isSkipped(line))
            continue;
        Result<DayLine> parsed = parseLine(line);
        if (parsed && !calendar.m_exceptions.emplace(parsed->day, parsed->worked).second)
            parsed = Error{ErrorCode::invalidInput, "this day was already given"};
        if (parsed)
            calendar.m_years.insert(parsed->day.year);
        else
            problems += (problems.empty() ? "line " : "\nline ") + std::to_string(number) + ": " +
                        parsed.error().detail;
    }
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
