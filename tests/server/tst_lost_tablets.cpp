#include "server/api/lost_tablets.h"
#include "tests/server/server_fixture.h"

#include <QTest>

using namespace wupan;
using test::ServerFixture;

/// What headquarters says to a tablet that was lost or given back, and to all others.
class TestLostTablets : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<ServerFixture> m_server;
    json::object m_lost;  ///< answer to its enrolment
    json::object m_other; ///< of the same person

    static std::string codeOf(const Response& response)
    {
        const auto problem = parseObject(response.body);
        return problem ? std::string(textAt(*problem, "code")) : std::string();
    }
    static DeviceId idOf(const json::object& enrolled)
    {
        return DeviceId::parse(textAt(enrolled, "deviceId")).value();
    }
    Response sync(const json::object& enrolled)
    {
        return m_server->post("/v1/sync", {}, std::string(textAt(enrolled, "accessToken")));
    }
    Response renew(const json::object& enrolled)
    {
        return m_server->post("/v1/token", {{"refreshToken", textAt(enrolled, "refreshToken")}});
    }
    Response signIn(const json::object& enrolled, const char* password)
    {
        return m_server->post("/v1/sign-in", {{"deviceId", textAt(enrolled, "deviceId")},
                                              {"login", "officer-1"},
                                              {"password", password}});
    }
    std::size_t revoke(bool erase)
    {
        std::size_t revoked = 0;
        m_server->write([&](StoreTransaction& store) {
            revoked = revokeTablet(store, operatorOf(m_server->park.id), idOf(m_lost), erase,
                                   m_server->clock.now())
                          .size();
        });
        return revoked;
    }
    std::vector<DeviceStanding> standings()
    {
        std::vector<DeviceStanding> all;
        m_server->write([&](StoreTransaction& store) { all = store.devices(m_server->park.id); });
        return all;
    }
    DeviceStanding standing(const json::object& enrolled)
    {
        for (const DeviceStanding& one : standings())
            if (one.device.id == idOf(enrolled))
                return one;
        throw std::runtime_error("the tablet is not listed");
    }

private slots:
    void init()
    {
        m_server = std::make_unique<ServerFixture>();
        m_lost = m_server->enrol(m_server->officer, "officer-1");
        m_other = m_server->enrol(m_server->officer, "officer-1");
        m_server->clock.advanceMs(kMillisecondsPerMinute);
    }

    void aRevokedTabletIsRefusedEverywhere_data()
    {
        QTest::addColumn<bool>("erase");
        QTest::addColumn<QString>("word");
        QTest::newRow("one that is withdrawn") << false << "deviceRevoked";
        QTest::newRow("one that is lost") << true << "eraseDevice";
    }

    void aRevokedTabletIsRefusedEverywhere()
    {
        QFETCH(bool, erase);
        QFETCH(QString, word);
        const std::string access(textAt(m_lost, "accessToken"));
        QCOMPARE(sync(m_lost).status, 200);
        QCOMPARE(revoke(erase), std::size_t{1});
        int asked = 0;
        for (const Api::Route& route : Api::routes()) {
            if (route.access == Access::everybody)
                continue;
            const std::string method(route.method.empty() ? "GET" : route.method);
            const Response refused =
                m_server->send(method, std::string(route.path), "{}", {}, access);
            QCOMPARE(refused.status, 401);
            QCOMPARE(codeOf(refused), word.toStdString());
            ++asked;
        }
        QVERIFY(asked >= 6);
        for (const Response& refused : {renew(m_lost), signIn(m_lost, ServerFixture::kPassword),
                                        signIn(m_lost, "found on a bench")}) {
            QCOMPARE(refused.status, 401);
            QCOMPARE(codeOf(refused), word.toStdString());
        }
        QVERIFY(standing(m_lost).revokedAt.has_value());
    }

    void anotherTabletOfThePersonGoesOn()
    {
        QCOMPARE(revoke(true), std::size_t{1});
        QCOMPARE(sync(m_other).status, 200);
        QCOMPARE(renew(m_other).status, 200);
        QCOMPARE(signIn(m_other, ServerFixture::kPassword).status, 200);
        QCOMPARE(codeOf(signIn(m_other, "wrong password")), "wrongPassword");
        QVERIFY(!standing(m_other).revokedAt);
    }

    void theWordToEraseNamesTheTabletThatIsMeant()
    {
        revoke(true);
        for (const Response& told : {renew(m_lost), signIn(m_lost, "found on a bench")})
            QCOMPARE(textAt(*parseObject(told.body), "deviceId"), textAt(m_lost, "deviceId"));
    }

    void aTabletIsNotToldToEraseItselfWhenItIsOnlyWithdrawn()
    {
        revoke(false);
        QCOMPARE(codeOf(renew(m_lost)), "deviceRevoked");
        QVERIFY(!standing(m_lost).toldAt);
        revoke(true);
        QCOMPARE(codeOf(renew(m_lost)), "eraseDevice");
        const auto told = standing(m_lost).toldAt;
        QVERIFY(told.has_value());
        m_server->clock.advanceMs(1000);
        revoke(false);
        QCOMPARE(codeOf(renew(m_lost)), "eraseDevice");
        QCOMPARE(standing(m_lost).toldAt->ms, told->ms);
    }

    void aLostTabletIsKnownByItsTokenAYearLater()
    {
        revoke(true);
        m_server->clock.advanceMs(365 * kMillisecondsPerDay);
        QCOMPARE(signIn(m_other, ServerFixture::kPassword).status, 200); // removes what expired
        QCOMPARE(codeOf(renew(m_lost)), "eraseDevice");
        QCOMPARE(codeOf(renew(m_other)), "unauthorized");
    }

    void whatContinuesTheTabletIsRevokedWithIt()
    {
        const Response answer =
            m_server->post("/v1/device", {}, std::string(textAt(m_lost, "accessToken")));
        const json::object next = *parseObject(answer.body);
        QCOMPARE(sync(next).status, 200);
        QCOMPARE(revoke(true), std::size_t{2});
        QCOMPARE(codeOf(renew(next)), "eraseDevice");
        QCOMPARE(sync(m_other).status, 200);
    }

    void aLostTabletStaysLostWhenHeadquartersIsRestored()
    {
        if (test::isOnPostgres())
            QSKIP("PostgreSQL is backed up with pg_dump");
        const std::string before = m_server->backUp();
        const json::object later = m_server->enrol(m_server->officer, "officer-1");
        m_server->clock.advanceMs(kMillisecondsPerMinute);
        revoke(false);
        m_server->write([&](StoreTransaction& store) {
            store.revoke(idOf(later), true, m_server->clock.now());
        });
        m_server->restore(before);
        QCOMPARE(codeOf(sync(m_lost)), "deviceRevoked");
        QCOMPARE(codeOf(signIn(later, "found on a bench")), "eraseDevice");
        QCOMPARE(sync(m_other).status, 200);
    }

    void theListSaysWhoHasATabletAndWhenItWasHeardOf()
    {
        QCOMPARE(sync(m_other).status, 200);
        const DeviceStanding found = standing(m_other);
        QCOMPARE(found.officer, m_server->officer);
        QCOMPARE(found.device.name, std::string("tablet"));
        QCOMPARE(found.enrolledAt.ms, ServerFixture::kStart.ms);
        QCOMPARE(found.lastContactAt->ms, m_server->clock.now().ms);
        QCOMPARE(standings().front().device.id, idOf(m_other));
    }

    void whatWasImportedForATabletIsNoTablet()
    {
        const DeviceId row = m_server->newId<DeviceId>();
        m_server->write([&](StoreTransaction& store) {
            store.putDevice({row, m_server->park.id, "tablet", true, idOf(m_lost)},
                            m_server->clock.now());
        });
        QCOMPARE(standings().size(), std::size_t{2});
        QCOMPARE(revoke(false), std::size_t{1});
    }
};

QTEST_APPLESS_MAIN(TestLostTablets)
#include "tst_lost_tablets.moc"
