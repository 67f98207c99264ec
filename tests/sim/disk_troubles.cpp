#include "tests/sim/world.h"

#include <array>

namespace wupan::sim {
namespace {

using test::MemoryDisk;

constexpr std::size_t kMostOperations = 40; // some saves and syncs make fewer

struct DiskTrouble
{
    MemoryDisk::Fault fault;
    std::string_view name;
};

constexpr std::array kTroubles{DiskTrouble{MemoryDisk::Fault::ioError, "has an error"},
                               DiskTrouble{MemoryDisk::Fault::diskFull, "is full"},
                               DiskTrouble{MemoryDisk::Fault::death, "loses power"}};

MemoryDisk::Loss anyLoss(World& world)
{
    constexpr std::array kLosses{MemoryDisk::Loss::nothing, MemoryDisk::Loss::everything,
                                 MemoryDisk::Loss::everySecond, MemoryDisk::Loss::halfOfTheLast};
    return kLosses[world.below(kLosses.size())];
}

/// Arms a fault for an operation soon to come.
DiskTrouble begin(World& world, const std::filesystem::path& folder, const std::string& whose)
{
    const DiskTrouble trouble = kTroubles[world.below(kTroubles.size())];
    const std::size_t operation = 1 + world.below(kMostOperations);
    world.disksFail = true;
    memoryDisk().failAt(folder, static_cast<int>(operation), trouble.fault);
    world.mishap("the disk of " + whose + " " + std::string(trouble.name) + " at operation " +
                 std::to_string(operation));
    return trouble;
}

} // namespace

void failTabletsDisk(World& world, std::size_t index)
{
    Device& device = *world.stations[index].device;
    const DiskTrouble trouble = begin(world, device.folder(), world.name(index));
    const std::size_t times = trouble.fault == MemoryDisk::Fault::diskFull ? 1 + world.below(3) : 1;
    for (std::size_t i = 0; i < times; ++i)
        world.chance(2) ? save(world, index) : exchange(world, index);
    world.disksFail = false;
    if (trouble.fault == MemoryDisk::Fault::death)
        device.restart(anyLoss(world));
    else
        memoryDisk().mend(device.folder());
}

void failHeadquartersDisk(World& world)
{
    world.server.wearOut();
    const DiskTrouble trouble = begin(world, world.server.folder(), "headquarters");
    const std::size_t times = 1 + world.below(3);
    for (std::size_t i = 0; i < times; ++i)
        exchange(world, world.below(world.stations.size()));
    world.disksFail = false;
    if (trouble.fault == MemoryDisk::Fault::death)
        world.server.restart(anyLoss(world));
    else
        memoryDisk().mend(world.server.folder());
}

} // namespace wupan::sim
