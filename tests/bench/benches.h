#pragma once

#include <filesystem>

/// The benchmarks of scripts/bench.sh: each prints its lines.
namespace wupan::bench {

void benchSave();
void benchApply();
void benchIssueList();
void benchSync(const std::filesystem::path& headquarters);
void benchStart(const std::filesystem::path& app);

} // namespace wupan::bench
