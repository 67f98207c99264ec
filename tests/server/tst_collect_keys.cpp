#include "tests/server/collect_phone.h"

#include <QTest>

using namespace wupan;
using test::CollectPark;
using test::CollectPhone;
using test::holds;
using test::messageOf;

/// Who may ask as ODK Collect does, and for how long.
class TestCollectKeys : public QObject
{
    Q_OBJECT
private slots:
    void aKeyEndsWithThePhoneThePersonAndTheYear()
    {
        CollectPark park;
        test::ServerFixture& server = park.office.server;
        CollectPhone lost(server, server.officer);
        server.write([&](StoreTransaction& store) {
            store.revoke(lost.key.device, false, server.clock.now());
        });
        const Response refused = lost.get("/formList");
        QCOMPARE(refused.status, 403);
        QVERIFY(!messageOf(refused).empty());
        QCOMPARE(lost.ask("HEAD", "/submission").status, 403);
        QCOMPARE(park.phone.get("/formList").status, 200); // the other phone goes on
        server.clock.advanceMs(366 * kMillisecondsPerDay + 1);
        QCOMPARE(park.phone.get("/formList").status, 403);
    }

    void aNewPasswordEndsTheKeys()
    {
        CollectPark park;
        park.office.server.write([&](StoreTransaction& store) {
            store.removeSessionsOf(park.office.server.park.id, park.office.server.officer);
        });
        QCOMPARE(park.phone.get("/formList").status, 403);
    }

    void aKeyOpensNothingElse()
    {
        CollectPark park;
        test::ServerFixture& server = park.office.server;
        QCOMPARE(server.post("/v1/sync", {}, park.phone.key.key).status, 401);
        const std::string token = server.token();
        park.phone.root = "/v1/openrosa/key/" + token;
        QCOMPARE(park.phone.get("/formList").status, 403);
    }

    void whoGuessesKeysHasToWait()
    {
        CollectPark park;
        const std::string right = park.phone.root;
        park.phone.root = "/v1/openrosa/key/0000";
        for (int i = 0; i < kUnknownKeysPerMinute; ++i)
            QCOMPARE(park.phone.get("/formList").status, 403);
        const Response wait = park.phone.get("/formList");
        QCOMPARE(wait.status, 429);
        QVERIFY(std::stoi(wait.headers.at("Retry-After")) > 0);
        park.phone.root = right;
        QCOMPARE(park.phone.get("/formList").status, 200);
        park.office.server.clock.advanceMs(kMillisecondsPerMinute);
        for (int i = 0; i < kOpenRosaRequestsPerMinute; ++i)
            QCOMPARE(park.phone.ask("HEAD", "/submission").status, 204);
        QCOMPARE(park.phone.get("/formList").status, 429);
    }

    void onlyOfficersWhoHaveNotLeftGetKeysAndForms()
    {
        CollectPark park;
        test::ServerFixture& server = park.office.server;
        const OfficerId admin = server.addPerson("甲", "admin-2", Role::admin);
        server.write([&](StoreTransaction& store) {
            QVERIFY(!newCollectKey(server.context(), operatorOf(server.park.id), store, admin));
            QVERIFY(!newCollectKey(server.context(), operatorOf(server.park.id), store,
                                   server.newId<OfficerId>()));
            QVERIFY(!newCollectKey(server.context(), operatorOf(server.newId<ParkId>()), store,
                                   server.officer));
        });
        Officer person;
        person.id = server.officer;
        person.name = "样本干部";
        person.role = Role::coordinator;
        park.office.put(person);
        QCOMPARE(park.phone.get("/formList").status, 403);
        person.role = Role::officer;
        person.active = false;
        park.office.put(person);
        QCOMPARE(park.phone.get("/formList").status, 403);
        QCOMPARE(park.phone.get("/forms/" + park.checklist.id.text()).status, 403);
        person.active = true;
        park.office.put(person);
        QCOMPARE(park.phone.get("/formList").status, 200);
    }

    void aPasswordDoesAsWell()
    {
        CollectPark park;
        CollectPhone phone(park.office.server, std::string("officer-1"));
        QCOMPARE(phone.ask("HEAD", "/submission").status, 204);
        QVERIFY(holds(phone.get("/formList"), "https://hq.example/v1/openrosa/forms/"));
        phone.password = "wrong";
        const Response refused = phone.get("/formList");
        QCOMPARE(refused.status, 401);
        QVERIFY(refused.headers.at("WWW-Authenticate").starts_with("Basic "));
        phone.login.clear();
        QCOMPARE(phone.get("/formList").status, 401);
        CollectPhone handler(park.office.server, std::string("power"));
        QCOMPARE(handler.get("/formList").status, 403);
    }

    void noLogAndNoAuditHoldsTheKey()
    {
        CollectPark park;
        const RouteName name = OpenRosa::nameOf(park.phone.request("GET", "/forms/x/manifest"));
        QCOMPARE(name.route, std::string("/v1/openrosa/forms/…"));
        QCOMPARE(OpenRosa::nameOf(park.phone.request("POST", "/submission")).route,
                 std::string("/v1/openrosa/submission"));
        QCOMPARE(OpenRosa::nameOf(park.phone.request("GET", "")).route, std::string("unknown"));
        Officer person;
        person.id = park.office.server.officer;
        person.active = false;
        park.office.put(person);
        QCOMPARE(park.phone.get("/formList").status, 403);
        std::string audit;
        park.office.server.write([&](StoreTransaction& store) {
            for (const auto& entry : store.audit(park.office.server.park.id, 0, 100))
                audit += entry.event + " " + entry.detail + "\n";
        });
        QVERIFY(audit.find("requestDenied") != std::string::npos);
        QVERIFY(audit.find("collectKeyMade") != std::string::npos);
        QVERIFY(audit.find(park.phone.key.key) == std::string::npos);
        QVERIFY(audit.find(sha256Hex(park.phone.key.key)) == std::string::npos);
    }

    void theCodeConfiguresCollect()
    {
        const std::string address = collectAddress("https://hq.example", "ab12");
        QCOMPARE(address, std::string("https://hq.example/v1/openrosa/key/ab12"));
        const std::string packed = *fromBase64(collectSettings(address, "园区"));
        // qUncompress wants the size in front.
        const QByteArray settings =
            qUncompress(QByteArray::fromHex("00001000") + QByteArray::fromStdString(packed));
        const json::object read = parseObject(settings.toStdString()).value();
        QCOMPARE(std::string(textAt(objectAt(read, "general"), "server_url")), address);
        QCOMPARE(std::string(textAt(objectAt(read, "general"), "form_update_mode")),
                 std::string("match_exactly"));
        QVERIFY(read.at("admin").is_object());
        QCOMPARE(std::string(textAt(objectAt(read, "project"), "name")), std::string("园区"));
    }

    void anAdministratorMakesAKeyAtThePages()
    {
        CollectPark park;
        test::ServerFixture& server = park.office.server;
        test::Visitor admin(server);
        admin.signIn("admin");
        const std::string person = "/people/" + server.officer.text();
        QVERIFY(holds(admin.get(person), person + "/collect"));
        const Response made =
            admin.post(person + "/collect", FormValues().with("csrf", admin.csrf()));
        QCOMPARE(made.status, 200);
        const std::string mark = "https://hq.example/v1/openrosa/key/";
        const std::size_t at = made.body.find(mark);
        QVERIFY(at != std::string::npos);
        QVERIFY(holds(made, "<svg class=\"qr\""));
        park.phone.root = "/v1/openrosa/key/" + made.body.substr(at + mark.size(), 64);
        QCOMPARE(park.phone.get("/formList").status, 200);
        QVERIFY(!holds(admin.get(person), mark)); // shown once
        QVERIFY(holds(admin.get("/devices"), "ODK Collect · 样本干部"));
        QVERIFY(holds(admin.get("/audit"), "key for ODK Collect"));
        const OfficerId handler = server.addPerson("乙", "handler-2", Role::leader);
        const std::string other = "/people/" + handler.text();
        QVERIFY(!holds(admin.get(other), other + "/collect"));
        QCOMPARE(admin.post(other + "/collect", FormValues().with("csrf", admin.csrf())).status,
                 422);
    }
};

QTEST_GUILESS_MAIN(TestCollectKeys)
#include "tst_collect_keys.moc"
