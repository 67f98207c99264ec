#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/model/words.h"

#include <map>
#include <set>
#include <string_view>
#include <vector>

namespace wupan {

/// Why a line of a calendar cannot be taken.
enum class CalendarMistake { notADay, neitherKind, nameMissing, givenTwice };
template <>
struct WordTable<CalendarMistake>
{
    static constexpr std::array entries{
        std::pair{CalendarMistake::notADay, std::string_view("notADay")},
        std::pair{CalendarMistake::neitherKind, std::string_view("neitherKind")},
        std::pair{CalendarMistake::nameMissing, std::string_view("nameMissing")},
        std::pair{CalendarMistake::givenTwice, std::string_view("givenTwice")},
    };
};

struct BadCalendarLine
{
    int line = 0; ///< from 1
    CalendarMistake mistake = CalendarMistake::notADay;

    bool operator==(const BadCalendarLine&) const = default;
};

/// Which days the park works on: Monday to Friday, except the national holidays, plus the weekend
/// days that are worked to make up for them. The exceptions are data (data/holidays.txt).
/// A value; any thread.
class WorkdayCalendar
{
public:
    /// Weekends only; covers no year.
    WorkdayCalendar() = default;

    /// Lines "2026-01-01 holiday 元旦" or "2026-02-14 workday 春节调休"; empty lines and lines that
    /// begin with # are skipped. invalidInput: `detail` names every bad line, one a line
    /// ("line 3: …").
    [[nodiscard]] static Result<WorkdayCalendar> parse(std::string_view text);
    /// The lines for which parse() refuses a text.
    [[nodiscard]] static std::vector<BadCalendarLine> badLines(std::string_view text);

    /// Whether it knows no exception at all.
    [[nodiscard]] bool isEmpty() const { return m_exceptions.empty(); }

    /// Whether the arrangement of that year is known. Where it is not, answers rest on weekends
    /// alone, and a page should say so.
    [[nodiscard]] bool coversYear(int year) const { return m_years.contains(year); }

    [[nodiscard]] bool isWorkday(Date day) const;

    /// The n-th working day after `from`, which itself is not counted; before it for a negative n.
    /// n = 0 gives `from`, worked or not.
    [[nodiscard]] Date addWorkingDays(Date from, int n) const;

    /// Working days after `from` up to and including `to`; negative when `to` lies before `from`.
    [[nodiscard]] int workingDaysBetween(Date from, Date to) const;

private:
    /// Returns the lines that it could not take.
    std::vector<BadCalendarLine> read(std::string_view text);

    std::map<Date, bool> m_exceptions; ///< day → worked
    std::set<int> m_years;
};

/// 23:59:59.999 of the park's day: the last instant that is still in time.
[[nodiscard]] Instant endOfDay(Date day);

} // namespace wupan
