#pragma once

/// The benchmarks of scripts/bench.sh: each prints its lines.
namespace wupan::bench {

void benchSave();
void benchApply();
void benchIssueList();
void benchSync();

} // namespace wupan::bench
