#include "core/services/issue_service.h"

#include "core/store/issue_store.h"
#include "core/store/outbox_store.h"
#include "tests/support/temporary_tablet.h"

#include <QTest>

using namespace wupan;
using test::TemporaryTablet;

class TestIssueService : public QObject
{
    Q_OBJECT
private:
    static NewIssue draft(const TemporaryTablet& device)
    {
        NewIssue issue;
        issue.enterpriseId = device.enterprise.id;
        issue.category = Category::power;
        issue.title = "用电增容申请";
        issue.description = "需 630 kVA";
        return issue;
    }

private slots:
    void capturingMakesARegisteredIssueWithItsHistory()
    {
        TemporaryTablet device;
        const IssueId id = *IssueService(*device.tablet).capture(draft(device));
        const Issue issue = device.load<Issue>(id);
        QCOMPARE(issue.state, IssueState::registered);
        QCOMPARE(issue.registeredBy.text(), device.officer.id.text());
        QVERIFY(issue.dueAt.has_value());
        const auto events = IssueStore(device.tablet->database()).events(id);
        QCOMPARE(events.size(), std::size_t{1});
        QVERIFY(events.front().pending);
    }

    void whatIsMissingIsNamedAndNothingIsSaved()
    {
        TemporaryTablet device;
        IssueService issues(*device.tablet);
        NewIssue untitled = draft(device);
        untitled.title = " \n";
        QCOMPARE(issues.capture(untitled).error().detail, "title");
        NewIssue nowhere = draft(device);
        nowhere.enterpriseId = {};
        QCOMPARE(issues.capture(nowhere).error().detail, "enterprise");
        NewIssue endless = draft(device);
        endless.title = std::string(301, 'x');
        QCOMPARE(issues.capture(endless).error().code, ErrorCode::tooLarge);
        QCOMPARE(OutboxStore(device.tablet->database()).count(), std::int64_t{0});
    }

    void commentsAddToTheHistory()
    {
        TemporaryTablet device;
        IssueService issues(*device.tablet);
        const IssueId id = *issues.capture(draft(device));
        device.clock.advanceMs(1000);
        QVERIFY(issues.comment(id, "已联系供电部门").ok());
        const auto events = IssueStore(device.tablet->database()).events(id);
        QCOMPARE(events.size(), std::size_t{2});
        QCOMPARE(events.front().event.text, "已联系供电部门");
        QCOMPARE(issues.comment(id, "").error().detail, "textRequired");
    }

    void aStepOfAnotherRoleIsRefusedHereAlready()
    {
        TemporaryTablet device;
        IssueService issues(*device.tablet);
        const IssueId id = *issues.capture(draft(device));
        const Status refused = issues.take(id, IssueStep::accept, {});
        QCOMPARE(refused.error().code, ErrorCode::wrongState);
        QCOMPARE(refused.error().detail, "wrongRole");
        QCOMPARE(OutboxStore(device.tablet->database()).count(), std::int64_t{1});
    }

    void anEditKeepsWhatTheTextWasBefore()
    {
        TemporaryTablet device;
        IssueService issues(*device.tablet);
        const IssueId id = *issues.capture(draft(device));
        QVERIFY(device.tablet
                    ->inTransaction([&] {
                        OutboxStore(device.tablet->database()).seal(10);
                        return done();
                    })
                    .ok());
        QVERIFY(issues.edit(id, {{"description", "需 800 kVA"}}).ok());
        const Change edit = OutboxStore(device.tablet->database()).editsOf(id.uuid).back();
        QCOMPARE(std::string(textAt(edit.was, "description")), "需 630 kVA");
        QCOMPARE(issues.edit(id, {{"state", "closed"}}).error().detail, "fieldNotWritable");
    }
};

QTEST_APPLESS_MAIN(TestIssueService)
#include "tst_issue_service.moc"
