#include "core/model/department.h"
#include "core/model/enterprise.h"
#include "core/model/issue.h"
#include "server/pages/form_values.h"
#include "server/pages/pages.h"
#include "tests/server/server_fixture.h"

#include <QTest>

using namespace wupan;
using test::ServerFixture;

namespace {

/// Somebody at a browser, who sees what headquarters' pages answer.
class Visitor
{
public:
    explicit Visitor(ServerFixture& server)
        : m_server(server)
        , m_api(server.context())
        , m_pages(server.context(), m_api.authentication(), true)
    {}

    Response get(const std::string& target)
    {
        const std::size_t mark = target.find('?');
        Request request = asked("GET", target.substr(0, mark));
        if (mark != std::string::npos)
            request.query = target.substr(mark + 1);
        return take(m_pages.handle(request));
    }

    Response post(const std::string& path, const FormValues& form)
    {
        Request request = asked("POST", path);
        request.headers["origin"] = origin;
        request.body = form.encoded();
        return take(m_pages.handle(request));
    }

    Response signIn(const std::string& login, const std::string& to = {})
    {
        return post("/sign-in", FormValues()
                                    .with("login", login)
                                    .with("password", ServerFixture::kPassword)
                                    .with("to", to));
    }

    /// Of the page that was seen last.
    [[nodiscard]] std::string csrf() const
    {
        const std::string mark = R"(name="csrf" value=")";
        const std::size_t at = m_seen.find(mark);
        return at == std::string::npos ? std::string() : m_seen.substr(at + mark.size(), 64);
    }

    Response step(IssueId issue, IssueStep step, const std::string& text = {})
    {
        get("/issues/" + issue.text());
        return post("/issues/" + issue.text() + "/steps", FormValues()
                                                              .with("csrf", csrf())
                                                              .with("step", std::string(word(step)))
                                                              .with("text", text));
    }

    std::string cookie; ///< name=value
    std::string language = "en";
    std::string origin = "https://hq.example";

private:
    Request asked(const std::string& method, const std::string& path) const
    {
        Request request{method, path, {}, {}, "10.0.0.1", {}};
        request.headers["host"] = "hq.example";
        request.headers["accept-language"] = language;
        if (!cookie.empty())
            request.headers["cookie"] = "other=1; " + cookie;
        return request;
    }
    Response take(Response response)
    {
        const auto set = response.headers.find("Set-Cookie");
        if (set != response.headers.end() && set->second.starts_with("__Host-wupan="))
            cookie = set->second.substr(0, set->second.find(';'));
        m_seen = response.body;
        return response;
    }

    ServerFixture& m_server;
    Api m_api;
    Pages m_pages;
    std::string m_seen;
};

bool holds(const Response& response, const std::string& text)
{
    return response.body.find(text) != std::string::npos;
}

/// A park with two departments and somebody of each role that looks at issues.
struct Office
{
    Office()
    {
        server.addPerson("样本协调", "coordinator", Role::coordinator);
        server.addPerson("样本管理", "admin", Role::admin);
        power = department("供电部门");
        land = department("用地部门");
        handler("power", power);
        handler("land", land);
        Enterprise firm;
        firm.id = enterprise = server.newId<EnterpriseId>();
        firm.name = "智能装备示范企业";
        put(firm);
    }

    DepartmentId department(const std::string& name)
    {
        Department department;
        department.id = server.newId<DepartmentId>();
        department.name = name;
        department.categories = {"power"};
        put(department);
        return department.id;
    }

    void handler(const std::string& login, DepartmentId department)
    {
        const OfficerId id = server.addPerson("样本" + login, login, Role::handler);
        Officer person;
        person.id = id;
        person.name = "样本" + login;
        person.role = Role::handler;
        person.departmentId = department;
        put(person);
    }

    Issue issue(const std::string& title, IssueState state = IssueState::registered)
    {
        Issue issue;
        issue.id = server.newId<IssueId>();
        issue.number = "WT-2026-" + std::to_string(++m_issues);
        issue.title = title;
        issue.description = "第一行\n第二行";
        issue.category = Category::power;
        issue.state = state;
        issue.enterpriseId = enterprise;
        issue.registeredBy = server.officer;
        issue.registeredAt = issue.stateChangedAt = server.clock.now();
        issue.dueAt = server.clock.now().plusMs(10 * kMillisecondsPerDay);
        put(issue);
        return issue;
    }

    Issue stored(IssueId id)
    {
        Issue issue;
        server.write([&](StoreTransaction& store) {
            issue = fromDocument<Issue>(
                store.record(server.park.id, RecordType::issue, id.uuid)->document);
        });
        return issue;
    }

    template <class Record>
    void put(const Record& record)
    {
        server.write([&](StoreTransaction& store) {
            store.put(server.park.id, Record::kType, toDocument(record), {});
        });
    }

    ServerFixture server;
    DepartmentId power;
    DepartmentId land;
    EnterpriseId enterprise;

private:
    int m_issues = 0;
};

} // namespace

class TestHeadquartersPages : public QObject
{
    Q_OBJECT
private slots:
    void whoIsNotSignedInIsAskedToAndComesBack()
    {
        Office office;
        const Issue issue = office.issue("用电增容申请");
        Visitor visitor(office.server);
        const std::string path = "/issues/" + issue.id.text();
        const Response asked = visitor.get(path);
        QCOMPARE(asked.status, 303);
        QCOMPARE(asked.headers.at("Location"), "/sign-in?to=%2Fissues%2F" + issue.id.text());
        QVERIFY(holds(visitor.get("/sign-in"), "type=\"password\""));
        const Response signedIn = visitor.signIn("coordinator", path);
        QCOMPARE(signedIn.status, 303);
        QCOMPARE(signedIn.headers.at("Location"), path);
        QCOMPARE(visitor.get(path).status, 200);
    }

    void afterTheSignInNobodyIsLedElsewhere_data()
    {
        QTest::addColumn<QString>("to");
        for (const char* to : {"https://elsewhere.example/", "//elsewhere.example", "javascript:x",
                               "/\\elsewhere.example", "/a\r\nSet-Cookie: x=1", ""})
            QTest::newRow(to) << to;
    }

    void afterTheSignInNobodyIsLedElsewhere()
    {
        QFETCH(QString, to);
        Office office;
        Visitor visitor(office.server);
        QCOMPARE(visitor.signIn("coordinator", to.toStdString()).headers.at("Location"),
                 std::string("/"));
    }

    void aWrongPasswordIsRefusedAndTheLoginKept()
    {
        Office office;
        Visitor visitor(office.server);
        const Response refused = visitor.post(
            "/sign-in", FormValues().with("login", "coordinator").with("password", "wrong"));
        QCOMPARE(refused.status, 401);
        QVERIFY(holds(refused, "The login or the password is wrong"));
        QVERIFY(holds(refused, "value=\"coordinator\""));
        QVERIFY(visitor.cookie.empty());
    }

    void theCookieIsKeptFromScriptsAndOtherSites()
    {
        Office office;
        Visitor visitor(office.server);
        const std::string cookie = visitor.signIn("coordinator").headers.at("Set-Cookie");
        for (const char* word : {"__Host-wupan=", "HttpOnly", "Secure", "SameSite=Lax", "Path=/"})
            QVERIFY2(cookie.find(word) != std::string::npos, word);
    }

    void aSessionEndsAtTheSignOutAfterTwelveHoursAndWithTheRights()
    {
        Office office;
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        visitor.get("/");
        const std::string cookie = visitor.cookie;
        QCOMPARE(visitor.post("/sign-out", FormValues().with("csrf", visitor.csrf())).status, 303);
        visitor.cookie = cookie;
        QCOMPARE(visitor.get("/").status, 303);

        visitor.signIn("coordinator");
        office.server.clock.advanceMs(12 * kMillisecondsPerHour + 1);
        QCOMPARE(visitor.get("/").status, 303);

        visitor.signIn("power");
        QCOMPARE(visitor.get("/").status, 200);
        office.server.write([&](StoreTransaction& store) {
            const auto who = store.credential("power");
            auto person = store.record(who->park, RecordType::officer, who->officer.uuid);
            person->document["active"] = false;
            store.put(who->park, RecordType::officer, person->document, {});
        });
        QCOMPARE(visitor.get("/").status, 303);
    }

    void theBoardShowsWhatItsReaderMaySee()
    {
        Office office;
        Issue mine = office.issue("用电增容申请", IssueState::assigned);
        mine.leadDepartmentId = office.power;
        office.put(mine);
        office.issue("厂区道路破损");
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        const Response all = visitor.get("/");
        QVERIFY(holds(all, "用电增容申请") && holds(all, "厂区道路破损"));
        QVERIFY(holds(all, "智能装备示范企业") && holds(all, "1–2 of 2"));
        visitor.signIn("power");
        const Response some = visitor.get("/");
        QVERIFY(holds(some, "用电增容申请") && !holds(some, "厂区道路破损"));
        visitor.signIn("land");
        QVERIFY(holds(visitor.get("/"), "No issue matches."));
        QCOMPARE(visitor.get("/issues/" + mine.id.text()).status, 404);
        visitor.signIn("admin");
        QCOMPARE(visitor.get("/").status, 403);
    }

    void theCardsNarrowTheBoard()
    {
        Office office;
        office.issue("未受理");
        Issue late = office.issue("逾期了", IssueState::assigned);
        late.dueAt = office.server.clock.now().plusMs(-2 * kMillisecondsPerDay);
        late.leadDepartmentId = office.land;
        office.put(late);
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        const Response red = visitor.get("/?show=overdue");
        QVERIFY(holds(red, "逾期了") && !holds(red, "未受理"));
        QVERIFY(holds(red, "2 days overdue"));
        const Response fresh = visitor.get("/?show=awaitingAccept&category=power&order=newest");
        QVERIFY(!holds(fresh, "逾期了") && holds(fresh, "未受理"));
        QVERIFY(holds(visitor.get("/?category=water"), "No issue matches."));
        const Response led = visitor.get("/?department=" + office.land.text());
        QVERIFY(holds(led, "逾期了") && !holds(led, "未受理"));
    }

    void theBoardHasPages()
    {
        Office office;
        for (int i = 1; i <= 51; ++i)
            office.issue("问题" + std::to_string(i));
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        const Response first = visitor.get("/?order=newest");
        QVERIFY(holds(first, "1–50 of 51") && holds(first, "/?order=newest&amp;page=2"));
        const Response second = visitor.get("/?order=newest&page=2");
        QVERIFY(holds(second, "51–51 of 51") && holds(second, "rel=\"prev\""));
        for (const char* page : {"0", "-1", "x", "99999999999999999999"})
            QCOMPARE(visitor.get(std::string("/?page=") + page).status, 200);
    }

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

    void bothLanguagesAreThere()
    {
        Office office;
        office.issue("用电增容申请");
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        QVERIFY(holds(visitor.get("/"), "Red, overdue"));
        visitor.language = "zh-CN,zh;q=0.9";
        const Response chinese = visitor.get("/");
        QVERIFY(holds(chinese, "红灯 逾期") && holds(chinese, "lang=\"zh-CN\""));
        visitor.cookie += "; lang=en";
        QVERIFY(holds(visitor.get("/"), "Red, overdue"));
        const Response chosen = visitor.get("/language?to=zh-CN");
        QVERIFY(chosen.headers.at("Set-Cookie").starts_with("lang=zh"));
    }

    void whatIsNoPageSaysSo()
    {
        Office office;
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        for (const char* path : {"/nothing", "/issues/", "/issues/x", "/files/x",
                                 "/issues/019ab000-0000-7000-8000-000000000001"}) {
            const Response answer = visitor.get(path);
            QVERIFY2(answer.status == 404, path);
            QVERIFY(holds(answer, "There is no such page"));
        }
        QCOMPARE(visitor.get("/assets/style.css").status, 200);
    }
};

QTEST_GUILESS_MAIN(TestHeadquartersPages)
#include "tst_headquarters_pages.moc"
