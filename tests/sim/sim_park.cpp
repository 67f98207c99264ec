#include "tests/sim/sim_park.h"

#include "core/base/hash.h"
#include "core/model/checklist.h"
#include "core/model/department.h"
#include "core/model/enterprise.h"
#include "core/model/indicator.h"
#include "core/model/officer.h"
#include "core/model/park.h"

#include <sodium.h>
#include <sqlite3.h>

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

/// Such that less is copied and summed up at every commit.
fs::path withSmallPages(const fs::path& database)
{
    sqlite3* handle = nullptr;
    fs::create_directories(database.parent_path());
    const bool made = sqlite3_open(database.c_str(), &handle) == SQLITE_OK &&
                      sqlite3_exec(handle, "PRAGMA page_size=1024; VACUUM", nullptr, nullptr,
                                   nullptr) == SQLITE_OK;
    sqlite3_close(handle);
    if (!made)
        throw std::runtime_error("cannot create " + database.string());
    return database.parent_path();
}

template <class IdType>
IdType newId(ParkServer& server)
{
    return IdType{Uuid::v7(server.clock.now(), server.random)};
}

} // namespace

Stage& Stage::get()
{
    static Stage stage;
    return stage;
}

Stage::Stage()
    : server(withSmallPages(m_scratch.path() / "hq" / "hq.db"), 1)
{
    addRecords();
    addPeople();
    for (std::size_t i = 0; i < kPeople; ++i)
        enrol(i);
    server.remember();
}

void Stage::addRecords()
{
    Park record;
    record.id = park = newId<ParkId>(server);
    record.name = "样本园区";
    Enterprise firm;
    firm.id = enterprise = newId<EnterpriseId>(server);
    firm.name = "样本企业";
    Checklist checklist;
    checklist.id = newId<ChecklistId>(server);
    server.write([&](StoreTransaction& store) {
        store.put(park, RecordType::park, toDocument(record), {});
        store.put(park, RecordType::enterprise, toDocument(firm), {});
        store.put(park, RecordType::checklist, toDocument(checklist), {});
        for (IndicatorId& id : indicators) {
            Indicator indicator;
            indicator.id = id = newId<IndicatorId>(server);
            indicator.label = "样本指标";
            store.put(park, RecordType::indicator, toDocument(indicator), {});
        }
        for (DepartmentId& id : departments) {
            Department department;
            department.id = id = newId<DepartmentId>(server);
            department.name = "样本部门";
            store.put(park, RecordType::department, toDocument(department), {});
        }
    });
}

void Stage::addPeople()
{
    constexpr std::array<Role, kPeople> kRoles{Role::officer, Role::officer, Role::coordinator,
                                               Role::handler, Role::handler, Role::officer};
    const std::string hash = cheapHash();
    server.write([&](StoreTransaction& store) {
        for (std::size_t i = 0; i < kPeople; ++i) {
            Person& person = people[i];
            person.id = newId<OfficerId>(server);
            person.login = "person-" + std::to_string(i);
            person.role = kRoles[i];
            if (person.role == Role::handler)
                person.department = departments[i % 2];
            Officer officer;
            officer.id = person.id;
            officer.name = person.login;
            officer.role = person.role;
            officer.departmentId = person.department;
            store.put(park, RecordType::officer, toDocument(officer), {});
            static_cast<void>(store.addCredential({person.login, park, person.id, hash}));
        }
    });
}

void Stage::enrol(std::size_t person)
{
    const std::string& login = people[person].login;
    const std::string code = "code-" + std::to_string(person);
    server.write([&](StoreTransaction& store) {
        store.putCode(
            {sha256Hex(code), park, people[person].id, kStart.plusMs(kMillisecondsPerDay), false},
            std::nullopt);
    });
    Tablet& tablet = m_tablets[person];
    withSmallPages(folderOf(person) / "wupan.db");
    tablet.device = newDevice(person, person);
    Device& device = *tablet.device;
    device.session->enrol(code, login, kPassword, login, require);
    device.deliverAll();
    device.startSync();
    device.deliverAll();
    if (device.lastError)
        throw std::runtime_error(device.lastError->detail);
    tablet.actor = device.tablet->actor();
    tablet.secrets = device.secrets;
    tablet.session = std::make_unique<Session>(*device.session);
    device.tablet->database().execute("PRAGMA wal_checkpoint(TRUNCATE)");
    tablet.disk = memoryDisk().snapshot(device.folder());
}

fs::path Stage::folderOf(std::size_t person)
{
    return m_scratch.path() / ("tablet-" + std::to_string(person));
}

std::unique_ptr<Device> Stage::newDevice(std::size_t person, std::uint64_t seed)
{
    return std::make_unique<Device>(
        folderOf(person), [this](const Request& request) { return server.handle(request); }, kStart,
        seed);
}

std::unique_ptr<Device> Stage::takeTablet(std::size_t person, std::uint64_t seed)
{
    Tablet& tablet = m_tablets[person];
    std::unique_ptr<Device> device = std::move(tablet.device);
    const fs::path folder = folderOf(person);
    device->renew(tablet.actor, *tablet.session, kStart, seed);
    memoryDisk().putBack(folder, tablet.disk);
    emptyFolder(folder / "files");
    device->secrets = tablet.secrets;
    return device;
}

void Stage::giveBack(std::size_t person, std::unique_ptr<Device> tablet)
{
    m_tablets[person].device = std::move(tablet);
}

} // namespace wupan::sim
