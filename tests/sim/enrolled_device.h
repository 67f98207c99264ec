#pragma once

#include "tests/server/server_fixture.h"
#include "tests/sim/device.h"

namespace wupan::sim {

/// A tablet of the person, enrolled at the fixture's headquarters, on a new data folder. Its login
/// and the folder's own name are its seed: where temporary folders lie is another with each run.
inline std::unique_ptr<Device> enrolledDevice(test::ServerFixture& server, OfficerId person,
                                              const std::string& login,
                                              const std::filesystem::path& folder)
{
    auto device = std::make_unique<Device>(
        folder, [&server](const Request& request) { return server.handle(request); },
        server.clock.now(), std::hash<std::string>{}(login + folder.filename().string()));
    device->session->enrol(server.codeFor(person), login, test::ServerFixture::kPassword, login,
                           [](const Status&) {});
    device->deliverAll();
    return device;
}

} // namespace wupan::sim
