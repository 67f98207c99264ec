#include "core/store/tablet_erasure.h"
#include "core/sync/erase_tablet.h"
#include "core/sync/session.h"
#include "platform/fake/memory_secret_store.h"
#include "tests/support/temporary_tablet.h"

#include <QTest>

#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <iterator>

using namespace wupan;
using test::TemporaryTablet;

namespace {

namespace fs = std::filesystem;

const std::string kCanary = "c4n4ry-9f3b7d";

/// Its data, as they are when the power is cut: the log is not written back.
fs::path lostTablet(const TemporaryTablet& device, const std::string& name)
{
    fs::path folder = device.folder().parent_path() / name;
    fs::copy(device.folder(), folder, fs::copy_options::recursive);
    return folder;
}

std::vector<std::string> filesWithTheCanary(const fs::path& folder)
{
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file())
            continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(file)), {});
        if (bytes.find(kCanary) != std::string::npos)
            found.push_back(entry.path().filename().string());
    }
    return found;
}

/// Says what was there when it was asked to erase.
class WatchedSecrets final : public SecretStore
{
public:
    explicit WatchedSecrets(fs::path folder, bool answers = true)
        : m_folder(std::move(folder))
        , m_answers(answers)
    {}
    void write(const std::string&, const std::string&, std::function<void(Status)>) override {}
    void read(const std::string&, std::function<void(Result<std::optional<std::string>>)>) override
    {}
    void erase(const std::string& key, std::function<void(Status)> finished) override
    {
        erased.push_back(key);
        hadMark = TabletErasure::isMarked(m_folder);
        hadData = fs::exists(m_folder / "wupan.db");
        if (m_answers)
            finished(done());
    }

    std::vector<std::string> erased;
    bool hadMark = false;
    bool hadData = false;

private:
    fs::path m_folder;
    bool m_answers;
};

} // namespace

/// A lost tablet erases itself, whatever comes in between.
class TestTabletErasure : public QObject
{
    Q_OBJECT
private:
    TemporaryTablet m_device;
    int m_folders = 0;

    fs::path lost() { return lostTablet(m_device, "lost-" + std::to_string(++m_folders)); }

    void verifyErased(const fs::path& folder)
    {
        QVERIFY(!TabletErasure::isMarked(folder));
        QVERIFY(TabletErasure::wasErased(folder));
        QCOMPARE(filesWithTheCanary(folder).size(), std::size_t{0});
        const auto opened = Tablet::open(folder, m_device.clock, m_device.random);
        QVERIFY(opened.ok());
        QVERIFY((*opened)->actor().deviceId.isNil());
        QCOMPARE(RecordStore((*opened)->database()).loadAll<Enterprise>().size(), std::size_t{0});
    }

private slots:
    void initTestCase()
    {
        m_device.enterprise.name = kCanary;
        m_device.pull(m_device.enterprise, 2);
        fs::create_directories(m_device.folder() / "files" / "deeper");
        for (const char* name : {"files/photo", "files/deeper/thumbnail", "wupan.db.part"})
            std::ofstream(m_device.folder() / name) << kCanary;
        const auto holders = filesWithTheCanary(lost());
        QVERIFY(std::ranges::find(holders, "wupan.db-wal") != holders.end());
        QVERIFY(holders.size() >= 4);
    }

    void theSecretsGoFirstThenTheDatabaseThenTheRest()
    {
        const fs::path folder = lost();
        TabletErasure::mark(folder);
        {
            auto erasure = TabletErasure::begin(folder);
            QVERIFY(erasure.ok());
            for (const char* next : {"wupan.db", "wupan.db-wal", "wupan.db-shm"}) {
                QVERIFY(fs::exists(folder / next));
                QVERIFY(fs::exists(folder / "files/photo"));
                QVERIFY(*erasure->step());
                QVERIFY(!fs::exists(folder / next));
            }
        }
        const fs::path other = lost();
        WatchedSecrets watched(other);
        Status erased = Error{};
        eraseTablet(other, watched, [&](const Status& status) { erased = status; });
        QVERIFY(erased.ok());
        QCOMPARE(watched.erased, std::vector<std::string>{kRefreshTokenKey});
        QVERIFY(watched.hadMark && watched.hadData);
        verifyErased(other);
    }

    void killedAtAnyStepItGoesOnAtTheNextStart()
    {
        bool wasWhole = false;
        int steps = 0;
        for (; !wasWhole; ++steps) {
            const fs::path folder = lost();
            TabletErasure::mark(folder);
            {
                auto erasure = TabletErasure::begin(folder);
                QVERIFY(erasure.ok());
                for (int i = 0; i < steps; ++i)
                    wasWhole = !*erasure->step();
            }
            const auto between = Tablet::open(folder, m_device.clock, m_device.random);
            QVERIFY(!between.ok());
            QCOMPARE(between.error().code, ErrorCode::eraseDevice);
            fake::MemorySecretStore secrets;
            secrets.secrets[kRefreshTokenKey] = kCanary;
            Status erased = Error{};
            eraseTablet(folder, secrets, [&](const Status& status) { erased = status; });
            QVERIFY(erased.ok());
            QVERIFY(secrets.secrets.empty());
            verifyErased(folder);
        }
        QVERIFY(steps > 6);
    }

    void onADiskWithoutRoomItIsErasedAllTheSame()
    {
        const fs::path folder = lost();
        fake::MemorySecretStore secrets;
        Status erased = Error{};
        const auto before = std::signal(SIGXFSZ, SIG_IGN);
        rlimit usual{};
        getrlimit(RLIMIT_FSIZE, &usual);
        const rlimit none{0, usual.rlim_max};
        setrlimit(RLIMIT_FSIZE, &none); // no file takes a byte
        eraseTablet(folder, secrets, [&](const Status& status) { erased = status; });
        setrlimit(RLIMIT_FSIZE, &usual);
        static_cast<void>(std::signal(SIGXFSZ, before));
        QVERIFY(erased.ok());
        verifyErased(folder);
    }

    void theFolderCanBeOpenedAsSoonAsItIsErased()
    {
        const fs::path folder = lost();
        fake::MemorySecretStore secrets;
        bool opens = false;
        eraseTablet(folder, secrets, [&](const Status& erased) {
            const auto opened = Tablet::open(folder, m_device.clock, m_device.random);
            opens = erased.ok() && opened.ok();
        });
        QVERIFY(opens);
        QVERIFY(fs::exists(folder / "wupan.db"));
    }

    void aKeyStoreThatDoesNotAnswerSavesNoData()
    {
        const fs::path folder = lost();
        WatchedSecrets secrets(folder, false);
        bool finished = false;
        eraseTablet(folder, secrets, [&](const Status&) { finished = true; });
        QVERIFY(!finished);
        QVERIFY(TabletErasure::isMarked(folder));
        QCOMPARE(filesWithTheCanary(folder).size(), std::size_t{0});
    }

    void whoHoldsTheFolderIsNotErasedUnderTheHands()
    {
        fake::MemorySecretStore secrets;
        const fs::path folder = lost();
        const auto open = Tablet::open(folder, m_device.clock, m_device.random);
        QVERIFY(open.ok());
        Status erased = done();
        eraseTablet(folder, secrets, [&](const Status& status) { erased = status; });
        QVERIFY(!erased.ok());
        QCOMPARE(erased.error().code, ErrorCode::alreadyOpen);
        QVERIFY(fs::exists(folder / "wupan.db"));
    }
};

QTEST_APPLESS_MAIN(TestTabletErasure)
#include "tst_tablet_erasure.moc"
