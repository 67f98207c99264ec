#include "tests/sim/simulation.h"

#include "tests/sim/world.h"

namespace wupan::sim {

Result run(const Options& options)
{
    World world(options);
    for (int step = 0; step < options.steps && world.result.ok; ++step)
        act(world);
    settle(world);
    inspect(world);
    return world.result;
}

} // namespace wupan::sim
