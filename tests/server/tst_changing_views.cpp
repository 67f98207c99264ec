#include "core/model/attachment.h"
#include "core/model/department.h"
#include "core/model/issue.h"
#include "core/model/issue_event.h"
#include "server/api/record_scope.h"
#include "tests/server/protocol_tablet.h"

#include <QTest>

#include <set>

using namespace wupan;
using test::ProtocolTablet;
using test::ServerFixture;

namespace {

std::set<Uuid> idsOf(const SyncResponse& answer, RecordType type)
{
    std::set<Uuid> ids;
    for (const RecordRun& run : answer.records)
        if (run.type == type)
            for (const json::value& document : run.documents)
                ids.insert(*Uuid::parse(textAt(document.as_object(), "id")));
    return ids;
}

std::set<Uuid> goneOf(const SyncResponse& answer)
{
    std::set<Uuid> ids;
    for (const GoneRecord& gone : answer.gone)
        ids.insert(gone.id);
    return ids;
}

} // namespace

/// What a tablet is told when its user's view of the park changes.
class TestChangingViews : public QObject
{
    Q_OBJECT
private:
    ServerFixture m_server;
    DepartmentId m_power = m_server.newId<DepartmentId>();
    DepartmentId m_roads = m_server.newId<DepartmentId>();
    int m_people = 0;

    struct Person
    {
        OfficerId id;
        std::string login;
    };

    Person addHandler(DepartmentId department)
    {
        const std::string login = "handler-" + std::to_string(++m_people);
        Person person{m_server.addPerson("样本经办人", login, Role::handler), login};
        change(person.id, [&](Officer& officer) { officer.departmentId = department; });
        return person;
    }

    template <class Edit>
    void change(OfficerId id, const Edit& edit)
    {
        m_server.write([&](StoreTransaction& store) {
            const auto stored = store.record(m_server.park.id, RecordType::officer, id.uuid);
            auto officer = fromDocument<Officer>(stored->document);
            edit(officer);
            store.put(m_server.park.id, RecordType::officer, toDocument(officer), {});
        });
    }

    struct Case
    {
        Uuid issue;
        Uuid event;
        Uuid picture;
        [[nodiscard]] std::set<Uuid> all() const { return {issue, event, picture}; }
    };

    Case addIssue(DepartmentId lead)
    {
        Issue issue;
        issue.id = m_server.newId<IssueId>();
        issue.leadDepartmentId = lead;
        IssueEvent event;
        event.id = m_server.newId<IssueEventId>();
        event.issueId = issue.id;
        Attachment picture;
        picture.id = m_server.newId<AttachmentId>();
        picture.ownerType = word(RecordType::issue);
        picture.ownerId = issue.id.text();
        m_server.write([&](StoreTransaction& store) {
            const ParkId park = m_server.park.id;
            putInScope(store, park, {RecordType::issue, toDocument(issue), {}}, nullptr, now());
            store.put(park, RecordType::issueEvent, toDocument(event), {});
            store.put(park, RecordType::attachment, toDocument(picture), {});
        });
        return {issue.id.uuid, event.id.uuid, picture.id.uuid};
    }

    void assign(const Case& which, DepartmentId lead)
    {
        m_server.write([&](StoreTransaction& store) {
            const auto stored = store.record(m_server.park.id, RecordType::issue, which.issue);
            auto issue = fromDocument<Issue>(stored->document);
            issue.leadDepartmentId = lead;
            putInScope(store, m_server.park.id, {RecordType::issue, toDocument(issue), {}},
                       &stored->document, now());
        });
    }

    [[nodiscard]] Instant now() const { return m_server.clock.now(); }

private slots:
    void anIssueThatMovesLeavesOneDepartmentAndEntersAnotherWithAllThatBelongsToIt()
    {
        const Case which = addIssue(m_power);
        const Person before = addHandler(m_power);
        const Person after = addHandler(m_roads);
        ProtocolTablet had(m_server, before.id, before.login);
        ProtocolTablet gets(m_server, after.id, after.login);
        const SyncResponse first = had.sync({});
        QVERIFY(idsOf(first, RecordType::issue).contains(which.issue));
        const SyncResponse empty = gets.sync({});
        QVERIFY(idsOf(empty, RecordType::issue).empty());

        assign(which, m_roads);
        const SyncResponse left = had.sync({}, first.cursor);
        QVERIFY(!left.snapshot);
        QCOMPARE(goneOf(left), which.all());
        QVERIFY(left.records.empty());
        QVERIFY(had.sync({}, left.cursor).gone.empty());

        const SyncResponse entered = gets.sync({}, empty.cursor);
        QVERIFY(entered.gone.empty());
        QVERIFY(idsOf(entered, RecordType::issue).contains(which.issue));
        QVERIFY(idsOf(entered, RecordType::issueEvent).contains(which.event));
        QVERIFY(idsOf(entered, RecordType::attachment).contains(which.picture));
    }

    void whatCameBackIsNotGone()
    {
        const Case which = addIssue(m_power);
        const Person person = addHandler(m_power);
        ProtocolTablet tablet(m_server, person.id, person.login);
        const SyncResponse first = tablet.sync({});
        assign(which, m_roads);
        assign(which, m_power);
        const SyncResponse next = tablet.sync({}, first.cursor);
        QVERIFY(next.gone.empty());
        QVERIFY(idsOf(next, RecordType::issueEvent).contains(which.event));
    }

    void nobodyHearsOfWhatLeftAnotherDepartment()
    {
        const Case which = addIssue(m_power);
        const Person person = addHandler(m_server.newId<DepartmentId>());
        ProtocolTablet tablet(m_server, person.id, person.login);
        const SyncResponse first = tablet.sync({});
        assign(which, m_roads);
        QVERIFY(tablet.sync({}, first.cursor).gone.empty());
    }

    void whoseRightsChangeGetsACompleteView()
    {
        const Case which = addIssue(m_roads);
        const Person person = addHandler(m_power);
        ProtocolTablet tablet(m_server, person.id, person.login);
        const SyncResponse first = tablet.sync({});
        QVERIFY(!tablet.sync({}, first.cursor).snapshot);
        change(person.id, [&](Officer& officer) { officer.departmentId = m_roads; });
        const SyncResponse moved = tablet.sync({}, first.cursor);
        QVERIFY(moved.snapshot);
        QVERIFY(idsOf(moved, RecordType::issue).contains(which.issue));
        QVERIFY(!tablet.sync({}, moved.cursor).snapshot);
    }

    void whoLeftTheParkDeliversAndGetsNothing()
    {
        const std::string login = "officer-" + std::to_string(++m_people + 100);
        const OfficerId person = m_server.addPerson("样本干部丙", login, Role::officer);
        ProtocolTablet tablet(m_server, person, login);
        const SyncResponse first = tablet.sync({});
        change(person, [](Officer& officer) { officer.active = false; });
        Change visit;
        visit.type = RecordType::visit;
        visit.recordId = m_server.newId<VisitId>().uuid;
        visit.kind = ChangeKind::create;
        visit.fields = {{"summary", "离任前的走访"}};
        const SyncResponse answer = tablet.sync({visit}, first.cursor);
        QCOMPARE(answer.outcomes.front().outcome, Outcome::refused);
        QCOMPARE(answer.outcomes.front().reason, "notAllowed");
        QVERIFY(answer.snapshot);
        QVERIFY(answer.records.empty());
        m_server.write([&](StoreTransaction& store) {
            const auto copy = store.history(tablet.device, 1);
            QCOMPARE(std::string(textAt(copy->change.fields, "summary")), "离任前的走访");
        });
        const Response other = m_server.send("GET", "/v1/records/park/" + m_server.park.id.text(),
                                             "", {}, tablet.token);
        QCOMPARE(other.status, 401);
    }

    void whoWasAwayForLongerThanWhatHasGoneIsRememberedGetsACompleteView()
    {
        const Case which = addIssue(m_power);
        const Person person = addHandler(m_power);
        ProtocolTablet away(m_server, person.id, person.login);
        const SyncResponse first = away.sync({});
        assign(which, m_roads);
        ProtocolTablet present(m_server, person.id, person.login);
        const SyncResponse last = present.sync({});
        m_server.clock.advanceMs(1);
        m_server.write([&](StoreTransaction& store) {
            QVERIFY(store.compact(m_server.park.id, now()) > 0);
            QCOMPARE(store.compact(m_server.park.id, now()), std::int64_t{0});
        });
        QVERIFY(away.sync({}, first.cursor).snapshot);
        QVERIFY(!present.sync({}, last.cursor).snapshot);
    }
};

QTEST_APPLESS_MAIN(TestChangingViews)
#include "tst_changing_views.moc"
