#include "core/model/checklist.h"
#include "core/model/enterprise.h"
#include "core/services/visit_service.h"
#include "core/store/sync_status_store.h"
#include "tests/sim/enrolled_device.h"

#include <QTest>

using namespace wupan;

/// Who may use a tablet, with edits on it that headquarters does not have yet.
class TestSessions : public QObject
{
    Q_OBJECT
private:
    sim::ScratchFolder m_folder;
    test::ServerFixture m_server;
    EnterpriseId m_enterprise;
    std::unique_ptr<sim::Device> m_device;

    std::int64_t pending() { return SyncStatusStore(m_device->tablet->database()).pendingCount(); }

    void sync()
    {
        m_device->startSync();
        m_device->deliverAll();
    }

private slots:
    void init()
    {
        static int folders = 0;
        Enterprise enterprise;
        enterprise.id = m_enterprise = m_server.newId<EnterpriseId>();
        enterprise.name = "样本企业";
        Checklist checklist;
        checklist.id = m_server.newId<ChecklistId>();
        m_server.write([&](StoreTransaction& store) {
            store.put(m_server.park.id, RecordType::enterprise, toDocument(enterprise), {});
            store.put(m_server.park.id, RecordType::checklist, toDocument(checklist), {});
        });
        m_device = sim::enrolledDevice(m_server, m_server.officer, "officer-1",
                                       m_folder.path() / std::to_string(++folders));
        sync();
        QVERIFY(VisitService(*m_device->tablet).plan(m_enterprise, m_server.clock.now()).ok());
        QCOMPARE(pending(), std::int64_t{1});
    }

    void aTabletWithUnsentEditsIsNotSignedOut()
    {
        Status ended = done();
        const auto take = [&](const Status& status) { ended = status; };
        m_device->session->signOut(take);
        m_device->deliverAll();
        QVERIFY(!ended.ok());
        QCOMPARE(ended.error().code, ErrorCode::wrongState);
        QVERIFY(m_device->session->active());
        sync();
        QCOMPARE(pending(), std::int64_t{0});
        m_device->session->signOut(take);
        m_device->deliverAll();
        QVERIFY(ended.ok());
        QVERIFY(!m_device->session->active());
    }

    void anotherPersonDoesNotTakeOverATabletWithUnsentEdits()
    {
        static_cast<void>(m_server.addPerson("样本干部乙", "officer-2", Role::officer));
        Status signedIn = done();
        m_device->session->signIn("officer-2", test::ServerFixture::kPassword,
                                  [&](const Status& status) { signedIn = status; });
        m_device->deliverAll();
        QVERIFY(!signedIn.ok());
        QCOMPARE(signedIn.error().code, ErrorCode::notAllowed);
        QCOMPARE(m_device->tablet->actor().id, m_server.officer);
        sync();
        QCOMPARE(pending(), std::int64_t{0});
    }

    void aTabletWhoseKeyStoreWasLostKeepsItsEditsAndAsksForThePassword()
    {
        m_device->secrets.secrets.clear();
        m_device->restart();
        sync();
        QVERIFY(m_device->lastError.has_value());
        QCOMPARE(m_device->lastError->code, ErrorCode::unauthorized);
        QVERIFY(VisitService(*m_device->tablet).plan(m_enterprise, m_server.clock.now()).ok());
        QCOMPARE(pending(), std::int64_t{2});
        m_device->session->signIn("officer-1", test::ServerFixture::kPassword,
                                  [](const Status&) {});
        m_device->deliverAll();
        sync();
        QCOMPARE(pending(), std::int64_t{0});
    }

    void aTabletThatHeadquartersRevokedIsRefused()
    {
        Database(Headquarters::databaseFile(m_server.headquarters.folder), OpenMode::writer)
            .execute("UPDATE device SET revoked_at = 1");
        sync();
        QVERIFY(m_device->lastError.has_value());
        QCOMPARE(m_device->lastError->code, ErrorCode::unauthorized);
        QCOMPARE(pending(), std::int64_t{1});
    }
};

QTEST_GUILESS_MAIN(TestSessions)
#include "tst_sessions.moc"
