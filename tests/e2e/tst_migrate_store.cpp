#include "tests/e2e/busy_tablet.h"
#include "tests/e2e/command_run.h"
#include "tests/e2e/headquarters_process.h"
#include "tests/support/postgres_server.h"

#include <QDir>
#include <QTest>

using wupan::test::BusyTablet;
using wupan::test::CommandRun;
using wupan::test::faultOfRefusal;
using wupan::test::HeadquartersProcess;
using wupan::test::runCommand;

/// `migrate-store` as whoever looks after headquarters runs it: a park goes from SQLite to
/// PostgreSQL and back, and its tablet notices nothing.
class TestMigrateStore : public QObject
{
    Q_OBJECT
private:
    wupan::test::PostgresServer m_postgres;
    HeadquartersProcess m_headquarters;
    QTemporaryDir m_elsewhere;
    QString m_address = QString::fromStdString(m_postgres.newDatabase());

    CommandRun run(const QStringList& arguments) const
    {
        return runCommand(QStringList{"--data", m_headquarters.folder()} + arguments);
    }

    /// All rows of all tables: what both moves print must be the same.
    static QByteArray sumsOf(const CommandRun& moved)
    {
        return moved.out.left(moved.out.indexOf("moved;"));
    }

private slots:
    void thereAndBackIsTheSame()
    {
        m_headquarters.start();
        BusyTablet tablet(1);
        tablet.enrol(m_headquarters.port(), m_headquarters.code("demo"),
                     m_headquarters.password("demo"));
        for (int i = 0; i < 20; ++i)
            QVERIFY(tablet.send(m_headquarters.port()));
        const std::vector<std::string> before = tablet.pullAll(m_headquarters.port());
        QVERIFY(before.size() > 20);

        QByteArray fault =
            faultOfRefusal(run({"migrate-store", "--to", m_address}), "Stop it first");
        QVERIFY2(fault.isEmpty(), fault.constData());
        QCOMPARE(m_headquarters.stop(), 0);

        const CommandRun there = run({"migrate-store", "--to", m_address});
        QVERIFY2(there.exitCode == 0, there.complaint.constData());
        QVERIFY(sumsOf(there).contains("record: "));

        fault = faultOfRefusal(run({"migrate-store", "--to", m_address}), "is not empty");
        QVERIFY2(fault.isEmpty(), fault.constData());

        qputenv("WUPAN_DATABASE", m_address.toUtf8());
        m_headquarters.run({"verify-audit"});
        m_headquarters.start();
        QCOMPARE(tablet.pullAll(m_headquarters.port()), before);
        QVERIFY(tablet.send(m_headquarters.port())); // the same session, the same past
        QCOMPARE(m_headquarters.stop(), 0);

        const QString folder = m_elsewhere.filePath("moved");
        const CommandRun back = run({"migrate-store", "--to", folder});
        QVERIFY2(back.exitCode == 0, back.complaint.constData());
        QVERIFY(QFile::exists(folder + "/token.key"));
        fault = faultOfRefusal(run({"migrate-store", "--to", folder}), "is not empty");
        QVERIFY2(fault.isEmpty(), fault.constData());

        qunsetenv("WUPAN_DATABASE");
        QCOMPARE(runCommand({"--data", folder, "verify-audit"}).exitCode, 0);
        const QString again = QString::fromStdString(m_postgres.newDatabase());
        const CommandRun third = runCommand({"--data", folder, "migrate-store", "--to", again});
        QVERIFY2(third.exitCode == 0, third.complaint.constData());
        QCOMPARE(sumsOf(third), sumsOf(back));
    }

    void whatCannotBeATargetIsRefused()
    {
        QByteArray fault = faultOfRefusal(run({"migrate-store"}), "--to");
        QVERIFY2(fault.isEmpty(), fault.constData());
        fault =
            faultOfRefusal(run({"migrate-store", "--to", "mysql://x:s3cret@y/z"}), "postgresql://");
        QVERIFY2(fault.isEmpty(), fault.constData());
        const CommandRun unreachable =
            run({"migrate-store", "--to", "postgresql://x:s3cret@127.0.0.1:1/z"});
        fault = faultOfRefusal(unreachable, "does not answer");
        QVERIFY2(fault.isEmpty(), fault.constData());
        QVERIFY(!unreachable.complaint.contains("s3cret"));
        fault =
            faultOfRefusal(run({"migrate-store", "--to", m_headquarters.folder()}), "is not empty");
        QVERIFY2(fault.isEmpty(), fault.constData());
    }
};

QTEST_GUILESS_MAIN(TestMigrateStore)
#include "tst_migrate_store.moc"
