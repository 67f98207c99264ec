#include "core/model/department.h"
#include "core/model/issue.h"
#include "server/api/news_board.h"
#include "server/api/record_scope.h"
#include "tests/server/protocol_tablet.h"

#include <QTest>

#include <atomic>

using namespace wupan;
using test::ProtocolTablet;
using test::ServerFixture;

namespace {

/// A stream as its connection holds it.
class Listener
{
public:
    Listener(ServerFixture& server, const std::string& token)
        : m_response(server.send("GET", "/v1/events", "", {}, token))
    {
        if (!m_response.events)
            throw std::runtime_error(m_response.body);
        m_response.events->watch([this] { m_woken = true; });
        m_first = take();
    }
    ~Listener() { m_response.events->watch(nullptr); }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    /// "(end)" for the end.
    std::string take() { return m_response.events->take().value_or("(end)"); }
    /// What it says when it is woken; "(silence)" when it is not.
    std::string next()
    {
        const bool woken = QTest::qWaitFor([&] { return m_woken.exchange(false); }, 30'000);
        return woken ? take() : "(silence)";
    }
    [[nodiscard]] const std::string& first() const { return m_first; }

private:
    Response m_response;
    std::atomic<bool> m_woken = false;
    std::string m_first;
};

bool isNews(const std::string& text)
{
    return text.starts_with("event: news\ndata: {\"position\":") && text.ends_with("}\n\n");
}

} // namespace

/// Who is told that there is something new.
class TestNewsBoard : public QObject
{
    Q_OBJECT
private:
    ServerFixture m_server;
    std::unique_ptr<NewsBoard> m_board;
    DepartmentId m_power = m_server.newId<DepartmentId>();
    DepartmentId m_roads = m_server.newId<DepartmentId>();

    Issue issueOf(DepartmentId department)
    {
        Issue issue;
        issue.id = m_server.newId<IssueId>();
        issue.title = "绝密事项";
        issue.leadDepartmentId = department;
        return issue;
    }

    void put(const Issue& issue)
    {
        m_server.write([&](StoreTransaction& store) {
            store.put(m_server.park.id, RecordType::issue, toDocument(issue), {});
        });
    }

    OfficerId addHandler(const std::string& login, DepartmentId department)
    {
        const OfficerId id = m_server.addPerson("样本经办人", login, Role::handler);
        m_server.write([&](StoreTransaction& store) {
            const auto stored = store.record(m_server.park.id, RecordType::officer, id.uuid);
            auto officer = fromDocument<Officer>(stored->document);
            officer.departmentId = department;
            store.put(m_server.park.id, RecordType::officer, toDocument(officer), {});
        });
        return id;
    }

    Change plannedVisit()
    {
        Change change;
        change.type = RecordType::visit;
        change.recordId = m_server.newId<VisitId>().uuid;
        change.kind = ChangeKind::create;
        change.fields["officerId"] = m_server.officer.text();
        return change;
    }

    /// Everything until now is old.
    void beginAnew()
    {
        cleanup();
        init();
    }

private slots:
    void init()
    {
        m_board = std::make_unique<NewsBoard>(m_server.context().store, m_server.clock);
        m_server.context().news = m_board.get();
    }

    void cleanup()
    {
        m_server.context().news = nullptr;
        m_board.reset();
    }

    void whoListensIsToldWhatCameBeforeAndWhatComes()
    {
        Listener listener(m_server, m_server.token());
        QVERIFY(isNews(listener.first()));
        QCOMPARE(listener.take(), std::string());
        put(issueOf(m_power));
        const std::string news = listener.next();
        QVERIFY2(isNews(news), news.c_str());
        QVERIFY(news.find("绝密") == std::string::npos);
        QCOMPARE(listener.take(), std::string());
    }

    void aRevokedTabletHearsNothingMore()
    {
        const json::object lost = m_server.enrol(m_server.officer, "officer-1");
        m_server.clock.advanceMs(1000);
        Listener listener(m_server, std::string(textAt(lost, "accessToken")));
        Listener other(m_server, m_server.token());
        m_server.write([&](StoreTransaction& store) {
            store.revoke(DeviceId::parse(textAt(lost, "deviceId")).value(), false,
                         m_server.clock.now());
        });
        QCOMPARE(listener.next(), std::string("(end)"));
        put(issueOf(m_power));
        QVERIFY(isNews(other.next()));
    }

    void whatAnotherProcessWritesIsNoticedToo()
    {
        const std::string token = m_server.token();
        QCOMPARE(m_server.send("GET", "/v1/events", "", {}, token).status, 200); // is noted
        beginAnew();
        Listener listener(m_server, token);
        const auto other = m_server.anotherStore(m_server.random);
        const Status written = other->write([&](StoreTransaction& store) {
            store.put(m_server.park.id, RecordType::issue, toDocument(issueOf(m_power)), {});
            return done();
        });
        QVERIFY(written.ok());
        QVERIFY(isNews(listener.next()));
    }

    void aTabletIsNotToldOfItsOwnEdits()
    {
        ProtocolTablet tablet(m_server);
        ProtocolTablet another(m_server);
        beginAnew();
        Listener own(m_server, tablet.token);
        Listener others(m_server, another.token);
        tablet.sync({plannedVisit()});
        QVERIFY(isNews(others.next()));
        QCOMPARE(own.take(), std::string()); // both are woken at once
    }

    void aDepartmentIsToldOfItsOwnIssuesOnly()
    {
        const ProtocolTablet handler(m_server, addHandler("power", m_power), "power");
        beginAnew();
        Listener power(m_server, handler.token);
        Listener officer(m_server, m_server.token());
        Issue issue = issueOf(m_roads);
        put(issue);
        QVERIFY(isNews(officer.next()));
        QCOMPARE(power.take(), std::string()); // both are woken at once
        issue.leadDepartmentId = m_power;
        put(issue);
        QVERIFY(isNews(officer.next()));
        QVERIFY(isNews(power.take()));
    }

    void aDepartmentIsToldOfWhatLeavesIt()
    {
        const ProtocolTablet handler(m_server, addHandler("leaving", m_power), "leaving");
        Issue issue = issueOf(m_power);
        const Document before = toDocument(issue);
        put(issue);
        beginAnew();
        Listener power(m_server, handler.token);
        issue.leadDepartmentId = m_roads;
        m_server.write([&](StoreTransaction& store) {
            putInScope(store, m_server.park.id, {RecordType::issue, toDocument(issue), {}}, &before,
                       m_server.clock.now());
        });
        QVERIFY(isNews(power.next()));
    }

    void aNewerStreamOfTheSameTabletEndsTheOlder()
    {
        ProtocolTablet tablet(m_server);
        Listener older(m_server, tablet.token);
        Listener newer(m_server, tablet.token);
        QCOMPARE(older.next(), std::string("(end)"));
        QVERIFY(isNews(newer.first()));
        put(issueOf(m_power));
        QVERIFY(isNews(newer.next()));
    }

    void nobodyListensWithoutAToken()
    {
        QCOMPARE(m_server.send("GET", "/v1/events", "", {}, "").status, 401);
        QCOMPARE(m_server.send("GET", "/v1/events", "", {}, "made up").status, 401);
    }

    void itEndsWithTheAccessToken()
    {
        Listener listener(m_server, m_server.token());
        m_server.clock.advanceMs(kMillisecondsPerHour);
        QCOMPARE(listener.take(), std::string("(end)"));
    }
};

QTEST_GUILESS_MAIN(TestNewsBoard)
#include "tst_news_board.moc"
