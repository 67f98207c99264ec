#include "core/model/attachment.h"
#include "core/model/issue.h"
#include "core/model/visit.h"
#include "core/rescue/rescue_writer.h"
#include "core/services/attachment_service.h"
#include "core/services/issue_service.h"
#include "core/services/visit_service.h"
#include "core/store/attention_store.h"
#include "core/store/enterprise_store.h"
#include "tests/e2e/command_run.h"
#include "tests/e2e/device.h"
#include "tests/support/tablet_state.h"

#include <QFile>
#include <QTest>

using namespace wupan;
using test::CommandRun;
using test::Device;
using test::faultOfRefusal;

namespace {

/// Another one each time.
std::string photo()
{
    static char content = 'a';
    return "\xFF\xD8\xFF" + std::string(2'000'000, content++);
}

struct Work
{
    VisitId visit;
    IssueId issue;
    AttachmentId photo;
};

Work workOf(Device& device)
{
    const EnterpriseId enterprise =
        EnterpriseStore(device.tablet->database()).page("", 0, 1).front().enterprise.id;
    VisitService visits(*device.tablet);
    Work work;
    work.visit = visits.plan(enterprise, device.clock.now()).value();
    NewIssue issue;
    issue.enterpriseId = enterprise;
    issue.visitId = work.visit;
    issue.title = "用电增容";
    work.issue = IssueService(*device.tablet).capture(issue).value();
    NewFile file;
    file.ownerType = RecordType::issue;
    file.ownerId = work.issue.uuid;
    file.bytes = photo();
    file.takenAt = device.clock.now();
    work.photo = AttachmentService(*device.tablet).add(file).value();
    if (!visits.saveSummary(work.visit, "订单饱满。"))
        throw std::runtime_error("the summary cannot be saved");
    return work;
}

} // namespace

/// From a tablet that gets nothing through to a headquarters that has it all, with the real
/// programs.
class TestRescue : public QObject
{
    Q_OBJECT
private:
    test::HeadquartersProcess m_headquarters;
    QTemporaryDir m_stick;
    std::unique_ptr<Device> m_tablet;
    QString m_bundle;

    CommandRun import(const QString& path) const
    {
        return test::runCommand({"--data", m_headquarters.folder(), "import-rescue", path});
    }

    /// What stands in headquarters' database.
    [[nodiscard]] std::string content() const
    {
        Database database((m_headquarters.folder() + "/hq.db").toStdString(), OpenMode::reader);
        return test::contentOf(database);
    }

    [[nodiscard]] QString onStick(const QString& name) const { return m_stick.filePath(name); }

    [[nodiscard]] QByteArray bundleBytes() const
    {
        QFile file(m_bundle);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    [[nodiscard]] QString put(const QByteArray& bytes) const
    {
        QFile file(onStick("other"));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            throw std::runtime_error("the file cannot be written");
        return file.fileName();
    }

private slots:
    void initTestCase()
    {
        m_headquarters.start();
        m_tablet = std::make_unique<Device>(m_headquarters.url());
        QVERIFY(m_tablet->enrol(m_headquarters, "demo").ok());
        QVERIFY(!m_tablet->sync().error);
        m_bundle = onStick("tablet.wupan-rescue");
    }

    void whatATabletCannotSendIsImportedWhileHeadquartersServes()
    {
        const Work work = workOf(*m_tablet);
        m_tablet->secrets.secrets.clear();
        m_tablet->restartSession();
        QCOMPARE(m_tablet->sync().error->code, ErrorCode::unauthorized);
        const auto made = writeRescueBundle(*m_tablet->tablet, m_bundle.toStdString());
        QVERIFY(made.ok());
        QCOMPARE(made->counts.waiting, m_tablet->pending());

        const CommandRun imported = import(m_bundle);
        QVERIFY2(imported.exitCode == 0, imported.complaint.constData());
        QVERIFY2(
            imported.out.contains(QByteArray::number(qint64{made->counts.waiting}) + " applied"),
            imported.out.constData());
        QVERIFY2(imported.out.contains("files: 1 new"), imported.out.constData());

        Device other(m_headquarters.url());
        QVERIFY(other.enrol(m_headquarters, "center").ok());
        QVERIFY(!other.sync().error);
        QCOMPARE(other.load<Visit>(work.visit).summary, std::string("订单饱满。"));
        QVERIFY(!other.load<Issue>(work.issue).number.empty());
        QVERIFY(other.load<Attachment>(work.photo).receivedAt.has_value());
    }

    void whenTheTabletLivesOnNothingHappensTwice()
    {
        const std::int64_t waiting = m_tablet->pending();
        QVERIFY(waiting > 0);
        std::optional<Status> signedIn;
        m_tablet->session().signIn("demo", m_headquarters.password("demo").toStdString(),
                                   [&](const Status& status) { signedIn = status; });
        QVERIFY(test::waitFor([&] { return signedIn.has_value(); }));
        QVERIFY(signedIn->ok());
        const SyncReport report = m_tablet->sync();
        QVERIFY(!report.error);
        QCOMPARE(report.done.changesSent, waiting);
        QCOMPARE(m_tablet->pending(), std::int64_t{0});
        QCOMPARE(m_tablet->pendingFiles(), std::int64_t{0});
        QCOMPARE(AttentionStore(m_tablet->tablet->database()).count(), std::int64_t{0});
        QCOMPARE(test::brokenPromise(*m_tablet->tablet), std::string());

        const std::string before = content();
        const CommandRun again = import(m_bundle);
        QCOMPARE(again.exitCode, 0);
        QVERIFY2(again.out.contains("edits: 0 applied, 0 merged, 0 in conflict, 0 refused"),
                 again.out.constData());
        QVERIFY(content() == before);
    }

    void withoutAServerItIsImportedTheSame()
    {
        workOf(*m_tablet);
        QVERIFY(writeRescueBundle(*m_tablet->tablet, m_bundle.toStdString()).ok());
        QCOMPARE(m_headquarters.stop(), 0);
        const CommandRun imported = import(m_bundle);
        QVERIFY2(imported.exitCode == 0, imported.complaint.constData());
        QVERIFY2(imported.out.contains("files: 1 new, 0 here before"), imported.out.constData());
        m_headquarters.start();
    }

    void whatIsNoWholeBundleIsRefusedAndNothingOfItImported_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("words");
        workOf(*m_tablet);
        QVERIFY(writeRescueBundle(*m_tablet->tablet, m_bundle.toStdString()).ok());
        const QByteArray whole = bundleBytes();
        QByteArray newer = whole;
        newer[12] = 2;
        QByteArray otherKey = whole;
        otherKey[13] = static_cast<char>(otherKey[13] ^ 1);
        QByteArray damaged = whole;
        damaged[whole.size() / 2] = static_cast<char>(damaged[whole.size() / 2] ^ 1);
        QTest::newRow("an empty file") << QByteArray() << QByteArray("no rescue bundle");
        QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n") << QByteArray("no rescue");
        QTest::newRow("of a newer version") << newer << QByteArray("newer version");
        QTest::newRow("for another headquarters") << otherKey << QByteArray("another headquarters");
        QTest::newRow("cut off in its header") << whole.left(100) << QByteArray("cut off");
        QTest::newRow("cut off in the middle")
            << whole.left(whole.size() / 2) << QByteArray("cut off");
        QTest::newRow("without its last byte") << whole.chopped(1) << QByteArray("cut off");
        QTest::newRow("damaged in the middle") << damaged << QByteArray("damaged");
        QTest::newRow("with a byte too much") << whole + "x" << QByteArray("damaged");
    }
    void whatIsNoWholeBundleIsRefusedAndNothingOfItImported()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, words);
        const std::string before = content();
        const QByteArray fault = faultOfRefusal(import(put(bytes)), words);
        QVERIFY2(fault.isEmpty(), fault.constData());
        QVERIFY(content() == before);
    }

    void whatCannotBeReadIsRefused()
    {
        for (const QString& path : {onStick("nothing"), m_stick.path(), QString("/dev/zero")}) {
            const QByteArray fault = faultOfRefusal(import(path), "cannot be read");
            QVERIFY2(fault.isEmpty(), fault.constData());
        }
    }

    void headquartersOfAnotherParkDoesNotTakeIt()
    {
        test::HeadquartersProcess other;
        QVERIFY(writeRescueBundle(*m_tablet->tablet, m_bundle.toStdString()).ok());
        const QByteArray fault =
            faultOfRefusal(test::runCommand({"--data", other.folder(), "import-rescue", m_bundle}),
                           "another headquarters");
        QVERIFY2(fault.isEmpty(), fault.constData());
    }
};

QTEST_GUILESS_MAIN(TestRescue)
#include "tst_rescue.moc"
