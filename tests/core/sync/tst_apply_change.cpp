#include "core/sync/apply_change.h"

#include "core/model/issue.h"
#include "core/model/issue_event.h"
#include "core/model/visit.h"
#include "core/procedure/park_rules.h"
#include "tests/support/seeded_random.h"

#include <QTest>

using namespace wupan;

/// Documents and rights as headquarters applies them.
class TestApplyChange : public QObject
{
    Q_OBJECT
private:
    test::SeededRandom m_random{3};
    ParkRules m_rules;
    Instant m_at{1'795'395'600'000};
    Actor m_officer{OfficerId{uuid()}, Role::officer, {}, {}};
    Actor m_stranger{OfficerId{uuid()}, Role::officer, {}, {}};
    Actor m_coordinator{OfficerId{uuid()}, Role::coordinator, {}, {}};

    Uuid uuid() { return Uuid::v7(m_at, m_random); }

    Applied apply(const Document* current, const Change& change, const Actor& actor)
    {
        return applyChange(current, {}, change, {actor, m_at, m_rules});
    }

    Change change(RecordType type, ChangeKind kind, const Uuid& id, json::object fields)
    {
        Change out;
        out.sequence = 1;
        out.type = type;
        out.kind = kind;
        out.recordId = id;
        out.fields = std::move(fields);
        return out;
    }

    Document registeredIssue(const Uuid& id)
    {
        Change create = change(RecordType::issue, ChangeKind::create, id,
                               {{"title", "用电增容"}, {"category", "power"}});
        create.eventId = IssueEventId{uuid()};
        return apply(nullptr, create, m_officer).document;
    }

private slots:
    void aVisitBelongsToWhoMadeItWhateverTheBodySays()
    {
        const Change create = change(RecordType::visit, ChangeKind::create, uuid(),
                                     {{"officerId", m_stranger.id.text()}, {"state", "planned"}});
        const Applied applied = apply(nullptr, create, m_officer);
        QCOMPARE(applied.outcome.outcome, Outcome::applied);
        QCOMPARE(fromDocument<Visit>(applied.document).officerId.text(), m_officer.id.text());
    }

    void givingUpChangesNoRecordAndNeedsNoRight()
    {
        const Uuid id = uuid();
        const Document issue = registeredIssue(id);
        const Change given = change(RecordType::issue, ChangeKind::giveUp, id, {{"editId", "aa"}});
        const Applied applied = apply(&issue, given, m_stranger);
        QCOMPARE(applied.outcome.outcome, Outcome::applied);
        QCOMPARE(applied.document, issue);
        QVERIFY(applied.events.empty());
        const Applied without = apply(nullptr, given, m_stranger);
        QCOMPARE(without.outcome.outcome, Outcome::applied);
        QVERIFY(without.document.empty());
    }

    void refusalsAreNamed_data()
    {
        QTest::addColumn<int>("who");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QString>("reason");
        QTest::newRow("a handler plans no visits") << 2 << "visit"
                                                   << "create" << QByteArray("{}") << "notAllowed";
        QTest::newRow("nobody makes officers through sync")
            << 0 << "officer"
            << "create" << QByteArray("{}") << "notAllowed";
        QTest::newRow("an update of nothing") << 0 << "visit"
                                              << "update" << QByteArray("{}") << "missing";
        QTest::newRow("headquarters' fields")
            << 0 << "issue"
            << "create" << QByteArray(R"({"number":"WT-1"})") << "fieldNotWritable";
        QTest::newRow("the procedure's fields")
            << 0 << "issue"
            << "create" << QByteArray(R"({"state":"closed"})") << "fieldNotWritable";
        QTest::newRow("a number where a text belongs")
            << 0 << "issue"
            << "create" << QByteArray(R"({"title":5})") << "malformedField";
        QTest::newRow("an id that is none")
            << 0 << "visit"
            << "create" << QByteArray(R"({"enterpriseId":"x"})") << "malformedField";
        QTest::newRow("the id of another record")
            << 0 << "visit"
            << "create" << QByteArray(R"({"id":"0190163d-8694-739b-aea5-966c26f8ad90"})")
            << "fieldNotWritable";
        QTest::newRow("a revision")
            << 0 << "visit"
            << "create" << QByteArray(R"({"revision":7})") << "fieldNotWritable";
        QTest::newRow("a time beyond the calendar")
            << 0 << "visit"
            << "create" << QByteArray(R"({"plannedAt":9223372036854775807})") << "malformedField";
        QTest::newRow("a hash that is a path")
            << 0 << "attachment"
            << "create" << QByteArray(R"({"sha256":"/etc/passwd"})") << "malformedField";
        QTest::newRow("a thumbnail's hash that is a path")
            << 0 << "attachment"
            << "create" << QByteArray(R"({"thumbnailSha256":"/etc/passwd"})") << "malformedField";
        QTest::newRow("what headquarters says of a thumbnail")
            << 0 << "attachment"
            << "create" << QByteArray(R"({"thumbnailReceivedAt":5})") << "fieldNotWritable";
        QTest::newRow("a text of 64 KB and one byte")
            << 0 << "visit"
            << "create"
            << "{\"summary\":\"" + QByteArray(65'537, 's') + "\"}"
            << "tooLong";
        QTest::newRow("an unknown field of 17 levels")
            << 0 << "visit"
            << "create"
            << "{\"x\":" + QByteArray(17, '[') + QByteArray(17, ']') + "}"
            << "tooLong";
        QTest::newRow("a list of 1,001")
            << 0 << "visit"
            << "create"
            << "{\"peopleMet\":[1" + QByteArray(",1").repeated(1000) + "]}"
            << "tooLong";
    }

    void refusalsAreNamed()
    {
        QFETCH(int, who);
        QFETCH(QString, type);
        QFETCH(QString, kind);
        QFETCH(QByteArray, fields);
        QFETCH(QString, reason);
        const Actor handler{OfficerId{uuid()}, Role::handler, {}, {}};
        const Change sent = change(*parseWord<RecordType>(type.toStdString()),
                                   *parseWord<ChangeKind>(kind.toStdString()), uuid(),
                                   *parseObject(fields.toStdString()));
        const Applied applied = apply(nullptr, sent, who == 0 ? m_officer : handler);
        QCOMPARE(applied.outcome.outcome, Outcome::refused);
        QCOMPARE(QString::fromStdString(applied.outcome.reason), reason);
    }

    void anotherOfficersVisitIsNotYours()
    {
        const Uuid id = uuid();
        const Document visit =
            apply(nullptr, change(RecordType::visit, ChangeKind::create, id, {}), m_officer)
                .document;
        const Change edit = change(RecordType::visit, ChangeKind::update, id, {{"summary", "x"}});
        QCOMPARE(apply(&visit, edit, m_stranger).outcome.reason, "notYours");
        QCOMPARE(apply(&visit, edit, m_officer).outcome.outcome, Outcome::applied);
    }

    void registeringMakesTheFirstEntryOfTheHistoryAndALimit()
    {
        Change create = change(RecordType::issue, ChangeKind::create, uuid(),
                               {{"title", "用电增容"}, {"category", "power"}});
        create.eventId = IssueEventId{uuid()};
        const Applied applied = apply(nullptr, create, m_officer);
        QCOMPARE(applied.outcome.outcome, Outcome::applied);
        const auto issue = fromDocument<Issue>(applied.document);
        QCOMPARE(issue.state, IssueState::registered);
        QVERIFY(issue.dueAt.has_value());
        QCOMPARE(applied.events.size(), std::size_t{1});
        const auto event = fromDocument<IssueEvent>(applied.events.front());
        QCOMPARE(event.id.text(), create.eventId.text());
        QCOMPARE(event.step, IssueStep::registerIssue);
        QCOMPARE(event.authorId.text(), m_officer.id.text());
    }

    void anIssueThatWasEditedBeforeItWasSentIsAsOldAsItIs()
    {
        Change create = change(RecordType::issue, ChangeKind::create, uuid(),
                               {{"title", "用电增容"}, {"category", "power"}});
        create.eventId = IssueEventId{uuid()};
        create.ages = {{"category", 3'600'000}};
        const Applied applied = apply(nullptr, create, m_officer);
        QCOMPARE(fromDocument<Issue>(applied.document).stateChangedAt.value(),
                 m_at.plusMs(-3'600'000));
        QCOMPARE(fromDocument<IssueEvent>(applied.events.front()).at, m_at.plusMs(-3'600'000));
    }

    void anOlderPartOfAnEditDoesNotBeatALaterWriter()
    {
        const Uuid id = uuid();
        const Document visit =
            apply(nullptr, change(RecordType::visit, ChangeKind::create, id, {}), m_officer)
                .document;
        Change joined =
            change(RecordType::visit, ChangeKind::update, id,
                   {{"signerName", "甲"}, {"answers", json::object{{"/q1", "a"}, {"/q2", "a"}}}});
        joined.ages = {{"signerName", 1000}, {"answers//q1", 1000}};
        const FieldTimes later{{"signerName", m_at.ms - 500},
                               {"answers//q1", m_at.ms - 500},
                               {"answers//q2", m_at.ms - 500}};
        const Applied applied = applyChange(&visit, later, joined, {m_officer, m_at, m_rules});
        QVERIFY(!applied.document.contains("signerName"));
        QCOMPARE(applied.document.at("answers"), json::value(json::object{{"/q2", "a"}}));
    }

    void aLateRequestDoesNotMakeTheSameDevicesNextEditOlder()
    {
        Actor own = m_officer;
        own.deviceId = DeviceId{uuid()};
        const Uuid id = uuid();
        const Applied late =
            apply(nullptr,
                  change(RecordType::visit, ChangeKind::create, id, {{"signerName", "甲"}}), own);
        const Change next =
            change(RecordType::visit, ChangeKind::update, id, {{"signerName", "乙"}});
        const Applied applied =
            applyChange(&late.document, late.times, next, {own, m_at.plusMs(-60'000), m_rules});
        QCOMPARE(applied.outcome.outcome, Outcome::applied);
        QCOMPARE(fromDocument<Visit>(applied.document).signerName, "乙");
        Actor other = own;
        other.deviceId = DeviceId{uuid()};
        QCOMPARE(
            applyChange(&late.document, late.times, next, {other, m_at.plusMs(-60'000), m_rules})
                .outcome.outcome,
            Outcome::merged);
    }

    void anAgeNeverMakesAnEditYoungerNorOlderThan1970()
    {
        const FieldAges ages{{"a", -5}, {"b", INT64_MAX}, {"c", "old"}};
        QCOMPARE(timeOf("a", m_at, ages), m_at);
        QCOMPARE(timeOf("b", m_at, ages), Instant{0});
        QCOMPARE(timeOf("c", m_at, ages), m_at);
    }

    void stepsFollowTheProcedure()
    {
        const Uuid id = uuid();
        const Document issue = registeredIssue(id);
        Change accept = change(RecordType::issue, ChangeKind::step, id, {{"text", "受理"}});
        accept.step = "accept";
        accept.eventId = IssueEventId{uuid()};
        const Applied byOfficer = apply(&issue, accept, m_officer);
        QCOMPARE(byOfficer.outcome.outcome, Outcome::refused);
        QCOMPARE(byOfficer.outcome.reason, "wrongRole");

        const Applied byCoordinator = apply(&issue, accept, m_coordinator);
        QCOMPARE(byCoordinator.outcome.outcome, Outcome::applied);
        QCOMPARE(fromDocument<Issue>(byCoordinator.document).state, IssueState::accepted);
        const auto event = fromDocument<IssueEvent>(byCoordinator.events.front());
        QCOMPARE(event.fromState.value(), IssueState::registered);
        QCOMPARE(event.toState.value(), IssueState::accepted);
    }

    void fieldsOfANewerPeerSurviveEditsAndSteps()
    {
        const Uuid id = uuid();
        Document issue = registeredIssue(id);
        issue["droneFootage"] = json::array{"a", 1};
        Change comment = change(RecordType::issue, ChangeKind::step, id, {{"text", "进展"}});
        comment.step = "comment";
        comment.eventId = IssueEventId{uuid()};
        const Applied applied = apply(&issue, comment, m_officer);
        QCOMPARE(applied.outcome.outcome, Outcome::applied);
        QCOMPARE(applied.document.at("droneFootage"), json::value(json::array{"a", 1}));
    }

    void aClosedIssueTakesNoEdits()
    {
        const Uuid id = uuid();
        Document issue = registeredIssue(id);
        issue["state"] = "closed";
        const Change edit = change(RecordType::issue, ChangeKind::update, id, {{"title", "新"}});
        QCOMPARE(apply(&issue, edit, m_officer).outcome.reason, "closed");
    }
};

QTEST_APPLESS_MAIN(TestApplyChange)
#include "tst_apply_change.moc"
