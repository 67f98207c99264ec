#include "server/api/people.h"
#include "tests/server/server_fixture.h"

#include <QTest>

#include <chrono>
#include <future>
#include <semaphore>
#include <thread>

using namespace wupan;
using namespace std::chrono_literals;
using test::ServerFixture;

/// Two people with the same login, added at the same moment by two processes.
class TestLogins : public QObject
{
    Q_OBJECT
private:
    /// On PostgreSQL each has a store of its own; of SQLite a process has one writer.
    struct Process
    {
        Process(ServerFixture& server, std::uint64_t seed)
            : random(seed)
            , another(test::isOnPostgres() ? server.anotherStore(random) : nullptr)
            , context{another ? *another : *server.headquarters.store,
                      server.clock,
                      random,
                      *server.headquarters.files,
                      server.headquarters.tokenKey,
                      "test"}
        {}
        test::SeededRandom random;
        std::unique_ptr<ServerStore> another;
        ServerContext context;
    };

    static Status add(Process& process, ParkId park, const std::string& hash,
                      const std::function<void()>& beforeCommit = {})
    {
        return process.context.store.write([&](StoreTransaction& store) {
            Officer person;
            person.name = "样本" + hash;
            person.role = Role::officer;
            Status added = addPerson(process.context, operatorOf(park), store, person,
                                     {"new-login", park, {}, hash});
            if (added && beforeCommit)
                beforeCommit();
            return added;
        });
    }

private slots:
    void ofTwoWhoTakeALoginAtOnceOneIsToldThatItExists_data()
    {
        QTest::addColumn<bool>("samePark");
        QTest::newRow("in one park") << true;
        QTest::newRow("in two parks") << false;
    }

    void ofTwoWhoTakeALoginAtOnceOneIsToldThatItExists()
    {
        QFETCH(bool, samePark);
        ServerFixture server;
        Process first(server, 11);
        Process second(server, 12);
        const ParkId park = samePark ? server.park.id : server.newId<ParkId>();
        std::binary_semaphore added(0);
        auto slow = std::async(std::launch::async, [&] {
            return add(first, server.park.id, "hash-1", [&] {
                added.release();
                std::this_thread::sleep_for(300ms);
            });
        });
        added.acquire();
        const Status late = add(second, park, "hash-2");
        QVERIFY(slow.get().ok());
        QVERIFY(!late.ok());
        QCOMPARE(late.error().code, ErrorCode::conflict);
        QVERIFY(late.error().detail.find("'new-login' exists already") != std::string::npos);
        server.write([&](StoreTransaction& store) {
            QCOMPARE(store.credential("new-login")->passwordHash, std::string("hash-1"));
            for (const Document& person : store.officers(park))
                QVERIFY(textAt(person, "name") != "样本hash-2"); // nothing of the second is left
        });
    }

    void aLoginThatIsTakenIsRefused()
    {
        ServerFixture server;
        Process process(server, 13);
        QVERIFY(add(process, server.park.id, "hash-1").ok());
        QCOMPARE(add(process, server.park.id, "hash-2").error().code, ErrorCode::conflict);
        server.write([&](StoreTransaction& store) {
            const Status given = giveLogin(process.context, operatorOf(server.park.id), store,
                                           server.officer, {"new-login", server.park.id, {}, "h"});
            QCOMPARE(given.error().code, ErrorCode::conflict);
        });
    }
};

QTEST_GUILESS_MAIN(TestLogins)
#include "tst_logins.moc"
