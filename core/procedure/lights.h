#pragma once

#include "core/base/time.h"
#include "core/model/words.h"

#include <optional>

namespace wupan {

/// 红黄绿灯. `none`: nothing is due (closed, suspended, or no limit).
enum class Light { none, green, yellow, red };
template <>
struct WordTable<Light>
{
    static constexpr std::array entries{
        std::pair{Light::none, std::string_view("none")},
        std::pair{Light::green, std::string_view("green")},
        std::pair{Light::yellow, std::string_view("yellow")},
        std::pair{Light::red, std::string_view("red")},
    };
};

inline constexpr int kDefaultYellowDays = 3;

struct LightReading
{
    Light light = Light::none;
    int daysLeft = 0;    ///< calendar days of the park until the due day; 0 = due today, or red
    int daysOverdue = 0; ///< calendar days since the due day; 0 unless red

    bool operator==(const LightReading&) const = default;
};

/// Red from the first instant after `dueAt`; before that yellow with `yellowDays` calendar days or
/// less left, else green.
[[nodiscard]] LightReading readLight(IssueState state, std::optional<Instant> dueAt, Instant now,
                                     int yellowDays = kDefaultYellowDays);

} // namespace wupan
