#include "tests/bench/load_park.h"
#include "tests/bench/load_tablet.h"
#include "tests/bench/report.h"
#include "tests/bench/slow_connections.h"

#include <sodium.h>
#include <sys/resource.h>

#include <cstdio>
#include <cstring>
#include <exception>
#include <mutex>
#include <thread>

namespace wupan::bench {
namespace {

using Kind = LoadPark::Kind;
using Seconds = std::chrono::duration<double>;

constexpr std::size_t kTablets = 500;
constexpr std::size_t kEdits = 10;
constexpr Seconds kMinute{60};
constexpr std::size_t kSlow = 1000;
constexpr int kHonestSyncs = 400;

struct Wave
{
    Samples acknowledgedMs;
    Samples allMs;
    double seconds = 0;     ///< from the first to the last
    double serverCpuMs = 0; ///< of each reconnection
    double databaseCpuMs = 0;
};

/// All tablets, spread over the time; those with an even number at the first port, if there are
/// two.
Wave reconnect(LoadPark& park, std::vector<std::unique_ptr<LoadTablet>>& tablets, Seconds window)
{
    std::mutex mutex;
    std::vector<double> acknowledgedMs;
    std::vector<double> allMs;
    std::string trouble;
    Wave wave;
    const double serverBefore = park.serverCpuSeconds();
    const double databaseBefore = park.databaseCpuSeconds();
    wave.seconds = timeMs([&] {
                       const auto start = std::chrono::steady_clock::now();
                       std::vector<std::jthread> threads;
                       for (std::size_t i = 0; i < tablets.size(); ++i)
                           threads.emplace_back([&, i] {
                               std::this_thread::sleep_until(
                                   start + window * (static_cast<double>(i) /
                                                     static_cast<double>(tablets.size())));
                               try {
                                   const std::uint16_t port = park.ports()[i % park.ports().size()];
                                   const auto taken = tablets[i]->reconnect(port, kEdits);
                                   const std::scoped_lock lock(mutex);
                                   acknowledgedMs.push_back(taken.acknowledgedMs);
                                   allMs.push_back(taken.allMs);
                               } catch (const std::exception& error) {
                                   const std::scoped_lock lock(mutex);
                                   trouble = error.what();
                               }
                           });
                   }) /
                   1000;
    if (!trouble.empty())
        throw std::runtime_error(trouble);
    const double perTabletMs = 1000.0 / static_cast<double>(tablets.size());
    wave.serverCpuMs = (park.serverCpuSeconds() - serverBefore) * perTabletMs;
    wave.databaseCpuMs = (park.databaseCpuSeconds() - databaseBefore) * perTabletMs;
    wave.acknowledgedMs = Samples(std::move(acknowledgedMs));
    wave.allMs = Samples(std::move(allMs));
    return wave;
}

void show(const std::string& what, const Wave& wave)
{
    report(what + ": edits acknowledged", wave.acknowledgedMs, "ms", {});
    report("- p95", wave.acknowledgedMs.p95(), "ms", {});
    report("- all records taken, p95", wave.allMs.p95(), "ms", {});
    report("- throughput", static_cast<double>(kTablets * kEdits) / wave.seconds, "edits/s", {});
    report("- processor time a tablet, wupan-hq", wave.serverCpuMs, "ms", {});
    if (wave.databaseCpuMs > 0)
        report("- processor time a tablet, PostgreSQL", wave.databaseCpuMs, "ms", {});
}

void benchStore(Kind kind, int processes, const std::string& name)
{
    LoadPark park(kind, kTablets, 2 * kEdits);
    for (int i = 0; i < processes; ++i)
        park.serve();
    std::vector<std::unique_ptr<LoadTablet>> tablets;
    for (std::size_t i = 0; i < kTablets; ++i)
        tablets.push_back(std::make_unique<LoadTablet>(park.tablets[i], i + 1));
    const std::string cursor = tablets.front()->pullAll(park.ports().front());
    for (const auto& tablet : tablets)
        tablet->beginAt(cursor);

    show(name + ", within a minute", reconnect(park, tablets, kMinute));
    show(name + ", all at once", reconnect(park, tablets, Seconds{0}));
    report("- peak memory of a process", park.peakMemoryMb(), "MB", {.below = 300});
    park.stop();
    const auto lost = static_cast<std::int64_t>(2 * kTablets * kEdits) - park.editsKept();
    report("- edits that headquarters lacks", static_cast<double>(lost), "", {.below = 1});
}

/// What an honest tablet pays for others that drip.
void benchSlow()
{
    LoadPark park(Kind::sqlite, 1, 1);
    park.serve();
    LoadTablet tablet(park.tablets.front(), 1);
    static_cast<void>(tablet.pullAll(park.ports().front()));
    const auto honest = [&] {
        std::vector<double> ms;
        for (int i = 0; i < kHonestSyncs; ++i)
            ms.push_back(tablet.editOnce(park.ports().front()));
        return Samples(std::move(ms));
    };
    static_cast<void>(honest());
    const Samples alone = honest();
    const SlowConnections slow(park.ports().front(), kSlow);
    while (slow.open() < kSlow)
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    const Samples beside = honest();
    report("one sync beside 1,000 slow connections, p95",
           Compared{Samples({beside.p95()}), Samples({alone.p95()})}, {.timesFloor = 2});
}

void run()
{
    benchStore(Kind::sqlite, 1, "500 tablets on SQLite");
    benchStore(Kind::postgres, 1, "500 tablets on PostgreSQL");
    benchStore(Kind::postgres, 2, "500 tablets, two processes");
    benchSlow();
}

} // namespace
} // namespace wupan::bench

/// Prints the lines of `scripts/bench.sh reconnect`.
int main()
{
    rlimit descriptors{};
    getrlimit(RLIMIT_NOFILE, &descriptors);
    descriptors.rlim_cur = descriptors.rlim_max;
    setrlimit(RLIMIT_NOFILE, &descriptors);
    if (sodium_init() < 0)
        return 1;
    try {
        wupan::bench::run();
    } catch (const std::exception& error) {
        std::fprintf(stderr, "wupan-load: %s\n", error.what());
        return 1;
    }
    return 0;
}
