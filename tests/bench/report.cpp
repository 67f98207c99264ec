#include "tests/bench/report.h"

#include <cstdio>

namespace wupan::bench {
namespace {

/// Three significant digits and not more.
std::string number(double value)
{
    char text[32];
    const int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    std::string out = text;
    if (decimals > 0)
        out.erase(out.find_last_not_of('0') + 1);
    if (out.back() == '.')
        out.pop_back();
    return out;
}

std::string figure(const Samples& samples, const std::string& unit)
{
    const std::string median = number(samples.median()) + " " + unit;
    if (samples.count() == 1)
        return median;
    return median + " (" + number(samples.low()) + " to " + number(samples.high()) + ")";
}

std::string textOf(const Goal& goal, const std::string& unit)
{
    std::string text;
    const auto add = [&text](const std::string& part) {
        text += (text.empty() ? "" : ", ") + part;
    };
    if (goal.timesFloor)
        add("at most " + number(*goal.timesFloor) + " x");
    if (goal.below)
        add("< " + number(*goal.below) + " " + unit);
    if (goal.beyond)
        add("< " + number(*goal.beyond) + " " + unit + " beyond");
    return text.empty() ? "-" : text;
}

std::string verdict(const Goal& goal, double ours, double floor)
{
    if (!goal.timesFloor && !goal.below && !goal.beyond)
        return "-";
    const bool met = (!goal.timesFloor || ours <= *goal.timesFloor * floor) &&
                     (!goal.below || ours < *goal.below) &&
                     (!goal.beyond || ours - floor < *goal.beyond);
    return met ? "yes" : "NO";
}

void printLine(const std::string& job, const std::string& ours, const std::string& floor,
               const std::string& ratio, const std::string& goal, const std::string& met)
{
    std::printf("| %-52s | %-25s | %-25s | %6s | %-22s | %-3s |\n", job.c_str(), ours.c_str(),
                floor.c_str(), ratio.c_str(), goal.c_str(), met.c_str());
    std::fflush(stdout);
}

} // namespace

void reportHead()
{
    std::puts("The floor of a job is the least that it can cost here, measured in the same run, in "
              "turn with ours.\nTimes: the median (and from the 10th to the 90th of a hundred "
              "rounds). Goals: docs/performance.md.\n");
    printLine("job", "ours", "floor", "ratio", "goal", "met");
    const auto bar = [](int width) { return std::string(static_cast<std::size_t>(width), '-'); };
    printLine(bar(52), bar(25), bar(25), bar(5) + ":", bar(22), bar(3));
}

void report(const std::string& job, const Compared& compared, const Goal& goal)
{
    const double ours = compared.ours.median();
    const double floor = compared.floor.median();
    char ratio[16];
    std::snprintf(ratio, sizeof ratio, "%.2f", ours / floor);
    printLine(job, figure(compared.ours, "ms"), figure(compared.floor, "ms"), ratio,
              textOf(goal, "ms"), verdict(goal, ours, floor));
}

void report(const std::string& job, const Samples& ours, const std::string& unit, const Goal& goal)
{
    printLine(job, figure(ours, unit), "-", "-", textOf(goal, unit),
              verdict(goal, ours.median(), 0));
}

void report(const std::string& job, double ours, const std::string& unit, const Goal& goal)
{
    report(job, Samples({ours}), unit, goal);
}

} // namespace wupan::bench
