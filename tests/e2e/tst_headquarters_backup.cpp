#include "tests/e2e/command_run.h"
#include "tests/e2e/headquarters_process.h"

#include <QDir>
#include <QFile>
#include <QTest>

using wupan::test::CommandRun;
using wupan::test::faultOfRefusal;
using wupan::test::runCommand;

/// `backup` and `restore` as whoever looks after headquarters runs them. What tablets make of a
/// restore is in tests/sim.
class TestHeadquartersBackup : public QObject
{
    Q_OBJECT
private:
    wupan::test::HeadquartersProcess m_headquarters;
    QTemporaryDir m_elsewhere;

    CommandRun run(const QStringList& arguments) const
    {
        return runCommand(QStringList{"--data", m_headquarters.folder()} + arguments);
    }

    [[nodiscard]] QString elsewhere(const QString& name) const
    {
        return m_elsewhere.filePath(name);
    }

    [[nodiscard]] bool knows(const QString& login) const
    {
        return run({"enrol", "--login", login}).exitCode == 0;
    }

    void addOfficer(const QString& login) const
    {
        QCOMPARE(
            run({"add-officer", "--name", "样本", "--login", login, "--role", "officer"}).exitCode,
            0);
    }

private slots:
    void aBackupIsWrittenWhileHeadquartersServesAndRestoredWhenItDoesNot()
    {
        m_headquarters.start();
        const QString file = elsewhere("backup.db");
        QCOMPARE(run({"backup", file}).exitCode, 0);
        addOfficer("since");
        QVERIFY(knows("since"));

        const QByteArray fault = faultOfRefusal(run({"restore", file}), "Stop it first");
        QVERIFY2(fault.isEmpty(), fault.constData());
        QVERIFY(knows("since"));

        QCOMPARE(m_headquarters.stop(), 0);
        const CommandRun restored = run({"restore", file});
        QCOMPARE(restored.exitCode, 0);
        QVERIFY(!knows("since"));
        QVERIFY(knows("demo"));
        const QStringList before = QDir(m_headquarters.folder()).entryList({"hq.db.before-*"});
        QVERIFY(!before.isEmpty());
        QVERIFY2(restored.out.contains(before.front().toUtf8()), restored.out.constData());
        m_headquarters.start();
        QCOMPARE(m_headquarters.stop(), 0);
    }

    void nobodyElseCanReadABackup()
    {
        const QString file = elsewhere("private.db");
        QCOMPARE(run({"backup", file}).exitCode, 0);
        constexpr QFile::Permissions kOthers =
            QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(file) & kOthers));
    }

    void aBackupIsNeverWrittenOverAFile()
    {
        const QString path = elsewhere("taken");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("mine") == 4);
        file.close();
        const QByteArray fault = faultOfRefusal(run({"backup", path}), "another name");
        QVERIFY2(fault.isEmpty(), fault.constData());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("mine"));
    }

    void whatIsNoBackupIsNotRestored_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("nothing there") << QByteArray();
        QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n");
        QTest::newRow("something of SQLite's size") << QByteArray(8192, 'x');
    }

    void whatIsNoBackupIsNotRestored()
    {
        QFETCH(QByteArray, content);
        const QString path = elsewhere(QString("no-backup-") + QTest::currentDataTag());
        if (!content.isEmpty()) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        }
        const QByteArray fault = faultOfRefusal(run({"restore", path}), "no backup");
        QVERIFY2(fault.isEmpty(), fault.constData());
        QVERIFY(knows("demo"));
    }
};

QTEST_GUILESS_MAIN(TestHeadquartersBackup)
#include "tst_headquarters_backup.moc"
