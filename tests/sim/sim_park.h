#pragma once

#include "server/api/api.h"
#include "server/commands/headquarters.h"
#include "tests/sim/device.h"

#include <array>

namespace wupan::sim {

/// Who has the tablet with the same index.
struct Person
{
    OfficerId id;
    std::string login;
    Role role = Role::officer;
    DepartmentId department;
};

inline constexpr std::size_t kPeople = 6;
inline constexpr Instant kStart{1'795'395'600'000};
inline constexpr const char* kPassword = "correct horse battery";

/// The real headquarters without sockets: store, files, handlers.
class ParkServer
{
public:
    ParkServer(std::filesystem::path folder, std::uint64_t seed);

    Response handle(const Request& request);
    /// As after a kill. With a loss, the power was cut.
    void restart(test::MemoryDisk::Loss loss = test::MemoryDisk::Loss::nothing);
    void backUp();
    [[nodiscard]] bool hasBackup() const { return !m_backup.empty(); }
    void restore();

    [[nodiscard]] ServerStore& store() { return *m_headquarters.store; }
    [[nodiscard]] FilesFolder& files() { return *m_headquarters.files; }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    void write(const std::function<void(StoreTransaction&)>& work);
    /// A look from outside, not through the code under test.
    [[nodiscard]] Database& reader();

    /// Its disk failed: it is opened anew for another run.
    void wearOut() { m_isReopened = true; }

    /// Remembers the present state.
    void remember();
    /// As remembered, but for the randomness.
    void renew(std::uint64_t seed);

    test::ManualClock clock;
    test::SeededRandom random;

private:
    struct Service
    {
        ServerContext context;
        Api api{context};
    };
    void open();
    void close();
    void serve();
    void removeFiles();
    void removeBackups();

    std::filesystem::path m_folder;
    std::filesystem::path m_backup;
    int m_backups = 0;
    wupan::Headquarters m_headquarters;
    std::unique_ptr<Service> m_service;
    std::unique_ptr<Database> m_reader;
    bool m_isReopened = false;
    test::MemoryDisk::Snapshot m_remembered;
};

/// One park with one enterprise, and six enrolled tablets that have synced once. Made once in a
/// process; every run begins with it as it was then. What nobody closed in a run stays open for the
/// next, since opening a database takes longer than all that happens to it here.
class Stage
{
private:
    ScratchFolder m_scratch;

public:
    static Stage& get();

    /// Headquarters, as it was. REQUIRES: nobody has a tablet from before.
    void renew(std::uint64_t seed) { server.renew(seed); }
    /// The person's tablet, as it was.
    [[nodiscard]] std::unique_ptr<Device> takeTablet(std::size_t person, std::uint64_t seed);
    /// So that the next run can have it. Null = it is not to be had any more.
    void giveBack(std::size_t person, std::unique_ptr<Device> tablet);

    ParkId park;
    EnterpriseId enterprise;
    std::array<DepartmentId, 2> departments;
    std::array<IndicatorId, 2> indicators;
    std::array<Person, kPeople> people;
    ParkServer server;

private:
    struct Tablet
    {
        std::unique_ptr<Device> device;
        Actor actor;
        fake::MemorySecretStore secrets;
        std::unique_ptr<Session> session; ///< with the tokens of the enrolment
        test::MemoryDisk::Snapshot disk;
    };

    Stage();
    void addRecords();
    void addPeople();
    void enrol(std::size_t person);
    [[nodiscard]] std::filesystem::path folderOf(std::size_t person);
    [[nodiscard]] std::unique_ptr<Device> newDevice(std::size_t person, std::uint64_t seed);

    std::array<Tablet, kPeople> m_tablets;
};

} // namespace wupan::sim
