#include "server/api/news_board.h"
#include "server/commands/housekeeping.h"
#include "server/store/notice_keys.h"
#include "tests/server/office.h"

#include <QTest>

#include <sstream>

using namespace wupan;
using test::holds;
using test::Office;
using test::Visitor;

/// Every step tells whom it concerns, on headquarters' pages.
class TestNoticesPage : public QObject
{
    Q_OBJECT
private:
    static constexpr const char* kLate = "2031-12-31"; ///< a limit that is not escalated before

    static void assign(Office& office, const Issue& issue, DepartmentId lead,
                       const std::string& until = {})
    {
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        visitor.get("/issues/" + issue.id.text());
        QCOMPARE(
            visitor
                .post("/issues/" + issue.id.text() + "/steps", FormValues()
                                                                   .with("csrf", visitor.csrf())
                                                                   .with("step", "assign")
                                                                   .with("lead", lead.text())
                                                                   .with("until", until))
                .status,
            303);
    }

    static bool hasBadge(const Response& page, const std::string& count)
    {
        return holds(page, "<span id=\"unseen\">" + count + "</span>");
    }

    static std::size_t kept(Office& office, const char* login, Role role,
                            DepartmentId department = {})
    {
        std::size_t count = 0;
        office.server.write([&](StoreTransaction& store) {
            const OfficerId id = store.credential(login)->officer;
            count = store
                        .notices(office.server.park.id, noticeKeys(Actor{id, role, department, {}}),
                                 id, 1000)
                        .size();
        });
        return count;
    }

    static void readAll(Office& office, const char* login)
    {
        Visitor visitor(office.server);
        visitor.signIn(login);
        visitor.get("/notices");
        const std::string upTo = std::to_string(office.server.clock.now().ms);
        QCOMPARE(
            visitor.post("/notices", FormValues().with("csrf", visitor.csrf()).with("upTo", upTo))
                .status,
            303);
    }

    /// As `serve` does it by itself.
    static void tidyAfterDays(Office& office, int days)
    {
        office.server.clock.advanceMs(days * kMillisecondsPerDay);
        std::ostringstream said;
        Log log(said, office.server.clock, Log::Format::text);
        Housekeeping(office.server.context(), log).work();
        QVERIFY2(said.str().find("error") == std::string::npos, said.str().c_str());
    }

private slots:
    void whomAStepConcernsSeesItUntilItIsRead()
    {
        Office office;
        const Issue issue = office.issue("用电增容申请", IssueState::accepted);
        assign(office, issue, office.power);
        Visitor handler(office.server);
        handler.signIn("power");
        QVERIFY(hasBadge(handler.get("/"), "1"));
        const Response notices = handler.get("/notices");
        QVERIFY(holds(notices, "样本协调") && holds(notices, "assigned it"));
        QVERIFY(holds(notices, "用电增容申请") && holds(notices, "class=\"new\""));
        const std::string upTo = std::to_string(office.server.clock.now().ms);
        QVERIFY(holds(notices, "name=\"upTo\" value=\"" + upTo + "\""));
        QCOMPARE(
            handler.post("/notices", FormValues().with("csrf", handler.csrf()).with("upTo", upTo))
                .status,
            303);
        const Response read = handler.get("/notices");
        QVERIFY(holds(read, "assigned it") && !holds(read, "class=\"new\""));
        QVERIFY(holds(read, "<span id=\"unseen\" hidden>"));
    }

    void whatComesAfterThePageWasReadStaysNew()
    {
        Office office;
        const Issue issue = office.issue("用电增容申请", IssueState::accepted);
        Visitor handler(office.server);
        handler.signIn("power");
        handler.get("/notices");
        const std::string upTo = std::to_string(office.server.clock.now().ms);
        office.server.clock.advanceMs(1000);
        assign(office, issue, office.power);
        handler.post("/notices", FormValues().with("csrf", handler.csrf()).with("upTo", upTo));
        QVERIFY(hasBadge(handler.get("/"), "1"));
    }

    void nobodyElseIsToldAndNobodyOfTheirOwnSteps()
    {
        Office office;
        const Issue issue = office.issue("用电增容申请", IssueState::accepted);
        assign(office, issue, office.power);
        Visitor visitor(office.server);
        for (const char* login : {"land", "coordinator"}) {
            visitor.signIn(login);
            QVERIFY2(holds(visitor.get("/notices"), "Nothing has concerned you yet."), login);
        }
        visitor.signIn("officer-1"); // who registered it
        QVERIFY(holds(visitor.get("/notices"), "assigned it"));
    }

    /// A department that an issue was taken from may not read it any more.
    void whatOneMayNotReadIsNotShown()
    {
        Office office;
        const Issue issue = office.issue("用电增容申请", IssueState::accepted);
        assign(office, issue, office.power);
        assign(office, issue, office.land);
        Visitor visitor(office.server);
        visitor.signIn("power");
        QVERIFY(!holds(visitor.get("/notices"), "用电增容申请"));
        visitor.signIn("land");
        QVERIFY(holds(visitor.get("/notices"), "用电增容申请"));
    }

    void manyAreCountedAsMany()
    {
        Office office;
        const Issue issue = office.issue("用电增容申请", IssueState::accepted);
        assign(office, issue, office.power);
        office.server.clock.advanceMs(1000);
        Visitor coordinator(office.server);
        coordinator.signIn("coordinator");
        for (int i = 0; i < 120; ++i)
            QCOMPARE(coordinator.step(issue.id, IssueStep::comment, "第几次").status, 303);
        Visitor handler(office.server);
        handler.signIn("power");
        QVERIFY(hasBadge(handler.get("/"), "99+"));
    }

    void whatEverybodyHasSeenIsForgottenAfterAQuarter()
    {
        Office office;
        office.handler("power-2", office.power);
        const Issue issue = office.issue("用电增容申请", IssueState::accepted);
        assign(office, issue, office.power, kLate);
        const auto ofPower = [&] { return kept(office, "power", Role::handler, office.power); };
        readAll(office, "power");
        tidyAfterDays(office, 89);
        QCOMPARE(ofPower(), std::size_t{1}); // not old enough
        tidyAfterDays(office, 2);
        QCOMPARE(ofPower(), std::size_t{1}); // the second handler has not seen it
        QCOMPARE(kept(office, "officer-1", Role::officer), std::size_t{1}); // nor the registrar
        readAll(office, "power-2");
        tidyAfterDays(office, 0);
        QCOMPARE(ofPower(), std::size_t{0});
        QCOMPARE(kept(office, "officer-1", Role::officer), std::size_t{1});
    }

    void whatNobodyReadIsForgottenAfterAYear()
    {
        Office office;
        const Issue issue = office.issue("用电增容申请", IssueState::accepted);
        assign(office, issue, office.power, kLate);
        tidyAfterDays(office, 364);
        Visitor handler(office.server);
        handler.signIn("power");
        QVERIFY(hasBadge(handler.get("/"), "1"));
        tidyAfterDays(office, 2);
        handler.signIn("power");
        const Response notices = handler.get("/notices");
        QVERIFY(holds(notices, "Nothing has concerned you yet."));
        QVERIFY(holds(notices, "<span id=\"unseen\" hidden>"));
        QVERIFY(holds(handler.get("/issues/" + issue.id.text()), "assigned it"));
    }

    /// Tablets make their notices of the events themselves.
    void tabletsAreNotToldThatNoticesAreForgotten()
    {
        Office office;
        const Issue issue = office.issue("用电增容申请", IssueState::accepted);
        assign(office, issue, office.power, kLate);
        const auto position = [&] {
            std::int64_t newest = 0;
            office.server.write([&](StoreTransaction& store) {
                newest = store.newestPosition(office.server.park.id);
            });
            return newest;
        };
        const std::int64_t before = position();
        tidyAfterDays(office, 366);
        QCOMPARE(kept(office, "power", Role::handler, office.power), std::size_t{0});
        QCOMPARE(position(), before);
        office.server.write([&](StoreTransaction& store) {
            QVERIFY(!store
                         .recordsWith(office.server.park.id, RecordType::issueEvent, "issueId",
                                      issue.id.text())
                         .empty());
        });
    }

    void whoHasLeftHoldsNothingBack()
    {
        Office office;
        office.handler("power-2", office.power);
        const Issue issue = office.issue("用电增容申请", IssueState::accepted);
        assign(office, issue, office.power, kLate);
        readAll(office, "power");
        office.server.write([&](StoreTransaction& store) {
            const OfficerId id = store.credential("power-2")->officer;
            auto person = fromDocument<Officer>(
                store.record(office.server.park.id, RecordType::officer, id.uuid)->document);
            person.active = false;
            store.put(office.server.park.id, RecordType::officer, toDocument(person), {});
        });
        tidyAfterDays(office, 91);
        QCOMPARE(kept(office, "power", Role::handler, office.power), std::size_t{0});
    }

    void aPageHearsThatThereIsSomethingNew()
    {
        Office office;
        ServerContext& context = office.server.context();
        NewsBoard news(context.store, context.clock);
        context.news = &news;
        Visitor visitor(office.server);
        QCOMPARE(visitor.get("/live").status, 303);
        visitor.signIn("coordinator");
        QVERIFY(holds(visitor.get("/"), "/assets/live.js"));
        const Response one = visitor.get("/live");
        const Response other = visitor.get("/live");
        QVERIFY(one.events && other.events);
        for (const Response* stream : {&one, &other}) {
            QVERIFY(!stream->events->take()->empty()); // for what came before
            QVERIFY(stream->events->take()->empty());
        }
        office.issue("用电增容申请");
        for (const Response* stream : {&one, &other}) {
            std::string heard;
            QTRY_VERIFY(!heard.append(stream->events->take().value_or("")).empty());
        }
        office.server.clock.advanceMs(6 * kMillisecondsPerMinute);
        QVERIFY(!one.events->take()); // whoever still may asks again
        context.news = nullptr;
    }
};

QTEST_GUILESS_MAIN(TestNoticesPage)
#include "tst_notices_page.moc"
