#include "core/forms/form_definition.h"
#include "core/model/checklist.h"
#include "core/model/visit.h"
#include "core/services/checklist_versions.h"
#include "server/demo/demo_files.h"
#include "tests/server/office.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace wupan;
using test::holds;
using test::Office;
using test::Visitor;

/// The list of visits, as people take it along.
class TestVisitExport : public QObject
{
    Q_OBJECT
private:
    static Checklist checklist(Office& office)
    {
        Checklist checklist;
        checklist.id = office.server.newId<ChecklistId>();
        checklist.xml = demoChecklist();
        office.put(checklist);
        return checklist;
    }

    static forms::Question questionOf(const Checklist& checklist, forms::QuestionType type)
    {
        const auto form = forms::parseForm(checklist.xml);
        return *std::ranges::find((*form)->questions, type, &forms::Question::type);
    }

    static std::size_t linesOf(const Response& csv)
    {
        return static_cast<std::size_t>(QByteArray::fromStdString(csv.body).count("\r\n"));
    }

    static QByteArray sheetOf(const Response& book)
    {
        QTemporaryDir folder;
        QFile file(folder.filePath("visits.xlsx"));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(QByteArray::fromStdString(book.body));
        file.close();
        QProcess unzip;
        unzip.start("unzip", {"-p", file.fileName(), "xl/worksheets/sheet1.xml"});
        unzip.waitForFinished();
        return unzip.readAllStandardOutput();
    }

private slots:
    void theListIsTakenAlongAsThePageShowsIt()
    {
        Office office;
        Visit over = office.visit(VisitState::completed, "谈了用电增容\n“尽快”");
        over.peopleMet = {"样本经理", "样本厂长"};
        office.put(over);
        office.visit(VisitState::planned);
        Issue issue = office.issue("用电增容申请");
        issue.visitId = over.id;
        office.put(issue);
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        const Response all = visitor.get("/export/visits.csv");
        QCOMPARE(all.status, 200);
        QVERIFY(all.body.starts_with(
            "\xEF\xBB\xBF\"When\",\"Enterprise\",\"Officer\",\"State\",\"Minutes\",\"Summary\","
            "\"People met\",\"Visits to the enterprise that month\",\"Issues found\",\"Answers of "
            "earlier "
            "versions\"\r\n"));
        QVERIFY2(holds(all, "\"智能装备示范企业\",\"样本干部\",\"Completed\",95,\"谈了用电增容\n"
                            "“尽快”\",\"样本经理、样本厂长\",2,1,\"\"\r\n"),
                 all.body.c_str());
        QVERIFY(holds(all, "\"Planned\",\"\",\"\",\"\",2,0,\"\"\r\n"));
        QCOMPARE(linesOf(all), std::size_t{3});
        QVERIFY(
            all.headers.at("Content-Disposition").starts_with("attachment; filename=\"visits-"));
        QVERIFY(holds(visitor.get("/visits?show=plannedVisits&page=1"),
                      "href=\"/export/visits.csv?show=plannedVisits\""));
        const Response some = visitor.get("/export/visits.csv?show=plannedVisits");
        QVERIFY(linesOf(some) == 2 && !holds(some, "谈了用电增容"));
        QCOMPARE(linesOf(visitor.get("/export/visits.csv?month=2020-01")), std::size_t{1});
        QCOMPARE(linesOf(visitor.get("/export/visits.csv?officer=" + over.id.text())),
                 std::size_t{1});
        visitor.language = "zh-CN";
        QVERIFY(holds(visitor.get("/export/visits.csv"), "\"时长（分钟）\""));
    }

    void whatASpreadsheetWouldTakeForAFormulaStaysText()
    {
        Office office;
        Visit visit = office.visit(VisitState::completed, "=HYPERLINK(\"x\")");
        visit.peopleMet = {"@sum"};
        office.put(visit);
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        const Response csv = visitor.get("/export/visits.csv");
        QVERIFY(holds(csv, "\"'=HYPERLINK(\"\"x\"\")\"") && holds(csv, "\"'@sum\""));
        const QByteArray sheet = sheetOf(visitor.get("/export/visits.xlsx"));
        QVERIFY2(sheet.contains("=HYPERLINK(") && !sheet.contains("<f>"), sheet.constData());
        QVERIFY(sheet.contains("<v>95</v>")); // a number to reckon with
    }

    void theQuestionsOfOneVersionHaveColumns()
    {
        Office office;
        const Checklist first = checklist(office);
        const forms::Question chosen = questionOf(first, forms::QuestionType::selectOne);
        const forms::Question text = questionOf(first, forms::QuestionType::text);
        Visit visit = office.visit(VisitState::completed, "总结");
        visit.checklistId = first.id;
        visit.answers[chosen.path] = chosen.choices.front().value;
        visit.answers[text.path] = "-1+1";
        office.put(visit);
        office.visit(VisitState::planned); // keeps no checklist yet
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        visitor.language = "zh-CN";
        const Response one = visitor.get("/export/visits.csv");
        QVERIFY(holds(one, "\"" + chosen.label.in("zh") + "\""));
        QVERIFY(holds(one, "\"" + chosen.choices.front().label.in("zh") + "\""));
        QVERIFY(holds(one, "\"'-1+1\""));
        Visit other = office.visit(VisitState::checkedIn);
        other.checklistId = checklist(office).id;
        office.put(other);
        const Response two = visitor.get("/export/visits.csv");
        QVERIFY(!holds(two, chosen.label.in("zh")) && linesOf(two) == 4);
        QVERIFY(
            holds(visitor.get("/export/visits.csv?show=completedVisits"), chosen.label.in("zh")));
    }

    void whatAnEarlierVersionAskedHasAColumnInItsWords()
    {
        Office office;
        const Checklist earlier = checklist(office);
        Checklist present;
        present.id = office.server.newId<ChecklistId>();
        present.xml =
            "<h:html xmlns='http://www.w3.org/2002/xforms' xmlns:h='http://www.w3.org/1999/xhtml'>"
            "<h:head><h:title>T</h:title><model><instance><data id='t' version='2'><left/></data>"
            "</instance><bind nodeset='/data/left' type='string'/></model></h:head><h:body>"
            "<input ref='/data/left'><label>还在的</label></input></h:body></h:html>";
        office.put(present);
        const forms::Question chosen = questionOf(earlier, forms::QuestionType::selectOne);
        const forms::Question text = questionOf(earlier, forms::QuestionType::text);
        Visit visit = office.visit(VisitState::completed, "总结");
        visit.checklistId = present.id;
        visit.answers["/data/left"] = "留下";
        visit.answers[versions::keptKey(earlier.id, chosen.path)] = chosen.choices.front().value;
        visit.answers[versions::keptKey(earlier.id, text.path)] = "以前的话";
        visit.answers["/data/of/another/tablet"] = "还有";
        office.put(visit);
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        visitor.language = "zh-CN";
        const Response csv = visitor.get("/export/visits.csv");
        QVERIFY(holds(csv, ",\"以前版本的回答\",\"还在的\"\r\n"));
        for (const std::string& kept :
             {chosen.label.in("zh") + ": " + chosen.choices.front().label.in("zh"),
              text.label.in("zh") + ": 以前的话", std::string("/data/of/another/tablet: 还有")})
            QVERIFY2(holds(csv, kept), csv.body.c_str());
        QVERIFY2(holds(csv, "\",\"留下\"\r\n"), csv.body.c_str());
        QCOMPARE(linesOf(csv), std::size_t{2});
        const QByteArray sheet = sheetOf(visitor.get("/export/visits.xlsx"));
        QVERIFY(sheet.contains("以前版本的回答") && sheet.contains("以前的话"));
        // Also where visits kept several versions, and their questions have no columns.
        Visit other = office.visit(VisitState::checkedIn);
        other.checklistId = earlier.id;
        office.put(other);
        QVERIFY(holds(visitor.get("/export/visits.csv"), "以前的话"));
    }

    void aChecklistThatCannotBeReadHasNoColumns()
    {
        Office office;
        Visit visit = office.visit(VisitState::completed, "总结");
        visit.checklistId = office.server.newId<ChecklistId>();
        visit.answers["/data/x"] = "42";
        office.put(visit);
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        const Response csv = visitor.get("/export/visits.csv");
        QVERIFY(csv.status == 200 && linesOf(csv) == 2 && holds(csv, "总结"));
    }

    /// More than are read at once, over two months.
    void noneOfManyIsLeftOutOrTwiceThere()
    {
        constexpr int kVisits = 2300;
        Office office;
        office.server.write([&](StoreTransaction& store) {
            for (int i = 0; i < kVisits; ++i) {
                Visit visit;
                visit.id = office.server.newId<VisitId>();
                visit.officerId = office.server.officer;
                visit.enterpriseId = office.enterprise;
                visit.plannedAt = office.server.clock.now().plusMs(
                    -static_cast<std::int64_t>(i % 2) * 40 * kMillisecondsPerDay);
                visit.summary = "N" + std::to_string(i) + ".";
                store.put(office.server.park.id, RecordType::visit, toDocument(visit), {});
            }
        });
        Visitor visitor(office.server);
        visitor.signIn("officer-1");
        const Response csv = visitor.get("/export/visits.csv");
        QCOMPARE(linesOf(csv), std::size_t{kVisits + 1});
        for (int i = 0; i < kVisits; ++i)
            QVERIFY2(holds(csv, "\"N" + std::to_string(i) + ".\",\"\",1150,0,\"\"\r\n"),
                     QByteArray::number(i));
        QCOMPARE(sheetOf(visitor.get("/export/visits.xlsx")).count("<row "), kVisits + 1);
    }

    void whoMayNotSeeVisitsTakesNoneAlongAndWhoDoesIsNoted()
    {
        Office office;
        office.visit(VisitState::completed, "总结");
        Visitor visitor(office.server);
        for (const char* login : {"power", "admin"}) {
            visitor.signIn(login);
            QVERIFY(visitor.get("/export/visits.csv").status == 403);
            QVERIFY(visitor.get("/export/visits.xlsx").status == 403);
        }
        visitor.signIn("coordinator");
        const Response taken = visitor.get("/export/visits.xlsx");
        QCOMPARE(taken.status, 200);
        std::vector<StoredAuditEntry> audit;
        office.server.write(
            [&](StoreTransaction& store) { audit = store.audit(office.server.park.id, 0, 100); });
        QCOMPARE(audit.back().event, std::string("exported"));
        QVERIFY(audit.back().detail.find("visits") != std::string::npos);
        QVERIFY(audit.back().detail.find(std::to_string(taken.body.size())) != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestVisitExport)
#include "tst_visit_export.moc"
