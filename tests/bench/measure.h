#pragma once

#include <valgrind/callgrind.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <string>
#include <utility>
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

/// What one job cost, once for each round.
class Samples
{
public:
    Samples() = default;
    explicit Samples(std::vector<double> values)
        : m_values(std::move(values))
    {
        std::ranges::sort(m_values);
    }

    [[nodiscard]] std::size_t count() const { return m_values.size(); }
    [[nodiscard]] double median() const { return at(0.5); }
    [[nodiscard]] double low() const { return at(0.1); }  ///< nine rounds of ten cost more
    [[nodiscard]] double high() const { return at(0.9); } ///< nine rounds of ten cost less
    [[nodiscard]] double p95() const { return at(0.95); }

private:
    [[nodiscard]] double at(double share) const
    {
        const auto last = static_cast<double>(m_values.size() - 1);
        return m_values.at(static_cast<std::size_t>(share * last + 0.5));
    }

    std::vector<double> m_values;
};

struct Compared
{
    Samples ours;
    Samples floor;
};

/// Milliseconds of ours and of the floor in turn, each first every other time, so that a noisy
/// machine disturbs both alike. `ours` and `floor` return what they took.
inline Compared compareTaken(int rounds, const std::function<double()>& ours,
                             const std::function<double()>& floor)
{
    std::vector<double> oursMs;
    std::vector<double> floorMs;
    for (int i = 0; i < rounds; ++i) {
        if (i % 2 == 0)
            floorMs.push_back(floor());
        oursMs.push_back(ours());
        if (i % 2 != 0)
            floorMs.push_back(floor());
    }
    return {Samples(std::move(oursMs)), Samples(std::move(floorMs))};
}

inline Compared compare(int rounds, const std::function<void()>& ours,
                        const std::function<void()>& floor)
{
    return compareTaken(
        rounds, [&] { return timeMs(ours); }, [&] { return timeMs(floor); });
}

/// Under callgrind the rounds are one of its parts (scripts/bench.sh --instructions).
inline Samples repeat(int rounds, const std::function<void()>& work)
{
    std::vector<double> ms;
    CALLGRIND_ZERO_STATS;
    for (int i = 0; i < rounds; ++i)
        ms.push_back(timeMs(work));
    CALLGRIND_DUMP_STATS_AT((std::to_string(rounds) + " rounds").c_str());
    return Samples(std::move(ms));
}

} // namespace wupan::bench
