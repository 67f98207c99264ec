#pragma once

#include "tests/bench/measure.h"

#include <optional>
#include <string>

namespace wupan::bench {

/// What a job must reach. A limit that is absent asks nothing.
struct Goal
{
    std::optional<double> timesFloor{}; ///< ours is at most so many times the floor
    std::optional<double> below{};      ///< ours is less, in its unit
    std::optional<double> beyond{};     ///< ours minus the floor is less, in its unit
};

/// The table that scripts/bench.sh prints, one line for each job as soon as it is measured. Its
/// columns stand apart with bars, so that it is a table in Markdown too.
void reportHead();
void report(const std::string& job, const Compared& compared, const Goal& goal);
/// A job without a floor, or a figure in another unit than "ms".
void report(const std::string& job, const Samples& ours, const std::string& unit, const Goal& goal);
void report(const std::string& job, double ours, const std::string& unit, const Goal& goal);

} // namespace wupan::bench
