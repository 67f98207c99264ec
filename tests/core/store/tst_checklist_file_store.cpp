#include "core/store/checklist_file_store.h"

#include "tests/support/temporary_tablet.h"

#include <QTest>

using namespace wupan;
using test::TemporaryTablet;

namespace wupan {
std::span<const Migration> tabletMigrations();
}

/// Which files the checklists of a tablet name.
class TestChecklistFileStore : public QObject
{
    Q_OBJECT
private slots:
    void aChecklistKeepsItsFiles()
    {
        TemporaryTablet device;
        device.checklist.files = {{"图.png", std::string(64, 'a'), 5, "image/png"},
                                  {"say.mp3", std::string(64, 'b'), 7, "audio/mpeg"}};
        device.pull(device.checklist);
        QVERIFY(device.load<Checklist>(device.checklist.id).files == device.checklist.files);
        ChecklistFileStore store(device.tablet->database());
        QVERIFY(store.lacking() == device.checklist.files);
    }

    void smallOnesComeFirstAndOnce()
    {
        TemporaryTablet device;
        device.checklist.files = {{"large.png", std::string(64, 'a'), 500, "image/png"},
                                  {"small.png", std::string(64, 'b'), 5, "image/png"},
                                  {"same.png", std::string(64, 'b'), 5, "image/png"}};
        device.pull(device.checklist);
        const auto lacking = ChecklistFileStore(device.tablet->database()).lacking();
        QCOMPARE(lacking.size(), std::size_t{2});
        QCOMPARE(lacking.front().sha256, std::string(64, 'b'));
    }

    void whatANewerHeadquartersSaidOfFilesIsKnownAfterTheUpdate()
    {
        TemporaryTablet device;
        Database database(device.folder() / "before.db", OpenMode::writer);
        QVERIFY(migrate(database, tabletMigrations().first(8)).ok());
        database.execute("INSERT INTO checklist (id, revision, form_id, extra) VALUES "
                         "(x'00000000000070008000000000000001', 3, 'f', "
                         "'{\"files\":[{\"name\":\"a.png\",\"sha256\":\"aa\",\"sizeBytes\":5,"
                         "\"mediaType\":\"image/png\"}],\"mood\":\"good\"}'), "
                         "(x'00000000000070008000000000000002', 3, 'f', '{\"files\":[]}'), "
                         "(x'00000000000070008000000000000003', 3, 'f', NULL)");
        QVERIFY(migrate(database, tabletMigrations()).ok());
        RecordStore records(database);
        const auto known =
            records.load<Checklist>(*ChecklistId::parse("00000000-0000-7000-8000-000000000001"));
        const std::vector<ChecklistFile> expected{{"a.png", "aa", 5, "image/png"}};
        QVERIFY(known && known->files == expected);
        Statement rest = database.prepare("SELECT count(*), max(extra) FROM checklist "
                                          "WHERE extra IS NOT NULL");
        QVERIFY(rest.step());
        QCOMPARE(rest.integer(0), std::int64_t{1});
        QCOMPARE(std::string(rest.text(1)), std::string(R"({"mood":"good"})"));
    }
};

QTEST_APPLESS_MAIN(TestChecklistFileStore)
#include "tst_checklist_file_store.moc"
