#include "tests/bench/benches.h"

#include <cstdio>
#include <exception>
#include <functional>
#include <map>
#include <string>

/// wupan-bench [NAME…]: all benchmarks, or those named.
int main(int argc, char** argv)
{
    using namespace wupan::bench;
    const std::map<std::string, std::function<void()>> benches{
        {"save", benchSave},
        {"apply", benchApply},
        {"issue-list", benchIssueList},
        {"sync", benchSync},
    };
    try {
        for (const auto& [name, run] : benches) {
            bool wanted = argc == 1;
            for (int i = 1; i < argc; ++i)
                wanted = wanted || name == argv[i];
            if (wanted)
                run();
        }
    } catch (const std::exception& error) {
        std::fprintf(stderr, "wupan-bench: %s\n", error.what());
        return 1;
    }
    return 0;
}
