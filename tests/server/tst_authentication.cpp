#include "core/sync/session_key.h"
#include "tests/server/server_fixture.h"

#include <QTest>

using namespace wupan;
using test::ServerFixture;

class TestAuthentication : public QObject
{
    Q_OBJECT
private:
    static std::string codeOf(const Response& response)
    {
        return std::string(textAt(*parseObject(response.body), "code"));
    }

private slots:
    void aCodeWorksOnce()
    {
        ServerFixture server;
        const std::string code = server.codeFor(server.officer);
        const json::object body{
            {"code", code}, {"login", "officer-1"}, {"password", ServerFixture::kPassword}};
        QCOMPARE(server.post("/v1/enrol", body).status, 200);
        const Response again = server.post("/v1/enrol", body);
        QCOMPARE(again.status, 401);
        QCOMPARE(codeOf(again), "codeExpired");
    }

    void aCodeEndsAfterThreeDaysAndBelongsToItsOfficer()
    {
        ServerFixture server;
        const OfficerId other = server.addPerson("样本干部乙", "officer-2", Role::officer);
        const std::string foreign = server.codeFor(other);
        QCOMPARE(codeOf(server.post("/v1/enrol", {{"code", foreign},
                                                  {"login", "officer-1"},
                                                  {"password", ServerFixture::kPassword}})),
                 "codeExpired");
        const std::string old = server.codeFor(server.officer);
        server.clock.advanceMs(kCodeLifetimeMs + 1);
        QCOMPARE(codeOf(server.post("/v1/enrol", {{"code", old},
                                                  {"login", "officer-1"},
                                                  {"password", ServerFixture::kPassword}})),
                 "codeExpired");
    }

    void unknownNamesAndWrongPasswordsAreAnsweredAlike()
    {
        ServerFixture server;
        const json::object enrolled = server.enrol(server.officer, "officer-1");
        const auto attempt = [&](const char* login) {
            return server.post("/v1/sign-in", {{"deviceId", textAt(enrolled, "deviceId")},
                                               {"login", login},
                                               {"password", "wrong password"}});
        };
        const Response known = attempt("officer-1");
        const Response unknown = attempt("nobody");
        QCOMPARE(known.status, unknown.status);
        QCOMPARE(known.body, unknown.body);
        QCOMPARE(codeOf(known), "wrongPassword");
    }

    void tenFailuresMakeTheEleventhWaitButNotElsewhere()
    {
        ServerFixture server;
        const json::object body{{"login", "officer-1"}, {"password", "wrong password"}};
        for (int i = 0; i < 10; ++i)
            QCOMPARE(server.post("/v1/sign-in", body).status, 401);
        const Response blocked = server.post("/v1/sign-in", body);
        QCOMPARE(blocked.status, 429);
        QVERIFY(std::stoi(blocked.headers.at("Retry-After")) > 0);
        Request elsewhere{"POST", "/v1/sign-in", {}, json::serialize(body), "10.0.0.2"};
        QCOMPARE(server.handle(elsewhere).status, 401);
        server.clock.advanceMs(15 * kMillisecondsPerMinute + 1000);
        QCOMPARE(server.post("/v1/sign-in", body).status, 401);
    }

    void aTokenEndsAndIsRenewed()
    {
        ServerFixture server;
        const json::object enrolled = server.enrol(server.officer, "officer-1");
        const std::string access(textAt(enrolled, "accessToken"));
        QCOMPARE(server.post("/v1/sync", {}, access).status, 200);
        server.clock.advanceMs(15 * kMillisecondsPerMinute + 1);
        QCOMPARE(server.post("/v1/sync", {}, access).status, 401);
        const Response renewed =
            server.post("/v1/token", {{"refreshToken", textAt(enrolled, "refreshToken")}});
        QCOMPARE(renewed.status, 200);
        const auto tokens = parseObject(renewed.body);
        QCOMPARE(server.post("/v1/sync", {}, std::string(textAt(*tokens, "accessToken"))).status,
                 200);
    }

    /// docs/sync-protocol.md: it may go with each request that begins or renews a session.
    void theVersionOfTheAppIsKnownFromEachOfThem()
    {
        ServerFixture server;
        const json::object enrolled =
            server.enrol(server.officer, "officer-1", {{"appVersion", "1.2.0"}});
        const auto known = [&] {
            std::vector<DeviceStanding> devices;
            server.write([&](StoreTransaction& store) { devices = store.devices(server.park.id); });
            return devices.front().appVersion;
        };
        QCOMPARE(known(), std::string("1.2.0"));
        const auto renew = [&](const json::object& tokens, const char* version) {
            json::object body{{"refreshToken", textAt(tokens, "refreshToken")}};
            if (version != nullptr)
                body["appVersion"] = version;
            const Response renewed = server.post("/v1/token", body);
            return renewed.status == 200 ? *parseObject(renewed.body) : json::object();
        };
        json::object tokens = renew(enrolled, "1.10.0");
        QCOMPARE(known(), std::string("1.10.0"));
        tokens = renew(tokens, nullptr); // an app that says nothing
        QCOMPARE(known(), std::string("1.10.0"));
        for (const char* made : {"<b>2</b>", "2.0 beta", "1.1.1.1.1.1.1.1.1.1.1"}) {
            tokens = renew(tokens, made);
            QVERIFY(!tokens.empty());
            QCOMPARE(known(), std::string("1.10.0"));
        }
        QCOMPARE(server
                     .post("/v1/sign-in", {{"deviceId", textAt(enrolled, "deviceId")},
                                           {"login", "officer-1"},
                                           {"password", ServerFixture::kPassword},
                                           {"appVersion", "2.0"}})
                     .status,
                 200);
        QCOMPARE(known(), std::string("2.0"));
    }

    void aRenewalWhoseAnswerWasLostGivesTheSameSuccessor()
    {
        ServerFixture server;
        const json::object enrolled = server.enrol(server.officer, "officer-1");
        const json::object body{{"refreshToken", textAt(enrolled, "refreshToken")}};
        const Response first = server.post("/v1/token", body);
        server.clock.advanceMs(30'000);
        QCOMPARE(server.post("/v1/token", body).body, first.body);
    }

    void aRenewalWhoseAnswerWasLostMayBeRepeatedAfterHours()
    {
        ServerFixture server;
        const json::object enrolled = server.enrol(server.officer, "officer-1");
        const json::object body{{"refreshToken", textAt(enrolled, "refreshToken")}};
        const Response lost = server.post("/v1/token", body);
        server.clock.advanceMs(5 * kMillisecondsPerHour);
        const Response again = server.post("/v1/token", body);
        QCOMPARE(again.body, lost.body);
        const std::string access(textAt(*parseObject(again.body), "accessToken"));
        QCOMPARE(server.post("/v1/sync", {}, access).status, 200);
    }

    void aRenewalIsSignedWithTheKeyOfItsSession()
    {
        ServerFixture server;
        const SessionKey key = SessionKey::make();
        const json::object enrolled =
            server.enrol(server.officer, "officer-1", {{"sessionKey", key.publicKey()}});
        const std::string token(textAt(enrolled, "refreshToken"));
        const auto renew = [&](const std::string& refresh, const std::string& proof) {
            json::object body{{"refreshToken", refresh}};
            if (!proof.empty())
                body["proof"] = proof;
            return server.post("/v1/token", body);
        };
        // Whoever has the token alone:
        QCOMPARE(renew(token, "").status, 401);
        QCOMPARE(renew(token, SessionKey::make().proofFor(token)).status, 401);
        QCOMPARE(renew(token, key.proofFor("another")).status, 401);
        QCOMPARE(renew(token, "no base64").status, 401);
        // The session goes on for whoever has the key, and so do its successors.
        const Response renewed = renew(token, key.proofFor(token));
        QCOMPARE(renewed.status, 200);
        QCOMPARE(renew(token, key.proofFor(token)).body, renewed.body);
        const std::string next(textAt(*parseObject(renewed.body), "refreshToken"));
        QCOMPARE(renew(next, "").status, 401);
        QCOMPARE(renew(next, key.proofFor(next)).status, 200);
        int denied = 0;
        server.write([&](StoreTransaction& store) {
            for (const StoredAuditEntry& entry : store.audit(server.park.id, 0, 100))
                denied += entry.event == "renewalDenied" ? 1 : 0;
        });
        QCOMPARE(denied, 5);
    }

    void aNewDeviceIdHasAKeyOfItsOwn()
    {
        ServerFixture server;
        const json::object enrolled = server.enrol(server.officer, "officer-1");
        const SessionKey key = SessionKey::make();
        const Response moved = server.post("/v1/device", {{"sessionKey", key.publicKey()}},
                                           std::string(textAt(enrolled, "accessToken")));
        QCOMPARE(moved.status, 200);
        const std::string token(textAt(*parseObject(moved.body), "refreshToken"));
        QCOMPARE(server.post("/v1/token", {{"refreshToken", token}}).status, 401);
        QCOMPARE(server.post("/v1/token", {{"refreshToken", token}, {"proof", key.proofFor(token)}})
                     .status,
                 200);
    }

    void aTokenUsedLongAfterItsSuccessorArrivedEndsTheSession()
    {
        ServerFixture server;
        const json::object enrolled = server.enrol(server.officer, "officer-1");
        const json::object body{{"refreshToken", textAt(enrolled, "refreshToken")}};
        const auto renewed = parseObject(server.post("/v1/token", body).body);
        const std::string access(textAt(*renewed, "accessToken"));
        QCOMPARE(server.post("/v1/sync", {}, access).status, 200);
        server.clock.advanceMs(61'000);
        QCOMPARE(server.post("/v1/token", body).status, 401);
        QCOMPARE(server.post("/v1/sync", {}, access).status, 401);
    }

    void signingOutEndsEveryTokenOfTheSession()
    {
        ServerFixture server;
        const json::object enrolled = server.enrol(server.officer, "officer-1");
        const std::string access(textAt(enrolled, "accessToken"));
        QCOMPARE(server.post("/v1/sign-out", {}, access).status, 204);
        QCOMPARE(server.post("/v1/sync", {}, access).status, 401);
        QCOMPARE(
            server.post("/v1/token", {{"refreshToken", textAt(enrolled, "refreshToken")}}).status,
            401);
    }

    void everyRouteButFiveWantsASession()
    {
        ServerFixture server;
        for (const Api::Route& route : Api::routes()) {
            const std::string method(route.method.empty() ? "GET" : route.method);
            const Response response =
                server.send(method, std::string(route.path) + "x", "{}", {}, {});
            if (route.path.ends_with('/'))
                QCOMPARE(response.status, 401);
            if (route.access == Access::person && !route.path.ends_with('/'))
                QCOMPARE(server.send(method, std::string(route.path), "{}", {}, {}).status, 401);
        }
    }

    void weakPasswordsAreNamed()
    {
        QVERIFY(!weaknessOf("fourteen chars").empty());
        QVERIFY(!weaknessOf("五个字的口").empty()); // 15 bytes
        QVERIFY(!weaknessOf("123456789012345").empty());
        QVERIFY(weaknessOf("fifteen letters").empty());
    }
};

QTEST_APPLESS_MAIN(TestAuthentication)
#include "tst_authentication.moc"
