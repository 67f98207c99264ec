#include "tests/server/office.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace wupan;
using test::holds;
using test::Office;
using test::Visitor;

/// The list of issues, as people take it along.
class TestIssueExport : public QObject
{
    Q_OBJECT
private slots:
    void theListIsTakenAlongAsTheBoardShowsIt()
    {
        Office office;
        Issue formula = office.issue("=HYPERLINK(\"x\")");
        formula.description = "第一行\n\"第二行\"";
        office.put(formula);
        Issue other = office.issue("厂区道路破损", IssueState::assigned);
        other.leadDepartmentId = office.land;
        office.put(other);
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        const Response all = visitor.get("/export/issues.csv");
        QCOMPARE(all.status, 200);
        QVERIFY(all.body.starts_with("\xEF\xBB\xBF\"Number\","));
        QVERIFY(holds(all, "\"'=HYPERLINK(\"\"x\"\")\""));
        QVERIFY(holds(all, "\"第一行\n\"\"第二行\"\"\"\r\n"));
        QVERIFY(holds(all, "厂区道路破损") && holds(all, "用地部门") &&
                holds(all, "智能装备示范企业"));
        QVERIFY(all.headers.at("Content-Disposition").starts_with("attachment;"));
        const Response some = visitor.get("/export/issues.csv?show=inHand");
        QVERIFY(holds(some, "厂区道路破损") && !holds(some, "HYPERLINK"));
        visitor.signIn("power");
        QVERIFY(!holds(visitor.get("/export/issues.csv"), "厂区道路破损"));
        std::vector<StoredAuditEntry> audit;
        office.server.write(
            [&](StoreTransaction& store) { audit = store.audit(office.server.park.id, 0, 100); });
        QCOMPARE(audit.back().event, std::string("exported"));
    }

    void theWorkbookIsOneThatExcelReads()
    {
        Office office;
        Issue issue = office.issue("用电增容申请");
        issue.description = std::string(60'000, 'x'); // more than a cell of Excel takes
        office.put(issue);
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        const Response book = visitor.get("/export/issues.xlsx");
        QCOMPARE(book.status, 200);
        QTemporaryDir folder;
        QFile file(folder.filePath("issues.xlsx"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(book.body));
        file.close();
        QCOMPARE(QProcess::execute("unzip", {"-qt", file.fileName()}), 0);
        QProcess unzip;
        unzip.start("unzip", {"-p", file.fileName(), "xl/worksheets/sheet1.xml"});
        QVERIFY(unzip.waitForFinished());
        const QByteArray sheet = unzip.readAllStandardOutput();
        QVERIFY(sheet.contains("用电增容申请"));
        QVERIFY(sheet.contains("xxxx…"));
    }
};

QTEST_GUILESS_MAIN(TestIssueExport)
#include "tst_issue_export.moc"
