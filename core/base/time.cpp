#include "core/base/time.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace wupan {
namespace {

using Days = std::chrono::sys_days;

std::int64_t floorDivide(std::int64_t value, std::int64_t by)
{
    const std::int64_t quotient = value / by;
    return (value % by < 0) ? quotient - 1 : quotient;
}

std::optional<int> digits(std::string_view text)
{
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

} // namespace

std::int64_t Date::daysSinceEpoch() const
{
    const std::chrono::year_month_day ymd{std::chrono::year{year},
                                          std::chrono::month{static_cast<unsigned>(month)},
                                          std::chrono::day{static_cast<unsigned>(day)}};
    return Days{ymd}.time_since_epoch().count();
}

Date Date::fromDaysSinceEpoch(std::int64_t days)
{
    const std::chrono::year_month_day ymd{Days{std::chrono::days{days}}};
    return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
            static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

Date Date::plusDays(std::int64_t days) const
{
    return fromDaysSinceEpoch(daysSinceEpoch() + days);
}

int Date::isoWeekday() const
{
    const std::chrono::weekday weekday{Days{std::chrono::days{daysSinceEpoch()}}};
    return static_cast<int>(weekday.iso_encoding());
}

std::string Date::text() const
{
    std::array<char, 48> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", year, month, day);
    return buffer.data();
}

std::optional<Date> Date::parse(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day)
        return std::nullopt;
    const std::chrono::year_month_day ymd{std::chrono::year{*year},
                                          std::chrono::month{static_cast<unsigned>(*month)},
                                          std::chrono::day{static_cast<unsigned>(*day)}};
    if (!ymd.ok())
        return std::nullopt;
    return Date{*year, *month, *day};
}

Date parkDate(Instant at)
{
    const std::int64_t local = at.ms + kParkUtcOffsetMinutes * kMillisecondsPerMinute;
    return Date::fromDaysSinceEpoch(floorDivide(local, kMillisecondsPerDay));
}

Instant startOfDay(Date day)
{
    return {day.daysSinceEpoch() * kMillisecondsPerDay -
            kParkUtcOffsetMinutes * kMillisecondsPerMinute};
}

std::string isoText(Instant at)
{
    const std::int64_t days = floorDivide(at.ms, kMillisecondsPerDay);
    const auto rest = static_cast<int>(at.ms - days * kMillisecondsPerDay);
    std::array<char, 48> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "T%02d:%02d:%02d.%03dZ", rest / 3'600'000,
                  rest / 60'000 % 60, rest / 1000 % 60, rest % 1000);
    return Date::fromDaysSinceEpoch(days).text() + buffer.data();
}

std::string parkTimeText(Instant at)
{
    const std::int64_t local = at.ms + kParkUtcOffsetMinutes * kMillisecondsPerMinute;
    const std::int64_t minutes =
        (local - floorDivide(local, kMillisecondsPerDay) * kMillisecondsPerDay) /
        kMillisecondsPerMinute;
    std::array<char, 16> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%02d:%02d", static_cast<int>(minutes / 60),
                  static_cast<int>(minutes % 60));
    return buffer.data();
}

} // namespace wupan
