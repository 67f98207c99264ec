#pragma once

#include "tests/server/server_fixture.h"
#include "tests/sim/device.h"

namespace wupan::sim {

/// A tablet of the person, enrolled at the fixture's headquarters, on a new data folder.
inline std::unique_ptr<Device> enrolledDevice(test::ServerFixture& server, OfficerId person,
                                              const std::string& login,
                                              const std::filesystem::path& folder)
{
    auto device = std::make_unique<Device>(
        folder, [&server](const Request& request) { return server.handle(request); },
        server.clock.now(), std::hash<std::string>{}(folder.string()));
    device->session->enrol(server.codeFor(person), login, test::ServerFixture::kPassword, login,
                           [](const Status&) {});
    device->deliverAll();
    return device;
}

} // namespace wupan::sim
