#include "server/commands/housekeeping.h"
#include "tests/server/server_fixture.h"

#include <QTest>

#include <sstream>

using namespace wupan;
using test::ServerFixture;

/// Failed sign-ins, counted in the store: for all processes, and for no longer than they count.
class TestSignInFailures : public QObject
{
    Q_OBJECT
private:
    static constexpr std::int64_t kCountedMs = kFailuresWithinMs;

    /// Another process on the same database.
    struct Process
    {
        explicit Process(ServerFixture& server)
            : store(server.anotherStore(random))
            , context{*store,
                      server.clock,
                      random,
                      *server.headquarters.files,
                      server.headquarters.tokenKey,
                      "test"}
        {}
        test::SeededRandom random{77};
        std::unique_ptr<ServerStore> store;
        ServerContext context;
        SignInCheck check{context};
    };

    static ErrorCode fails(SignInCheck& check, const std::string& login = "officer-1",
                           const std::string& address = "10.0.0.1")
    {
        const auto who = check.identify(login, "a wrong password", address);
        return who ? ErrorCode{} : who.error().code;
    }

    static bool signsIn(SignInCheck& check)
    {
        return check.identify("officer-1", ServerFixture::kPassword, "10.0.0.1").ok();
    }

    static std::vector<std::string> names(ServerFixture& server)
    {
        std::vector<std::string> names;
        const Status read = server.headquarters.store->readRows([&](SqlConnection& rows) {
            SqlStatement all = rows.prepare("SELECT who FROM sign_in_failure ORDER BY who");
            while (all.step())
                names.emplace_back(all.text(0));
            return done();
        });
        if (!read)
            throw std::runtime_error(read.error().detail);
        return names;
    }

    static void add(ServerFixture& server, const std::string& who, std::int64_t mostKept)
    {
        server.write([&](StoreTransaction& store) {
            store.addSignInFailure(who, server.clock.now(), kCountedMs, mostKept);
        });
    }

    static SignInFailures failuresOf(ServerFixture& server, const std::string& who)
    {
        SignInFailures failures;
        server.write([&](StoreTransaction& store) { failures = store.signInFailures(who); });
        return failures;
    }

private slots:
    void twoProcessesCountTogether()
    {
        ServerFixture server;
        Process one(server);
        Process other(server);
        for (int i = 0; i < 10; ++i)
            QCOMPARE(fails(i % 2 == 0 ? one.check : other.check), ErrorCode::wrongPassword);
        QCOMPARE(fails(one.check), ErrorCode::serverBusy);
        const auto refused =
            other.check.identify("officer-1", ServerFixture::kPassword, "10.0.0.1");
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::serverBusy);
        QVERIFY(refused.error().retryAfterMs > 14 * kMillisecondsPerMinute);
        // Others are not locked out, and whoever is waits no longer than said.
        QCOMPARE(fails(one.check, "officer-1", "10.0.0.2"), ErrorCode::wrongPassword);
        QCOMPARE(fails(other.check, "nobody"), ErrorCode::wrongPassword);
        server.clock.advanceMs(refused.error().retryAfterMs);
        QVERIFY(signsIn(other.check));
    }

    void aRestartForgivesNothing()
    {
        ServerFixture server;
        {
            Process before(server);
            for (int i = 0; i < 10; ++i)
                QCOMPARE(fails(before.check), ErrorCode::wrongPassword);
        }
        server.reopen();
        Process after(server);
        QVERIFY(!signsIn(after.check));
        server.clock.advanceMs(kCountedMs);
        QVERIFY(signsIn(after.check));
    }

    void whoSignsInBeginsAnewEverywhere()
    {
        ServerFixture server;
        Process one(server);
        Process other(server);
        for (int round = 0; round < 2; ++round) {
            for (int i = 0; i < 9; ++i)
                QCOMPARE(fails(one.check), ErrorCode::wrongPassword);
            QVERIFY(signsIn(other.check));
        }
        QVERIFY(names(server).empty());
    }

    void aLoginThatNobodyHasIsCountedLikeAnyOther()
    {
        ServerFixture server;
        Process process(server);
        for (int i = 0; i < 10; ++i)
            QCOMPARE(fails(process.check, "nobody"), ErrorCode::wrongPassword);
        QCOMPARE(fails(process.check, "nobody"), ErrorCode::serverBusy);
    }

    void nothingOfWhatWasTypedIsKept()
    {
        ServerFixture server;
        Process process(server);
        fails(process.check, "my secret password", "10.0.0.1");
        fails(process.check, "my secret password", "10.0.0.2");
        const std::vector<std::string> kept = names(server);
        QCOMPARE(kept.size(), std::size_t{2});
        for (const std::string& name : kept) {
            QVERIFY(isSha256Hex(name));
            QVERIFY(name != sha256Hex("my secret password@10.0.0.1"));
        }
    }

    void whoMakesUpLoginsFillsNothingAndPushesNobodyOut()
    {
        ServerFixture server;
        for (int i = 0; i < 9; ++i)
            add(server, "victim", 20);
        server.clock.advanceMs(1);
        for (int i = 0; i < 200; ++i) {
            add(server, "made up " + std::to_string(i), 20);
            QVERIFY(names(server).size() <= 20);
        }
        QCOMPARE(failuresOf(server, "victim").count, std::int64_t{9});
        QCOMPARE(failuresOf(server, "made up 199").count, std::int64_t{1});
        // What counts no more goes first.
        server.clock.advanceMs(kCountedMs);
        add(server, "new", 20);
        QCOMPARE(failuresOf(server, "victim").count, std::int64_t{0});
    }

    void theAuditIsNotFilledByMadeUpLogins()
    {
        ServerFixture server;
        Process process(server);
        const auto noted = [&](ParkId park) {
            std::size_t count = 0;
            server.write([&](StoreTransaction& store) {
                for (const StoredAuditEntry& entry : store.audit(park, 0, 1000))
                    count += entry.event == "signInFailed" ? 1 : 0;
            });
            return count;
        };
        for (int i = 0; i < 40; ++i)
            QCOMPARE(fails(process.check, "made up " + std::to_string(i)),
                     ErrorCode::wrongPassword);
        QCOMPARE(noted({}), std::size_t{30});
        fails(process.check); // of somebody who is there it is noted all the same
        QCOMPARE(noted(server.park.id), std::size_t{1});
        server.clock.advanceMs(kCountedMs);
        fails(process.check, "made up once more");
        QCOMPARE(noted({}), std::size_t{31});
    }

    void whatCountsNoMoreIsRemoved()
    {
        ServerFixture server;
        std::ostringstream out;
        Log log(out, server.clock, Log::Format::json);
        add(server, "old", 20);
        server.clock.advanceMs(kCountedMs - 1);
        add(server, "young", 20);
        Housekeeping(server.context(), log).work();
        QCOMPARE(names(server), (std::vector<std::string>{"old", "young"}));
        server.clock.advanceMs(1);
        Housekeeping(server.context(), log).work();
        QCOMPARE(names(server), std::vector<std::string>{"young"});
        QCOMPARE(out.str(), std::string());
    }

    void theCountBeginsAnewWhenTheTimeIsOver()
    {
        ServerFixture server;
        add(server, "who", 20);
        add(server, "who", 20);
        QCOMPARE(failuresOf(server, "who").count, std::int64_t{2});
        server.clock.advanceMs(kCountedMs);
        add(server, "who", 20);
        QCOMPARE(failuresOf(server, "who").count, std::int64_t{1});
        QCOMPARE(failuresOf(server, "who").since, server.clock.now());
    }

    void aClockThatWasWrongLocksNobodyOutForYears()
    {
        ServerFixture server;
        const Instant now = server.clock.now();
        Process process(server);
        server.clock.setWallClock(now.plusMs(365 * kMillisecondsPerDay));
        for (int i = 0; i < 10; ++i)
            QCOMPARE(fails(process.check), ErrorCode::wrongPassword);
        server.clock.setWallClock(now);
        QCOMPARE(fails(process.check), ErrorCode::wrongPassword);
        QVERIFY(signsIn(process.check));
    }
};

QTEST_GUILESS_MAIN(TestSignInFailures)
#include "tst_sign_in_failures.moc"
