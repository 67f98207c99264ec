#include "core/forms/date_time.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace wupan::forms {
namespace {

constexpr double kMsPerDay = static_cast<double>(kMillisecondsPerDay);

/// Reads two-digit fields of a time off the front of a text.
class Reader
{
public:
    explicit Reader(std::string_view text)
        : m_rest(text)
    {}

    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }
    [[nodiscard]] char next() const { return m_rest.empty() ? '\0' : m_rest.front(); }
    bool take(char c)
    {
        if (next() != c)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }

    /// Two digits up to `most`, or nullopt.
    std::optional<int> twoDigits(int most)
    {
        if (m_rest.size() < 2 || !isDigit(m_rest[0]) || !isDigit(m_rest[1]))
            return std::nullopt;
        const int value = (m_rest[0] - '0') * 10 + (m_rest[1] - '0');
        m_rest.remove_prefix(2);
        return value <= most ? std::optional(value) : std::nullopt;
    }

    /// The digits after the point, as milliseconds; finer ones are cut off.
    std::optional<int> fraction()
    {
        int ms = 0;
        int digits = 0;
        for (; isDigit(next()); m_rest.remove_prefix(1))
            if (++digits <= 3)
                ms = ms * 10 + (next() - '0');
        for (int i = digits; i < 3; ++i)
            ms *= 10;
        return digits == 0 ? std::nullopt : std::optional(ms);
    }

private:
    static bool isDigit(char c) { return c >= '0' && c <= '9'; }
    std::string_view m_rest;
};

bool readClock(Reader& reader, DateTime& out)
{
    const auto hour = reader.twoDigits(23);
    if (!hour || !reader.take(':'))
        return false;
    const auto minute = reader.twoDigits(59);
    if (!minute)
        return false;
    std::optional<int> second = 0;
    std::optional<int> ms = 0;
    if (reader.take(':'))
        second = reader.twoDigits(59);
    if (second && reader.take('.'))
        ms = reader.fraction();
    if (!second || !ms)
        return false;
    out.hasTime = true;
    out.msOfDay = *hour * kMillisecondsPerHour + *minute * kMillisecondsPerMinute +
                  *second * kMillisecondsPerSecond + *ms;
    return true;
}

bool readOffset(Reader& reader, DateTime& out)
{
    if (reader.take('Z')) {
        out.offsetMinutes = 0;
        return true;
    }
    const int sign = reader.next() == '-' ? -1 : 1;
    if (!reader.take('+') && !reader.take('-'))
        return false;
    const auto hours = reader.twoDigits(14);
    std::optional<int> minutes = 0;
    if (reader.take(':') || !reader.atEnd())
        minutes = reader.twoDigits(59);
    if (!hours || !minutes)
        return false;
    out.offsetMinutes = sign * (*hours * 60 + *minutes);
    return true;
}

} // namespace

std::optional<DateTime> DateTime::parse(std::string_view text)
{
    DateTime out;
    if (text.size() >= 10 && text[4] == '-') {
        const auto date = Date::parse(text.substr(0, 10));
        if (!date || date->year < 1)
            return std::nullopt;
        out.date = *date;
        text.remove_prefix(10);
        if (text.empty())
            return out;
        if (text.front() != 'T')
            return std::nullopt;
        text.remove_prefix(1);
    } else {
        out.hasDate = false;
    }
    Reader reader(text);
    if (!readClock(reader, out) || (!reader.atEnd() && !readOffset(reader, out)) || !reader.atEnd())
        return std::nullopt;
    return out;
}

DateTime DateTime::at(Instant instant, int utcOffsetMinutes)
{
    const std::int64_t local = instant.ms + utcOffsetMinutes * kMillisecondsPerMinute;
    const std::int64_t rest =
        (local % kMillisecondsPerDay + kMillisecondsPerDay) % kMillisecondsPerDay;
    DateTime out;
    out.date = Date::fromDaysSinceEpoch((local - rest) / kMillisecondsPerDay);
    out.msOfDay = rest;
    out.hasTime = true;
    out.offsetMinutes = utcOffsetMinutes;
    return out;
}

DateTime DateTime::inZone(int utcOffsetMinutes) const
{
    if (!offsetMinutes || !hasTime)
        return *this;
    DateTime out = at(instant(utcOffsetMinutes), utcOffsetMinutes);
    out.hasDate = hasDate;
    return out;
}

Instant DateTime::instant(int utcOffsetMinutes) const
{
    const std::int64_t wall = date.daysSinceEpoch() * kMillisecondsPerDay + msOfDay;
    return {wall - offsetMinutes.value_or(utcOffsetMinutes) * kMillisecondsPerMinute};
}

double DateTime::localDays(int utcOffsetMinutes) const
{
    const std::int64_t wall =
        instant(utcOffsetMinutes).ms + utcOffsetMinutes * kMillisecondsPerMinute;
    return static_cast<double>(wall) / kMsPerDay;
}

std::string DateTime::text(int utcOffsetMinutes) const
{
    const int offset = offsetMinutes.value_or(utcOffsetMinutes);
    const auto ms = static_cast<int>(msOfDay);
    std::array<char, 48> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "T%02d:%02d:%02d.%03d%c%02d:%02d", ms / 3'600'000,
                  ms / 60'000 % 60, ms / 1000 % 60, ms % 1000, offset < 0 ? '-' : '+',
                  std::abs(offset) / 60, std::abs(offset) % 60);
    return date.text() + buffer.data();
}

std::optional<Instant> instantOfDays(double days)
{
    static const double kFirst = static_cast<double>(Date{1, 1, 2}.daysSinceEpoch());
    static const double kLast = static_cast<double>(Date{9999, 12, 30}.daysSinceEpoch());
    if (!(days >= kFirst && days <= kLast))
        return std::nullopt;
    return Instant{std::llround(days * kMsPerDay)};
}

} // namespace wupan::forms
