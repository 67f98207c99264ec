#include "core/base/hash.h"
#include "core/store/database.h"
#include "tests/e2e/command_run.h"
#include "tests/e2e/headquarters_process.h"

#include <QFile>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <functional>

using namespace wupan;
using test::CommandRun;
using test::faultOfRefusal;
using test::runCommand;

namespace {

namespace fs = std::filesystem;

std::string bytesOf(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// What every file of a folder holds; folders are in it by their names.
std::map<std::string, std::string> contentOf(const fs::path& folder)
{
    std::map<std::string, std::string> content;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        content[entry.path().string()] =
            entry.is_regular_file() ? sha256Hex(bytesOf(entry.path())) : "a folder";
    return content;
}

void overwrite(const fs::path& file, std::size_t at, const std::string& bytes)
{
    std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
    stream.seekp(static_cast<std::streamoff>(at));
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

using Damage = std::function<void(const fs::path& folder)>;

} // namespace

Q_DECLARE_METATYPE(Damage)

/// wupan-hq on a data folder that something happened to.
class TestHeadquartersData : public QObject
{
    Q_OBJECT
private:
    test::HeadquartersProcess m_headquarters;
    QTemporaryDir m_folder;
    int m_copies = 0;

    /// As a kill left it: the newest edits are in the log (-wal) only.
    fs::path copy()
    {
        fs::path to = fs::path(m_folder.path().toStdString()) / std::to_string(++m_copies);
        fs::copy(m_headquarters.folder().toStdString(), to, fs::copy_options::recursive);
        return to;
    }

    static CommandRun run(const fs::path& data, const QStringList& arguments)
    {
        return runCommand(QStringList{"--data", QString::fromStdString(data.string())} + arguments);
    }

private slots:
    void initTestCase()
    {
        m_headquarters.start();
        QVERIFY(m_headquarters.code("demo").size() > 10);
        m_headquarters.kill();
        QVERIFY(QFile(m_headquarters.folder() + "/hq.db-wal").size() > 0);
    }

    void whatWasDamagedIsReportedAndLeftAsItIs_data()
    {
        QTest::addColumn<Damage>("damage");
        QTest::addColumn<QByteArray>("words");
        const auto row = [](const char* name, const char* words, const Damage& damage) {
            QTest::newRow(name) << damage << QByteArray(words);
        };
        row("the database is gone", "hq.db has disappeared", [](const fs::path& folder) {
            for (const char* name : {"hq.db", "hq.db-wal", "hq.db-shm"})
                fs::remove(folder / name);
        });
        row("the database is empty", "hq.db is empty", [](const fs::path& folder) {
            fs::resize_file(folder / "hq.db", 0);
            fs::remove(folder / "hq.db-wal");
            fs::remove(folder / "hq.db-shm");
        });
        row("the database is something else", "not a database", [](const fs::path& folder) {
            overwrite(folder / "hq.db", 0, std::string(8192, 'x'));
            fs::remove(folder / "hq.db-wal");
            fs::remove(folder / "hq.db-shm");
        });
        row("the database was cut", "damaged", [](const fs::path& folder) {
            fs::resize_file(folder / "hq.db", 100'000);
            fs::remove(folder / "hq.db-wal");
            fs::remove(folder / "hq.db-shm");
        });
        row("the log is gone", "hq.db-wal has disappeared",
            [](const fs::path& folder) { fs::remove(folder / "hq.db-wal"); });
        row("the key was cut", "token.key",
            [](const fs::path& folder) { fs::resize_file(folder / "token.key", 10); });
        row("the key is a folder", "token.key", [](const fs::path& folder) {
            fs::remove(folder / "token.key");
            fs::create_directory(folder / "token.key");
        });
        row("the files are a file", "files", [](const fs::path& folder) {
            fs::remove_all(folder / "files");
            std::ofstream(folder / "files") << "x";
        });
        row("a newer version wrote it", "newer", [](const fs::path& folder) {
            Database(folder / "hq.db", OpenMode::writer).execute("PRAGMA user_version=99");
        });
    }

    void whatWasDamagedIsReportedAndLeftAsItIs()
    {
        QFETCH(Damage, damage);
        QFETCH(QByteArray, words);
        const fs::path folder = copy();
        damage(folder);
        // The index is rebuilt from the log by whoever looks at it; it is no data.
        const auto looked = [&] {
            auto content = contentOf(folder);
            content.erase((folder / "hq.db-shm").string());
            return content;
        };
        const auto before = looked();
        for (const QStringList& command :
             {QStringList{"enrol", "--login", "demo"}, QStringList{"load-demo"},
              QStringList{"serve", "--listen", "127.0.0.1:0"}}) {
            const QByteArray fault = faultOfRefusal(run(folder, command), words);
            QVERIFY2(fault.isEmpty(), fault.constData());
        }
        const auto after = looked();
        QVERIFY(after == before);
    }

    void whatAKillLeftIsTakenUp()
    {
        const fs::path folder = copy();
        QCOMPARE(run(folder, {"enrol", "--login", "demo"}).exitCode, 0);
        QVERIFY(run(folder, {"load-demo"}).out.contains("loaded already"));
    }

    void aBackupWithoutALogIsTakenUp()
    {
        const fs::path folder = copy();
        QCOMPARE(run(folder, {"enrol", "--login", "demo"}).exitCode, 0); // ends the log
        QVERIFY(!fs::exists(folder / "hq.db-wal"));
        QCOMPARE(run(folder, {"enrol", "--login", "demo"}).exitCode, 0);
    }

    void aFolderThatMayNotBeWrittenIsNamed()
    {
        const fs::path folder = copy();
        const QString path = QString::fromStdString(folder.string());
        const QByteArray fault = faultOfRefusal(
            runCommand({"--data", path + "/hq.db", "enrol", "--login", "demo"}), "rights");
        QVERIFY2(fault.isEmpty(), fault.constData());
    }

    void aSecondServerIsRefusedAndHarmsNothing()
    {
        m_headquarters.start();
        const QByteArray fault = faultOfRefusal(
            run(m_headquarters.folder().toStdString(), {"serve", "--listen", "127.0.0.1:0"}),
            "Stop that one first");
        QVERIFY2(fault.isEmpty(), fault.constData());
        QVERIFY(m_headquarters.code("demo").size() > 10);
        QCOMPARE(m_headquarters.stop(), 0);
    }
};

QTEST_GUILESS_MAIN(TestHeadquartersData)
#include "tst_headquarters_data.moc"
