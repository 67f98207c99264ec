#include "core/model/checklist.h"
#include "core/model/visit.h"
#include "core/services/visit_service.h"
#include "core/store/enterprise_store.h"
#include "tests/e2e/command_run.h"
#include "tests/e2e/device.h"
#include "tests/server/spreadsheet_maker.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace wupan;
using test::CommandRun;
using test::Device;
using test::makeForm;
using test::runCommand;

/// wupan-hq import-form, and a tablet that gets what it published.
class TestImportForm : public QObject
{
    Q_OBJECT
private:
    test::HeadquartersProcess m_headquarters;
    QTemporaryDir m_folder;

    QString write(const QString& name, const std::string& bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) ||
            file.write(bytes.data(), static_cast<qint64>(bytes.size())) < 0)
            throw std::runtime_error("the file cannot be written");
        return file.fileName();
    }

    CommandRun run(const QStringList& arguments)
    {
        return runCommand(
            QStringList{"--data", m_headquarters.folder(), "import-form", "--language", "en"} +
            arguments);
    }

    static std::string sheet(const std::string& version, const std::string& rows = {})
    {
        return makeForm("type | name | label | relevant | wupan::plate\n"
                        "begin group | funds | 资金盘 | | funds\n"
                        "text | need | 有何需求？\n" +
                            rows + "end group",
                        "", "form_title | form_id | version\n资金清单 | funds | " + version);
    }

    static std::vector<Checklist> checklistsOn(Device& device)
    {
        return RecordStore(device.tablet->database()).loadAll<Checklist>();
    }

private slots:
    void initTestCase() { m_headquarters.start(); }

    void whatIsPublishedReachesTheTabletAndVisitsKeepTheirVersion()
    {
        Device device(m_headquarters.url());
        QVERIFY(device.enrol(m_headquarters, "demo").ok());
        QVERIFY(!device.sync().error);
        const EnterpriseId enterprise =
            EnterpriseStore(device.tablet->database()).page("", 0, 1).front().enterprise.id;
        VisitService visits(*device.tablet);
        const auto before = visits.plan(enterprise, device.clock.now());
        QVERIFY(before.ok());
        const ChecklistId demo = device.load<Visit>(*before).checklistId;

        const QString file = write("funds.xlsx", sheet("1"));
        const CommandRun drafted = run({file});
        QVERIFY2(drafted.exitCode == 0, drafted.complaint.constData());
        QVERIFY(!device.sync().error);
        QCOMPARE(checklistsOn(device).size(), std::size_t{1});
        const CommandRun published = run({file, "--publish"});
        QVERIFY2(published.exitCode == 0, published.complaint.constData());
        QVERIFY(published.out.contains("资金清单, version 1, is published"));
        const CommandRun again = run({file, "--publish"});
        QCOMPARE(again.exitCode, 0);
        QVERIFY(again.out.contains("Nothing was changed"));

        QVERIFY(!device.sync().error);
        QCOMPARE(checklistsOn(device).size(), std::size_t{2});
        const auto after = visits.plan(enterprise, device.clock.now());
        QVERIFY(after.ok());
        const ChecklistId funds = device.load<Visit>(*after).checklistId;
        QVERIFY(funds != demo);
        QCOMPARE(device.load<Checklist>(funds).title, std::string("资金清单"));
        QCOMPARE(device.load<Visit>(*before).checklistId, demo);
        QVERIFY(device.load<Checklist>(demo).xml.size() > 1000);

        const CommandRun other =
            run({write("other.xlsx", sheet("1", "text | more | 还有呢？\n")), "--publish"});
        QCOMPARE(other.exitCode, 1);
        QVERIFY2(other.complaint.contains("Raise the version"), other.complaint.constData());
    }

    void everyMistakeIsSaidWithItsPlace()
    {
        const CommandRun refused = run({write("bad.xlsx", sheet("9", "spaceship | x | X\n"
                                                                     "text | y | Y | ${z} = 1\n")),
                                        "--publish"});
        QCOMPARE(refused.exitCode, 2);
        QVERIFY2(refused.complaint.contains("mistake: survey 4 A (type): There is no type of "
                                            "question spaceship."),
                 refused.complaint.constData());
        QVERIFY(
            refused.complaint.contains("mistake: survey 5 D (relevant): There is no question z"));
        const CommandRun noSheet = run({write("a.txt", "no spreadsheet")});
        QCOMPARE(noSheet.exitCode, 2);
        QVERIFY(noSheet.complaint.contains("Save it as an Excel workbook"));
    }

    void tablesOfAFolderComeAlong()
    {
        const QString form =
            write("banks.xlsx",
                  makeForm("type | name | label | wupan::plate\nbegin group | g | G | funds\n"
                           "select_one_from_file banks.csv | b | B\nend group",
                           "", "form_title|form_id|version\nBanks|banks|1"));
        const CommandRun without = run({form});
        QCOMPARE(without.exitCode, 2);
        QVERIFY2(without.complaint.contains("mistake: survey 3 A (type): The form reads the file "
                                            "banks.csv"),
                 without.complaint.constData());
        QDir(m_folder.path()).mkdir("tables");
        write("tables/banks.csv", "name,label\na,A\n");
        write("tables/other.csv", "name,label\na,A\n");
        const CommandRun with = run({form, "--media", m_folder.filePath("tables")});
        QVERIFY2(with.exitCode == 0, with.complaint.constData());
        QVERIFY2(!with.complaint.contains("banks.csv"), with.complaint.constData());
        QVERIFY2(with.complaint.contains("other.csv"), with.complaint.constData());
        const CommandRun nowhere = run({form, "--media", "/nowhere"});
        QCOMPARE(nowhere.exitCode, 1);
        QVERIFY(nowhere.complaint.contains("/nowhere"));
    }
};

QTEST_GUILESS_MAIN(TestImportForm)
#include "tst_import_form.moc"
