#pragma once

#include <cstdint>
#include <string>

namespace wupan::sim {

struct Options
{
    std::uint64_t seed = 1;
    int steps = 40;     ///< the default size; each is one thing that happens
    int tablets = 0;    ///< 1 … 6; 0 = 1 to 4, by the seed
    bool trace = false; ///< keep the story; otherwise only its hash
};

struct Result
{
    bool ok = true;
    std::string failure;   ///< which promises were broken, and how; a line each
    std::string trace;     ///< a line for each thing that happened
    std::string traceHash; ///< of the whole story, kept or not
    int edits = 0;         ///< saved on the tablets
    int mishaps = 0;       ///< things that should not happen to anybody, and did
};

/// Some tablets and one headquarters, the real ones, through random actions: edits of every merge
/// rule, steps of the procedure, photos, syncs over a network that loses, cuts, doubles and delays;
/// restarts, copies and setbacks of tablets; restarts, backups and restores of headquarters; clocks
/// that jump; rights that change. Then the network is good, everybody syncs until it is quiet, and
/// the promises of sync.md are checked against a ledger that was kept outside of the system. The
/// same options give the same story.
[[nodiscard]] Result run(const Options& options);

} // namespace wupan::sim
