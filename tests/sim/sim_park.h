#pragma once

#include "core/model/actor.h"
#include "server/api/api.h"
#include "server/commands/headquarters.h"
#include "tests/sim/device.h"

#include <array>
#include <filesystem>

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

/// One park with one enterprise, and six enrolled tablets that have synced once. Made once in a
/// process; every run begins with a copy.
struct Blueprint
{
    std::filesystem::path folder;
    ParkId park;
    EnterpriseId enterprise;
    std::array<DepartmentId, 2> departments;
    std::array<Person, kPeople> people;
    std::array<fake::MemorySecretStore, kPeople> secrets;

    static const Blueprint& get();
};

inline constexpr Instant kStart{1'795'395'600'000};
inline constexpr const char* kPassword = "correct horse battery";

/// A folder in memory where the machine has one, gone with its owner.
class ScratchFolder
{
public:
    ScratchFolder();
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// The real headquarters without sockets: store, files, handlers.
class ParkServer
{
public:
    ParkServer(std::filesystem::path folder, std::uint64_t seed);

    Response handle(const Request& request);
    /// As after a kill.
    void restart();
    void backUp();
    [[nodiscard]] bool hasBackup() const { return !m_backup.empty(); }
    void restore();

    [[nodiscard]] ServerStore& store() { return *m_headquarters.store; }
    [[nodiscard]] FilesFolder& files() { return *m_headquarters.files; }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    void write(const std::function<void(StoreTransaction&)>& work);

    test::ManualClock clock;
    test::SeededRandom random;

private:
    struct Service
    {
        ServerContext context;
        Api api{context};
    };
    void open();

    std::filesystem::path m_folder;
    std::filesystem::path m_backup;
    int m_backups = 0;
    wupan::Headquarters m_headquarters;
    std::unique_ptr<Service> m_service;
};

} // namespace wupan::sim
