#include "server/store/postgres_migrator.h"
#include "server/store/store_tables.h"
#include "tests/server/postgres_stores.h"

#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <future>
#include <set>

using namespace wupan;
using namespace std::chrono_literals;
using test::addressOf;
using test::asked;
using test::endAllOthers;
using test::openStore;
using test::PostgresServer;
using test::within;

namespace wupan {
std::span<const Migration> serverMigrations();
} // namespace wupan

/// How a database of PostgreSQL becomes headquarters', and stays as this version wants it.
class TestPostgresMigrations : public QObject
{
    Q_OBJECT
private:
    PostgresServer& m_server = PostgresServer::shared();
    test::SeededRandom m_random{3};

private slots:
    void severalFirstStartsAtOnceMakeOneDatabase()
    {
        const std::string url = m_server.newDatabase();
        std::vector<std::future<std::string>> epochs;
        for (std::uint64_t i = 0; i < 8; ++i)
            epochs.push_back(
                std::async(std::launch::async, [&, i] { return openStore(url, i)->epoch(); }));
        std::set<std::string> different;
        for (auto& epoch : epochs)
            different.insert(epoch.get());
        QCOMPARE(different.size(), std::size_t{1});
    }

    void aMigrationThatFailsLeavesNothingAndGoesOnLater()
    {
        const std::string url = m_server.newDatabase();
        PostgresSession session(addressOf(url));
        const std::array good{
            Migration{1, "0001_first", "CREATE TABLE first (a INT); CREATE TABLE second (a INT)"},
            Migration{2, "0002_next", "CREATE TABLE third (a INT); INSERT INTO third VALUES (1)"}};
        std::array bad = good;
        bad[1].sql = "CREATE TABLE third (a INT); INSERT INTO nowhere VALUES (1)";
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(migrate(session, bad)), SqlError);
        session.execute("ROLLBACK");
        QCOMPARE(asked(url, "SELECT max(version) FROM migration"), std::string("1"));
        QCOMPARE(asked(url, "SELECT to_regclass('third')"), std::string());
        QVERIFY(migrate(session, good).ok());
        QVERIFY(migrate(session, good).ok());
        QCOMPARE(asked(url, "SELECT count(*) FROM third"), std::string("1"));
    }

    void aMigrationThatIsKilledGoesOnAtTheNextStart()
    {
        const std::string url = m_server.newDatabase();
        static constexpr std::array kSlow{
            Migration{1, "0001_first", "CREATE TABLE first (a INT)"},
            Migration{2, "0002_slow", "CREATE TABLE second (a INT); SELECT pg_sleep(60)"}};
        const pid_t child = fork();
        if (child == 0) {
            PostgresSession session(addressOf(url));
            static_cast<void>(migrate(session, kSlow));
            _exit(0);
        }
        QVERIFY(within(20s, [&] {
            return !asked(url, "SELECT to_regclass('migration')").empty() &&
                   asked(url, "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep' "
                              "AND datname = current_database()") == "1";
        }));
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        endAllOthers(url); // PostgreSQL notices by itself when it next writes to the dead process
        std::array quick = kSlow;
        quick[1].sql = "CREATE TABLE second (a INT)";
        PostgresSession session(addressOf(url));
        QVERIFY(migrate(session, quick).ok());
        QCOMPARE(asked(url, "SELECT count(*) FROM migration"), std::string("2"));
    }

    void aNewerDatabaseIsLeftAsItIs()
    {
        const std::string url = m_server.newDatabase();
        openStore(url);
        asked(url, "INSERT INTO migration (version, name) VALUES (99, '0099_future')");
        const auto opened = PostgresServerStore::open(addressOf(url), m_random);
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().code, ErrorCode::newerDatabase);
    }

    /// A migration that one of the databases lacks, or that the copy does not know, is seen here.
    void bothDatabasesHaveTheSameTables()
    {
        std::set<std::string> known;
        for (const StoreTable& table : storeTables())
            for (const StoreColumn& column : table.columns)
                known.insert(std::string(table.name) + "." + std::string(column.name));

        const std::string url = m_server.newDatabase();
        openStore(url);
        std::set<std::string> postgres;
        PostgresSession session(addressOf(url));
        SqlStatement columns = session.prepare(
            "SELECT table_name || '.' || column_name FROM information_schema.columns "
            "WHERE table_schema = 'public' AND table_name <> 'migration'");
        while (columns.step())
            postgres.insert(std::string(columns.text(0)));
        QVERIFY(postgres.erase("search_text.words") == 1);
        QCOMPARE(postgres, known);

        Database sqlite(":memory:", OpenMode::writer);
        QVERIFY(migrate(sqlite, serverMigrations()).ok());
        std::set<std::string> lite;
        Statement pairs = sqlite.prepare(
            "SELECT t.name || '.' || c.name FROM sqlite_schema t, pragma_table_info(t.name) c "
            "WHERE t.type = 'table' AND t.name NOT LIKE 'search_words%'");
        while (pairs.step())
            lite.insert(std::string(pairs.text(0)));
        QVERIFY(lite.erase("search_text.entry") == 1);
        QCOMPARE(lite, known);
    }
};

QTEST_GUILESS_MAIN(TestPostgresMigrations)
#include "tst_postgres_migrations.moc"
