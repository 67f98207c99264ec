#include "app/core_thread.h"
#include "core/model/enterprise.h"
#include "core/store/enterprise_store.h"
#include "sign_in_editor.h"
#include "tests/e2e/headquarters_process.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace wupan;

namespace {

constexpr int kPatienceMs = 30'000;

} // namespace

/// A tablet is lost: what headquarters' people type, and what becomes of the app with its data.
class TestLostTablet : public QObject
{
    Q_OBJECT
private:
    test::HeadquartersProcess m_headquarters;
    QTemporaryDir m_folder;
    std::unique_ptr<CoreThread> m_core;
    std::unique_ptr<SignInEditor> m_editor;

    void start()
    {
        m_editor.reset();
        m_core.reset();
        m_core = std::make_unique<CoreThread>(m_folder.filePath("data"), m_headquarters.url());
        m_editor = std::make_unique<SignInEditor>(*m_core, m_headquarters.url().toString());
        QTRY_VERIFY_WITH_TIMEOUT(m_editor->ready(), kPatienceMs);
    }

    void enrol()
    {
        m_editor->submit(m_headquarters.code("demo"), "demo", m_headquarters.password("demo"));
        QTRY_VERIFY_WITH_TIMEOUT(m_editor->signedIn(), kPatienceMs);
    }

    /// A name that is on the tablet; empty when none is.
    QByteArray anEnterprise()
    {
        std::optional<QByteArray> name;
        m_core->read(
            this,
            [](Tablet& tablet) {
                const auto page = EnterpriseStore(tablet.database()).page("", 0, 1);
                return page.empty() ? QByteArray()
                                    : QByteArray::fromStdString(page.front().enterprise.name);
            },
            [&](const QByteArray& read) { name = read; });
        return QTest::qWaitFor([&] { return name.has_value(); }, kPatienceMs) ? *name
                                                                              : QByteArray();
    }

    /// The line that `devices` has for the tablet that was enrolled last.
    QList<QByteArray> listed()
    {
        const QList<QByteArray> lines = m_headquarters.run({"devices"}).split('\n');
        return lines.at(1).split('\t');
    }

    QStringList filesWith(const QByteArray& text)
    {
        QStringList found;
        for (QDirIterator files(m_folder.path(), QDir::Files | QDir::Hidden,
                                QDirIterator::Subdirectories);
             files.hasNext();) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
                found.append(file.fileName());
        }
        return found;
    }

private slots:
    void initTestCase() { m_headquarters.start(); }

    void aLostTabletErasesItselfAndCanBeEnrolledAnew()
    {
        start();
        enrol();
        QByteArray name;
        QTRY_VERIFY_WITH_TIMEOUT(!(name = anEnterprise()).isEmpty(), kPatienceMs);
        QVERIFY(!filesWith(name).isEmpty());
        QCOMPARE(listed().last(), QByteArray("in use"));
        m_headquarters.run({"revoke-device", listed().first(), "--wipe"});
        m_core->syncNow();
        QTRY_VERIFY_WITH_TIMEOUT(m_editor->errorText().contains("was erased"), kPatienceMs);
        QVERIFY(m_editor->needsCode() && !m_editor->signedIn());
        QVERIFY2(filesWith(name).isEmpty(), qPrintable(filesWith(name).join(' ')));
        QCOMPARE(anEnterprise(), QByteArray());
        QVERIFY2(listed().last().startsWith("told to erase itself"), listed().last().constData());
        start();
        QTRY_VERIFY_WITH_TIMEOUT(m_editor->errorText().contains("was erased"), kPatienceMs);
        enrol();
        QTRY_COMPARE_WITH_TIMEOUT(anEnterprise(), name, kPatienceMs);
    }

    void aWithdrawnTabletKeepsItsData()
    {
        const QByteArray name = anEnterprise();
        m_headquarters.run({"revoke-device", listed().first()});
        m_core->syncNow();
        QTRY_VERIFY_WITH_TIMEOUT(m_editor->errorText().contains("has withdrawn"), kPatienceMs);
        QCOMPARE(anEnterprise(), name);
        enrol();
    }
};

QTEST_GUILESS_MAIN(TestLostTablet)
#include "tst_lost_tablet.moc"
