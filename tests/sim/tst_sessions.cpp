#include "core/model/checklist.h"
#include "core/model/enterprise.h"
#include "core/services/visit_service.h"
#include "core/store/sync_status_store.h"
#include "core/store/tablet_erasure.h"
#include "tests/server/server_fixture.h"
#include "tests/sim/device.h"

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
    std::vector<ErrorCode> m_said; ///< what the tablet heard of itself
    Response m_answer;             ///< instead of headquarters' own, when it has a status

    std::int64_t pending() { return SyncStatusStore(m_device->tablet->database()).pendingCount(); }

    void sync()
    {
        m_device->startSync();
        m_device->deliverAll();
    }

    void revoke(bool erase)
    {
        m_server.write([&](StoreTransaction& store) {
            store.revoke(m_device->tablet->actor().deviceId, erase, m_server.clock.now());
        });
    }

    Status enrolAgain()
    {
        Status ended = Error{};
        m_device->session->enrol(m_server.codeFor(m_server.officer), "officer-1",
                                 test::ServerFixture::kPassword, "tablet",
                                 [&](const Status& status) { ended = status; });
        m_device->deliverAll();
        return ended;
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
        ++folders;
        m_answer = {};
        m_answer.status = 0;
        m_said.clear();
        m_device = std::make_unique<sim::Device>(
            m_folder.path() / std::to_string(folders),
            [this](const Request& request) {
                return m_answer.status == 0 ? m_server.handle(request) : m_answer;
            },
            m_server.clock.now(), static_cast<std::uint64_t>(folders));
        m_device->session->onWithdrawn = [this](const Error& why) { m_said.push_back(why.code); };
        QVERIFY(enrolAgain().ok());
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
        revoke(false);
        sync();
        QVERIFY(m_device->lastError.has_value());
        QCOMPARE(m_device->lastError->code, ErrorCode::unauthorized);
        QCOMPARE(pending(), std::int64_t{1});
        QCOMPARE(m_said, std::vector{ErrorCode::deviceRevoked});
        QVERIFY(!m_device->session->active());
        QVERIFY(m_device->secrets.secrets.empty());
        QVERIFY(!TabletErasure::isMarked(m_device->folder()));
    }

    void aRevokedTabletSendsItsEditsWithANewCode()
    {
        revoke(false);
        sync();
        QCOMPARE(m_device->session->withdrawal()->code, ErrorCode::deviceRevoked);
        QCOMPARE(enrolAgain().ok(), true);
        QVERIFY(!m_device->session->withdrawal());
        sync();
        QVERIFY(!m_device->lastError);
        QCOMPARE(pending(), std::int64_t{0});
    }

    void aLostTabletIsMarkedBeforeAnythingElse()
    {
        revoke(true);
        bool wasMarked = false;
        m_device->session->onWithdrawn = [&](const Error& why) {
            m_said.push_back(why.code);
            wasMarked = TabletErasure::isMarked(m_device->folder());
        };
        sync();
        QCOMPARE(m_said, std::vector{ErrorCode::eraseDevice});
        QVERIFY(wasMarked);
        QVERIFY(m_device->secrets.secrets.empty());
        QVERIFY(!m_device->session->active());
    }

    void whoeverFoundALostTabletMakesItEraseItselfByTrying()
    {
        Status ended = done();
        m_device->session->signIn("officer-1", "found on a bench", [](const Status&) {});
        m_device->deliverAll();
        QVERIFY(m_said.empty());
        revoke(true);
        m_device->session->signIn("officer-1", "found on a bench",
                                  [&](const Status& status) { ended = status; });
        m_device->deliverAll();
        QCOMPARE(ended.error().code, ErrorCode::eraseDevice);
        QCOMPARE(m_said, std::vector{ErrorCode::eraseDevice});
    }

    void aWordThatIsNotMeantForThisTabletErasesNothing_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("deviceId");
        const QByteArray problem = "application/problem+json";
        const QByteArray other = "019ab000-0000-7000-8000-000000000001";
        QTest::newRow("it names another tablet") << 401 << problem << other;
        QTest::newRow("it names none") << 401 << problem << QByteArray();
        QTest::newRow("it is a page of a portal")
            << 401 << QByteArray("application/json") << QByteArray("this one");
        QTest::newRow("it is a success") << 200 << problem << QByteArray("this one");
        QTest::newRow("it is headquarters' trouble") << 503 << problem << QByteArray("this one");
    }

    void aWordThatIsNotMeantForThisTabletErasesNothing()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, deviceId);
        if (deviceId == "this one")
            deviceId = QByteArray::fromStdString(m_device->tablet->actor().deviceId.text());
        m_answer.status = status;
        m_answer.headers["Content-Type"] = type.toStdString();
        m_answer.body = json::serialize(
            json::object{{"code", "eraseDevice"}, {"deviceId", deviceId.toStdString()}});
        m_device->clock.advanceMs(kMillisecondsPerHour); // the token has to be renewed
        sync();
        m_device->session->signIn("officer-1", test::ServerFixture::kPassword,
                                  [](const Status&) {});
        m_device->deliverAll();
        QVERIFY(m_said.empty());
        QVERIFY(!TabletErasure::isMarked(m_device->folder()));
        QCOMPARE(pending(), std::int64_t{1});
    }
};

QTEST_GUILESS_MAIN(TestSessions)
#include "tst_sessions.moc"
