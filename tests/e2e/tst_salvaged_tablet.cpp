#include "core/model/attachment.h"
#include "core/model/issue.h"
#include "core/model/visit.h"
#include "core/services/attachment_service.h"
#include "core/services/issue_service.h"
#include "core/services/visit_service.h"
#include "core/store/attention_store.h"
#include "core/store/enterprise_store.h"
#include "core/sync/salvage.h"
#include "tests/e2e/device.h"
#include "tests/support/tablet_state.h"

#include <QTest>

#include <fstream>

using namespace wupan;
using test::Device;

/// A tablet whose database is damaged, and the real headquarters afterwards.
class TestSalvagedTablet : public QObject
{
    Q_OBJECT
private:
    /// Of people: headquarters itself notes the receipt of a photo.
    inline static const std::string kEdits =
        "SELECT count(DISTINCT edit_id) FROM history WHERE author <> zeroblob(16)";
    test::HeadquartersProcess m_headquarters;
    QTemporaryDir m_folder;

    [[nodiscard]] QString place() const { return m_folder.filePath("tablet"); }

    /// The first page, without which SQLite reads nothing.
    void damage() const
    {
        const std::string file = place().toStdString() + "/wupan.db";
        std::fstream(file, std::ios::binary | std::ios::in | std::ios::out)
            << std::string(4096, '\0');
    }

    [[nodiscard]] std::int64_t atHeadquarters(const std::string& sql) const
    {
        Database database((m_headquarters.folder() + "/hq.db").toStdString(), OpenMode::reader);
        Statement statement = database.prepare(sql);
        return statement.step() ? statement.integer(0) : -1;
    }

private slots:
    void initTestCase() { m_headquarters.start(); }

    void headquartersGetsEveryEditOnce()
    {
        VisitId answered;
        std::int64_t revision = 0; // of it, then
        VisitId waiting;
        IssueId issue;
        AttachmentId photo;
        std::map<std::string, std::string> secrets;
        std::string deviceId;
        {
            Device device(m_headquarters.url(), place());
            QVERIFY(device.enrol(m_headquarters, "demo").ok());
            QVERIFY(!device.sync().error);
            const EnterpriseId enterprise =
                EnterpriseStore(device.tablet->database()).page("", 0, 1).front().enterprise.id;
            VisitService visits(*device.tablet);
            answered = visits.plan(enterprise, device.clock.now()).value();
            QVERIFY(!device.sync().error);
            revision = device.load<Visit>(answered).revision;
            QVERIFY(visits.saveSummary(answered, "已发送之后写的。").ok());
            waiting = visits.plan(enterprise, device.clock.now()).value();
            NewIssue captured;
            captured.enterpriseId = enterprise;
            captured.title = "用电增容";
            issue = IssueService(*device.tablet).capture(captured).value();
            NewFile file;
            file.ownerType = RecordType::issue;
            file.ownerId = issue.uuid;
            file.bytes = "\xFF\xD8\xFF" + std::string(200'000, 'p');
            file.takenAt = device.clock.now();
            photo = AttachmentService(*device.tablet).add(file).value();
            secrets = device.secrets.secrets;
            deviceId = device.tablet->actor().deviceId.text();
        }
        damage();
        {
            DeviceClock clock;
            DeviceRandom random;
            const auto opened = openOrSalvage(place().toStdString(), clock, random);
            QVERIFY2(opened.ok(), opened ? "" : opened.error().detail.c_str());
        }
        const std::int64_t editsBefore = atHeadquarters(kEdits);
        Device device(m_headquarters.url(), place());
        device.secrets.secrets = secrets;
        device.restartSession();
        const std::int64_t waitingEdits = device.pending();
        QVERIFY(waitingEdits > 4);
        const SyncReport report = device.sync();
        QVERIFY2(!report.error, report.error ? report.error->detail.c_str() : "");
        QVERIFY(device.tablet->actor().deviceId.text() != deviceId);
        QCOMPARE(device.pending(), std::int64_t{0});
        QCOMPARE(device.pendingFiles(), std::int64_t{0});
        QCOMPARE(AttentionStore(device.tablet->database()).count(), std::int64_t{0});
        QCOMPARE(test::brokenPromise(*device.tablet), std::string());
        // One of them was there already.
        QCOMPARE(atHeadquarters(kEdits), editsBefore + waitingEdits - 1);

        Device other(m_headquarters.url());
        QVERIFY(other.enrol(m_headquarters, "center").ok());
        QVERIFY(!other.sync().error);
        QCOMPARE(other.load<Visit>(answered).summary, std::string("已发送之后写的。"));
        QCOMPARE(other.load<Visit>(answered).revision, revision + 1);
        QCOMPARE(other.load<Visit>(waiting).state, device.load<Visit>(waiting).state);
        QCOMPARE(other.load<Issue>(issue).title, std::string("用电增容"));
        QVERIFY(other.load<Attachment>(photo).receivedAt.has_value());
    }
};

QTEST_GUILESS_MAIN(TestSalvagedTablet)
#include "tst_salvaged_tablet.moc"
