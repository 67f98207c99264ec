#include "server/commands/backup.h"
#include "tests/sim/sim_park.h"

#include <stdexcept>

namespace wupan::sim {
namespace {

namespace fs = std::filesystem;

void require(const Status& status)
{
    if (!status)
        throw std::runtime_error(status.error().detail);
}

} // namespace

ParkServer::ParkServer(fs::path folder, std::uint64_t seed)
    : clock(kStart)
    , random(seed)
    , m_folder(std::move(folder))
{
    open();
}

Response ParkServer::handle(const Request& request)
{
    return m_service->api.handle(request);
}

void ParkServer::restart(test::MemoryDisk::Loss loss)
{
    memoryDisk().kill(m_folder);
    close();
    memoryDisk().revive(m_folder, loss);
    open();
}

void ParkServer::backUp()
{
    m_backup = m_folder / ("backup-" + std::to_string(++m_backups));
    require(m_headquarters.store->copyTo(m_backup));
}

void ParkServer::restore()
{
    close();
    const auto restored = restoreBackup(m_folder, m_backup, random, clock.now());
    if (!restored)
        throw std::runtime_error(restored.error().detail);
    const fs::path database = Headquarters::databaseFile(m_folder);
    memoryDisk().rename(database.string() + ".restoring", database);
    open();
}

void ParkServer::write(const std::function<void(StoreTransaction&)>& work)
{
    require(store().write([&](StoreTransaction& transaction) {
        work(transaction);
        return done();
    }));
}

Database& ParkServer::reader()
{
    if (!m_reader)
        m_reader =
            std::make_unique<Database>(Headquarters::databaseFile(m_folder), OpenMode::reader);
    return *m_reader;
}

void ParkServer::remember()
{
    Database(Headquarters::databaseFile(m_folder), OpenMode::writer)
        .execute("PRAGMA wal_checkpoint(TRUNCATE)");
    m_remembered = memoryDisk().snapshot(m_folder);
    m_isReopened = false;
}

void ParkServer::renew(std::uint64_t seed)
{
    const bool isReopened = m_isReopened;
    if (isReopened) {
        memoryDisk().kill(m_folder);
        close();
    }
    removeFiles();
    removeBackups();
    memoryDisk().putBack(m_folder, m_remembered);
    clock = test::ManualClock(kStart);
    if (isReopened) {
        open();
        m_isReopened = false;
    } else {
        serve();
    }
    random = test::SeededRandom(seed); // opening drew on it
}

void ParkServer::removeFiles()
{
    for (const auto& entry : fs::directory_iterator(m_folder / "files")) {
        if (!entry.is_directory())
            continue; // the lock
        emptyFolder(entry.path());
        if (entry.path().filename() != "parts")
            fs::remove(entry.path());
    }
}

void ParkServer::removeBackups()
{
    if (m_backup.empty())
        return;
    for (const auto& entry : fs::directory_iterator(m_folder))
        if (const fs::path name = entry.path().filename();
            name != "hq.db" && name != "token.key" && name != "files")
            fs::remove(entry.path());
    m_backup.clear();
}

void ParkServer::open()
{
    auto opened = wupan::Headquarters::open(m_folder, random);
    if (!opened)
        throw std::runtime_error(opened.error().detail);
    m_headquarters = std::move(*opened);
    serve();
}

void ParkServer::close()
{
    m_isReopened = true;
    m_service.reset();
    m_reader.reset();
    m_headquarters = {};
}

void ParkServer::serve()
{
    // NOLINTNEXTLINE(modernize-make-unique): moved, its Api would know a context that is gone
    m_service.reset(new Service{{*m_headquarters.store, clock, random, *m_headquarters.files,
                                 m_headquarters.tokenKey, "sim"}});
}

} // namespace wupan::sim
