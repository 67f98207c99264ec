#include "tests/sim/device.h"

namespace wupan::sim {

Device::Device(test::ServerFixture& server, const std::string& login, OfficerId officer,
               std::uint64_t seed)
    : wire(server)
    , m_server(server)
    , m_random(seed)
{
    open();
    const std::string code = server.codeFor(officer);
    session->enrol(code, login, test::ServerFixture::kPassword, login, [](const Status&) {});
    while (!wire.idle())
        wire.deliver(Fate::delivered);
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
