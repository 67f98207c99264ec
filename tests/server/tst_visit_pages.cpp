#include "core/forms/form_definition.h"
#include "core/model/checklist.h"
#include "core/model/visit.h"
#include "core/services/checklist_versions.h"
#include "server/demo/demo_files.h"
#include "tests/server/office.h"

#include <QTest>

using namespace wupan;
using test::holds;
using test::Office;
using test::Visitor;

/// Visits as headquarters looks at them, with the quota of officers and the burden of enterprises.
class TestVisitPages : public QObject
{
    Q_OBJECT
private slots:
    void theListIsNarrowedByOfficerMonthAndState()
    {
        Office office;
        const Visit done = office.visit(VisitState::completed, "谈了用电增容");
        office.visit(VisitState::completed);
        office.visit(VisitState::planned);
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        const Response all = visitor.get("/visits");
        QCOMPARE(all.status, 200);
        QVERIFY(holds(all, "1–3 of 3") && holds(all, "谈了用电增容"));
        QVERIFY(holds(visitor.get("/visits?show=lackingSummary"), "1–1 of 1"));
        QVERIFY(holds(visitor.get("/visits?show=plannedVisits"), "1–1 of 1"));
        const std::string month = parkDate(office.server.clock.now()).text().substr(0, 7);
        QVERIFY(holds(visitor.get("/visits?month=" + month), "1–3 of 3"));
        QVERIFY(holds(visitor.get("/visits?month=2020-01"), "No visit matches."));
        QVERIFY(holds(visitor.get("/visits?officer=" + office.server.officer.text()), "1–3 of 3"));
        QVERIFY(holds(visitor.get("/visits?enterprise=" + office.enterprise.text()),
                      "智能装备示范企业 ×"));
        QVERIFY(holds(visitor.get("/visits?enterprise=" + done.id.text()), "No visit matches."));
    }

    void aVisitShowsWhatWasSaidInTheWordsOfItsChecklist()
    {
        Office office;
        Checklist checklist;
        checklist.id = office.server.newId<ChecklistId>();
        checklist.xml = demoChecklist();
        office.put(checklist);
        const auto form = forms::parseForm(checklist.xml);
        QVERIFY(form);
        const auto chosen =
            std::ranges::find_if((*form)->questions, [](const forms::Question& question) {
                return question.type == forms::QuestionType::selectOne;
            });
        QVERIFY(chosen != (*form)->questions.end());
        Visit visit = office.visit(VisitState::completed, "第一行\n第二行");
        visit.checklistId = checklist.id;
        visit.answers[chosen->path] = chosen->choices.front().value;
        visit.peopleMet = {"样本经理"};
        const Issue issue = office.issue("用电增容申请");
        visit.proposals["/data/x"] = issue.id.text();
        office.put(visit);
        Issue besides = office.issue("厂区道路破损");
        besides.visitId = visit.id;
        office.put(besides);
        const Issue ofAnother = office.issue("招工难");
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        visitor.language = "zh-CN";
        const Response page = visitor.get("/visits/" + visit.id.text());
        QCOMPARE(page.status, 200);
        QVERIFY(holds(page, chosen->label.in("zh")));
        QVERIFY(holds(page, "<dd>" + chosen->choices.front().label.in("zh") + "</dd>"));
        QVERIFY(holds(page, "第一行\n第二行") && holds(page, "样本经理"));
        QVERIFY(holds(page, "/issues/" + issue.id.text()) && holds(page, "计入配额"));
        QVERIFY(holds(page, "/issues/" + besides.id.text()));
        QVERIFY(!holds(page, "/issues/" + ofAnother.id.text()));
    }

    void whatWasKeptOfAnEarlierVersionIsShownInItsWords()
    {
        Office office;
        Checklist earlier;
        earlier.id = office.server.newId<ChecklistId>();
        earlier.xml = demoChecklist();
        office.put(earlier);
        const auto form = forms::parseForm(earlier.xml);
        QVERIFY(form);
        const auto chosen =
            std::ranges::find_if((*form)->questions, [](const forms::Question& question) {
                return question.type == forms::QuestionType::selectOne;
            });
        QVERIFY(chosen != (*form)->questions.end());
        Checklist present = earlier;
        present.id = office.server.newId<ChecklistId>();
        office.put(present);
        Visit visit = office.visit(VisitState::checkedIn);
        visit.checklistId = present.id;
        visit.answers[versions::keptKey(earlier.id, chosen->path)] = chosen->choices.back().value;
        visit.answers[versions::keptKey(earlier.id, "/data/<gone>")] = "以前的话";
        office.put(visit);
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        visitor.language = "zh-CN";
        const Response page = visitor.get("/visits/" + visit.id.text());
        QCOMPARE(page.status, 200);
        QVERIFY(holds(page, "以前版本的回答") && holds(page, "以前的话"));
        QVERIFY(holds(page, "/data/&lt;gone&gt;"));
        QVERIFY(holds(page, "<dd>" + chosen->choices.back().label.in("zh") + "</dd>"));
    }

    void answersOfAnUnknownChecklistAreShownAsTheyAre()
    {
        Office office;
        Visit visit = office.visit(VisitState::checkedIn);
        visit.checklistId = office.server.newId<ChecklistId>();
        visit.answers["/data/plates/q1"] = "<b>42</b>";
        office.put(visit);
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        const Response page = visitor.get("/visits/" + visit.id.text());
        QVERIFY(holds(page, "/data/plates/q1") && holds(page, "&lt;b&gt;42&lt;/b&gt;"));
    }

    void theQuotaAndTheBurdenOfAMonth()
    {
        Office office;
        for (int i = 0; i < 3; ++i)
            office.visit(VisitState::completed, "总结");
        office.visit(VisitState::completed);
        office.visit(VisitState::planned);
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        const Response page = visitor.get("/quota");
        QCOMPARE(page.status, 200);
        QVERIFY(holds(page, "3 / 5") && holds(page, "0 / 1"));
        QVERIFY(holds(page, "<span class=\"tag red\">4 + 1</span>"));
        office.server.write([&](StoreTransaction& store) {
            Park park = office.server.park;
            park.visitQuotaPerMonth = 3;
            park.visitBurdenCap = 5;
            store.put(park.id, RecordType::park, toDocument(park), {});
        });
        const Response easier = visitor.get("/quota");
        QVERIFY(holds(easier, "3 / 3") && holds(easier, "1 / 1"));
        QVERIFY(holds(easier, "<span class=\"tag amber\">4 + 1</span>"));
        QVERIFY(holds(visitor.get("/quota?month=2020-01"), "0 / 3"));
    }

    void handlersAndAdministratorsSeeNoVisits()
    {
        Office office;
        const Visit visit = office.visit(VisitState::completed, "总结");
        Visitor visitor(office.server);
        for (const char* login : {"power", "admin"}) {
            visitor.signIn(login);
            for (const std::string& path :
                 {std::string("/visits"), "/visits/" + visit.id.text(), std::string("/quota")})
                QVERIFY2(visitor.get(path).status == 403, path.c_str());
        }
        visitor.signIn("officer-1");
        QCOMPARE(visitor.get("/visits/" + visit.id.text()).status, 200);
        QCOMPARE(visitor.get("/visits/" + office.enterprise.text()).status, 404);
        QCOMPARE(visitor.get("/visits/x").status, 404);
    }
};

QTEST_GUILESS_MAIN(TestVisitPages)
#include "tst_visit_pages.moc"
