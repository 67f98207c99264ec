#include "tests/sim/device.h"

#include <stdexcept>

namespace wupan::sim {
namespace {

// A sync that takes more exchanges than this never ends.
constexpr int kMostExchanges = 500;

} // namespace

Device::Device(std::filesystem::path folder, Handler headquarters, Instant now, std::uint64_t seed)
    : clock(now)
    , wire(headquarters)
    , m_folder(std::move(folder))
    , m_headquarters(std::move(headquarters))
    , m_random(seed)
{
    open();
}

std::unique_ptr<Device> Device::copy(const std::filesystem::path& folder, std::uint64_t seed) const
{
    std::filesystem::copy(m_folder, folder, std::filesystem::copy_options::recursive);
    auto other = std::make_unique<Device>(folder, m_headquarters, clock.now(), seed);
    other->secrets = secrets;
    other->session->resume([](const Status&) {});
    return other;
}

void Device::restart()
{
    close();
    open();
    session->resume([](const Status&) {});
}

void Device::restoreFrom(const std::filesystem::path& backup)
{
    close();
    std::filesystem::remove_all(m_folder);
    std::filesystem::copy(backup, m_folder, std::filesystem::copy_options::recursive);
    open();
    session->resume([](const Status&) {});
}

void Device::startSync()
{
    if (!engine->running())
        engine->run([this](const SyncReport& report) { lastError = report.error; });
}

void Device::deliverAll()
{
    for (int i = 0; i < kMostExchanges && !wire.idle(); ++i)
        wire.deliver(Fate::delivered);
}

void Device::close()
{
    wire.orphan();
    engine.reset();
    session.reset();
    tablet.reset();
}

void Device::open()
{
    auto opened = Tablet::open(m_folder, clock, m_random);
    if (!opened)
        throw std::runtime_error("the tablet cannot be opened: " + opened.error().detail);
    tablet = std::move(*opened);
    session = std::make_unique<Session>(*tablet, wire, secrets);
    engine = std::make_unique<SyncEngine>(*tablet, *session);
}

} // namespace wupan::sim
