#include "core/store/database.h"
#include "tests/e2e/headquarters_process.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

using namespace wupan;

namespace {

constexpr int kPatienceMs = 60'000;

/// A real wupan, without a screen.
class AppProcess
{
public:
    AppProcess(const QString& data, const QStringList& more = {})
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("QT_QPA_PLATFORM", "offscreen");
        environment.insert("QT_QUICK_BACKEND", "software");
        environment.remove("QT_FATAL_WARNINGS");
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(WUPAN_APP, QStringList{"--lang", "en", "--data", data} + more);
    }
    ~AppProcess()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(kPatienceMs))
            m_process.kill();
    }

    bool says(const QByteArray& words)
    {
        return QTest::qWaitFor(
            [&] {
                m_said += m_process.readAll();
                return m_said.contains(words);
            },
            kPatienceMs);
    }
    [[nodiscard]] bool runs() const { return m_process.state() == QProcess::Running; }
    [[nodiscard]] const QByteArray& said() const { return m_said; }

private:
    QProcess m_process;
    QByteArray m_said;
};

} // namespace

/// The program that an officer starts.
class TestAppProcess : public QObject
{
    Q_OBJECT
private:
    test::HeadquartersProcess m_headquarters;
    QTemporaryDir m_folder;

    QStringList enrolment(const QString& passwordFile)
    {
        return {"--server",     m_headquarters.url().toString(), "--login",         "demo",
                "--enrol-code", m_headquarters.code("demo"),     "--password-file", passwordFile};
    }

    static bool hasRecords(const QString& data)
    {
        const QString file = data + "/wupan.db";
        if (!QFile::exists(file))
            return false;
        try {
            Database database(file.toStdString(), OpenMode::reader);
            Statement count = database.prepare("SELECT count(*) FROM enterprise");
            return count.step() && count.integer(0) > 100;
        } catch (const SqliteError&) {
            return false; // it is being made
        }
    }

private slots:
    void initTestCase() { m_headquarters.start(); }

    void aSecondOneOnTheSameDataHarmsNothing()
    {
        const QString data = m_folder.filePath("tablet");
        AppProcess first(data, enrolment(m_headquarters.folder() + "/demo-password.txt"));
        QTRY_VERIFY_WITH_TIMEOUT(hasRecords(data), kPatienceMs);
        AppProcess second(data);
        QVERIFY2(second.says("alreadyOpen: "), second.said().constData());
        QVERIFY(second.runs() && first.runs()); // it shows the sentence, and the first goes on
    }

    void whatItWroteIsTakenUpAgain()
    {
        const QString data = m_folder.filePath("tablet");
        QVERIFY(hasRecords(data));
        Database(QString(data + "/wupan.db").toStdString(), OpenMode::writer)
            .execute("PRAGMA user_version=999");
        AppProcess app(data);
        QVERIFY2(app.says("newerDatabase: "), app.said().constData());
        QVERIFY(hasRecords(data));
    }

    void aFolderThatCannotBeMadeIsNamed()
    {
        AppProcess app("/proc/nowhere");
        QVERIFY2(app.says("storage: "), app.said().constData());
        QVERIFY(app.runs());
    }

    void noSecretIsInWhatItWrites()
    {
        const QByteArray password = m_headquarters.password("demo");
        const QDir folder(m_folder.filePath("tablet"));
        for (const QString& name : folder.entryList(QDir::Files)) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(password), qPrintable(name));
        }
    }
};

QTEST_GUILESS_MAIN(TestAppProcess)
#include "tst_app_process.moc"
