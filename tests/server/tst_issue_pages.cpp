#include "tests/server/office.h"

#include <QTest>

using namespace wupan;
using test::holds;
using test::Office;
using test::Visitor;

/// An issue at headquarters' pages, and the steps that people take there.
class TestIssuePages : public QObject
{
    Q_OBJECT
private slots:
    void whatPeopleTypedIsText()
    {
        Office office;
        const Issue issue = office.issue("<script>alert(1)</script>\"'&");
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        for (const Response& page : {visitor.get("/"), visitor.get("/issues/" + issue.id.text())}) {
            QVERIFY(!holds(page, "<script"));
            QVERIFY(holds(page, "&lt;script&gt;"));
            QVERIFY(page.headers.at("Content-Security-Policy").starts_with("default-src 'none'"));
        }
    }

    void anIssueGoesThroughTheWholeProcedure()
    {
        Office office;
        const Issue issue = office.issue("用电增容申请");
        const std::string path = "/issues/" + issue.id.text();
        Visitor coordinator(office.server);
        coordinator.signIn("coordinator");
        QCOMPARE(coordinator.step(issue.id, IssueStep::accept).status, 303);
        coordinator.get(path);
        QCOMPARE(coordinator
                     .post(path + "/steps", FormValues()
                                                .with("csrf", coordinator.csrf())
                                                .with("step", "assign")
                                                .with("lead", office.power.text())
                                                .with("assisting", office.land.text())
                                                .with("text", "请尽快办理"))
                     .status,
                 303);
        const Issue assigned = office.stored(issue.id);
        QCOMPARE(assigned.leadDepartmentId, office.power);
        QCOMPARE(assigned.assistingDepartmentIds, std::vector{office.land});
        Visitor handler(office.server);
        handler.signIn("power");
        QCOMPARE(handler.step(issue.id, IssueStep::handle).status, 303);
        QCOMPARE(handler.step(issue.id, IssueStep::answer, "已送电").status, 303);
        coordinator.get(path);
        QCOMPARE(coordinator
                     .post(path + "/steps", FormValues()
                                                .with("csrf", coordinator.csrf())
                                                .with("step", "rate")
                                                .with("grade", "satisfied")
                                                .with("text", "电话回访"))
                     .status,
                 303);
        QCOMPARE(coordinator.step(issue.id, IssueStep::close).status, 303);
        QCOMPARE(office.stored(issue.id).state, IssueState::closed);
        const Response shown = coordinator.get(path);
        for (const char* line : {"请尽快办理", "已送电", "电话回访", "assigned it → 供电部门",
                                 "satisfied", "样本power"})
            QVERIFY2(holds(shown, line), line);
    }

    void aRefusedStepSaysWhyAndKeepsWhatWasTyped()
    {
        Office office;
        const Issue issue = office.issue("用电增容申请", IssueState::accepted);
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        const Response refused = visitor.step(issue.id, IssueStep::assign, "没有选部门");
        QCOMPARE(refused.status, 422);
        QVERIFY(holds(refused, "Please choose the department that leads."));
        QVERIFY(holds(refused, ">没有选部门</textarea>"));
    }

    void whatWasTypedForAStepThatIsNotToBeHadAnyMoreIsOfferedAsAComment()
    {
        Office office;
        const Issue issue = office.issue("用电增容申请");
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        visitor.get("/issues/" + issue.id.text());
        // Somebody else is faster.
        Issue closed = issue;
        closed.state = IssueState::closed;
        office.put(closed);
        const Response refused = visitor.step(issue.id, IssueStep::returnToAuthor, "请补充照片");
        QCOMPARE(refused.status, 422);
        QVERIFY(holds(refused, "this step no longer fits"));
        const std::size_t comment = refused.body.find(R"(name="step" value="comment")");
        QVERIFY(comment != std::string::npos);
        QVERIFY(refused.body.find(">请补充照片</textarea>", comment) != std::string::npos);
    }

    void withoutTheFormsOwnValueNothingIsDone()
    {
        Office office;
        const Issue issue = office.issue("用电增容申请");
        const std::string path = "/issues/" + issue.id.text() + "/steps";
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        visitor.get("/");
        const FormValues form =
            FormValues().with("step", "accept").with("csrf", std::string(64, '0'));
        QCOMPARE(visitor.post(path, form).status, 403);
        QCOMPARE(visitor.post(path, FormValues().with("step", "accept")).status, 403);
        visitor.origin = "https://elsewhere.example";
        QCOMPARE(visitor.post(path, form.with("csrf", visitor.csrf())).status, 403);
        QCOMPARE(office.stored(issue.id).state, IssueState::registered);
    }

    void anotherDepartmentTakesNoStep()
    {
        Office office;
        Issue issue = office.issue("用电增容申请", IssueState::assigned);
        issue.leadDepartmentId = office.power;
        office.put(issue);
        Visitor visitor(office.server);
        visitor.signIn("land");
        visitor.get("/");
        const Response refused =
            visitor.post("/issues/" + issue.id.text() + "/steps",
                         FormValues().with("csrf", visitor.csrf()).with("step", "handle"));
        QCOMPARE(refused.status, 404);
        QCOMPARE(office.stored(issue.id).state, IssueState::assigned);
    }
};

QTEST_GUILESS_MAIN(TestIssuePages)
#include "tst_issue_pages.moc"
