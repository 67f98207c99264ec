#include "core/model/attachment.h"
#include "tests/server/protocol_tablet.h"
#include "tests/server/tus_requests.h"
#include "tests/support/fault_vfs.h"

#include <QTest>

using namespace wupan;
using test::FaultVfs;
using test::ProtocolTablet;
using test::ServerFixture;
using Fault = FaultVfs::Fault;

namespace {

constexpr int kMostLocks = 1'000;

/// Headquarters with a tablet, and something that the tablet asks for.
class Trial
{
public:
    virtual ~Trial() = default;
    /// Every call sends the same request.
    virtual Response ask() = 0;
    /// How often what the request asks for was done.
    virtual std::size_t effects() = 0;

    ServerFixture server;
    ProtocolTablet tablet{server};
};

/// Sends an edit.
class Sync final : public Trial
{
public:
    Sync() { m_request = tablet.sealer().request({test::creationOf(server, RecordType::visit)}); }
    Response ask() override
    {
        return server.send("POST", "/v1/sync", encode(m_request), {}, tablet.token);
    }
    std::size_t effects() override
    {
        return static_cast<std::size_t>(server.past(tablet.device).sequence);
    }

private:
    SyncRequest m_request;
};

/// Renews its tokens: repeated, the same renewal has the same answer.
class Renewal final : public Trial
{
public:
    Renewal()
        : m_refreshToken(textAt(server.enrol(server.officer, "officer-1"), "refreshToken"))
    {}
    Response ask() override { return server.post("/v1/token", {{"refreshToken", m_refreshToken}}); }
    std::size_t effects() override
    {
        std::size_t spent = 0;
        server.write([&](StoreTransaction& store) {
            const auto token = store.token(sha256Hex(m_refreshToken));
            spent = token && token->spentAt ? 1 : 0;
        });
        return spent;
    }

private:
    std::string m_refreshToken;
};

/// Sends the last bytes of a photo, which mark its record as received.
class LastBytes final : public Trial
{
public:
    LastBytes()
    {
        const Change visit = test::creationOf(server, RecordType::visit);
        const Change photo = test::creationOf(server, RecordType::attachment,
                                              {{"ownerType", "visit"},
                                               {"ownerId", visit.recordId.text()},
                                               {"sha256", sha256Hex(m_bytes)},
                                               {"size", m_bytes.size()}});
        tablet.sync({visit, photo});
        m_photo = photo.recordId;
        m_url = test::create(server, tablet.token, m_bytes);
    }
    Response ask() override
    {
        const Response answer = test::patch(server, tablet.token, m_url, 0, m_bytes);
        // The bytes may be there and their record not marked: who asks how far it is marks it.
        return answer.status == 409 ? server.send("HEAD", m_url, "", {}, tablet.token) : answer;
    }
    std::size_t effects() override
    {
        bool received = false;
        server.write([&](StoreTransaction& store) {
            const auto stored = store.record(server.park.id, RecordType::attachment, m_photo);
            received = stored && stored->document.contains("receivedAt");
        });
        return received ? 1 : 0;
    }

private:
    const std::string m_bytes = "\xFF\xD8\xFF a picture";
    Uuid m_photo;
    std::string m_url;
};

using MakeTrial = std::unique_ptr<Trial> (*)();

template <class Kind>
std::unique_ptr<Trial> make()
{
    return std::make_unique<Kind>();
}

bool isDone(const Response& answer)
{
    return answer.status == 200 || answer.status == 204;
}

} // namespace

Q_DECLARE_METATYPE(MakeTrial)

/// Another process, like a command of wupan-hq beside the one that serves, holds a lock that a
/// request needs: each lock in turn.
class TestBusyHeadquarters : public QObject
{
    Q_OBJECT
private:
    static void addRequests()
    {
        QTest::addColumn<MakeTrial>("trial");
        QTest::newRow("an edit") << &make<Sync>;
        QTest::newRow("a renewal") << &make<Renewal>;
        QTest::newRow("the end of an upload") << &make<LastBytes>;
    }

private slots:
    void aLockThatIsHeldForAMomentIsWaitedFor_data() { addRequests(); }

    void aLockThatIsHeldForAMomentIsWaitedFor()
    {
        QFETCH(MakeTrial, trial);
        bool struck = true;
        int lock = 0;
        while (struck) {
            QVERIFY(++lock < kMostLocks);
            FaultVfs disk;
            const auto tried = trial();
            disk.failAt(lock, Fault::busy);
            const Response answer = tried->ask();
            struck = disk.struck();
            disk.mend();
            QVERIFY2(isDone(answer), answer.body.c_str());
            QCOMPARE(tried->effects(), std::size_t{1});
        }
        QVERIFY(lock > 1);
    }

    void aLockThatIsNotGivenBackHalfDoesNothing_data() { addRequests(); }

    void aLockThatIsNotGivenBackHalfDoesNothing()
    {
        QFETCH(MakeTrial, trial);
        bool struck = true;
        int refusals = 0;
        for (int lock = 1; struck; ++lock) {
            QVERIFY(lock < kMostLocks);
            FaultVfs disk;
            const auto tried = trial();
            disk.failAt(lock, Fault::blocked);
            const Response answer = tried->ask();
            struck = disk.struck();
            disk.mend();
            QVERIFY2(isDone(answer) || answer.status == 503, answer.body.c_str());
            refusals += answer.status == 503 ? 1 : 0;
            const Response again = tried->ask();
            QVERIFY2(isDone(again), again.body.c_str());
            QCOMPARE(tried->effects(), std::size_t{1});
        }
        QVERIFY(refusals > 0);
    }
};

QTEST_GUILESS_MAIN(TestBusyHeadquarters)
#include "tst_busy_headquarters.moc"
