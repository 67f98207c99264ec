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

    void everyRouteButFourWantsASession()
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
        QVERIFY(!weaknessOf("short").empty());
        QVERIFY(!weaknessOf("12345678").empty());
        QVERIFY(weaknessOf("an unusual one").empty());
    }
};

QTEST_APPLESS_MAIN(TestAuthentication)
#include "tst_authentication.moc"
