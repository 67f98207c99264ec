#include "server/api/audit.h"
#include "server/api/lost_tablets.h"
#include "tests/server/protocol_tablet.h"
#include "tests/server/tus_requests.h"

#include <QTest>

using namespace wupan;
using test::ProtocolTablet;
using test::ServerFixture;

class TestAudit : public QObject
{
    Q_OBJECT
private:
    static std::vector<StoredAuditEntry> entries(ServerFixture& server, ParkId park)
    {
        std::vector<StoredAuditEntry> found;
        server.write([&](StoreTransaction& store) { found = store.audit(park, 0, 1000); });
        return found;
    }

    static std::vector<std::string> events(ServerFixture& server, ParkId park)
    {
        std::vector<std::string> found;
        for (const StoredAuditEntry& entry : entries(server, park))
            found.push_back(entry.event);
        return found;
    }

    static AuditVerdict verdict(ServerFixture& server)
    {
        AuditVerdict found;
        server.write([&](StoreTransaction& store) { found = checkAudit(store, server.park.id); });
        return found;
    }

    static void signIn(ServerFixture& server, const std::string& login, const std::string& password,
                       DeviceId device)
    {
        server.post("/v1/sign-in",
                    {{"deviceId", device.text()}, {"login", login}, {"password", password}});
    }

    static constexpr std::int64_t kRows = 5;

    static void addRows(ServerFixture& server, std::int64_t rows)
    {
        server.write([&](StoreTransaction& store) {
            for (std::int64_t i = 0; i < rows; ++i)
                store.addAudit({server.park.id,
                                server.clock.now(),
                                AuditEvent::signInFailed,
                                server.officer,
                                server.newId<DeviceId>(),
                                {{"address", "10.0.0.1"}}});
        });
    }

private slots:
    void whoComesAndGoesIsNoted()
    {
        ServerFixture server;
        const ProtocolTablet tablet(server);
        signIn(server, "officer-1", ServerFixture::kPassword, tablet.device);
        signIn(server, "officer-1", "a wrong password", tablet.device);
        server.post("/v1/sign-out", {}, tablet.token);
        QCOMPARE(events(server, server.park.id),
                 (std::vector<std::string>{"enrolled", "signedIn", "signInFailed", "signedOut"}));
        const StoredAuditEntry failed = entries(server, server.park.id)[2];
        QCOMPARE(failed.officer, server.officer);
        QCOMPARE(failed.at, server.clock.now());
        QCOMPARE(failed.detail, std::string(R"({"address":"10.0.0.1"})"));
    }

    void ofAnUnknownLoginNotEvenTheTextIsKept()
    {
        ServerFixture server;
        const ProtocolTablet tablet(server);
        signIn(server, "my secret password", "officer-1", tablet.device);
        QCOMPARE(events(server, {}), std::vector<std::string>{"signInFailed"});
        const StoredAuditEntry failed = entries(server, {}).front();
        QVERIFY(failed.officer.isNil());
        QVERIFY(failed.detail.find("secret") == std::string::npos);
    }

    void anEditOfWhatIsNotTheirsIsNoted()
    {
        ServerFixture server;
        ProtocolTablet author(server);
        const OfficerId other = server.addPerson("另一干部", "officer-2", Role::officer);
        ProtocolTablet forger(server, other, "officer-2");
        const Change visit = test::creationOf(server, RecordType::visit);
        author.sync({visit});
        Change forged = visit;
        forged.kind = ChangeKind::update;
        forged.fields = {{"summary", "not theirs"}};
        const SyncResponse answer = forger.sync({forged});
        QCOMPARE(answer.outcomes.front().outcome, Outcome::refused);
        const StoredAuditEntry denied = entries(server, server.park.id).back();
        QCOMPARE(denied.event, std::string("editDenied"));
        QCOMPARE(denied.officer, other);
        QCOMPARE(denied.device, forger.device);
        QVERIFY(denied.detail.find(visit.recordId.text()) != std::string::npos);
        QVERIFY(denied.detail.find("not theirs") == std::string::npos);
    }

    void aRequestForWhatIsNotTheirsIsNoted_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<bool>("noted");
        const QByteArray id = "019ab000-0000-7000-8000-000000000001";
        const auto row = [](const char* name, const char* method, const QByteArray& path,
                            bool noted) {
            QTest::newRow(name) << QByteArray(method) << path << noted;
        };
        row("a path upwards", "GET", "/v1/files/../../token.key", true);
        row("another file of headquarters", "GET", "/v1/files/hq.db", true);
        row("an upload that no client names so", "PATCH", "/v1/files/parts", true);
        row("a type that does not exist", "GET", "/v1/records/credential/" + id, true);
        row("a path that does not exist", "GET", "/admin", true);
        row("a record that is not there", "GET", "/v1/records/visit/" + id, false);
        row("an upload that is not there", "HEAD", "/v1/files/" + id, false);
        row("a method that does not exist", "GET", "/v1/sync", false);
    }

    void aRequestForWhatIsNotTheirsIsNoted()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(bool, noted);
        ServerFixture server;
        const ProtocolTablet tablet(server);
        server.send(method.toStdString(), path.toStdString(), "", {}, tablet.token);
        const StoredAuditEntry newest = entries(server, server.park.id).back();
        QCOMPARE(newest.event == "requestDenied", noted);
        if (noted)
            QVERIFY(newest.detail.find("\"address\":\"10.0.0.1\"") != std::string::npos);
    }

    void anotherPersonsUploadIsNoted()
    {
        ServerFixture server;
        const ProtocolTablet owner(server);
        const OfficerId other = server.addPerson("另一干部", "officer-2", Role::officer);
        const ProtocolTablet thief(server, other, "officer-2");
        const std::string url = test::create(server, owner.token, "\xFF\xD8\xFF a picture");
        QCOMPARE(server.send("DELETE", url, "", {}, thief.token).status, 404);
        const StoredAuditEntry newest = entries(server, server.park.id).back();
        QCOMPARE(newest.event, std::string("requestDenied"));
        QCOMPARE(newest.officer, other);
    }

    void whoAsksWithoutATokenFillsNothing()
    {
        ServerFixture server;
        server.send("GET", "/v1/files/../../token.key", "", {}, "");
        server.send("GET", "/admin", "", {}, "made up");
        QVERIFY(entries(server, server.park.id).empty());
        QVERIFY(entries(server, {}).empty());
    }

    void aFloodOfRequestsIsNotedToALimit()
    {
        ServerFixture server;
        const ProtocolTablet tablet(server);
        for (int i = 0; i < 50; ++i)
            QCOMPARE(server.send("GET", "/admin", "", {}, tablet.token).status, 404);
        QCOMPARE(entries(server, server.park.id).size(), std::size_t{11}); // with the enrolment
        server.clock.advanceMs(14 * kMillisecondsPerMinute);
        server.clock.advanceMs(2 * kMillisecondsPerMinute);
        const ProtocolTablet again(server);
        QCOMPARE(server.send("GET", "/admin", "", {}, again.token).status, 404);
        QCOMPARE(events(server, server.park.id).back(), std::string("requestDenied"));
    }

    void whatHappensToTabletsIsNoted()
    {
        ServerFixture server;
        ProtocolTablet tablet(server);
        tablet.takeNewDeviceId();
        server.write([&](StoreTransaction& store) {
            QVERIFY(!revokeTablet(store, operatorOf(server.park.id), tablet.device, true,
                                  server.clock.now())
                         .empty());
        });
        for (int i = 0; i < 2; ++i)
            signIn(server, "officer-1", ServerFixture::kPassword, tablet.device);
        QCOMPARE(events(server, server.park.id),
                 (std::vector<std::string>{"enrolled", "continuedUnderNewId", "tabletRevoked",
                                           "tabletToldToErase"}));
    }

    void aRestoreSaysHowTheAuditOfBeforeEnded()
    {
        if (test::isOnPostgres())
            QSKIP("PostgreSQL is backed up with pg_dump");
        ServerFixture server;
        const ProtocolTablet tablet(server);
        const std::string backup = server.backUp();
        signIn(server, "officer-1", "a wrong password", tablet.device);
        const StoredAuditEntry last = entries(server, server.park.id).back();
        server.restore(backup);
        QCOMPARE(events(server, server.park.id),
                 (std::vector<std::string>{"enrolled", "restored"}));
        const std::string detail = entries(server, server.park.id).back().detail;
        QVERIFY(detail.find("\"numberBefore\":2") != std::string::npos);
        QVERIFY(detail.find(last.chain) != std::string::npos);
        QCOMPARE(verdict(server).firstWrong, std::int64_t{0});
    }

    void changingAnythingInAnyRowIsFound_data()
    {
        QTest::addColumn<QString>("change");
        for (const char* change :
             {"at = at + 1", "event = 'signedIn'", "officer = park", "device = park",
              "detail = '{}'", "chain = 'x'", "number = number + 1000", "park = device"})
            QTest::newRow(change) << QString(change);
    }

    void changingAnythingInAnyRowIsFound()
    {
        QFETCH(QString, change);
        for (std::int64_t row = 1; row <= kRows; ++row) {
            ServerFixture server;
            addRows(server, kRows);
            QCOMPARE(verdict(server).entries, kRows);
            QCOMPARE(verdict(server).firstWrong, std::int64_t{0});
            server.execute("UPDATE audit SET " + change.toStdString() +
                           " WHERE number = " + std::to_string(row));
            QCOMPARE(verdict(server).firstWrong, row);
        }
    }

    void removingAnyRowIsFound()
    {
        for (std::int64_t row = 1; row <= kRows; ++row) {
            ServerFixture server;
            addRows(server, kRows);
            server.execute("DELETE FROM audit WHERE number = " + std::to_string(row));
            QCOMPARE(verdict(server).firstWrong, row);
            addRows(server, 1);
            QCOMPARE(verdict(server).firstWrong, row);
        }
    }
};

QTEST_GUILESS_MAIN(TestAudit)
#include "tst_audit.moc"
