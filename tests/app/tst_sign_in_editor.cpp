#include "sign_in_editor.h"

#include "app/core_thread.h"
#include "core/model/issue.h"
#include "core/services/visit_service.h"
#include "core/store/tablet_erasure.h"
#include "error_text.h"
#include "sync_status.h"
#include "tests/app/issue_fixture.h"

#include <QRegularExpression>
#include <QTest>
#include <QThread>

#include <filesystem>
#include <fstream>
#include <functional>

using namespace wupan;
using test::IssueTablet;

namespace {

namespace fs = std::filesystem;

using Mishap = std::function<void(const fs::path& folder)>;

std::map<std::string, std::uintmax_t> filesOf(const fs::path& folder)
{
    std::map<std::string, std::uintmax_t> files;
    if (fs::is_directory(folder))
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            files[entry.path().string()] = entry.is_regular_file() ? entry.file_size() : 0;
    return files;
}

} // namespace

Q_DECLARE_METATYPE(Mishap)

/// What an officer reads when the data on the tablet cannot be opened, or only halfway.
class TestSignInEditor : public QObject
{
    Q_OBJECT
private:
    /// The sentence with which the app opens this folder; empty when it opens.
    static QString sentenceOn(const fs::path& folder)
    {
        CoreThread core(QString::fromStdString(folder.string()), QUrl("http://127.0.0.1:1"));
        const SignInEditor editor(core, "http://127.0.0.1:1");
        const bool opened = QTest::qWaitFor([&] { return editor.ready(); }, 30'000);
        return opened ? editor.fatalText() : "it does not open at all";
    }

private slots:
    void dataThatCannotBeOpenedAreReportedAndLeftAsTheyAre_data()
    {
        QTest::addColumn<Mishap>("mishap");
        QTest::addColumn<QString>("word");
        const auto row = [](const char* name, const char* word, const Mishap& mishap) {
            QTest::newRow(name) << mishap << QString(word);
        };
        row("a newer version wrote them", "newest version", [](const fs::path& folder) {
            Database(folder / "wupan.db", OpenMode::writer).execute("PRAGMA user_version=999");
        });
        row("they are gone", "damaged",
            [](const fs::path& folder) { fs::remove(folder / "wupan.db"); });
        row("they are empty", "damaged",
            [](const fs::path& folder) { fs::resize_file(folder / "wupan.db", 0); });
        row("they are something else", "damaged", [](const fs::path& folder) {
            std::ofstream(folder / "wupan.db", std::ios::trunc) << std::string(8192, 'x');
        });
        row("they are a folder", "damaged", [](const fs::path& folder) {
            fs::remove(folder / "wupan.db");
            fs::create_directory(folder / "wupan.db");
        });
        row("the files are no folder", "cannot be read", [](const fs::path& folder) {
            fs::remove_all(folder / "files");
            std::ofstream(folder / "files") << "x";
        });
    }

    void dataThatCannotBeOpenedAreReportedAndLeftAsTheyAre()
    {
        QFETCH(Mishap, mishap);
        QFETCH(QString, word);
        IssueTablet device;
        device.tablet.reset();
        mishap(device.folder());
        const auto before = filesOf(device.folder());
        QTest::ignoreMessage(QtInfoMsg,
                             QRegularExpression("^(newerDatabase|damagedData|storage): "));
        const QString sentence = sentenceOn(device.folder());
        QVERIFY2(sentence.contains(word), qPrintable(sentence));
        QVERIFY(sentence.contains("Nothing was changed") ||
                sentence.contains("nothing was changed"));
        QVERIFY(filesOf(device.folder()) == before);
    }

    void whoListensLaterThanTheDataOpenIsToldAllTheSame()
    {
        IssueTablet device;
        device.tablet.reset();
        Database(device.folder() / "wupan.db", OpenMode::writer).execute("PRAGMA user_version=999");
        QTest::ignoreMessage(QtInfoMsg, QRegularExpression("^newerDatabase: "));
        CoreThread core(QString::fromStdString(device.folder().string()),
                        QUrl("http://127.0.0.1:1"));
        QThread::msleep(200); // the core's thread is not held up by this one
        const SignInEditor editor(core, "http://127.0.0.1:1");
        QTRY_VERIFY_WITH_TIMEOUT(editor.ready(), 30'000);
    }

    void whoCannotVerifyHeadquartersIsToldToLookAtTheDate()
    {
        const QString sentence = ErrorText::of(Error{ErrorCode::certificate, ""});
        QVERIFY2(sentence.contains("date of this device"), qPrintable(sentence));
        QVERIFY(sentence.contains("nothing was sent"));
    }

    void aSecondWindowOnTheSameDataIsToldSo()
    {
        const IssueTablet device; // holds its data
        QTest::ignoreMessage(QtInfoMsg, QRegularExpression("^alreadyOpen: "));
        const QString sentence = sentenceOn(device.folder());
        QVERIFY2(sentence.contains("Use that window"), qPrintable(sentence));
    }

    void damagedDataAreSalvagedAndThatIsSaid()
    {
        IssueTablet device;
        QVERIFY(VisitService(*device.tablet).plan(device.enterprise.id, device.clock.now()).ok());
        device.tablet.reset();
        std::fstream(device.folder() / "wupan.db", std::ios::binary | std::ios::in | std::ios::out)
            << std::string(4096, '\0');
        CoreThread core(QString::fromStdString(device.folder().string()),
                        QUrl("http://127.0.0.1:1"));
        const SignInEditor editor(core, "http://127.0.0.1:1");
        const SyncStatus status(core);
        QTRY_VERIFY(editor.ready());
        QCOMPARE(editor.fatalText(), QString());
        QTRY_COMPARE(status.pendingCount(), 1);
        QVERIFY2(status.salvageText().contains("(edits: 1)"), qPrintable(status.salvageText()));
        QVERIFY(status.salvageText().contains("wupan-damaged-1.db"));
        QVERIFY(fs::exists(device.folder() / "wupan-damaged-1.db"));
    }

    void aTabletThatDiedWhileItWasErasedGoesOnAtTheNextStart()
    {
        IssueTablet device;
        device.pulled("绝密事项");
        device.tablet.reset();
        TabletErasure::mark(device.folder());
        for (int start = 0; start < 2; ++start) { // the sentence stays until somebody is enrolled
            CoreThread core(QString::fromStdString(device.folder().string()),
                            QUrl("http://127.0.0.1:1"));
            const SignInEditor editor(core, "http://127.0.0.1:1");
            QTRY_VERIFY_WITH_TIMEOUT(editor.errorText().contains("was erased"), 30'000);
            QVERIFY2(editor.fatalText().isEmpty(), qPrintable(editor.fatalText()));
            QVERIFY(editor.ready() && editor.needsCode() && !editor.signedIn());
            std::optional<std::size_t> left;
            core.read(
                this,
                [](Tablet& tablet) { return RecordStore(tablet.database()).loadAll<Issue>(); },
                [&](const std::vector<Issue>& issues) { left = issues.size(); });
            QTRY_COMPARE(left, std::optional<std::size_t>(0));
        }
    }

    void damageFoundWhileReadingIsNotShownAsAnEmptyPage()
    {
        IssueTablet device;
        constexpr int kIssues = 200;
        std::vector<IssueId> ids;
        ids.reserve(kIssues);
        for (int i = 0; i < kIssues; ++i)
            ids.push_back(device.pulled("用电 " + std::to_string(i)).id);
        device.tablet.reset();
        const fs::path file = device.folder() / "wupan.db";
        // The newest rows are at the end; opening does not look at them.
        const auto part = fs::file_size(file) / 4;
        std::fstream bytes(file, std::ios::binary | std::ios::in | std::ios::out);
        bytes.seekp(static_cast<std::streamoff>(3 * part));
        bytes << std::string(part, '\x5A');
        bytes.close();
        device.reopen();
        CoreThread core(*device.tablet);
        const SignInEditor editor(core, "");
        QTest::ignoreMessage(QtInfoMsg, QRegularExpression("^damagedData: "));
        bool answered = false;
        core.read(
            this, [&](Tablet& tablet) { return RecordStore(tablet.database()).loadAll<Issue>(); },
            [&](const std::vector<Issue>& issues) { answered = issues.empty(); });
        QTRY_VERIFY(answered);
        QTRY_VERIFY2(editor.fatalText().contains("damaged"), qPrintable(editor.fatalText()));
        QVERIFY2(editor.fatalText().contains("open it again"), qPrintable(editor.fatalText()));
        device.tablet.reset();
        QCOMPARE(Tablet::open(device.folder(), device.clock, device.random).error().code,
                 ErrorCode::damagedData);
    }
};

QTEST_GUILESS_MAIN(TestSignInEditor)
#include "tst_sign_in_editor.moc"
