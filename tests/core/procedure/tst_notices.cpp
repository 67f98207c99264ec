#include "core/procedure/notices.h"
#include "core/procedure/step_table.h"

#include <QTest>

using namespace wupan;

/// Whom each step concerns: o = whoever registered the issue, l = the department that leads,
/// a = one that assists, C = coordinators, L = leaders.
class TestNotices : public QObject
{
    Q_OBJECT
private:
    static Uuid id(int number)
    {
        return *Uuid::parse(QStringLiteral("019ab000-0000-7000-8000-%1")
                                .arg(number, 12, 10, QLatin1Char('0'))
                                .toStdString());
    }

    static Issue issueIn(IssueState state)
    {
        Issue issue;
        issue.id = IssueId{id(1)};
        issue.state = state;
        issue.registeredBy = OfficerId{id(2)};
        issue.leadDepartmentId = DepartmentId{id(3)};
        issue.assistingDepartmentIds = {DepartmentId{id(4)}};
        return issue;
    }

    static std::string whom(IssueStep step, const Issue& issue, OfficerId author = OfficerId{id(9)})
    {
        IssueEvent event;
        event.step = step;
        event.authorId = author;
        std::string found;
        const auto ask = [&](const char* sign, Actor person) {
            if (concerns(event, issue, person))
                found += sign;
        };
        ask("o", {issue.registeredBy, Role::officer, {}, {}});
        ask("l", {OfficerId{id(5)}, Role::handler, DepartmentId{id(3)}, {}});
        ask("a", {OfficerId{id(6)}, Role::handler, DepartmentId{id(4)}, {}});
        ask("C", {OfficerId{id(7)}, Role::coordinator, {}, {}});
        ask("L", {OfficerId{id(8)}, Role::leader, {}, {}});
        return found;
    }

private slots:
    void everyStepTellsSomebody_data()
    {
        QTest::addColumn<QByteArray>("step");
        QTest::addColumn<QByteArray>("told");
        const auto row = [](const char* step, const char* told) {
            QTest::newRow(step) << QByteArray(step) << QByteArray(told);
        };
        row("register", "C");
        row("supplement", "olaC");
        row("comment", "olaC");
        row("accept", "o");
        row("return", "o");
        row("assign", "ola");
        row("contest", "C");
        row("handle", "o");
        row("progress", "ol");
        row("requestExtension", "C");
        row("grantExtension", "ol");
        row("refuseExtension", "l");
        row("answer", "oC");
        row("rate", "lC");
        row("close", "ol");
        row("reopen", "olC");
        row("suspend", "ol");
        row("resume", "ol");
        row("urge", "la");
        row("escalate", "lCL");
        row("decide", "olC");
    }

    void everyStepTellsSomebody()
    {
        QFETCH(QByteArray, step);
        QFETCH(QByteArray, told);
        const auto parsed = parseWord<IssueStep>(step.toStdString());
        QVERIFY(parsed);
        QCOMPARE(whom(*parsed, issueIn(IssueState::handling)), told.toStdString());
    }

    void noStepIsForgotten()
    {
        for (const auto& [step, name] : WordTable<IssueStep>::entries)
            QVERIFY2(!whom(step, issueIn(IssueState::handling)).empty(), std::string(name).c_str());
    }

    void whoeverTookItIsNotTold()
    {
        const Issue issue = issueIn(IssueState::handling);
        QCOMPARE(whom(IssueStep::accept, issue, issue.registeredBy), std::string());
        QCOMPARE(whom(IssueStep::supplement, issue, issue.registeredBy), std::string("laC"));
    }

    void whatWaitsForItsAuthorUrgesTheAuthor()
    {
        QCOMPARE(whom(IssueStep::urge, issueIn(IssueState::returned)), std::string("o"));
        QCOMPARE(whom(IssueStep::urge, issueIn(IssueState::answered)), std::string("o"));
    }

    void onlyTheDepartmentIsUrgedWhoseAssistanceIsLate()
    {
        Issue issue = issueIn(IssueState::handling);
        issue.assistingDepartmentIds.push_back(DepartmentId{id(10)});
        IssueEvent event;
        event.step = IssueStep::urge;
        event.authorRole = Role::system;
        event.departmentId = DepartmentId{id(10)};
        const auto hears = [&](Role role, DepartmentId department) {
            return concerns(event, issue, {OfficerId{id(6)}, role, department, {}});
        };
        QVERIFY(hears(Role::handler, DepartmentId{id(10)}));
        QVERIFY(!hears(Role::handler, DepartmentId{id(4)})); // which assists as well
        QVERIFY(hears(Role::handler, issue.leadDepartmentId));
        QVERIFY(hears(Role::coordinator, {}));
        QVERIFY(!hears(Role::leader, {}) && !hears(Role::officer, {}));
    }

    void withoutDepartmentsNobodyOfOneIsTold()
    {
        Issue issue = issueIn(IssueState::registered);
        issue.leadDepartmentId = {};
        issue.assistingDepartmentIds = {};
        QCOMPARE(whom(IssueStep::comment, issue), std::string("oC"));
        IssueEvent event;
        event.step = IssueStep::comment;
        const Actor homeless{OfficerId{id(5)}, Role::handler, {}, {}};
        QVERIFY(!concerns(event, issue, homeless));
    }
};

QTEST_GUILESS_MAIN(TestNotices)
#include "tst_notices.moc"
