#pragma once

#include <cstdint>
#include <string>

namespace wupan::sim {

struct Result
{
    bool ok = true;
    std::string failure; ///< which promise was broken, and how
    std::string trace;   ///< a line for each thing that happened
    std::uint64_t traceHash = 0;
    int edits = 0;      ///< saved on the tablets
    int cuts = 0;       ///< requests or answers lost
    int duplicates = 0; ///< requests delivered twice
};

/// Two tablets of two officers and one headquarters; `steps` random actions: edits, syncs, requests
/// lost before or answers lost after headquarters' commit, requests delivered twice, restarts of a
/// tablet. Then the network is good, everybody syncs until it is quiet, and the promises are
/// checked with a ledger that was kept outside the system: nothing lost, exactly once, equal rows.
/// The same seed gives the same trace.
[[nodiscard]] Result run(std::uint64_t seed, int steps);

} // namespace wupan::sim
