#pragma once

#include <cstdint>

namespace wupan {

/// What Linux knows of this process; 0 where it does not say.
struct ProcessFigures
{
    std::int64_t residentBytes = 0;
    std::int64_t openFiles = 0;
    std::int64_t maxFiles = 0;
    double cpuSeconds = 0;
    double startedAtSeconds = 0; ///< since 1970
};
[[nodiscard]] ProcessFigures readProcessFigures();

} // namespace wupan
