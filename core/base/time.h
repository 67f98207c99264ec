#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wupan {

inline constexpr std::int64_t kMillisecondsPerSecond = 1000;
inline constexpr std::int64_t kMillisecondsPerMinute = 60 * kMillisecondsPerSecond;
inline constexpr std::int64_t kMillisecondsPerHour = 60 * kMillisecondsPerMinute;
inline constexpr std::int64_t kMillisecondsPerDay = 24 * kMillisecondsPerHour;

/// China keeps one time zone all year: UTC+8. Calendar days of the park are reckoned in it,
/// whatever zone the tablet is set to.
inline constexpr int kParkUtcOffsetMinutes = 8 * 60;

/// A point in time: milliseconds since 1970-01-01T00:00:00Z. On the wire and in SQL an integer.
struct Instant
{
    std::int64_t ms = 0;
    auto operator<=>(const Instant&) const = default;
    [[nodiscard]] Instant plusMs(std::int64_t delta) const { return {ms + delta}; }
};

/// A calendar day, proleptic Gregorian, without a zone.
struct Date
{
    int year = 1970;
    int month = 1; ///< 1–12
    int day = 1;   ///< 1–31
    auto operator<=>(const Date&) const = default;

    /// Days since 1970-01-01 (negative before).
    [[nodiscard]] std::int64_t daysSinceEpoch() const;
    static Date fromDaysSinceEpoch(std::int64_t days);
    [[nodiscard]] Date plusDays(std::int64_t days) const;
    [[nodiscard]] int isoWeekday() const;   ///< 1 = Monday … 7 = Sunday
    [[nodiscard]] std::string text() const; ///< "2026-11-23"
    /// Exactly YYYY-MM-DD and a day that exists; anything else is nullopt.
    static std::optional<Date> parse(std::string_view text);
};

/// The park's calendar day at an instant.
[[nodiscard]] Date parkDate(Instant at);
/// Midnight at the start of the park's day.
[[nodiscard]] Instant startOfDay(Date day);
/// "2026-11-23T09:32:05.120Z".
[[nodiscard]] std::string isoText(Instant at);
/// "09:32" in the park's zone.
[[nodiscard]] std::string parkTimeText(Instant at);

} // namespace wupan
