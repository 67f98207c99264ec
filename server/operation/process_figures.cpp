#include "server/operation/process_figures.h"

#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

namespace wupan {
namespace {

/// Clock ticks after the boot at which the process was started: field 22 of its stat, whose second
/// field, a name in brackets, may hold anything.
double startTicks()
{
    std::ifstream file("/proc/self/stat");
    const std::string stat{std::istreambuf_iterator<char>(file), {}};
    std::istringstream fields(stat.substr(std::min(stat.size(), stat.rfind(')') + 1)));
    std::string field;
    for (int number = 3; number <= 22; ++number)
        fields >> field;
    std::istringstream ticks(field);
    double value = 0;
    ticks >> value;
    return value;
}

double bootSeconds()
{
    std::ifstream stat("/proc/stat");
    for (std::string word; stat >> word;)
        if (word == "btime") {
            double seconds = 0;
            stat >> seconds;
            return seconds;
        }
    return 0;
}

double secondsOf(const timeval& time)
{
    constexpr double kMicrosecondsPerSecond = 1e6;
    return static_cast<double>(time.tv_sec) +
           static_cast<double>(time.tv_usec) / kMicrosecondsPerSecond;
}

} // namespace

ProcessFigures readProcessFigures()
{
    ProcessFigures figures;
    std::int64_t allPages = 0;
    std::int64_t residentPages = 0;
    std::ifstream("/proc/self/statm") >> allPages >> residentPages;
    figures.residentBytes = residentPages * sysconf(_SC_PAGESIZE);
    std::error_code failure;
    const std::filesystem::directory_iterator files("/proc/self/fd", failure);
    if (!failure)
        figures.openFiles = std::distance(begin(files), end(files));
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0)
        figures.maxFiles = static_cast<std::int64_t>(limit.rlim_cur);
    rusage usage{};
    if (getrusage(RUSAGE_SELF, &usage) == 0)
        figures.cpuSeconds = secondsOf(usage.ru_utime) + secondsOf(usage.ru_stime);
    figures.startedAtSeconds =
        bootSeconds() + startTicks() / static_cast<double>(sysconf(_SC_CLK_TCK));
    return figures;
}

} // namespace wupan
