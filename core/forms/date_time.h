#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wupan::forms {

/// A date, a time of day or both, as forms write them: "2026-11-23", "09:32:05.120+08:00",
/// "2026-11-23T09:32:05.120+08:00". Seconds, their fraction and the offset may be left out.
struct DateTime
{
    Date date;
    std::int64_t msOfDay = 0;
    bool hasDate = true;
    bool hasTime = false;
    std::optional<int> offsetMinutes; ///< east of UTC; none: the clock of whoever reads it

    /// nullopt unless all of `text` is one and the day and time exist.
    static std::optional<DateTime> parse(std::string_view text);
    /// The wall clock at that moment.
    static DateTime at(Instant instant, int utcOffsetMinutes);

    /// REQUIRES: hasDate. What the wall clock shows where the offset is that one; dates and times
    /// without an offset stay as they are.
    [[nodiscard]] DateTime inZone(int utcOffsetMinutes) const;
    /// Without an offset of its own it is a time of that zone.
    [[nodiscard]] Instant instant(int utcOffsetMinutes) const;
    /// Days since 1970-01-01 and their fraction, as the clock of that zone counts them.
    [[nodiscard]] double localDays(int utcOffsetMinutes) const;
    /// "2026-11-23T09:32:05.120+08:00".
    [[nodiscard]] std::string text(int utcOffsetMinutes) const;
};

/// The nearest millisecond; nullopt for what is no number or lies outside the years 1 to 9999.
[[nodiscard]] std::optional<Instant> instantOfDays(double days);

} // namespace wupan::forms
