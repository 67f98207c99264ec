#include "core/base/hash.h"
#include "core/model/issue.h"
#include "server/api/record_scope.h"
#include "tests/sim/world.h"

// What should not happen to anybody, and does.
namespace wupan::sim {
namespace {

constexpr std::int64_t kDecadeMs = 3650 * kMillisecondsPerDay;

void backUpTablet(World& world, std::size_t index)
{
    Station& station = world.stations[index];
    if (!station.backup.empty() && world.chance(2)) {
        station.device->restoreFrom(station.backup);
        world.ledger.setBack(index);
        return world.mishap(world.name(index) + " is set back to its backup");
    }
    if (!station.backup.empty())
        removeFolder(station.backup);
    station.backup = world.scratch.path() / ("backup-" + std::to_string(index));
    copyFolder(station.device->folder(), station.backup);
    world.ledger.backUp(index);
    world.note(world.name(index) + " is backed up");
}

void lieAboutTime(World& world, std::size_t index)
{
    Device& device = *world.stations[index].device;
    const std::int64_t jump =
        static_cast<std::int64_t>(world.below(static_cast<std::size_t>(2 * kDecadeMs))) - kDecadeMs;
    device.clock.setWallClock(world.server.clock.now().plusMs(jump));
    world.mishap(world.name(index) + " has a clock that is wrong by " +
                 std::to_string(jump / kMillisecondsPerDay) + " days");
    if (world.chance(2)) {
        device.clock.reboot("boot-" + std::to_string(world.below(1'000'000)));
        world.clocksLied = true;
        world.note(world.name(index) + " is started anew");
        device.restart();
    }
}

void troubleHeadquarters(World& world)
{
    switch (world.below(5)) {
    case 0:
        world.server.backUp();
        return world.note("headquarters is backed up");
    case 1:
        if (!world.server.hasBackup())
            return;
        world.server.restore();
        world.headquartersRestored = true;
        return world.mishap("headquarters is restored from its backup");
    case 2:
        world.server.write([&](StoreTransaction& store) {
            store.compact(world.plan.park, world.server.clock.now());
        });
        return world.note("headquarters compacts its log");
    case 3: {
        const std::int64_t days = static_cast<std::int64_t>(world.below(21)) - 10;
        world.server.clock.setWallClock(
            world.server.clock.now().plusMs(days * kMillisecondsPerDay));
        return world.mishap("headquarters' clock jumps by " + std::to_string(days) + " days");
    }
    default:
        world.server.restart();
        world.mishap("headquarters is started anew");
    }
}

/// As a coordinator does at headquarters' own pages.
void assignIssue(World& world)
{
    if (world.issues.empty())
        return;
    const IssueId id = world.issues[world.below(world.issues.size())];
    const DepartmentId department = world.plan.departments[world.below(2)];
    world.server.write([&](StoreTransaction& store) {
        const auto stored = store.record(world.plan.park, RecordType::issue, id.uuid);
        if (!stored)
            return;
        Document assigned = stored->document;
        assigned["leadDepartmentId"] = department.text();
        assigned["state"] = word(IssueState::assigned);
        putInScope(store, world.plan.park, {RecordType::issue, assigned, stored->times},
                   &stored->document, world.server.clock.now());
        world.note("headquarters assigns issue " + id.text().substr(24));
    });
}

void changeRights(World& world)
{
    const std::size_t person = world.below(kPeople);
    const Person& who = world.plan.people[person];
    world.server.write([&](StoreTransaction& store) {
        auto stored = store.record(world.plan.park, RecordType::officer, who.id.uuid);
        if (who.role == Role::handler) {
            stored->document["departmentId"] = world.plan.departments[world.below(2)].text();
            world.note(who.login + " moves to another department");
        } else if (world.chance(3)) {
            stored->document["active"] = false;
            world.leavers.insert(person);
            world.mishap(who.login + " leaves the park");
        }
        store.put(world.plan.park, RecordType::officer, stored->document, stored->times);
    });
}

void reviseIndicator(World& world)
{
    const IndicatorId id = world.plan.indicators[world.below(2)];
    world.server.write([&](StoreTransaction& store) {
        auto stored = store.record(world.plan.park, RecordType::indicator, id.uuid);
        stored->document["actual"] = static_cast<double>(world.below(1000));
        store.put(world.plan.park, RecordType::indicator, stored->document, stored->times);
    });
    world.note("headquarters revises an indicator");
}

void update(World& world, std::size_t index)
{
    Device& device = *world.stations[index].device;
    if (!device.isOld())
        return exchange(world, index);
    device.update();
    device.restart();
    world.note(world.name(index) + " gets the present version");
}

void deliverStray(World& world, std::size_t index)
{
    Wire& wire = world.stations[index].device->wire;
    if (wire.strays() == 0)
        return exchange(world, index);
    world.mishap("an old request of " + world.name(index) + " arrives");
    wire.deliverStray(world.below(wire.strays()));
}

} // namespace

void signInAgainWhereNeeded(World& world, std::size_t index)
{
    Device& device = *world.stations[index].device;
    const bool lost = device.lastError && device.lastError->code == ErrorCode::unauthorized;
    if (!lost || world.leavers.contains(world.stations[index].person))
        return;
    device.lastError.reset();
    const std::string& login = world.personOf(world.stations[index]).login;
    Status signedIn = done();
    const auto take = [&](const Status& status) { signedIn = status; };
    device.session->signIn(login, kPassword, take);
    device.deliverAll();
    world.note(world.name(index) + " signs in again");
    if (signedIn || signedIn.error().code != ErrorCode::codeExpired)
        return;
    // A headquarters from before the tablet had its device id does not know it: a new code helps.
    const std::string code = "code-again-" + std::to_string(world.result.mishaps);
    world.server.write([&](StoreTransaction& store) {
        store.putCode({sha256Hex(code), world.plan.park, world.personOf(world.stations[index]).id,
                       world.server.clock.now().plusMs(kMillisecondsPerDay), false},
                      std::nullopt);
    });
    device.session->enrol(code, login, kPassword, login, take);
    device.deliverAll();
    world.mishap(world.name(index) + " is enrolled again");
}

void trouble(World& world, std::size_t index)
{
    const std::size_t dice = world.below(32);
    if (dice >= 30) {
        reviseIndicator(world);
    } else if (dice >= 29) {
        failHeadquartersDisk(world);
    } else if (dice >= 25) {
        failTabletsDisk(world, index);
    } else if (dice >= 24) {
        update(world, index);
    } else if (dice >= 20) {
        assignIssue(world);
    } else if (dice < 6) {
        world.mishap(world.name(index) + " is killed");
        world.stations[index].device->restart();
    } else if (dice < 9) {
        deliverStray(world, index);
    } else if (dice < 11 && world.stations.size() < kPeople) {
        world.mishap(world.name(index) + " is copied as tablet " +
                     std::to_string(world.stations.size()));
        world.copy(index);
    } else if (dice < 13) {
        backUpTablet(world, index);
    } else if (dice < 15) {
        lieAboutTime(world, index);
    } else if (dice < 18) {
        troubleHeadquarters(world);
    } else {
        changeRights(world);
    }
}

} // namespace wupan::sim
