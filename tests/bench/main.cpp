#include "tests/bench/benches.h"
#include "tests/bench/report.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <string_view>
#include <vector>

namespace {

struct Benchmark
{
    std::string_view name;
    void (*run)();
};

constexpr std::array kBenchmarks{
    Benchmark{"save", wupan::bench::benchSave},
    Benchmark{"forms", wupan::bench::benchForms},
    Benchmark{"first-sync", wupan::bench::benchFirstSync},
    Benchmark{"quiet-sync", wupan::bench::benchQuietSync},
    Benchmark{"exchange", wupan::bench::benchExchange},
    Benchmark{"clients", wupan::bench::benchClients},
    Benchmark{"reconnect", wupan::bench::benchReconnect},
    Benchmark{"start", wupan::bench::benchStart},
    Benchmark{"issue-list", wupan::bench::benchIssueList},
    Benchmark{"board", wupan::bench::benchBoard},
};

} // namespace

/// wupan-bench [NAME…]: all benchmarks, or those named.
int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const std::vector<std::string_view> wanted(argv + 1, argv + argc);
    for (const std::string_view name : wanted)
        if (std::ranges::find(kBenchmarks, name, &Benchmark::name) == kBenchmarks.end()) {
            std::fputs("wupan-bench: the benchmarks are", stderr);
            for (const Benchmark& each : kBenchmarks)
                std::fprintf(stderr, " %s", std::string(each.name).c_str());
            std::fputs("\n", stderr);
            return 2;
        }
    try {
        wupan::bench::reportHead();
        for (const Benchmark& each : kBenchmarks)
            if (wanted.empty() || std::ranges::find(wanted, each.name) != wanted.end())
                each.run();
    } catch (const std::exception& error) {
        std::fprintf(stderr, "wupan-bench: %s\n", error.what());
        return 1;
    }
    return 0;
}
