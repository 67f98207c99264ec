#include "tests/sim/device.h"

#include <filesystem>

namespace wupan::sim {

Device::Device(test::ServerFixture& server, const std::string& login, OfficerId officer,
               std::uint64_t seed)
    : Device(server, seed)
{
    open();
    const std::string code = server.codeFor(officer);
    session->enrol(code, login, test::ServerFixture::kPassword, login, [](const Status&) {});
    while (!wire.idle())
        wire.deliver(Fate::delivered);
}

Device::Device(test::ServerFixture& server, std::uint64_t seed)
    : wire(server)
    , m_server(server)
    , m_random(seed)
{}

std::unique_ptr<Device> Device::copy(std::uint64_t seed)
{
    std::unique_ptr<Device> other(new Device(m_server, seed));
    std::filesystem::copy(m_folder.filePath("data").toStdString(),
                          other->m_folder.filePath("data").toStdString(),
                          std::filesystem::copy_options::recursive);
    other->secrets = secrets;
    other->open();
    other->session->resume([](const Status&) {});
    return other;
}

void Device::restart()
{
    wire.cancelAll();
    engine.reset();
    session.reset();
    tablet.reset();
    open();
    session->resume([](const Status&) {});
}

void Device::startSync()
{
    if (!engine->running())
        engine->run([this](const SyncReport& report) { lastError = report.error; });
}

void Device::open()
{
    tablet =
        std::move(*Tablet::open(m_folder.filePath("data").toStdString(), m_server.clock, m_random));
    session = std::make_unique<Session>(*tablet, wire, secrets);
    engine = std::make_unique<SyncEngine>(*tablet, *session);
}

} // namespace wupan::sim
