#include "tests/server/feed_reader.h"
#include "tests/server/protocol_tablet.h"
#include "tests/support/problem_document.h"

#include <QTest>

using namespace wupan;
using test::FeedReader;
using test::holds;
using test::Office;
using test::ProtocolTablet;
using test::Visitor;

/// Whoever is signed in and asks without end has to wait, and nobody else.
class TestRequestLimits : public QObject
{
    Q_OBJECT
private:
    static int secondsIn(const Response& response)
    {
        return std::stoi(response.headers.at("Retry-After"));
    }

private slots:
    void aSpanLetsSoManyThroughAndTheNextOneAsManyAgain()
    {
        RequestLimiter limiter(10'000);
        const Instant start{50'000};
        QCOMPARE(limiter.secondsToWait("a", 2, start), std::int64_t{0});
        QCOMPARE(limiter.secondsToWait("a", 2, start.plusMs(9'000)), std::int64_t{0});
        QCOMPARE(limiter.secondsToWait("a", 2, start.plusMs(9'000)), std::int64_t{2});
        QCOMPARE(limiter.secondsToWait("b", 2, start.plusMs(9'000)), std::int64_t{0});
        QCOMPARE(limiter.secondsToWait("a", 2, start.plusMs(11'000)), std::int64_t{0});
    }

    void aTabletThatAsksWithoutEndWaits()
    {
        test::ServerFixture server;
        server.context().limits.tablet = 20;
        ProtocolTablet tablet(server);
        const ProtocolTablet another(server);
        for (int i = 0; i < 20; ++i)
            QCOMPARE(server.post("/v1/sync", {}, tablet.token).status, 200);
        for (const char* path : {"/v1/sync", "/v1/files", "/v1/device", "/nowhere"}) {
            const Response refused = server.post(path, {}, tablet.token);
            QCOMPARE(refused.status, 429);
            QVERIFY(secondsIn(refused) > 0 && secondsIn(refused) <= 61);
            QCOMPARE(test::faultOfRefusal(refused.status, refused.headers.at("Content-Type"),
                                          refused.body),
                     std::string());
        }
        QCOMPARE(server.post("/v1/sync", {}, another.token).status, 200);
        server.clock.advanceMs(kMillisecondsPerMinute);
        QCOMPARE(server.post("/v1/sync", {}, tablet.token).status, 200);
    }

    void aVisitorWhoAsksWithoutEndIsToldSoInWords()
    {
        Office office;
        office.server.context().limits.visitor = 30;
        const std::string issue = "/issues/" + office.issue("用电增容申请").id.text();
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        for (int i = 0; i < 30; ++i)
            QCOMPARE(visitor.get(i % 2 == 0 ? "/" : issue).status, 200);
        const Response refused = visitor.get("/visits");
        QCOMPARE(refused.status, 429);
        QVERIFY(secondsIn(refused) > 0 && secondsIn(refused) <= 61);
        QVERIFY(holds(refused, "Wait for a minute"));
        const std::string csrf = visitor.csrf();
        QCOMPARE(
            visitor.post(issue + "/steps", FormValues().with("csrf", csrf).with("step", "accept"))
                .status,
            429);
        visitor.language = "zh-CN";
        QVERIFY(holds(visitor.get("/"), "请等一分钟"));
        // The page looks as always, and one may leave.
        QCOMPARE(visitor.get("/assets/style.css").status, 200);
        Visitor another(office.server);
        another.signIn("power");
        QCOMPARE(another.get("/").status, 200);
        office.server.clock.advanceMs(kMillisecondsPerMinute);
        QCOMPARE(visitor.get("/").status, 200);
        QCOMPARE(visitor.post("/sign-out", FormValues().with("csrf", visitor.csrf())).status, 303);
    }

    void whoFailedToSignInTooOftenIsToldHowLong()
    {
        Office office;
        Visitor visitor(office.server);
        const FormValues wrong =
            FormValues().with("login", "coordinator").with("password", "a wrong password");
        for (int i = 0; i < 10; ++i)
            QCOMPARE(visitor.post("/sign-in", wrong).status, 401);
        const Response refused = visitor.post("/sign-in", wrong);
        QCOMPARE(refused.status, 429);
        QVERIFY(secondsIn(refused) > 800 && secondsIn(refused) <= 901);
    }
};

QTEST_GUILESS_MAIN(TestRequestLimits)
#include "tst_request_limits.moc"
