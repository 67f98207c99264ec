#include "core/services/attention_service.h"

#include "core/model/issue.h"
#include "core/services/issue_service.h"
#include "core/services/visit_service.h"
#include "core/store/sync_status_store.h"
#include "tests/support/temporary_tablet.h"

#include <QTest>

using namespace wupan;
using test::TemporaryTablet;

namespace {

constexpr auto kBefore = "企业已提交增容申请，希望尽快送电。";
constexpr auto kMine = "企业已提交增容申请，需 630 kVA，希望月底前送电。";
constexpr auto kTheirs = "企业已提交增容申请，方案已答复，希望尽快送电。";
constexpr auto kTogether = "企业已提交增容申请，需 630 kVA，方案已答复，希望月底前送电。";

/// An issue of this officer whose description both sides changed.
struct Conflict : TemporaryTablet
{
    Conflict()
    {
        NewIssue draft;
        draft.enterpriseId = enterprise.id;
        draft.title = "用电增容申请";
        draft.description = kBefore;
        issue = *IssueService(*tablet).capture(draft);
        answer({});
        Issue row = load<Issue>(issue);
        pull(row, 1);
        require(IssueService(*tablet).edit(issue, {{"description", kMine}, {"urgency", "urgent"}}));
        ChangeOutcome outcome;
        outcome.outcome = Outcome::conflict;
        outcome.revision = 3;
        outcome.theirs["description"] = kTheirs;
        answer(outcome);
        row.description = kTheirs;
        pull(row, 3);
        revisions[issue.uuid] = 3;
    }

    /// Headquarters' answer to all that waits.
    void answer(ChangeOutcome outcome)
    {
        require(tablet->inTransaction([&] {
            LocalRows rows(*tablet);
            for (const Change& change : OutboxStore(tablet->database()).seal(100)) {
                outcome.sequence = change.sequence;
                if (outcome.outcome == Outcome::applied)
                    outcome.revision =
                        change.kind == ChangeKind::giveUp ? 0 : ++revisions[change.recordId];
                rows.settle(outcome, clock.now());
            }
            return done();
        }));
    }

    std::int64_t entry() { return SyncStatusStore(tablet->database()).attention().front().entry; }
    std::int64_t openCount() { return AttentionStore(tablet->database()).count(); }
    std::vector<Change> waiting() { return OutboxStore(tablet->database()).editsOf(issue.uuid); }

    IssueId issue;
    std::map<Uuid, std::int64_t> revisions; ///< at headquarters
};

ChangeOutcome refusal(const std::string& reason)
{
    ChangeOutcome outcome;
    outcome.outcome = Outcome::refused;
    outcome.reason = reason;
    return outcome;
}

} // namespace

class TestAttentionService : public QObject
{
    Q_OBJECT
private slots:
    void aConflictShowsAllVersionsAndAProposal()
    {
        Conflict device;
        const auto found = AttentionService(*device.tablet).open(device.entry());
        QVERIFY(found.ok());
        QVERIFY(found->maySendAgain);
        QCOMPARE(found->texts.size(), std::size_t{1}); // the urgency was applied
        const AttentionText& text = found->texts.front();
        QCOMPARE(text.field, "description");
        QCOMPARE(text.was, kBefore);
        QCOMPARE(text.mine, kMine);
        QCOMPARE(text.theirs, kTheirs);
        QCOMPARE(text.proposal, kTogether);
    }

    void aLaterVersionOfHeadquartersIsShown()
    {
        Conflict device;
        Issue row = device.load<Issue>(device.issue);
        row.description = "方案已答复。";
        device.pull(row, 4);
        const auto found = AttentionService(*device.tablet).open(device.entry());
        QCOMPARE(found->texts.front().theirs, "方案已答复。");
    }

    void sendingAgainIsAnOrdinaryEditOnHeadquartersVersion()
    {
        Conflict device;
        AttentionService service(*device.tablet);
        const std::int64_t entry = device.entry();
        QVERIFY(service.sendAgain(entry, {{"description", kTogether, kTheirs}}).ok());
        QCOMPARE(device.openCount(), std::int64_t{0});
        QCOMPARE(device.load<Issue>(device.issue).description, kTogether);
        const std::vector<Change> waiting = device.waiting();
        QCOMPARE(waiting.size(), std::size_t{1});
        QVERIFY(waiting.front().kind == ChangeKind::update);
        QCOMPARE(waiting.front().fields, (json::object{{"description", kTogether}}));
        QCOMPARE(waiting.front().was, (json::object{{"description", kTheirs}}));
        QVERIFY(AttentionStore(device.tablet->database()).find(entry)->decision ==
                Decision::sentAgain);
    }

    void takingTheirsIsToldToHeadquarters()
    {
        Conflict device;
        const std::int64_t entry = device.entry();
        const std::string editId = AttentionStore(device.tablet->database()).find(entry)->editId;
        QVERIFY(AttentionService(*device.tablet).takeTheirs(entry).ok());
        QCOMPARE(device.openCount(), std::int64_t{0});
        const std::vector<Change> waiting = device.waiting();
        QCOMPARE(waiting.size(), std::size_t{1});
        QVERIFY(waiting.front().kind == ChangeKind::giveUp);
        QCOMPARE(waiting.front().fields, (json::object{{"editId", editId}}));
        QCOMPARE(device.load<Issue>(device.issue).description, kTheirs);
    }

    void sendingHeadquartersOwnWordsIsTakingThem()
    {
        Conflict device;
        const std::int64_t entry = device.entry();
        QVERIFY(AttentionService(*device.tablet)
                    .sendAgain(entry, {{"description", kTheirs, kTheirs}})
                    .ok());
        QVERIFY(device.waiting().front().kind == ChangeKind::giveUp);
        QVERIFY(AttentionStore(device.tablet->database()).find(entry)->decision ==
                Decision::tookTheirs);
    }

    void givingUpJoinsNoOtherEditAndNoneJoinsIt()
    {
        Conflict device;
        IssueService issues(*device.tablet);
        QVERIFY(issues.edit(device.issue, {{"title", "增容"}}).ok());
        QVERIFY(AttentionService(*device.tablet).giveUp(device.entry()).ok());
        QVERIFY(issues.edit(device.issue, {{"title", "用电增容"}}).ok());
        const std::vector<Change> waiting = device.waiting();
        QCOMPARE(waiting.size(), std::size_t{3});
        QVERIFY(waiting[1].kind == ChangeKind::giveUp);
        QCOMPARE(device.load<Issue>(device.issue).title, "用电增容");
        device.answer({});
        QCOMPARE(device.load<Issue>(device.issue).title, "用电增容");
        QVERIFY(!OutboxStore(device.tablet->database()).base(device.issue.uuid));
    }

    void aDecisionIsMadeOnce()
    {
        Conflict device;
        AttentionService service(*device.tablet);
        const std::int64_t entry = device.entry();
        QVERIFY(service.giveUp(entry).ok());
        QCOMPARE(service.giveUp(entry).error().code, ErrorCode::wrongState);
        QCOMPARE(service.sendAgain(entry, {{"description", kTogether, kTheirs}}).error().code,
                 ErrorCode::wrongState);
        QCOMPARE(device.waiting().size(), std::size_t{1});
        QCOMPARE(service.giveUp(99).error().code, ErrorCode::notFound);
    }

    void aRefusedCreationIsSentAgainWithItsTextChanged()
    {
        Conflict device;
        NewIssue draft;
        draft.enterpriseId = device.enterprise.id;
        draft.title = "道路破损";
        const IssueId id = *IssueService(*device.tablet).capture(draft);
        const IssueEventId eventBefore =
            OutboxStore(device.tablet->database()).editsOf(id.uuid).front().eventId;
        device.answer(refusal("tooLong"));
        QVERIFY(!RecordStore(device.tablet->database()).read(RecordType::issue, id.uuid));

        AttentionService service(*device.tablet);
        const std::int64_t entry = device.entry();
        const auto found = service.open(entry);
        QVERIFY(found->maySendAgain);
        QCOMPARE(found->texts.size(), std::size_t{1});
        QCOMPARE(found->texts.front().proposal, "道路破损");
        QVERIFY(service.sendAgain(entry, {{"title", "厂区道路破损", ""}}).ok());
        QCOMPARE(device.load<Issue>(id).title, "厂区道路破损");
        const auto waiting = OutboxStore(device.tablet->database()).editsOf(id.uuid);
        QCOMPARE(waiting.size(), std::size_t{1});
        QVERIFY(waiting.front().kind == ChangeKind::create);
        QVERIFY(waiting.front().eventId != eventBefore);
        QCOMPARE(textAt(waiting.front().fields, "enterpriseId"), device.enterprise.id.text());
    }

    void aRefusedCreationIsGivenUpWithoutARecord()
    {
        Conflict device;
        const VisitId id =
            *VisitService(*device.tablet).plan(device.enterprise.id, device.clock.now());
        device.answer(refusal("notAllowed"));
        QVERIFY(AttentionService(*device.tablet).giveUp(device.entry()).ok());
        QVERIFY(!RecordStore(device.tablet->database()).read(RecordType::visit, id.uuid));
        device.answer({});
        QVERIFY(!RecordStore(device.tablet->database()).read(RecordType::visit, id.uuid));
        QCOMPARE(OutboxStore(device.tablet->database()).count(), std::int64_t{0});
    }

    void whatTheRulesStillForbidStaysOnTheList()
    {
        Conflict device;
        QVERIFY(
            IssueService(*device.tablet).edit(device.issue, {{"title", "用电增容，第二次"}}).ok());
        device.answer(refusal("closed"));
        Issue closed = device.load<Issue>(device.issue);
        closed.state = IssueState::closed;
        device.pull(closed, 5);
        const std::int64_t open = device.openCount();
        const Status again = AttentionService(*device.tablet)
                                 .sendAgain(device.entry(), {{"title", "第三次", "用电增容申请"}});
        QCOMPARE(again.error().detail, "closed");
        QCOMPARE(device.openCount(), open);
        QVERIFY(device.waiting().empty());
    }

    void aStepIsOnlyGivenUp()
    {
        Conflict device;
        QVERIFY(IssueService(*device.tablet).comment(device.issue, "进展").ok());
        device.answer(refusal("wrongState"));
        AttentionService service(*device.tablet);
        const auto found = service.open(device.entry());
        QVERIFY(!found->maySendAgain);
        QCOMPARE(found->texts.front().mine, "进展");
        QCOMPARE(service.sendAgain(device.entry(), {}).error().code, ErrorCode::wrongState);
        QVERIFY(service.giveUp(device.entry()).ok());
    }

    void anEditThatCannotBeReadIsGivenUpByItsId()
    {
        Conflict device;
        UnreadableEdit edit;
        edit.type = RecordType::issue;
        edit.recordId = device.issue.uuid;
        edit.text = "{\"title\":";
        edit.savedAt = device.clock.now().plusMs(1);
        std::string editId;
        QVERIFY(device.tablet
                    ->inTransaction([&] {
                        editId = AttentionStore(device.tablet->database()).addUnreadable(edit);
                        return done();
                    })
                    .ok());
        AttentionService service(*device.tablet);
        QVERIFY(!service.open(device.entry())->maySendAgain);
        QVERIFY(
            QString::fromStdString(*service.exported(device.entry())).contains("{\\\"title\\\":"));
        QVERIFY(service.giveUp(device.entry()).ok());
        QCOMPARE(textAt(device.waiting().front().fields, "editId"), editId);
    }

    void anExportHoldsBothVersions()
    {
        Conflict device;
        const auto text = AttentionService(*device.tablet).exported(device.entry());
        QVERIFY(text.ok());
        const auto object = parseObject(*text);
        QVERIFY(object.ok());
        const json::object& description = arrayAt(*object, "texts").front().as_object();
        QCOMPARE(textAt(description, "before"), kBefore);
        QCOMPARE(textAt(description, "thisDevice"), kMine);
        QCOMPARE(textAt(description, "headquarters"), kTheirs);
        QCOMPARE(textAt(*object, "answeredAt"), "2026-11-23 09:00");
        QCOMPARE(textAt(objectAt(objectAt(*object, "edit"), "fields"), "urgency"), "urgent");
    }
};

QTEST_APPLESS_MAIN(TestAttentionService)
#include "tst_attention_service.moc"
