#include "tests/sim/simulation.h"

#include "tests/sim/world.h"

#include <exception>

namespace wupan::sim {

Result run(const Options& options)
{
    World world(options);
    try {
        for (int step = 0; step < options.steps && world.result.ok; ++step)
            act(world);
        settle(world);
        inspect(world);
    } catch (const std::exception& error) {
        world.fail(std::string("the simulation cannot go on: ") + error.what());
    }
    return world.end();
}

} // namespace wupan::sim
