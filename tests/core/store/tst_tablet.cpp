#include "core/store/tablet.h"

#include "tests/support/old_tablet.h"

#include <QTest>

#include <fstream>

using namespace wupan;
using test::TemporaryTablet;

class TestTablet : public QObject
{
    Q_OBJECT
private slots:
    void aSecondInstanceIsToldSo()
    {
        TemporaryTablet device;
        const auto second = Tablet::open(device.folder(), device.clock, device.random);
        QCOMPARE(second.error().code, ErrorCode::alreadyOpen);
    }

    void aDatabaseOfANewerVersionIsLeftAsItIs()
    {
        TemporaryTablet device;
        device.tablet->database().execute("PRAGMA user_version=999");
        device.tablet.reset();
        const auto opened = Tablet::open(device.folder(), device.clock, device.random);
        QCOMPARE(opened.error().code, ErrorCode::newerDatabase);
        Database database(device.folder() / "wupan.db", OpenMode::reader);
        QCOMPARE(database.userVersion(), 999);
    }

    void aDatabaseOfAnyEarlierVersionOpensWithItsEdits_data()
    {
        QTest::addColumn<int>("version");
        for (std::size_t version = 1; version < tabletMigrations().size(); ++version)
            QTest::addRow("version %d", static_cast<int>(version)) << static_cast<int>(version);
    }
    void aDatabaseOfAnyEarlierVersionOpensWithItsEdits()
    {
        QFETCH(const int, version);
        TemporaryTablet device;
        const VisitId visit = test::becomeOld(device, static_cast<std::size_t>(version));
        device.reopen();
        Database& database = device.tablet->database();
        QCOMPARE(database.userVersion(), tabletMigrations().back().version);
        QCOMPARE(OutboxStore(database).seal(10).size(), std::size_t{1});
        QCOMPARE(device.load<Visit>(visit).enterpriseId, device.enterprise.id);
    }

    void theLogStaysSmallHoweverMuchIsWritten()
    {
        constexpr std::uintmax_t kMostLogBytes = 64ULL * 1024 * 1024;
        constexpr int kWrites = 1500;
        TemporaryTablet device;
        std::uintmax_t written = 0;
        for (int i = 0; i < kWrites; ++i) {
            device.enterprise.name = std::string(64ULL * 1024, static_cast<char>('a' + i % 26));
            device.pull(device.enterprise, 2 + i);
            written += device.enterprise.name.size();
        }
        QVERIFY(written > kMostLogBytes);
        QVERIFY(std::filesystem::file_size(device.folder() / "wupan.db-wal") < kMostLogBytes);
    }

    void aReaderNeverWritesTheLogBack()
    {
        TemporaryTablet device;
        const auto log = device.folder() / "wupan.db-wal";
        const auto before = std::filesystem::file_size(log);
        QVERIFY(before > 0);
        {
            Database reader(device.folder() / "wupan.db", OpenMode::reader);
            QVERIFY(!guarded([&] {
                reader.execute("PRAGMA wal_checkpoint(TRUNCATE)");
                return done();
            }));
        }
        QCOMPARE(std::filesystem::file_size(log), before);
    }

    void aLostDatabaseIsNeverReplacedByAnEmptyOne()
    {
        TemporaryTablet device;
        device.tablet.reset();
        for (const char* suffix : {"", "-wal", "-shm"})
            std::filesystem::remove(device.folder() / (std::string("wupan.db") + suffix));
        const auto opened = Tablet::open(device.folder(), device.clock, device.random);
        QCOMPARE(opened.error().code, ErrorCode::damagedData);
        QVERIFY(!std::filesystem::exists(device.folder() / "wupan.db"));
    }

    void anEmptyFileInPlaceOfTheDatabaseIsReportedAndKept()
    {
        TemporaryTablet device;
        device.tablet.reset();
        std::filesystem::resize_file(device.folder() / "wupan.db", 0);
        const auto opened = Tablet::open(device.folder(), device.clock, device.random);
        QCOMPARE(opened.error().code, ErrorCode::damagedData);
        QCOMPARE(std::filesystem::file_size(device.folder() / "wupan.db"), std::uintmax_t{0});
    }

    void aLostLogIsReportedAndTheRestKept()
    {
        // As a kill leaves the folder: the newest edits are in the log only.
        TemporaryTablet device;
        const auto killed = device.folder().parent_path() / "killed";
        std::filesystem::copy(device.folder(), killed, std::filesystem::copy_options::recursive);
        QVERIFY(std::filesystem::file_size(killed / "wupan.db-wal") > 0);
        std::filesystem::remove(killed / "wupan.db-wal");
        const auto size = std::filesystem::file_size(killed / "wupan.db");
        for (int attempt = 0; attempt < 2; ++attempt) {
            const auto opened = Tablet::open(killed, device.clock, device.random);
            QCOMPARE(opened.error().code, ErrorCode::damagedData);
            QCOMPARE(std::filesystem::file_size(killed / "wupan.db"), size);
            QVERIFY(!std::filesystem::exists(killed / "wupan.db-wal"));
        }
    }

    void aFolderThatCannotBeMadeIsReported()
    {
        TemporaryTablet device;
        const auto file = device.folder() / "wupan.db";
        const auto opened = Tablet::open(file, device.clock, device.random);
        QCOMPARE(opened.error().code, ErrorCode::storage);
    }

    void aDamagedDatabaseIsReportedAndKept()
    {
        TemporaryTablet device;
        device.tablet.reset();
        const auto file = device.folder() / "wupan.db";
        std::filesystem::remove(device.folder() / "wupan.db-wal");
        std::ofstream(file, std::ios::trunc) << std::string(8192, 'x');
        const auto opened = Tablet::open(device.folder(), device.clock, device.random);
        QCOMPARE(opened.error().code, ErrorCode::damagedData);
        QCOMPARE(std::filesystem::file_size(file), std::uintmax_t{8192});
    }

    void aFailedTransactionLeavesNothing()
    {
        TemporaryTablet device;
        const Status failed = device.tablet->inTransaction([&]() -> Status {
            device.tablet->database().execute("INSERT INTO meta (key, value) VALUES ('x', 'y')");
            return Error{ErrorCode::invalidInput, "changed my mind"};
        });
        QVERIFY(!failed.ok());
        Statement statement =
            device.tablet->database().prepare("SELECT count(*) FROM meta WHERE key = 'x'");
        statement.step();
        QCOMPARE(statement.integer(0), std::int64_t{0});
    }

    void whatSqliteThrowsBecomesAnError()
    {
        TemporaryTablet device;
        const Status failed = device.tablet->inTransaction([&] {
            device.tablet->database().execute("INSERT INTO nowhere VALUES (1)");
            return done();
        });
        QCOMPARE(failed.error().code, ErrorCode::storage);
        QVERIFY(!device.tablet->database().inTransaction());
    }

    void aFullDiskSaysSoAndLosesNothing()
    {
        TemporaryTablet device;
        Database& database = device.tablet->database();
        Statement pages = database.prepare("PRAGMA page_count");
        pages.step();
        const std::int64_t used = pages.integer(0);
        pages.reset();
        database.execute("PRAGMA max_page_count=" + std::to_string(used));
        const Status failed = device.tablet->inTransaction([&] {
            for (int i = 0; i < 100; ++i)
                database.execute("INSERT INTO meta (key, value) VALUES ('" + std::to_string(i) +
                                 "', '" + std::string(4000, 'x') + "')");
            return done();
        });
        QCOMPARE(failed.error().code, ErrorCode::diskFull);
        database.execute("PRAGMA max_page_count=1000000");
        QVERIFY(device.tablet->setActor(device.tablet->actor()).ok());
    }
};

QTEST_APPLESS_MAIN(TestTablet)
#include "tst_tablet.moc"
