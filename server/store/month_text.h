#pragma once

#include "core/base/time.h"

#include <string>

namespace wupan {

/// "2026-11" of the park's calendar.
[[nodiscard]] inline std::string monthText(Instant at)
{
    constexpr std::size_t kYearAndMonth = 7;
    return parkDate(at).text().substr(0, kYearAndMonth);
}

} // namespace wupan
