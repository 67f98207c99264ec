#include "core/model/enterprise.h"
#include "server/api/audit.h"
#include "tests/server/postgres_stores.h"

#include <QTest>

#include <array>
#include <atomic>
#include <future>
#include <semaphore>
#include <thread>

using namespace wupan;
using namespace std::chrono_literals;
using test::addressOf;
using test::asked;
using test::endAllOthers;
using test::openStore;
using test::PostgresServer;
using test::Store;
using test::within;

namespace {

constexpr int kStores = 4;
constexpr int kWriters = 64;
constexpr int kRecordsOfEach = 10;

} // namespace

/// What only PostgreSQL does: several processes on one database, each with a store of its own.
class TestPostgresStore : public QObject
{
    Q_OBJECT
private:
    PostgresServer& m_server = PostgresServer::shared();
    test::SeededRandom m_random{3};

    ParkId newPark() { return {Uuid::v7(Instant{1}, m_random)}; }

    Document enterprise(const std::string& name = "样本企业")
    {
        Enterprise enterprise;
        enterprise.id = {Uuid::v7(Instant{1}, m_random)};
        enterprise.name = name;
        return toDocument(enterprise);
    }

    static Status put(ServerStore& store, ParkId park, const Document& document)
    {
        return store.write([&](StoreTransaction& rows) {
            rows.put(park, RecordType::enterprise, document, {});
            return done();
        });
    }

    static std::int64_t countIn(ServerStore& store, ParkId park)
    {
        std::int64_t count = -1;
        const Status read = store.read([&](StoreTransaction& rows) {
            count = rows.pull(park, 0, 100'000, {}, {}).count;
            return done();
        });
        return read ? count : -1;
    }

private slots:
    void aFollowerMissesNothingOfManyWritersInManyProcesses()
    {
        const std::string url = m_server.newDatabase();
        std::vector<Store> stores;
        for (int i = 0; i <= kStores; ++i)
            stores.push_back(openStore(url));
        const std::array parks{newPark(), newPark()};
        std::vector<std::vector<Document>> work(kWriters);
        for (auto& documents : work)
            for (int i = 0; i < kRecordsOfEach; ++i)
                documents.push_back(enterprise());

        std::atomic<int> writing = kWriters;
        std::atomic<int> refused = 0;
        std::vector<std::thread> writers;
        for (std::size_t i = 0; i < kWriters; ++i)
            writers.emplace_back([&, i] {
                for (const Document& document : work[i])
                    refused += put(*stores[i % kStores], parks[i % 2], document).ok() ? 0 : 1;
                --writing;
            });
        std::array<std::int64_t, 2> cursors{};
        std::array<std::int64_t, 2> seen{};
        bool failed = false;
        const auto pull = [&](std::size_t which) {
            PullPage page;
            const Status read = stores[kStores]->read([&](StoreTransaction& rows) {
                page = rows.pull(parks[which], cursors[which], 7, {}, {});
                return done();
            });
            failed = failed || !read;
            cursors[which] = page.position;
            seen[which] += page.count;
            return page.more;
        };
        while (writing > 0)
            static_cast<void>(pull(0) || pull(1));
        for (std::thread& writer : writers)
            writer.join();
        while (pull(0) || pull(1)) {
        }
        QVERIFY(!failed);
        QCOMPARE(refused.load(), 0);
        QCOMPARE(seen, (std::array{std::int64_t{kWriters} / 2 * kRecordsOfEach,
                                   std::int64_t{kWriters} / 2 * kRecordsOfEach}));
        // Each position once, and no gap: so none came out of its order.
        QCOMPARE(cursors, seen);
    }

    void onlyThoseOfTheSameParkWaitForEachOther()
    {
        const std::string url = m_server.newDatabase();
        const Store store = openStore(url);
        const Store other = openStore(url);
        const ParkId park = newPark();
        const ParkId another = newPark();
        const std::array documents{enterprise(), enterprise(), enterprise()};
        std::binary_semaphore holds(0);
        std::binary_semaphore mayEnd(0);
        auto slow = std::async(std::launch::async, [&] {
            return store->write([&](StoreTransaction& rows) {
                rows.put(park, RecordType::enterprise, documents[0], {});
                holds.release();
                mayEnd.acquire();
                return done();
            });
        });
        holds.acquire();
        QVERIFY(put(*other, another, documents[1]).ok());
        QCOMPARE(countIn(*other, park), std::int64_t{0}); // readers do not wait at all
        auto waiting =
            std::async(std::launch::async, [&] { return put(*other, park, documents[2]); });
        QVERIFY(waiting.wait_for(300ms) == std::future_status::timeout);
        mayEnd.release();
        QVERIFY(slow.get().ok());
        QVERIFY(waiting.get().ok());
        QCOMPARE(countIn(*store, park), std::int64_t{2});
    }

    void theAuditHasNoGapWhoeverWritesIt()
    {
        const std::string url = m_server.newDatabase();
        const ParkId park = newPark();
        std::atomic<int> refused = 0;
        std::vector<std::thread> processes;
        for (int i = 0; i < 8; ++i)
            processes.emplace_back([&] {
                const Store store = openStore(url);
                for (int entry = 0; entry < 25; ++entry) {
                    const Status added = store->write([&](StoreTransaction& rows) {
                        rows.addAudit({park, Instant{entry}, AuditEvent::signedIn, {}, {}, {}});
                        return done();
                    });
                    refused += added.ok() ? 0 : 1;
                }
            });
        for (std::thread& process : processes)
            process.join();
        QCOMPARE(refused.load(), 0);
        AuditVerdict verdict;
        QVERIFY(openStore(url)
                    ->read([&](StoreTransaction& rows) {
                        verdict = checkAudit(rows, park);
                        return done();
                    })
                    .ok());
        QVERIFY(!verdict.firstWrong);
        QCOMPARE(verdict.entries, std::int64_t{8 * 25});
    }

    void aConnectionThatWasLostWhileIdleIsReplaced()
    {
        const std::string url = m_server.newDatabase();
        const Store store = openStore(url);
        const ParkId park = newPark();
        QVERIFY(put(*store, park, enterprise()).ok());
        endAllOthers(url);
        QCOMPARE(countIn(*store, park), std::int64_t{1});
        endAllOthers(url);
        QVERIFY(put(*store, park, enterprise()).ok());
        QCOMPARE(countIn(*store, park), std::int64_t{2});
    }

    void aConnectionThatIsLostInACallFailsItAndNothingIsHalfDone()
    {
        const std::string url = m_server.newDatabase();
        const Store store = openStore(url);
        const ParkId park = newPark();
        const Status cut = store->write([&](StoreTransaction& rows) {
            rows.put(park, RecordType::enterprise, enterprise(), {});
            endAllOthers(url);
            rows.put(park, RecordType::enterprise, enterprise(), {});
            return done();
        });
        QVERIFY(!cut.ok());
        QCOMPARE(cut.error().code, ErrorCode::storage);
        QCOMPARE(countIn(*store, park), std::int64_t{0});
        const Status cutAtTheEnd = store->write([&](StoreTransaction& rows) {
            rows.put(park, RecordType::enterprise, enterprise(), {});
            endAllOthers(url);
            return done();
        });
        QVERIFY(!cutAtTheEnd.ok());
        QCOMPARE(countIn(*store, park), std::int64_t{0});
    }

    void whatWasAcknowledgedOutlivesTheDatabasesCrash()
    {
        PostgresServer server;
        const std::string url = server.newDatabase();
        // As careless as an administrator can be.
        asked(url, "ALTER ROLE wupan SET synchronous_commit = off");
        const Store store = openStore(url);
        const ParkId park = newPark();
        for (std::int64_t i = 1; i <= 20; ++i) {
            QVERIFY(put(*store, park, enterprise()).ok());
            if (i % 5 == 0) {
                server.crash();
                QCOMPARE(countIn(*store, park), i);
            }
        }
        server.stop();
        const Status refused = put(*store, park, enterprise());
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::storage);
        server.start();
        QVERIFY(put(*store, park, enterprise()).ok());
        QCOMPARE(countIn(*store, park), std::int64_t{21});
    }

    void commitsOfOthersAreHeardAlsoAfterALostConnection()
    {
        const std::string url = m_server.newDatabase();
        const Store listening = openStore(url);
        const Store writing = openStore(url);
        std::atomic<int> heard = 0;
        listening->onCommitted([&] { ++heard; });
        const ParkId park = newPark();
        QVERIFY(within(10s, [&] { return heard > 0; })); // it listens
        for (int round = 0; round < 2; ++round) {
            const int before = heard;
            QVERIFY(put(*writing, park, enterprise()).ok());
            QVERIFY(within(10s, [&] { return heard > before; }));
            const int withIt = heard;
            endAllOthers(url);
            QVERIFY(within(10s, [&] { return heard > withIt; })); // something may have been missed
        }
        listening->onCommitted(nullptr);
    }

    void textsThatItCannotHoldDoNoHarm()
    {
        const Store store = openStore(m_server.newDatabase());
        const std::string zero("a\0b", 3);
        const std::string broken = "a\xC3(b\xED\xA0\x80";
        for (const std::string& text : {zero, broken}) {
            const ParkId park = newPark();
            Document document = enterprise();
            document["name"] = text;
            document["creditCode"] = text;
            const Status kept = store->write([&](StoreTransaction& rows) {
                if (rows.credential(text))
                    return Status(Error{ErrorCode::conflict, "known"});
                if (!rows.addCredential({text, park, {park.uuid}, "hash"}))
                    return Status(Error{ErrorCode::conflict, "known"});
                rows.put(park, RecordType::enterprise, document, {});
                return rows.credential(text) ? done() : Error{ErrorCode::notFound, "unknown"};
            });
            QVERIFY2(kept.ok(), kept.ok() ? "" : kept.error().detail.c_str());
        }
    }

    void theAddressIsNeverToldWithItsPassword_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("readable");
        const auto row = [](const char* url, bool readable) {
            QTest::newRow(url) << QString(url) << readable;
        };
        row("postgresql://wupan:s3cret@127.0.0.1:1/wupan", true);
        row("postgresql://wupan:s3cret @127.0.0.1:1/wupan", true);
        row("postgresql://wupan:s3cret@[::1/wupan", false);
        row("postgresql://wupan@127.0.0.1:1/wupan?password=s3cret", true);
        row("postgresql://wupan@127.0.0.1:1/wupan?s3cret", false);
        row("mysql://wupan:s3cret@127.0.0.1/wupan", false);
        row("s3cret", false);
    }
    void theAddressIsNeverToldWithItsPassword()
    {
        QFETCH(const QString, url);
        QFETCH(const bool, readable);
        const auto address = PostgresAddress::parse(url.toStdString());
        QCOMPARE(address.ok(), readable);
        std::string told = readable ? address->shown() : address.error().detail;
        if (readable) {
            const auto opened = PostgresServerStore::open(*address, m_random);
            QVERIFY(!opened.ok());
            told += opened.error().detail;
        }
        QVERIFY2(told.find("s3cret") == std::string::npos, told.c_str());
    }
};

QTEST_GUILESS_MAIN(TestPostgresStore)
#include "tst_postgres_store.moc"
