#include "core/forms/date_time.h"
#include "core/forms/function_groups.h"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <limits>

namespace wupan::forms {
namespace {

using Type = Node::Type;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

DateTime present(Call& call)
{
    return DateTime::at(call.context().now, call.context().utcOffsetMinutes);
}

Value today(Call& call)
{
    return present(call).date.text();
}

Value now(Call& call)
{
    return present(call).text(0);
}

[[noreturn]] void refuse(Call& call, const std::string& value, const char* what)
{
    call.fail("'" + value.substr(0, 100) + "' is not a " + what);
}

/// How a number is read as a moment.
enum class Days { ofCalendar, ofUtc };

std::optional<DateTime> fromNumber(Call& call, double days, Days kind)
{
    const int offset = call.context().utcOffsetMinutes;
    const auto instant = instantOfDays(kind == Days::ofCalendar ? std::floor(days) : days);
    if (!instant)
        refuse(call, numberText(days), "number of days within the calendar");
    return DateTime::at(*instant, kind == Days::ofCalendar ? 0 : offset);
}

/// On the clock of the context. nullopt for what is not answered: an empty text, NaN.
std::optional<DateTime> momentOf(Call& call, Days kind)
{
    Value value = call.value(0);
    if (const auto* number = std::get_if<double>(&value)) {
        if (std::isnan(*number))
            return std::nullopt;
        return fromNumber(call, *number, kind);
    }
    const auto* nodes = std::get_if<NodeSet>(&value);
    const std::string text =
        nodes == nullptr || nodes->empty() ? toText(value) : call.stringValue(*nodes->front());
    if (text.empty() || text == "NaN")
        return std::nullopt;
    const auto moment = DateTime::parse(text);
    if (moment && moment->hasDate)
        return moment->inZone(call.context().utcOffsetMinutes);
    if (const double number = parseNumber(text); !std::isnan(number))
        return fromNumber(call, number, kind);
    refuse(call, text, "date");
}

Value date(Call& call)
{
    const auto moment = momentOf(call, Days::ofCalendar);
    return moment ? moment->date.text() : std::string();
}

Value dateTime(Call& call)
{
    const auto moment = momentOf(call, Days::ofUtc);
    return moment ? moment->text(call.context().utcOffsetMinutes) : std::string();
}

Value decimalDateTime(Call& call)
{
    const auto moment = momentOf(call, Days::ofUtc);
    if (!moment)
        return kNaN;
    return static_cast<double>(moment->instant(call.context().utcOffsetMinutes).ms) /
           static_cast<double>(kMillisecondsPerDay);
}

Value decimalTime(Call& call)
{
    const std::string text = call.text(0);
    if (text.empty())
        return kNaN;
    const auto moment = DateTime::parse(text);
    if (!moment || !moment->hasTime)
        refuse(call, text, "time");
    return static_cast<double>(moment->inZone(call.context().utcOffsetMinutes).msOfDay) /
           static_cast<double>(kMillisecondsPerDay);
}

std::string padded(int number, int width)
{
    std::array<char, 16> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%0*d", width, number);
    return buffer.data();
}

/// The names of months and days in a language; English where it is not known.
class CalendarNames
{
public:
    explicit CalendarNames(const std::string& language)
    {
        UErrorCode status = U_ZERO_ERROR;
        const icu::Locale locale(language.empty() ? "en" : language.c_str());
        m_symbols = std::make_unique<icu::DateFormatSymbols>(locale, status);
    }

    [[nodiscard]] std::string month(const Date& day) const
    {
        int32_t count = 0;
        const auto* names = m_symbols->getShortMonths(count);
        return textOf(names, count, day.month - 1);
    }

    [[nodiscard]] std::string weekday(const Date& day) const
    {
        int32_t count = 0;
        const auto* names = m_symbols->getShortWeekdays(count);
        return textOf(names, count, day.isoWeekday() % 7 + 1); // ICU's begin with Sunday, at 1
    }

private:
    static std::string textOf(const icu::UnicodeString* names, int32_t count, int32_t index)
    {
        std::string out;
        return index < count ? names[index].toUTF8String(out) : out;
    }

    std::unique_ptr<icu::DateFormatSymbols> m_symbols;
};

/// One %-field of a format; nullopt when there is no such field.
std::optional<std::string> field(Call& call, char code, const DateTime& moment)
{
    const auto ms = static_cast<int>(moment.msOfDay);
    switch (code) {
    case 'Y':
        return padded(moment.date.year, 4);
    case 'y':
        return padded(moment.date.year % 100, 2);
    case 'm':
        return padded(moment.date.month, 2);
    case 'n':
        return padded(moment.date.month, 1);
    case 'b':
        return CalendarNames(call.context().language).month(moment.date);
    case 'd':
        return padded(moment.date.day, 2);
    case 'e':
        return padded(moment.date.day, 1);
    case 'a':
        return CalendarNames(call.context().language).weekday(moment.date);
    case 'H':
        return padded(ms / 3'600'000, 2);
    case 'h':
        return padded(ms / 3'600'000, 1);
    case 'M':
        return padded(ms / 60'000 % 60, 2);
    case 'S':
        return padded(ms / 1000 % 60, 2);
    case '3':
        return padded(ms % 1000, 3);
    case '%':
        return "%";
    default:
        return std::nullopt;
    }
}

std::string formatted(Call& call, const DateTime& moment, const std::string& format)
{
    std::string out;
    for (std::size_t i = 0; i < format.size(); ++i) {
        if (format[i] != '%') {
            out += format[i];
            continue;
        }
        call.spend(1);
        const char code = ++i < format.size() ? format[i] : '\0';
        const auto text = field(call, code, moment);
        if (!text)
            call.fail("the format of a date knows %Y %y %m %n %b %d %e %a %H %h %M %S %3 and %%");
        out += *text;
    }
    return out;
}

Value formatDate(Call& call)
{
    const auto moment = momentOf(call, Days::ofCalendar);
    return moment ? formatted(call, *moment, call.text(1)) : std::string();
}

Value formatDateTime(Call& call)
{
    const auto moment = momentOf(call, Days::ofUtc);
    return moment ? formatted(call, *moment, call.text(1)) : std::string();
}

constexpr FunctionSpec kFunctions[] = {
    {"today", 0, 0, Type::text, kUsesTime, today},
    {"now", 0, 0, Type::text, kUsesTime, now},
    {"date", 1, 1, Type::text, kPlain, date},
    {"date-time", 1, 1, Type::text, kPlain, dateTime},
    {"decimal-date-time", 1, 1, Type::number, kPlain, decimalDateTime},
    {"decimal-time", 1, 1, Type::number, kPlain, decimalTime},
    {"format-date", 2, 2, Type::text, kUsesLanguage, formatDate},
    {"format-date-time", 2, 2, Type::text, kUsesLanguage, formatDateTime},
};

} // namespace

std::span<const FunctionSpec> dateFunctions()
{
    return kFunctions;
}

} // namespace wupan::forms
