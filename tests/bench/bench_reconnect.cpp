#include "tests/bench/benches.h"

#include <cstdlib>
#include <stdexcept>

namespace wupan::bench {

/// In a process of its own, because it starts others.
void benchReconnect()
{
    // The text is ours: nothing that somebody typed stands in it.
    if (std::system(WUPAN_LOAD) != 0) // NOLINT(cert-env33-c,concurrency-mt-unsafe)
        throw std::runtime_error("wupan-load failed");
}

} // namespace wupan::bench
