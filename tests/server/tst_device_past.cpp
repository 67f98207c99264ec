#include "core/model/visit.h"
#include "tests/server/protocol_tablet.h"

#include <QTest>

using namespace wupan;
using test::ProtocolTablet;
using test::ServerFixture;

namespace {

Change visit(ServerFixture& server, json::object fields = {})
{
    Change change;
    change.type = RecordType::visit;
    change.recordId = server.newId<VisitId>().uuid;
    change.kind = ChangeKind::create;
    change.fields = std::move(fields);
    change.deviceAt = server.clock.now();
    return change;
}

Change edit(const Change& created, json::object fields)
{
    Change change = created;
    change.editId = {};
    change.kind = ChangeKind::update;
    change.fields = std::move(fields);
    return change;
}

/// A request with an edit that the tablet has sealed.
SyncRequest holding(ProtocolTablet& tablet, const Change& sealed)
{
    SyncRequest request;
    request.changes = {sealed};
    request.past = tablet.sealer().past();
    return request;
}

} // namespace

/// Which pasts of a device headquarters goes on with, and what it says to the others.
class TestDevicePast : public QObject
{
    Q_OBJECT
private:
    ServerFixture m_server;

    std::optional<StoredRecord> stored(const Change& change)
    {
        std::optional<StoredRecord> found;
        m_server.write([&](StoreTransaction& store) {
            found = store.record(m_server.park.id, change.type, change.recordId);
        });
        return found;
    }

private slots:
    void thePastThatHeadquartersKnowsGoesOn()
    {
        ProtocolTablet tablet(m_server);
        QVERIFY(!tablet.sync({}).forked);
        QVERIFY(!tablet.sync({visit(m_server)}).forked);
        QVERIFY(!tablet.sync({}).forked);
        QVERIFY(!tablet.sync({visit(m_server), visit(m_server)}).forked);
    }

    void aTabletThatIsACopyForksAtItsFirstSync()
    {
        ProtocolTablet tablet(m_server);
        static_cast<void>(tablet.sync({visit(m_server)}));
        ProtocolTablet copy = tablet;
        static_cast<void>(tablet.sync({visit(m_server)}));
        QVERIFY(copy.sync({}).forked);
        QVERIFY(!tablet.sync({}).forked);
    }

    void editsOfACopyAreNotAppliedUnderTheSharedId()
    {
        ProtocolTablet tablet(m_server);
        static_cast<void>(tablet.sync({visit(m_server)}));
        ProtocolTablet copy = tablet;
        static_cast<void>(tablet.sync({visit(m_server)}));
        const Change lost = visit(m_server);
        const SyncResponse answer = copy.sync({lost});
        QVERIFY(answer.forked);
        QVERIFY(answer.outcomes.empty());
        QVERIFY(!stored(lost));
    }

    void aBatchThatForksInTheMiddleIsNotAppliedAtAll()
    {
        ProtocolTablet tablet(m_server);
        SyncRequest request = tablet.sealer().request({visit(m_server), visit(m_server)});
        request.changes[1].chain = std::string(32, '0');
        QVERIFY(tablet.send(request).forked);
        QVERIFY(!stored(request.changes[0]));
    }

    void aGapIsAFork()
    {
        ProtocolTablet tablet(m_server);
        SyncRequest request = tablet.sealer().request({visit(m_server), visit(m_server)});
        request.changes.erase(request.changes.begin());
        QVERIFY(tablet.send(request).forked);
    }

    void editsThatWereAnsweredAndAreNotKnownAnyMoreAreAFork()
    {
        ProtocolTablet tablet(m_server);
        static_cast<void>(tablet.sealer().request({visit(m_server)})); // before a restore
        QVERIFY(tablet.sync({}).forked);
    }

    void moreSealedEditsThanOneRequestHoldsAreNoFork()
    {
        ProtocolTablet tablet(m_server);
        SyncRequest request = tablet.sealer().request({visit(m_server), visit(m_server)});
        const Change second = request.changes.back();
        request.changes.pop_back();
        QVERIFY(!tablet.send(request).forked);
        request.changes = {second};
        QVERIFY(!tablet.send(request).forked);
        QVERIFY(stored(second).has_value());
    }

    void underANewIdTheCopyGoesOn()
    {
        ProtocolTablet tablet(m_server);
        static_cast<void>(tablet.sync({visit(m_server)}));
        ProtocolTablet copy = tablet;
        static_cast<void>(tablet.sync({visit(m_server)}));
        copy.takeNewDeviceId();
        QVERIFY(copy.device != tablet.device);
        const Change own = visit(m_server);
        QVERIFY(!copy.sync({own}).forked);
        QVERIFY(stored(own).has_value());
        QVERIFY(!tablet.sync({visit(m_server)}).forked);
        m_server.write([&](StoreTransaction& store) {
            QCOMPARE(store.device(copy.device)->continues.text(), tablet.device.text());
        });
    }

    void anEditThatCameUnderAnotherIdIsADuplicate()
    {
        ProtocolTablet tablet(m_server);
        const Change created = tablet.sealer().seal(visit(m_server, {{"summary", "甲"}}));
        static_cast<void>(tablet.send(holding(tablet, created)));
        Change later = edit(created, {{"summary", "乙"}});
        later.was = {{"summary", "甲"}};
        static_cast<void>(tablet.sync({later}));
        tablet.takeNewDeviceId();
        const SyncResponse again = tablet.sync({created});
        QCOMPARE(again.outcomes.front().outcome, Outcome::duplicate);
        QCOMPARE(again.outcomes.front().first, Outcome::applied);
        QCOMPARE(again.outcomes.front().sequence, std::int64_t{1});
        QCOMPARE(std::string(textAt(stored(created)->document, "summary")), "乙");
        QVERIFY(!tablet.sync({}).forked);
    }

    void anEditWithOtherContentUnderTheSameNameIsRefusedAsARequest()
    {
        ProtocolTablet tablet(m_server);
        const Change created = tablet.sealer().seal(visit(m_server));
        SyncRequest first = holding(tablet, created);
        static_cast<void>(tablet.send(first));
        Change other = created;
        other.fields["summary"] = "另一句";
        first.changes = {other};
        const Response response =
            m_server.send("POST", "/v1/sync", encode(first), {}, tablet.token);
        QCOMPARE(response.status, 400);
        QVERIFY(response.body.find(created.editId.text()) != std::string::npos);
    }

    void theNameOfAnEditOfSomebodyElseIsNotAllowed()
    {
        ProtocolTablet tablet(m_server);
        const Change created = tablet.sealer().seal(visit(m_server));
        static_cast<void>(tablet.send(holding(tablet, created)));
        const OfficerId second = m_server.addPerson("样本干部乙", "officer-2", Role::officer);
        ProtocolTablet another(m_server, second, "officer-2");
        const SyncResponse answer = another.sync({created});
        QCOMPARE(answer.outcomes.front().outcome, Outcome::refused);
        QCOMPARE(answer.outcomes.front().reason, "notAllowed");
    }

    void aRecordThatTwoCopiesMadeIsOneRecordWithBothEdits()
    {
        ProtocolTablet tablet(m_server);
        Change created = visit(m_server, {{"summary", "甲"}});
        static_cast<void>(tablet.sync({created}));
        ProtocolTablet copy(m_server, m_server.officer, "officer-1");
        created.editId = {};
        created.fields = {{"signerName", "乙"}};
        QVERIFY(copy.sync({created}).outcomes.front().outcome != Outcome::refused);
        QCOMPARE(std::string(textAt(stored(created)->document, "summary")), "甲");
        QCOMPARE(std::string(textAt(stored(created)->document, "signerName")), "乙");
    }
};

QTEST_APPLESS_MAIN(TestDevicePast)
#include "tst_device_past.moc"
