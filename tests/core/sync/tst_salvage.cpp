#include "core/sync/salvage.h"

#include "core/base/hash.h"
#include "core/store/issue_draft_store.h"
#include "core/store/salvage_store.h"
#include "tests/core/sync/worked_tablet.h"
#include "tests/support/fault_vfs.h"
#include "tests/support/sample_files.h"
#include "tests/support/tablet_state.h"

#include <QTest>

#include <fstream>
#include <random>
#include <sstream>

using namespace wupan;
using test::FaultVfs;
using test::ManualClock;
using test::SeededRandom;
using test::WorkedTablet;

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPageBytes = 4096;
constexpr int kBitFlips = 150;

std::string bytesOf(const fs::path& file)
{
    std::ostringstream bytes;
    bytes << std::ifstream(file, std::ios::binary).rdbuf();
    return bytes.str();
}

void write(const fs::path& file, const std::string& bytes)
{
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

/// What a tablet has after its data were opened.
struct Found
{
    std::set<std::string> waiting;
    std::set<std::string> onList; ///< of the attention list
    std::optional<SalvageReport> report;
};

std::set<std::string> textsOf(Database& database, const std::string& sql)
{
    std::set<std::string> texts;
    Statement statement = database.prepare(sql);
    while (statement.step())
        texts.emplace(statement.text(0));
    return texts;
}

} // namespace

/// A database with damage somewhere, and what becomes of the edits in it.
class TestSalvage : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    std::unique_ptr<WorkedTablet> m_worked;
    ManualClock m_clock{test::TemporaryTablet::kStart.plusMs(kMillisecondsPerHour)};

    [[nodiscard]] fs::path folder(const char* name) const
    {
        return fs::path(m_folder.path().toStdString()) / name;
    }

    fs::path freshCopy(const char* of)
    {
        const fs::path copy = folder("attempt");
        fs::remove_all(copy);
        fs::copy(folder(of), copy, fs::copy_options::recursive);
        return copy;
    }

    Result<std::unique_ptr<Tablet>> open(const fs::path& at)
    {
        SeededRandom random(99);
        return openOrSalvage(at, m_clock, random);
    }

    static Found look(Tablet& tablet)
    {
        Database& database = tablet.database();
        return {textsOf(database, "SELECT json_extract(change, '$.editId') FROM outbox"),
                textsOf(database, "SELECT edit_id FROM attention"),
                SalvageStore(database).report()};
    }

    /// Opens what is damaged; where nobody notices, as if a page had met the damage later.
    Found salvaged(const fs::path& at)
    {
        auto opened = open(at);
        if (opened && !SalvageStore((*opened)->database()).report()) {
            (*opened)->noteDamage();
            opened->reset();
            opened = open(at);
        }
        if (!opened)
            throw std::runtime_error("does not open: " + opened.error().detail);
        const std::set<std::string> check =
            textsOf((*opened)->database(), "PRAGMA integrity_check");
        if (check != std::set<std::string>{"ok"})
            throw std::runtime_error("the new database is damaged");
        return look(**opened);
    }

    /// What must be there although `page` is damaged, and the sum of all.
    void verify(const Found& found, const std::string& page)
    {
        QVERIFY(found.report.has_value());
        std::size_t missing = 0;
        for (const std::string& id : m_worked->waiting) {
            const bool mayBeGone = page.find(id) != std::string::npos ||
                                   (id == m_worked->longEdit &&
                                    page.find(WorkedTablet::kLongText) != std::string::npos);
            const bool isThere = found.waiting.contains(id);
            QVERIFY2(isThere || mayBeGone, id.c_str());
            missing += isThere ? 0 : 1;
        }
        const auto told =
            static_cast<std::size_t>(found.report->lostEdits + found.report->unreadable);
        QVERIFY(missing == told || (missing > told && found.report->mayLackMore));
        for (const std::string& id : m_worked->answered)
            QVERIFY2(found.waiting.contains(id) || page.find(id) != std::string::npos, id.c_str());
        for (const std::string& id : m_worked->needingSomeone)
            QVERIFY2(found.onList.contains(id) || page.find(id) != std::string::npos, id.c_str());
    }

private slots:
    void initTestCase()
    {
        m_worked = std::make_unique<WorkedTablet>();
        m_worked->leaveAt(folder("killed"), false);
        m_worked->leaveAt(folder("closed"), true);
        QVERIFY(fs::file_size(folder("closed") / "wupan.db") > 40 * kPageBytes);
    }

    void whateverPageIsGoneTheOtherEditsAreThereAndTheLostOnesAreTold()
    {
        const std::string whole = bytesOf(folder("closed") / "wupan.db");
        std::size_t losses = 0;
        for (std::size_t at = 0; at < whole.size(); at += kPageBytes) {
            const fs::path copy = freshCopy("closed");
            const FaultVfs disk; // a fast one
            std::string damaged = whole;
            damaged.replace(at, kPageBytes, kPageBytes, '\0');
            write(copy / "wupan.db", damaged);
            const Found found = salvaged(copy);
            verify(found, whole.substr(at, kPageBytes));
            if (QTest::currentTestFailed())
                QFAIL(QByteArray("page " + QByteArray::number(qulonglong(at / kPageBytes + 1))));
            losses += found.report->lacksAnything() ? 1 : 0;
            QVERIFY(fs::exists(copy / found.report->keptAs));
        }
        QVERIFY(losses > 0);
    }

    void whateverBitIsFlippedTheEditsOnOtherPagesAreThere()
    {
        const std::string whole = bytesOf(folder("closed") / "wupan.db");
        std::mt19937 random(11);
        for (int attempt = 0; attempt < kBitFlips; ++attempt) {
            const std::size_t bit = random() % (whole.size() * 8);
            const std::size_t begin = bit / 8 / kPageBytes * kPageBytes;
            const std::string page = whole.substr(begin, kPageBytes);
            // What SQLite makes of another schema is no question of pages.
            if (page.find("CREATE ") != std::string::npos)
                continue;
            const fs::path copy = freshCopy("closed");
            const FaultVfs disk; // a fast one
            std::string damaged = whole;
            damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << bit % 8));
            write(copy / "wupan.db", damaged);
            verify(salvaged(copy), page);
            if (QTest::currentTestFailed())
                QFAIL(QByteArray("bit " + QByteArray::number(qulonglong(bit))));
        }
    }

    void whatIsInTheLogOnlyIsTakenToo()
    {
        const fs::path copy = freshCopy("killed");
        QVERIFY(fs::file_size(copy / "wupan.db-wal") > 0);
        std::string database = bytesOf(copy / "wupan.db");
        std::ranges::fill(database, '\0');
        write(copy / "wupan.db", database);
        fs::remove(copy / "wupan.db-shm");
        const Found found = salvaged(copy);
        verify(found, {});
        QVERIFY(!found.report->lacksAnything());
    }

    void draftsPhotosAndWhoSignedInAreKept()
    {
        const fs::path copy = freshCopy("killed");
        write(copy / "damaged", "1\n");
        const auto opened = open(copy);
        QVERIFY(opened.ok());
        Database& database = (*opened)->database();
        QCOMPARE(IssueDraftStore(database).content("home"), std::string(R"({"title":"用水"})"));
        QCOMPARE(textsOf(database, "SELECT sha256 FROM file_upload WHERE received = 0"),
                 std::set<std::string>{m_worked->photo});
        QCOMPARE((*opened)->actor().id, m_worked->officer.id);
        QVERIFY(!MetaStore(database).text(MetaKey::needsNewDeviceId).empty());
        QVERIFY(MetaStore(database).text(MetaKey::cursor).empty());
        QCOMPARE(test::brokenPromise(**opened), std::string());
    }

    void aFileWhoseRowIsLostIsSentAgain()
    {
        const fs::path copy = freshCopy("closed");
        std::string database = bytesOf(copy / "wupan.db");
        for (std::size_t page = 0; page < database.size(); page += kPageBytes) {
            const std::string_view bytes = std::string_view(database).substr(page, kPageBytes);
            const bool isUpload = bytes.find(m_worked->photo) != std::string_view::npos &&
                                  bytes.find("editId") == std::string_view::npos;
            if (isUpload)
                database.replace(page, kPageBytes, kPageBytes, '\0');
        }
        write(copy / "wupan.db", database);
        write(copy / "damaged", "1\n");
        const std::string sound = test::wav(100);
        write(copy / "files" / sha256Hex(sound), sound);
        const auto opened = open(copy);
        QVERIFY(opened.ok());
        QCOMPARE(textsOf((*opened)->database(), "SELECT sha256 FROM file_upload WHERE received=0"),
                 (std::set<std::string>{m_worked->photo, sha256Hex(sound)}));
    }

    void damageMetInUseIsSalvagedAtTheNextOpening()
    {
        const fs::path copy = freshCopy("closed");
        {
            const auto opened = open(copy);
            QVERIFY(opened.ok());
            const Status failed = (*opened)->inTransaction(
                []() -> Status { throw SqliteError(11, "the disk image is malformed"); });
            QCOMPARE(failed.error().code, ErrorCode::damagedData);
            QVERIFY(!look(**opened).report);
        }
        const auto again = open(copy);
        QVERIFY(again.ok());
        verify(look(**again), {});
    }

    void damageThatCannotBeTakenAgainIsOnlySalvagedOnce()
    {
        const fs::path copy = freshCopy("closed");
        write(copy / "damaged", "1\n");
        const auto before = look(**open(copy));
        const auto after = look(**open(copy));
        QCOMPARE(after.waiting, before.waiting);
        QVERIFY(!fs::exists(copy / "wupan-damaged-2.db"));
    }

    void whereverTheDiskFailsNothingIsLostAndItBeginsAgain_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("one operation fails") << static_cast<int>(FaultVfs::Fault::ioError);
        QTest::newRow("the disk is full") << static_cast<int>(FaultVfs::Fault::diskFull);
        QTest::newRow("the app is killed") << static_cast<int>(FaultVfs::Fault::powerCut);
    }

    void whereverTheDiskFailsNothingIsLostAndItBeginsAgain()
    {
        QFETCH(int, fault);
        int operation = 0;
        bool struck = true;
        while (struck) {
            const fs::path copy = freshCopy("killed");
            write(copy / "damaged", "1\n");
            FaultVfs disk;
            disk.failAt(++operation, static_cast<FaultVfs::Fault>(fault));
            {
                const auto opened = open(copy);
                struck = disk.struck();
                QVERIFY(opened.ok() || struck);
            }
            disk.mend();
            const auto again = open(copy);
            QVERIFY2(again.ok(), QByteArray::number(operation).constData());
            verify(look(**again), {});
            QVERIFY(!look(**again).report->lacksAnything());
            QVERIFY(!fs::exists(copy / "salvaging") && !fs::exists(copy / "salvaged"));
        }
        QVERIFY(operation > 50);
    }

    void aKillBetweenTheStepsOfTheExchangeIsGoneOnFrom_data()
    {
        QTest::addColumn<int>("steps");
        QTest::newRow("nothing was moved") << 0;
        QTest::newRow("the log was moved") << 1;
        QTest::newRow("the damaged database was moved") << 2;
        QTest::newRow("the note was removed") << 3;
        QTest::newRow("the new database is in place") << 4;
    }

    void aKillBetweenTheStepsOfTheExchangeIsGoneOnFrom()
    {
        QFETCH(int, steps);
        const fs::path copy = freshCopy("killed");
        write(copy / "damaged", "1\n");
        QVERIFY(open(copy).ok());
        const fs::path kept = copy / "wupan-damaged-1.db";
        const std::string log = bytesOf(kept.string() + "-wal");
        QVERIFY(!log.empty());
        fs::create_directories(copy / "salvaged" / "files");
        if (steps < 4)
            fs::rename(copy / "wupan.db", copy / "salvaged" / "wupan.db");
        if (steps < 3)
            write(copy / "damaged", "1\n");
        if (steps < 2)
            fs::rename(kept, copy / "wupan.db");
        if (steps < 1)
            fs::rename(kept.string() + "-wal", copy / "wupan.db-wal");
        const auto opened = open(copy);
        QVERIFY(opened.ok());
        verify(look(**opened), {});
        QCOMPARE(bytesOf(kept.string() + "-wal"), log);
        QVERIFY(fs::exists(kept) && !fs::exists(copy / "salvaged"));
        QVERIFY(!fs::exists(copy / "wupan-damaged-2.db"));
    }

    void whatIsNoDatabaseOfATabletIsLeftAsItIs()
    {
        const fs::path copy = freshCopy("closed");
        write(copy / "wupan.db", std::string(8192, 'x'));
        QCOMPARE(open(copy).error().code, ErrorCode::damagedData);
        QCOMPARE(bytesOf(copy / "wupan.db"), std::string(8192, 'x'));
        QVERIFY(!fs::exists(copy / "wupan-damaged-1.db") && !fs::exists(copy / "salvaging"));
    }

    void aLogThatMayBePutBackIsWaitedFor()
    {
        const fs::path copy = freshCopy("killed");
        fs::rename(copy / "wupan.db-wal", copy / "elsewhere");
        QCOMPARE(open(copy).error().code, ErrorCode::damagedData);
        fs::rename(copy / "elsewhere", copy / "wupan.db-wal");
        const auto opened = open(copy);
        QVERIFY(opened.ok());
        QCOMPARE(look(**opened).waiting, m_worked->waiting);
    }
};

QTEST_APPLESS_MAIN(TestSalvage)
#include "tst_salvage.moc"
