#pragma once

#include "core/base/hash.h"
#include "core/base/json.h"
#include "core/model/officer.h"
#include "core/model/park.h"
#include "server/api/api.h"
#include "server/api/passwords.h"
#include "server/commands/backup.h"
#include "server/commands/headquarters.h"
#include "server/store/sql_connection.h"
#include "tests/support/manual_clock.h"
#include "tests/support/postgres_server.h"
#include "tests/support/seeded_random.h"

#include <QTemporaryDir>

#include <stdexcept>

namespace wupan::test {

/// Headquarters without sockets: a real store of its own, SQLite or PostgreSQL as
/// WUPAN_TEST_DATABASE says, one park, one officer with a tablet.
class ServerFixture
{
public:
    static constexpr Instant kStart{1'795'395'600'000};

    ServerFixture()
        : clock(kStart)
        , random(5)
        , headquarters(std::move(
              *Headquarters::open(m_folder.filePath("hq").toStdString(), random, m_database)))
    {
        serve();
        park.id = newId<ParkId>();
        park.name = "样本园区";
        write([&](StoreTransaction& store) {
            store.put(park.id, RecordType::park, toDocument(park), {});
        });
        officer = addPerson("样本干部", "officer-1", Role::officer);
    }

    OfficerId addPerson(const std::string& name, const std::string& login, Role role)
    {
        Officer person;
        person.id = newId<OfficerId>();
        person.name = name;
        person.role = role;
        write([&](StoreTransaction& store) {
            store.put(park.id, RecordType::officer, toDocument(person), {});
            if (!store.addCredential({login, park.id, person.id, passwordHash()}))
                throw std::runtime_error("the login exists");
        });
        return person.id;
    }

    std::string codeFor(OfficerId person)
    {
        std::string code = randomText(random, 4);
        write([&](StoreTransaction& store) {
            store.putCode(
                {sha256Hex(code), park.id, person, clock.now().plusMs(kCodeLifetimeMs), false},
                std::nullopt);
        });
        return code;
    }

    Response post(const std::string& path, const json::object& body, const std::string& token = {})
    {
        return send("POST", path, json::serialize(body), {}, token);
    }

    Response send(const std::string& method, const std::string& path, const std::string& body,
                  std::map<std::string, std::string, std::less<>> headers, const std::string& token)
    {
        Request request{method, path, std::move(headers), body, "10.0.0.1"};
        if (!token.empty())
            request.headers["authorization"] = "Bearer " + token;
        return m_service->api.handle(request);
    }

    Response handle(const Request& request) { return m_service->api.handle(request); }
    [[nodiscard]] ServerContext& context() { return m_service->context; }

    [[nodiscard]] std::string backUp()
    {
        std::string file = m_folder.filePath("backup-%1").arg(++m_backups).toStdString();
        if (const Status written = headquarters.store->copyTo(file); !written)
            throw std::runtime_error(written.error().detail);
        return file;
    }

    /// What came since the backup is lost here.
    void restore(const std::string& backup)
    {
        m_service.reset();
        const std::filesystem::path folder = headquarters.folder;
        headquarters = {};
        if (const auto restored = restoreBackup(folder, backup, random, clock.now()); !restored)
            throw std::runtime_error(restored.error().detail);
        open(folder);
    }

    /// The store as another process has it.
    std::unique_ptr<ServerStore> anotherStore(Random& itsRandom) const
    {
        return std::move(*openStore(headquarters.folder, m_database, itsRandom));
    }

    /// Behind headquarters' back.
    void execute(std::string_view sql)
    {
        const Status executed = headquarters.store->writeRows([&](SqlConnection& rows) {
            rows.prepare(sql).run();
            return done();
        });
        if (!executed)
            throw std::runtime_error(executed.error().detail);
    }

    /// As after a restart.
    void reopen()
    {
        m_service.reset();
        const std::filesystem::path folder = headquarters.folder;
        headquarters = {};
        open(folder);
    }

    /// The answer to a successful enrolment.
    json::object enrol(OfficerId person, const std::string& login, const json::object& more = {})
    {
        json::object body{{"code", codeFor(person)},
                          {"login", login},
                          {"password", kPassword},
                          {"deviceName", "tablet"}};
        body.insert(more.begin(), more.end());
        const Response response = post("/v1/enrol", body);
        if (response.status != 200)
            throw std::runtime_error(response.body);
        return *parseObject(response.body);
    }

    DevicePast past(DeviceId device)
    {
        DevicePast past;
        write([&](StoreTransaction& store) { past = store.past(device); });
        return past;
    }

    std::string token() { return std::string(textAt(enrol(officer, "officer-1"), "accessToken")); }

    template <class Work>
    void write(const Work& work)
    {
        const Status status = headquarters.store->write([&](StoreTransaction& store) {
            work(store);
            return done();
        });
        if (!status)
            throw std::runtime_error(status.error().detail);
    }

    template <class IdType>
    IdType newId()
    {
        return IdType{Uuid::v7(clock.now(), random)};
    }

    static constexpr const char* kPassword = "correct horse battery";

private:
    struct Service
    {
        ServerContext context;
        Api api{context};
    };

    void open(const std::filesystem::path& folder)
    {
        headquarters = std::move(*Headquarters::open(folder, random, m_database));
        serve();
    }

    void serve()
    {
        // NOLINTNEXTLINE(modernize-make-unique): moved, its Api would know a context that is gone
        m_service.reset(new Service{{*headquarters.store, clock, random, *headquarters.files,
                                     headquarters.tokenKey, "test"}});
    }

    /// Argon2id costs what it should; once is enough for a test.
    static const std::string& passwordHash()
    {
        static const std::string kHash = hashPassword(kPassword);
        return kHash;
    }

    QTemporaryDir m_folder;
    std::string m_database = databaseForTest();
    std::unique_ptr<Service> m_service;
    int m_backups = 0;

public:
    ManualClock clock;
    SeededRandom random;
    Headquarters headquarters;
    Park park;
    OfficerId officer;
};

} // namespace wupan::test
