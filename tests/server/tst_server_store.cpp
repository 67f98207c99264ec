#include "core/model/enterprise.h"
#include "server/store/sqlite_store.h"
#include "tests/support/fault_vfs.h"
#include "tests/support/seeded_random.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <set>
#include <thread>

using namespace wupan;
using test::FaultVfs;

namespace wupan {
std::span<const Migration> serverMigrations();
}

namespace {

constexpr int kWriters = 64;
constexpr int kRecordsOfEach = 10;
constexpr std::int64_t kPage = 7;

Document enterprise(Random& random, const std::string& name)
{
    Enterprise enterprise;
    enterprise.id = {Uuid::v7(Instant{1}, random)};
    enterprise.name = name;
    return toDocument(enterprise);
}

/// What a tablet does: asks for what came after its cursor, again and again.
class Follower
{
public:
    Follower(ServerStore& store, ParkId park)
        : m_store(store)
        , m_park(park)
    {}

    void pull()
    {
        const Status pulled = m_store.read([&](StoreTransaction& store) {
            const PullPage page = store.pull(m_park, m_cursor, kPage, {}, {});
            m_seen += page.count;
            m_more = page.more;
            m_cursor = page.position;
            return done();
        });
        m_failed = m_failed || !pulled;
    }
    void pullAll()
    {
        do
            pull();
        while (m_more);
    }

    [[nodiscard]] std::int64_t seen() const { return m_seen; }
    [[nodiscard]] bool failed() const { return m_failed; }

private:
    ServerStore& m_store;
    ParkId m_park;
    std::int64_t m_cursor = 0;
    std::int64_t m_seen = 0;
    bool m_more = false;
    bool m_failed = false;
};

} // namespace

/// The store of headquarters by itself.
class TestServerStore : public QObject
{
    Q_OBJECT
private:
    test::SeededRandom m_random{3};

    ParkId newPark() { return {Uuid::v7(Instant{1}, m_random)}; }

    static std::filesystem::path fileIn(const QTemporaryDir& folder, const char* name)
    {
        return std::filesystem::path(folder.path().toStdString()) / name;
    }

    /// As a headquarters of that version left it, with one record.
    static void makeOld(const std::filesystem::path& file, int version, ParkId park,
                        const Document& record)
    {
        Database database(file, OpenMode::writer);
        QVERIFY(
            migrate(database, serverMigrations().first(static_cast<std::size_t>(version))).ok());
        const std::string text = json::serialize(record);
        database
            .prepare("INSERT INTO record (id, park, type, revision, position, document, "
                     "field_times) VALUES (?1, ?2, 'enterprise', 1, 1, ?3, '{}')")
            .bind(1, *Uuid::parse(textAt(record, "id")))
            .bind(2, park)
            .bind(3, std::string_view(text))
            .run();
        database.prepare("INSERT INTO counter (park, name, value) VALUES (?1, 'position', 1)")
            .bind(1, park)
            .run();
    }

private slots:
    void aFollowerMissesNothingOfManyWriters()
    {
        const QTemporaryDir folder;
        const auto opened = SqliteServerStore::open(fileIn(folder, "hq.db"), m_random);
        QVERIFY(opened.ok());
        ServerStore& store = **opened;
        const ParkId park = newPark();
        std::vector<std::vector<Document>> work(kWriters);
        for (auto& documents : work)
            for (int i = 0; i < kRecordsOfEach; ++i)
                documents.push_back(enterprise(m_random, "样本企业"));

        std::atomic<int> writing = kWriters;
        std::atomic<int> refused = 0;
        std::vector<std::thread> writers;
        writers.reserve(kWriters);
        for (const auto& documents : work)
            writers.emplace_back([&] {
                for (const Document& document : documents) {
                    const Status written = store.write([&](StoreTransaction& rows) {
                        rows.put(park, RecordType::enterprise, document, {});
                        return done();
                    });
                    refused += written.ok() ? 0 : 1;
                }
                --writing;
            });
        Follower follower(store, park);
        while (writing > 0)
            follower.pull();
        for (std::thread& writer : writers)
            writer.join();
        follower.pullAll();
        QCOMPARE(refused.load(), 0);
        QVERIFY(!follower.failed());
        QCOMPARE(follower.seen(), std::int64_t{kWriters} * kRecordsOfEach);
    }

    void aMigrationThatDiesAnywhereGoesOnAtTheNextStart_data()
    {
        QTest::addColumn<int>("version");
        for (std::size_t version = 1; version < serverMigrations().size(); ++version)
            QTest::addRow("from version %d", static_cast<int>(version))
                << static_cast<int>(version);
    }
    void aMigrationThatDiesAnywhereGoesOnAtTheNextStart()
    {
        QFETCH(const int, version);
        const ParkId park = newPark();
        const Document record = enterprise(m_random, "样本企业");
        int deaths = 0;
        for (bool died = true; died; ++deaths) {
            const QTemporaryDir folder;
            const auto file = fileIn(folder, "hq.db");
            makeOld(file, version, park, record);
            FaultVfs disk;
            disk.failAt(deaths + 1, FaultVfs::Fault::powerCut);
            static_cast<void>(SqliteServerStore::open(file, m_random));
            died = disk.struck();
            disk.mend();
            disk.loseUnsynced(FaultVfs::Loss::everything);

            const auto opened = SqliteServerStore::open(file, m_random);
            QVERIFY2(opened.ok(), opened.ok() ? "" : opened.error().detail.c_str());
            Follower follower(**opened, park);
            follower.pullAll();
            QCOMPARE(follower.seen(), std::int64_t{1});
        }
        QVERIFY(deaths > 3);
    }
};

QTEST_APPLESS_MAIN(TestServerStore)
#include "tst_server_store.moc"
