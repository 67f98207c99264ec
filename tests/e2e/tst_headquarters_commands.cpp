#include "core/store/database.h"
#include "tests/e2e/command_run.h"
#include "tests/e2e/headquarters_process.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using wupan::test::CommandRun;
using wupan::test::faultOfRefusal;
using wupan::test::runCommand;

/// wupan-hq's commands as people mistype them.
class TestHeadquartersCommands : public QObject
{
    Q_OBJECT
private:
    wupan::test::HeadquartersProcess m_headquarters;

    CommandRun run(const QStringList& arguments, const QByteArray& input = {})
    {
        return runCommand(QStringList{"--data", m_headquarters.folder()} + arguments, input);
    }

    QString write(const QString& name, const QByteArray& bytes)
    {
        QFile file(m_headquarters.folder() + "/" + name);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            throw std::runtime_error("the file cannot be written");
        return file.fileName();
    }

private slots:
    void whatCannotBeMeantIsRefusedInOneSentence_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("words");
        const auto row = [](const char* name, const QStringList& arguments, const char* words) {
            QTest::newRow(name) << arguments << QByteArray(words);
        };
        row("an unknown command", {"frobnicate"}, "--help");
        row("an unknown option", {"serve", "--lisen", "127.0.0.1:0"}, "--lisen");
        row("another command's option", {"enrol", "--login", "demo", "--quiet"}, "--quiet");
        row("an option without a value", {"enrol", "--login"}, "--login");
        row("an option in place of a value", {"add-officer", "--name", "--login", "x"}, "--name");
        row("a word too much", {"enrol", "--login", "demo", "center"}, "center");
        row("a word instead of an option", {"enrol", "demo"}, "demo");
        row("no login", {"enrol"}, "--login");
        row("an unknown login", {"enrol", "--login", "nobody"}, "add-officer");
        row("a login that is no text", {"enrol", "--login", "\xFF"}, "login");
        const QStringList key{"collect-key", "--server", "https://hq.example", "--login"};
        row("no phone's server", {"collect-key", "--login", "demo"}, "--server");
        row("a server without a scheme",
            {"collect-key", "--login", "demo", "--server", "hq.example"}, "--server");
        row("a server with a path",
            {"collect-key", "--login", "demo", "--server", "https://hq.example/x"}, "--server");
        row("a phone of nobody", key + QStringList{"nobody"}, "add-officer");
        row("a phone of who visits nobody", key + QStringList{"center"}, "officers");
        const QStringList officer{"add-officer", "--role", "officer"};
        row("no name", officer + QStringList{"--login", "x"}, "--name");
        row("a name of two lines", officer + QStringList{"--login", "x", "--name", "a\nb"}, "name");
        row("a login with a space", officer + QStringList{"--name", "x", "--login", "a b"},
            "login");
        row("an unknown role", {"add-officer", "--name", "x", "--login", "x", "--role", "boss"},
            "coordinator");
        row("a login that is taken", officer + QStringList{"--name", "x", "--login", "demo"},
            "exists already");
        row("a department that is no id",
            {"add-officer", "--name", "x", "--login", "x", "--role", "handler", "--department",
             "x"},
            "department");
        row("an unknown department",
            {"add-officer", "--name", "x", "--login", "x", "--role", "handler", "--department",
             "019ab000-0000-7000-8000-000000000001"},
            "department");
        row("an address without a port", {"serve", "--listen", "127.0.0.1"}, "--listen");
        row("a port that is no number", {"serve", "--listen", "127.0.0.1:http"}, "--listen");
        row("a port beyond 65535", {"serve", "--listen", "127.0.0.1:99999"}, "--listen");
        row("a name instead of an address", {"serve", "--listen", "localhost:0"}, "--listen");
        row("an address of another machine", {"serve", "--behind-proxy", "--listen", "192.0.2.1:0"},
            "this machine");
        row("a port file in no folder",
            {"serve", "--listen", "127.0.0.1:0", "--port-file", "/nowhere/port"}, "/nowhere/port");
        row("no file to import", {"import-enterprises"}, "CSV");
        row("two files to import", {"import-enterprises", "a", "b"}, "b");
        row("a file that is not there", {"import-enterprises", "/nowhere.csv"}, "/nowhere.csv");
        row("a folder to import", {"import-enterprises", "/"}, "cannot be read");
        row("no checklist to import", {"import-form"}, "XLSForm");
        row("a checklist that is not there", {"import-form", "/nowhere.xlsx"}, "/nowhere.xlsx");
        row("a language that is none", {"import-form", "a.xlsx", "--language", "fr"}, "--language");
        row("no rescue bundle to import", {"import-rescue"}, "rescue bundle");
        row("two rescue bundles to import", {"import-rescue", "a", "b"}, "b");
        row("no tablet to revoke", {"revoke-device"}, "devices lists them");
        row("a tablet that is no id", {"revoke-device", "tablet"}, "devices lists them");
        row("an unknown tablet", {"revoke-device", "019ab000-0000-7000-8000-000000000001"},
            "There is no tablet");
        row("two tablets to revoke", {"revoke-device", "a", "b"}, "b");
        row("a tablet for the list", {"devices", "a"}, "a");
        row("a park without a name", {"create-park"}, "--name");
        row("a park with a name of two lines", {"create-park", "--name", "a\nb"}, "--name");
        row("no version", {"want-version"}, "1.2.0");
        row("a version that is none", {"want-version", "soon"}, "1.2.0");
        row("a number of entries that is none", {"audit", "--last", "many"}, "--last");
        row("a device to import", {"import-enterprises", "/dev/zero"}, "cannot be read");
    }

    void whatCannotBeMeantIsRefusedInOneSentence()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, words);
        const QByteArray fault = faultOfRefusal(run(arguments), words);
        QVERIFY2(fault.isEmpty(), fault.constData());
    }

    void aParkOfOnesOwnBeginsEmpty()
    {
        QTemporaryDir folder;
        const auto inFolder = [&](const QStringList& arguments) {
            return runCommand(QStringList{"--data", folder.filePath("hq")} + arguments,
                              "correct horse battery\n");
        };
        const QStringList admin{"add-officer", "--name", "某某", "--login",
                                "name",        "--role", "admin"};
        QVERIFY(faultOfRefusal(inFolder(admin), "create-park").isEmpty());
        const CommandRun made = inFolder({"create-park", "--name", "某某园区"});
        QVERIFY2(made.exitCode == 0 && made.out.contains("某某园区"), made.complaint.constData());
        QVERIFY(
            faultOfRefusal(inFolder({"create-park", "--name", "另一个园区"}), "already").isEmpty());
        const CommandRun added = inFolder(admin);
        QVERIFY2(added.exitCode == 0, added.complaint.constData());
        QVERIFY(inFolder({"load-demo"}).out.contains("nothing was changed"));
        QCOMPARE(inFolder({"verify-audit"}).exitCode, 0);
    }

    void bytesThatAreNoTextAreRefused()
    {
        // As a terminal with another encoding sends them; QProcess would mend them.
        const QByteArray command = QByteArray(WUPAN_HQ) + " --data '" +
                                   m_headquarters.folder().toUtf8() +
                                   "' add-officer --role officer ";
        for (const char* names :
             {"--name '\xD1\xF9\xB1\xBE' --login x", "--name x --login '\xD1\xF9\xB1\xBE'"}) {
            const QString script = write("script", command + names);
            QProcess process;
            process.start("sh", {script});
            QVERIFY(process.waitForFinished());
            QCOMPARE(process.exitCode(), 1);
            QVERIFY(process.readAllStandardError().contains("UTF-8"));
        }
    }

    void theAuditIsShownAndVerified()
    {
        const QStringList person{"add-officer", "--name", "审计",  "--login",
                                 "audited",     "--role", "leader"};
        QCOMPARE(run(person).exitCode, 0);
        const CommandRun shown = run({"audit", "--last", "1"});
        QCOMPARE(shown.exitCode, 0);
        // By whoever sits at the machine.
        QVERIFY(shown.out.contains("personAdded\t-\t-\t{\"person\":\""));
        QVERIFY(shown.out.contains("\"role\":\"leader\"}"));
        QCOMPARE(run({"audit", "--last", "0"}).exitCode, 0);
        const CommandRun verified = run({"verify-audit"});
        QCOMPARE(verified.exitCode, 0);
        QVERIFY(verified.out.contains("entries are as they were written"));
        wupan::Database((m_headquarters.folder() + "/hq.db").toStdString(), wupan::OpenMode::writer)
            .execute("UPDATE audit SET at = at - 1 WHERE number = 1");
        const CommandRun found = run({"verify-audit"});
        QCOMPARE(found.exitCode, 1);
        QVERIFY(found.complaint.contains("entry 1 was changed or removed"));
    }

    void withoutACommandTheUsageIsShown()
    {
        const CommandRun nothing = runCommand({});
        QCOMPARE(nothing.exitCode, 2);
        QVERIFY(nothing.complaint.contains("import-enterprises"));
        const CommandRun help = runCommand({"--help"});
        QCOMPARE(help.exitCode, 0);
        QVERIFY(help.out.contains("import-enterprises"));
    }

    void weakPasswordsAreRefused()
    {
        const QStringList officer{"add-officer", "--name", "x",      "--login",
                                  "x",           "--role", "officer"};
        for (const char* password : {"short\n", "fourteen chars\n", "123456789012345\n",
                                     "\xFF\xFE\xFF\xFE\xFF\xFE\xFF\xFE\n"}) {
            const QByteArray fault = faultOfRefusal(run(officer, password), "password");
            QVERIFY2(fault.isEmpty(), fault.constData());
        }
        QCOMPARE(run({"enrol", "--login", "x"}).exitCode, 1);
    }

    void aPortInUseIsNamed()
    {
        QTcpServer occupant;
        QVERIFY(occupant.listen(QHostAddress::LocalHost));
        const QString address = QString("127.0.0.1:%1").arg(occupant.serverPort());
        const QByteArray fault =
            faultOfRefusal(run({"serve", "--listen", address}), address.toUtf8());
        QVERIFY2(fault.isEmpty(), fault.constData());
    }

    void aTableThatIsNoneIsRefusedInOneSentence_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("nothing") << QByteArray() << QByteArray("空");
        QTest::newRow("a picture")
            << QByteArray::fromHex("89504e470d0a1a0aff00") << QByteArray("UTF-8");
        QTest::newRow("UTF-16, as Excel calls Unicode")
            << QByteArray::fromHex("fffe014e1a4f0d540a00") << QByteArray("UTF-8");
        QTest::newRow("no column that is needed")
            << QByteArray("企业名称\n样本\n") << QByteArray("统一社会信用代码");
        QTest::newRow("a quote without an end")
            << QByteArray("企业名称,统一社会信用代码\n样本,1\n\"样本") << QByteArray("第 3 行");
        QTest::newRow("more than 64 MB")
            << QByteArray(64 * 1024 * 1024 + 1, 'x') << QByteArray("64 MB");
    }

    void aTableThatIsNoneIsRefusedInOneSentence()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, words);
        const QByteArray fault =
            faultOfRefusal(run({"import-enterprises", write("table.csv", bytes)}), words);
        QVERIFY2(fault.isEmpty(), fault.constData());
    }

    void aTableWithSemicolonsIsRead()
    {
        const QByteArray bytes = "企业名称;统一社会信用代码\n样本乙;91350211M000100Y9M\n";
        const CommandRun done = run({"import-enterprises", write("semicolons.csv", bytes)});
        QVERIFY2(done.out.contains("新增 1 家"), (done.out + done.complaint).constData());
    }

    void everyBadLineIsNamedAndTheRestIsIn()
    {
        const QByteArray code = "91350100M000100Y43";
        const QString table =
            write("table.csv", QByteArray("企业名称,统一社会信用代码,纬度,备注\n"
                                          "坏,91350100M000100Y44,,\n"
                                          "样本甲,91350100M000100Y43,25.5,x\n"
                                          "坏@名,91350100M000100Y43,,\n")
                                       .replace('@', QByteArray(1, '\0')) +
                                   QByteArray(2'000'000, 'x') + "," + code + ",,\n" + "坏," + code +
                                   ",nan,\n" + "坏," + code + ",inf,\n" + "坏," + code + ",91,\n");
        const CommandRun first = run({"import-enterprises", table});
        QCOMPARE(first.exitCode, 2);
        for (const char* line : {"第 2 行", "第 4 行", "第 5 行", "第 6 行", "第 7 行", "第 8 行"})
            QVERIFY2(first.complaint.contains(line), first.complaint.left(3000).constData());
        QVERIFY(first.complaint.size() < 3000);
        QVERIFY2(first.out.contains("新增 1 家") && first.out.contains("有误 6 行"),
                 first.out.constData());
        const CommandRun second = run({"import-enterprises", table});
        QVERIFY2(second.out.contains("新增 0 家，更新 0 家，未变 1 家，有误 6 行"),
                 second.out.constData());
        QCOMPARE(second.complaint, first.complaint);
    }

    void aTableMayBeSeparatedBySemicolons()
    {
        const CommandRun imported =
            run({"import-enterprises",
                 write("table.csv", "企业名称;统一社会信用代码\n样本;91350100M000100Y43\n")});
        QVERIFY2(imported.exitCode == 0, imported.complaint.constData());
    }

    void aDemoWhosePasswordsCannotBeWrittenIsNotLoaded()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir("demo-password.txt.part"));
        const QStringList command{"--data", folder.path(), "load-demo"};
        const QByteArray fault = faultOfRefusal(runCommand(command), "demo-password.txt");
        QVERIFY2(fault.isEmpty(), fault.constData());
        QVERIFY(QDir(folder.path()).rmdir("demo-password.txt.part"));
        const CommandRun again = runCommand(command);
        QVERIFY2(again.out.startsWith("Loaded"), again.out.constData());
        QVERIFY(QFile(folder.filePath("demo-password.txt")).size() > 10);
    }

    void theDemoIsLoadedOnce()
    {
        m_headquarters.start();
        const CommandRun again = run({"load-demo"});
        QCOMPARE(again.exitCode, 0);
        QVERIFY(again.out.contains("nothing was changed"));
        QCOMPARE(m_headquarters.stop(), 0);
    }
};

QTEST_GUILESS_MAIN(TestHeadquartersCommands)
#include "tst_headquarters_commands.moc"
