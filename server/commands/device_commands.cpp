#include "server/api/lost_tablets.h"
#include "server/commands/failure.h"
#include "server/commands/shown_text.h"
#include "server/commands/workplace.h"

#include <iostream>

namespace wupan {
namespace {

std::string stateText(const DeviceStanding& standing)
{
    if (!standing.device.revoked)
        return "in use";
    if (!standing.device.erase)
        return "revoked " + timeText(standing.revokedAt);
    return standing.toldAt ? "told to erase itself " + timeText(standing.toldAt)
                           : "to be erased when it asks for anything";
}

} // namespace

int devices(const CommandLine& line)
{
    return inThePark(line, [](Workplace& place, ParkId park) {
        const Status read = place.headquarters.store->read([&](StoreTransaction& store) {
            std::cout << "ID\tNAME\tPERSON\tENROLLED\tLAST CONTACT\tSTATE\n";
            for (const DeviceStanding& standing : store.devices(park))
                std::cout << standing.device.id.text() << '\t' << oneLine(standing.device.name)
                          << '\t' << personName(store, park, standing.officer) << '\t'
                          << timeText(standing.enrolledAt) << '\t'
                          << timeText(standing.lastContactAt) << '\t' << stateText(standing)
                          << '\n';
            return done();
        });
        return read ? 0 : fail(read.error());
    });
}

int revokeDevice(const CommandLine& line)
{
    const auto id = line.arguments.empty() ? std::nullopt : DeviceId::parse(line.arguments.front());
    if (!id)
        return fail("revoke-device takes the id of a tablet; devices lists them.");
    const bool erase = line.options.contains("wipe");
    return inThePark(line, [&](Workplace& place, ParkId park) {
        std::vector<Device> revoked;
        const Status written = place.headquarters.store->write([&](StoreTransaction& store) {
            revoked = revokeTablet(store, operatorOf(park), *id, erase, place.clock.now());
            return done();
        });
        if (!written)
            return fail(written.error());
        if (revoked.empty())
            return fail("There is no tablet " + id->text() + "; devices lists them.");
        for (const Device& device : revoked)
            std::cout << "revoked " << device.id.text() << " (" << oneLine(device.name) << ")"
                      << (erase ? ", and it is told to erase itself when it asks for anything" : "")
                      << '\n';
        return 0;
    });
}

} // namespace wupan
