#include "tests/server/office.h"

#include <QTest>

using namespace wupan;
using test::holds;
using test::Office;
using test::ServerFixture;
using test::Visitor;

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
        QCOMPARE(visitor.get("/").headers.at("Location"), std::string("/people"));
        QCOMPARE(visitor.get("/issues/" + mine.id.text()).status, 403);
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

    void theBoardIsSearched()
    {
        Office office;
        office.issue("用电增容申请");
        office.issue("厂区道路破损");
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        const Response found = visitor.get("/?search=ydzr");
        QVERIFY(holds(found, "用电增容申请") && !holds(found, "厂区道路破损"));
        QVERIFY(holds(found, "value=\"ydzr\""));
        QVERIFY(holds(visitor.get("/?search=%E9%81%93%E8%B7%AF"), "厂区道路破损"));
        QVERIFY(holds(visitor.get("/?search=nothing"), "No issue matches."));
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
        QCOMPARE(visitor.get("/assets/icon.svg").status, 200);
    }
};

QTEST_GUILESS_MAIN(TestHeadquartersPages)
#include "tst_headquarters_pages.moc"
