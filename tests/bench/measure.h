#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

namespace wupan::bench {

/// Milliseconds that one call took.
inline double timeMs(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

inline double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

struct Ratio
{
    double oursMs = 0;
    double floorMs = 0;
    [[nodiscard]] double value() const { return floorMs > 0 ? oursMs / floorMs : 0; }
};

/// Ours and the floor in turn, so that a noisy machine disturbs both alike; medians.
inline Ratio compare(int rounds, const std::function<void()>& ours,
                     const std::function<void()>& floor)
{
    std::vector<double> oursMs;
    std::vector<double> floorMs;
    for (int i = 0; i < rounds; ++i) {
        floorMs.push_back(timeMs(floor));
        oursMs.push_back(timeMs(ours));
    }
    return {median(oursMs), median(floorMs)};
}

/// One line of the table that scripts/bench.sh prints.
inline void report(const std::string& what, const Ratio& ratio, const std::string& goal)
{
    std::printf("%-52s %9.3f ms  floor %9.3f ms  ratio %5.2f  goal %s\n", what.c_str(),
                ratio.oursMs, ratio.floorMs, ratio.value(), goal.c_str());
    std::fflush(stdout);
}

inline void report(const std::string& what, double value, const std::string& unit,
                   const std::string& goal)
{
    std::printf("%-52s %9.3f %-42s goal %s\n", what.c_str(), value, unit.c_str(), goal.c_str());
    std::fflush(stdout);
}

} // namespace wupan::bench
