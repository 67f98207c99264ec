#include "tests/sim/sim_park.h"

#include "core/base/hash.h"
#include "core/model/checklist.h"
#include "core/model/department.h"
#include "core/model/enterprise.h"
#include "core/model/officer.h"
#include "core/model/park.h"
#include "server/commands/backup.h"

#include <sodium.h>
#include <unistd.h>

#include <atomic>
#include <stdexcept>

namespace wupan::sim {
namespace {

namespace fs = std::filesystem;

void require(const Status& status)
{
    if (!status)
        throw std::runtime_error(status.error().detail);
}

/// A simulation signs in thousands of times: the cheapest hash that headquarters verifies.
std::string cheapHash()
{
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    const std::string password = kPassword;
    if (crypto_pwhash_str(hash.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_MIN,
                          crypto_pwhash_MEMLIMIT_MIN) != 0)
        throw std::runtime_error("no memory for a password's hash");
    return hash.data();
}

template <class IdType>
IdType newId(ParkServer& server)
{
    return IdType{Uuid::v7(server.clock.now(), server.random)};
}

void addRecords(ParkServer& server, Blueprint& plan)
{
    Park park;
    park.id = plan.park = newId<ParkId>(server);
    park.name = "样本园区";
    Enterprise enterprise;
    enterprise.id = plan.enterprise = newId<EnterpriseId>(server);
    enterprise.name = "样本企业";
    Checklist checklist;
    checklist.id = newId<ChecklistId>(server);
    server.write([&](StoreTransaction& store) {
        store.put(park.id, RecordType::park, toDocument(park), {});
        store.put(park.id, RecordType::enterprise, toDocument(enterprise), {});
        store.put(park.id, RecordType::checklist, toDocument(checklist), {});
        for (DepartmentId& id : plan.departments) {
            Department department;
            department.id = id = newId<DepartmentId>(server);
            department.name = "样本部门";
            store.put(park.id, RecordType::department, toDocument(department), {});
        }
    });
}

void addPeople(ParkServer& server, Blueprint& plan)
{
    constexpr std::array<Role, kPeople> kRoles{Role::officer, Role::officer, Role::coordinator,
                                               Role::handler, Role::handler, Role::officer};
    const std::string hash = cheapHash();
    server.write([&](StoreTransaction& store) {
        for (std::size_t i = 0; i < kPeople; ++i) {
            Person& person = plan.people[i];
            person.id = newId<OfficerId>(server);
            person.login = "person-" + std::to_string(i);
            person.role = kRoles[i];
            if (person.role == Role::handler)
                person.department = plan.departments[i % 2];
            Officer officer;
            officer.id = person.id;
            officer.name = person.login;
            officer.role = person.role;
            officer.departmentId = person.department;
            store.put(plan.park, RecordType::officer, toDocument(officer), {});
            store.putCredential({person.login, plan.park, person.id, hash});
        }
    });
}

void enrol(ParkServer& server, Blueprint& plan, std::size_t index)
{
    const Person& person = plan.people[index];
    const std::string code = "code-" + std::to_string(index);
    server.write([&](StoreTransaction& store) {
        store.putCode(
            {sha256Hex(code), plan.park, person.id, kStart.plusMs(kMillisecondsPerDay), false},
            std::nullopt);
    });
    Device device(
        plan.folder / ("tablet-" + std::to_string(index)),
        [&](const Request& request) { return server.handle(request); }, kStart, index);
    device.session->enrol(code, person.login, kPassword, person.login, require);
    device.deliverAll();
    device.startSync();
    device.deliverAll();
    if (device.lastError)
        throw std::runtime_error(device.lastError->detail);
    plan.secrets[index] = device.secrets;
}

} // namespace

ScratchFolder::ScratchFolder()
{
    static std::atomic<int> next{0};
    std::error_code absent;
    const fs::path memory = "/dev/shm";
    const fs::path base = fs::is_directory(memory, absent) && access(memory.c_str(), W_OK) == 0
                              ? memory
                              : fs::temp_directory_path();
    m_path = base / ("wupan-sim-" + std::to_string(getpid()) + "-" + std::to_string(++next));
    fs::create_directories(m_path);
}

ScratchFolder::~ScratchFolder()
{
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
}

const Blueprint& Blueprint::get()
{
    static const ScratchFolder folder;
    static const Blueprint plan = [] {
        Blueprint made;
        made.folder = folder.path();
        ParkServer server(made.folder / "hq", 1);
        addRecords(server, made);
        addPeople(server, made);
        for (std::size_t i = 0; i < kPeople; ++i)
            enrol(server, made, i);
        return made;
    }();
    return plan;
}

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

void ParkServer::restart()
{
    m_service.reset();
    m_headquarters = {};
    open();
}

void ParkServer::backUp()
{
    m_backup = m_folder / ("backup-" + std::to_string(++m_backups));
    require(m_headquarters.store->copyTo(m_backup));
}

void ParkServer::restore()
{
    m_service.reset();
    m_headquarters = {};
    if (const auto restored = restoreBackup(m_folder, m_backup, random); !restored)
        throw std::runtime_error(restored.error().detail);
    open();
}

void ParkServer::write(const std::function<void(StoreTransaction&)>& work)
{
    require(store().write([&](StoreTransaction& transaction) {
        work(transaction);
        return done();
    }));
}

void ParkServer::open()
{
    auto opened = wupan::Headquarters::open(m_folder, random);
    if (!opened)
        throw std::runtime_error(opened.error().detail);
    m_headquarters = std::move(*opened);
    // NOLINTNEXTLINE(modernize-make-unique): moved, its Api would know a context that is gone
    m_service.reset(new Service{{*m_headquarters.store, clock, random, *m_headquarters.files,
                                 m_headquarters.tokenKey, "sim"}});
}

} // namespace wupan::sim
