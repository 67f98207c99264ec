#include "tests/sim/device.h"

#include "core/store/record_store.h"
#include "core/store/unknown_record_store.h"

#include <stdexcept>

namespace wupan::sim {
namespace {

// A sync that takes more exchanges than this never ends.
constexpr int kMostExchanges = 500;

/// Some send every edit alone: then several requests of a sync are under way one after another, as
/// with thousands of edits.
std::size_t changesPerRequest(std::uint64_t seed)
{
    return seed % 8 == 4 ? 1 : tuning::kChangesPerRequest;
}

} // namespace

Device::Device(std::filesystem::path folder, Handler headquarters, Instant now, std::uint64_t seed)
    : clock(now)
    , wire(headquarters)
    , m_home(std::move(folder))
    , m_folder(m_home)
    , m_headquarters(std::move(headquarters))
    , m_random(seed)
    , m_changesPerRequest(changesPerRequest(seed))
{
    open();
}

std::unique_ptr<Device> Device::copy(const std::filesystem::path& folder, std::uint64_t seed) const
{
    copyFolder(m_folder, folder);
    auto other = std::make_unique<Device>(folder, m_headquarters, clock.now(), seed);
    other->m_isOld = other->wire.isOld = m_isOld;
    other->m_wasOld = m_wasOld;
    other->secrets = secrets;
    other->session->resume([](const Status&) {});
    return other;
}

void Device::restart(test::MemoryDisk::Loss loss)
{
    if (m_folder == m_home) {
        moveOut();
        copyFolder(m_home, m_folder);
    } else {
        memoryDisk().kill(m_folder);
        close();
    }
    memoryDisk().revive(m_folder, loss);
    open();
    session->resume([](const Status&) {});
}

void Device::restoreFrom(const std::filesystem::path& backup)
{
    if (m_folder == m_home) {
        moveOut();
    } else {
        close();
        removeFolder(m_folder);
    }
    copyFolder(backup, m_folder);
    open();
    session->resume([](const Status&) {});
}

void Device::renew(const Actor& actor, const Session& running, Instant now, std::uint64_t seed)
{
    if (m_leftOpen) {
        memoryDisk().kill(m_folder); // nobody needs it written back
        close();
        removeFolder(m_folder);
        m_folder = m_home;
        tablet = std::move(m_leftOpen);
    }
    memoryDisk().mend(m_folder);
    if (tablet->actor() != actor && !tablet->setActor(actor))
        throw std::runtime_error("the tablet does not go back to its actor");
    engine.reset();
    session.reset();
    wire = Wire(m_headquarters);
    m_isOld = m_wasOld = false;
    clock = test::ManualClock(now);
    m_random = test::SeededRandom(seed);
    m_changesPerRequest = changesPerRequest(seed);
    lastError.reset();
    tablet->forgetRules();
    session = std::make_unique<Session>(running);
    beginEngine();
}

void Device::startSync()
{
    if (!engine->running())
        engine->run([this](const SyncReport& report) {
            lastError = report.error;
            hadNews = report.roundTrips != 1 || report.done.changesSent > 0 ||
                      report.done.recordsReceived > 0;
        });
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

void Device::moveOut()
{
    std::unique_ptr<Tablet> atHome = std::move(tablet);
    close();
    m_leftOpen = std::move(atHome);
    m_folder = m_home.string() + "-again";
}

void Device::open()
{
    auto opened = Tablet::open(m_folder, clock, m_random);
    if (!opened)
        throw std::runtime_error("the tablet cannot be opened: " + opened.error().detail);
    tablet = std::move(*opened);
    if (m_wasOld && !m_isOld)
        learnWhatIsKnownNow();
    beginSession();
}

void Device::becomeOld()
{
    m_isOld = m_wasOld = wire.isOld = true;
    const Status forgotten = tablet->inTransaction([&] {
        RecordStore records(tablet->database());
        for (const Document& document : records.readAll(RecordType::indicator)) {
            UnknownRecordStore(tablet->database()).put(kUnknownType, document);
            records.erase(RecordType::indicator, *Uuid::parse(textAt(document, "id")));
        }
        return done();
    });
    if (!forgotten)
        throw std::runtime_error(forgotten.error().detail);
}

/// The type has now the name that this version knows.
void Device::learnWhatIsKnownNow()
{
    tablet->database().execute("UPDATE unknown_record SET type = 'indicator' WHERE type = '" +
                               std::string(kUnknownType) + "'");
}

void Device::beginSession()
{
    session = std::make_unique<Session>(*tablet, wire, secrets);
    beginEngine();
}

void Device::beginEngine()
{
    engine = std::make_unique<SyncEngine>(*tablet, *session, m_changesPerRequest);
}

} // namespace wupan::sim
