#include "core/sync/checklist_file_download.h"

#include "core/base/hash.h"
#include "core/store/checklist_file_store.h"
#include "core/sync/unneeded_files.h"
#include "platform/fake/memory_secret_store.h"
#include "tests/support/queued_transport.h"
#include "tests/support/temporary_tablet.h"

#include <QStringList>
#include <QTest>

#include <charconv>
#include <fstream>

using namespace wupan;
using test::TemporaryTablet;

namespace {

/// Of a size that takes several parts; no two neighbours alike.
std::string bytesOf(char first, std::size_t size)
{
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i)
        bytes += static_cast<char>(static_cast<std::size_t>(first) + i % 251);
    return bytes;
}

const std::string kSmall = bytesOf('s', 10'000);
const std::string kLarge = bytesOf('l', 2'000'000);

/// Gives the ranges of files that it has.
class FileServer final : public test::QueuedTransport
{
public:
    std::map<std::string, std::string> files; ///< content by hash
    int answersUntilCut = -1;                 ///< none after these; -1: all
    bool knowsRanges = true;
    int refusal = 0;      ///< status of every answer
    QStringList asked;    ///< "hash begin"
    std::size_t sent = 0; ///< bytes

private:
    Result<HttpResponse> answerTo(const HttpRequest& request) override
    {
        if (request.path == "/v1/token")
            return HttpResponse{200, {}, R"({"accessToken": "a", "refreshToken": "r"})"};
        if (answersUntilCut == 0)
            return Error{ErrorCode::unreachable, "no network"};
        if (answersUntilCut > 0)
            --answersUntilCut;
        const std::string sha256 = request.path.substr(std::string("/v1/files/").size());
        const std::string range = request.headers.at("Range").substr(std::string("bytes=").size());
        std::size_t first = 0;
        std::size_t last = 0;
        const std::size_t dash = range.find('-');
        std::from_chars(range.data(), range.data() + dash, first);
        std::from_chars(range.data() + dash + 1, range.data() + range.size(), last);
        asked += QString::fromStdString(sha256.substr(0, 4)) + " " + QString::number(first);
        const auto file = files.find(sha256);
        if (file == files.end() || refusal != 0)
            return HttpResponse{refusal == 0 ? 404 : refusal,
                                {{"content-type", "application/problem+json"}},
                                R"({"type": "about:blank", "code": "notFound"})"};
        if (!knowsRanges) {
            sent += file->second.size();
            return HttpResponse{200, {}, file->second};
        }
        std::string part = file->second.substr(first, last - first + 1);
        sent += part.size();
        return HttpResponse{
            206,
            {{"content-range", "bytes " + range + "/" + std::to_string(file->second.size())}},
            std::move(part)};
    }
};

/// A tablet whose checklist shows a small picture and a large one.
struct Viewer
{
    Viewer()
    {
        secrets.secrets["refreshToken"] = "r";
        restart();
        show({{"small.png", kSmall}, {"large.png", kLarge}});
    }

    /// What was in memory only is gone.
    void restart()
    {
        session.emplace(*home.tablet, headquarters, secrets);
        session->resume([](const Status&) {});
        headquarters.answerEverything();
        download.emplace(*home.tablet, *session);
        download->onArrived = [this] { ++arrived; };
        download->mayGoOn = [this] { return mayGoOn; };
    }

    void show(const std::map<std::string, std::string>& pictures)
    {
        home.checklist.files.clear();
        for (const auto& [name, bytes] : pictures) {
            headquarters.files[sha256Hex(bytes)] = bytes;
            home.checklist.files.push_back(
                {name, sha256Hex(bytes), static_cast<std::int64_t>(bytes.size()), "image/png"});
        }
        home.pull(home.checklist);
    }

    void run()
    {
        download->run();
        headquarters.answerEverything();
    }

    [[nodiscard]] std::filesystem::path pathOf(const std::string& bytes) const
    {
        return home.tablet->filesFolder() / sha256Hex(bytes);
    }
    [[nodiscard]] std::string partPathOf(const std::string& bytes) const
    {
        return pathOf(bytes).string() + ".part";
    }
    [[nodiscard]] bool has(const std::string& bytes) const
    {
        std::ifstream file(pathOf(bytes), std::ios::binary);
        return std::string{std::istreambuf_iterator<char>(file), {}} == bytes;
    }
    std::size_t lacking() { return ChecklistFileStore(home.tablet->database()).lacking().size(); }
    [[nodiscard]] std::size_t filesOnDisk() const
    {
        const std::filesystem::directory_iterator files(home.tablet->filesFolder());
        return static_cast<std::size_t>(std::distance(begin(files), end(files)));
    }

    TemporaryTablet home;
    FileServer headquarters;
    fake::MemorySecretStore secrets;
    std::optional<Session> session;
    std::optional<ChecklistFileDownload> download;
    bool mayGoOn = true;
    int arrived = 0;
};

} // namespace

/// The pictures and sounds of checklists on their way to the tablet.
class TestChecklistFileDownload : public QObject
{
    Q_OBJECT
private slots:
    void whatAChecklistShowsComesAndStays()
    {
        Viewer tablet;
        QCOMPARE(tablet.lacking(), std::size_t{2});
        tablet.run();
        QVERIFY(tablet.has(kSmall) && tablet.has(kLarge));
        QCOMPARE(tablet.lacking(), std::size_t{0});
        QCOMPARE(tablet.arrived, 1);
        QCOMPARE(tablet.filesOnDisk(), std::size_t{2});
        QCOMPARE(tablet.headquarters.sent, kSmall.size() + kLarge.size());
        tablet.headquarters.asked.clear();
        tablet.run();
        QCOMPARE(tablet.headquarters.asked, QStringList());
        QVERIFY(removeUnneededFiles(*tablet.home.tablet));
        QVERIFY(tablet.has(kSmall) && tablet.has(kLarge));
    }

    void aCutLosesOnePartAndTheNextRunGoesOnBehindTheLast()
    {
        Viewer tablet;
        tablet.headquarters.answersUntilCut = 3; // the small one, and two parts
        tablet.run();
        QVERIFY(tablet.has(kSmall) && !tablet.has(kLarge));
        const auto here = std::filesystem::file_size(tablet.partPathOf(kLarge));
        QVERIFY(here > 0 && here < kLarge.size());
        QCOMPARE(tablet.arrived, 1);

        tablet.restart();
        tablet.headquarters.answersUntilCut = -1;
        tablet.headquarters.asked.clear();
        tablet.run();
        QVERIFY(tablet.has(kLarge));
        QCOMPARE(tablet.headquarters.asked.front().section(' ', 1), QString::number(here));
        QCOMPARE(tablet.headquarters.sent, kSmall.size() + kLarge.size());
        QVERIFY(!std::filesystem::exists(tablet.partPathOf(kLarge)));
    }

    void aShortBreakIsMadeUpForAtOnceWithSmallerParts()
    {
        Viewer tablet;
        tablet.show({{"large.png", kLarge}});
        tablet.headquarters.answersUntilCut = 1;
        tablet.download->run();
        tablet.headquarters.answerOne(); // the access token
        tablet.headquarters.answerOne(); // a part
        tablet.headquarters.answerOne(); // none
        tablet.headquarters.answersUntilCut = -1;
        tablet.headquarters.answerEverything();
        QVERIFY(tablet.has(kLarge));
        QCOMPARE(tablet.headquarters.asked.at(1).section(' ', 1), QString::number(512 * 1024));
        QCOMPARE(tablet.headquarters.asked.at(2).section(' ', 1),
                 QString::number((512 + 32) * 1024));
    }

    void whereBytesCostMoneyOnlySmallOnesCome()
    {
        Viewer tablet;
        tablet.mayGoOn = false;
        tablet.run();
        QVERIFY(tablet.has(kSmall));
        QVERIFY(!tablet.has(kLarge) && !std::filesystem::exists(tablet.partPathOf(kLarge)));
        tablet.mayGoOn = true;
        tablet.run();
        QVERIFY(tablet.has(kLarge));
    }

    void otherBytesAreNotKept()
    {
        Viewer tablet;
        std::string damaged = kLarge;
        damaged[1'000'000] ^= 1;
        tablet.headquarters.files[sha256Hex(kLarge)] = damaged;
        tablet.run();
        QVERIFY(tablet.has(kSmall));
        QCOMPARE(tablet.filesOnDisk(), std::size_t{1});
        tablet.headquarters.asked.clear();
        tablet.run(); // not asked for again and again
        QCOMPARE(tablet.headquarters.asked, QStringList());
    }

    void aPartThatWasDamagedOnTheTabletIsFound()
    {
        Viewer tablet;
        tablet.headquarters.answersUntilCut = 2;
        tablet.run();
        std::ofstream(tablet.partPathOf(kLarge), std::ios::binary | std::ios::app) << "x";
        tablet.headquarters.answersUntilCut = -1;
        tablet.run();
        QVERIFY(!tablet.has(kLarge) && !std::filesystem::exists(tablet.pathOf(kLarge)));
        tablet.restart();
        tablet.run();
        QVERIFY(tablet.has(kLarge));
    }

    void aServerWithoutRangesGivesTheWhole()
    {
        Viewer tablet;
        tablet.headquarters.answersUntilCut = 2;
        tablet.run();
        tablet.headquarters.answersUntilCut = -1;
        tablet.headquarters.knowsRanges = false;
        tablet.run();
        QVERIFY(tablet.has(kLarge));
    }

    void whatHeadquartersLacksDoesNotHoldUpTheOthers()
    {
        Viewer tablet;
        tablet.headquarters.files.erase(sha256Hex(kSmall));
        tablet.run();
        QVERIFY(!tablet.has(kSmall) && tablet.has(kLarge));
    }

    void aRefusalForAnotherReasonEndsTheRun()
    {
        Viewer tablet;
        tablet.headquarters.refusal = 503;
        tablet.run();
        QCOMPARE(tablet.headquarters.asked.size(), 1);
        tablet.headquarters.refusal = 0;
        tablet.run();
        QVERIFY(tablet.has(kSmall) && tablet.has(kLarge));
    }

    void onlyWhatIsFilledInHereComes()
    {
        Viewer tablet;
        tablet.home.checklist.files.front().mediaType = "audio/mpeg";
        tablet.home.checklist.active = false;
        tablet.home.pull(tablet.home.checklist);
        QCOMPARE(tablet.lacking(), std::size_t{0});
        Document visit{{"id", tablet.home.newId<VisitId>().text()},
                       {"revision", 1},
                       {"checklistId", tablet.home.checklist.id.text()}};
        tablet.home.pull(RecordType::visit, visit);
        tablet.run();
        QVERIFY(tablet.has(kSmall) && tablet.has(kLarge));
    }

    void whatNoChecklistShowsAnyMoreGoes()
    {
        Viewer tablet;
        tablet.run();
        tablet.show({{"small.png", kSmall}});
        QVERIFY(removeUnneededFiles(*tablet.home.tablet));
        QVERIFY(tablet.has(kSmall));
        QCOMPARE(tablet.filesOnDisk(), std::size_t{1});
    }

    void aPartThatNothingWantsAnyMoreGoes()
    {
        Viewer tablet;
        tablet.headquarters.answersUntilCut = 2;
        tablet.run();
        QVERIFY(std::filesystem::exists(tablet.partPathOf(kLarge)));
        tablet.show({{"small.png", kSmall}});
        tablet.run();
        QCOMPARE(tablet.filesOnDisk(), std::size_t{1});
    }

    void whatIsNoHashIsNotAskedFor()
    {
        Viewer tablet;
        tablet.home.checklist.files = {{"a.png", "../../v1/sync", 5, "image/png"},
                                       {"b.png", std::string(64, 'a'), 0, "image/png"}};
        tablet.home.pull(tablet.home.checklist);
        tablet.run();
        QCOMPARE(tablet.headquarters.asked, QStringList());
    }
};

QTEST_APPLESS_MAIN(TestChecklistFileDownload)
#include "tst_checklist_file_download.moc"
