#include "visit_steps.h"

#include "app/core_thread.h"
#include "checklist_editor.h"
#include "tests/app/small_checklists.h"
#include "tests/app/visit_fixture.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace wupan;
using test::kLoanForWhoNeedsOne;

namespace {

struct Page
{
    test::VisitTablet device;
    CoreThread core{*device.tablet};
    test::PositionSourceOfTest source;
    ChecklistEditor checklist{core, source};
    VisitSteps steps{checklist};
    QAbstractItemModelTester tester{steps.model(),
                                    QAbstractItemModelTester::FailureReportingMode::QtTest};
    QSignalSpy moved{&steps, &VisitSteps::moved};
    VisitId visit;

    explicit Page(const std::string& form = {})
    {
        if (!form.empty())
            device.replaceChecklist(form);
        visit = device.checkedIn();
        QObject::connect(&checklist, &ChecklistEditor::changed, &steps, [this] {
            steps.show({true, false, false});
        });
        QObject::connect(&core, &CoreThread::recordsChanged, &checklist, [this] { show(); });
        show();
    }
    void show() { checklist.show(*readVisitDetails(*device.tablet, visit, {})); }
    [[nodiscard]] QStringList titles()
    {
        QStringList titles;
        for (const VisitStepRow& row : steps.model()->rows())
            titles << row.number + ' ' + row.title;
        return titles;
    }
    [[nodiscard]] VisitStepRow row(const QString& key)
    {
        for (const VisitStepRow& row : steps.model()->rows())
            if (row.key == key)
                return row;
        return {};
    }
};

} // namespace

class TestVisitSteps : public QObject
{
    Q_OBJECT
private slots:
    void theWayLeadsFromCheckInToSignature()
    {
        Page page;
        QCOMPARE(page.titles(),
                 (QStringList{"1 Check-in", "2 Targets", "3 Investment", "4 Projects", "5 Funds",
                              "6 Innovation", "7 Summary", "8 Signature"}));
        QCOMPARE(page.steps.kind(), "checkIn");
        QVERIFY(!page.steps.hasPrevious());
        QCOMPARE(page.steps.nextTitle(), "Targets");
        page.steps.next();
        QCOMPARE(page.steps.kind(), "section");
        QCOMPARE(page.steps.title(), "Targets");
        page.steps.previous();
        page.steps.previous();
        QCOMPARE(page.steps.title(), "Check-in");
        page.steps.goTo("signature");
        QVERIFY(!page.steps.hasNext());
        QCOMPARE(page.steps.nextTitle(), "");
        page.steps.next();
        page.steps.goTo("nowhere");
        QCOMPARE(page.steps.kind(), "signature");
        QCOMPARE(page.moved.count(), 3);
        QVERIFY(page.row("signature").current);
    }

    void eachStepTellsHowFarItIs()
    {
        Page page(kLoanForWhoNeedsOne);
        QVERIFY(page.row("checkIn").finished);
        QCOMPARE(page.row("/data/a").progress, "0/1");
        QCOMPARE(page.row("summary").progress, "required");
        page.steps.goTo("/data/a");
        page.checklist.choose("/data/a/need", "yes");
        QCOMPARE(page.row("/data/a").progress, "1/1");
        QVERIFY(page.row("/data/a").finished);
        QVERIFY(page.steps.remark().startsWith("1 of 1 answered"));
        QVERIFY(page.steps.remark().contains("difficult"));
        QCOMPARE(page.steps.progressPercent(), 33);
        page.steps.show({true, true, true});
        QCOMPARE(page.row("summary").progress, "");
        QVERIFY(page.row("signature").finished);
    }

    void aSectionThatIsNotRelevantIsNoStep()
    {
        Page page(kLoanForWhoNeedsOne);
        QCOMPARE(page.titles(),
                 (QStringList{"1 Check-in", "2 Need", "3 End", "4 Summary", "5 Signature"}));
        page.steps.goTo("/data/c");
        QCOMPARE(page.checklist.questions()->rows().front().number, "3.1");
        page.checklist.choose("/data/a/need", "yes");
        QCOMPARE(page.titles()[2], "3 Loan");
        QCOMPARE(page.checklist.questions()->rows().front().number, "4.1");
    }

    // The page showed an empty section under the title of the check-in.
    void whoStandsOnASectionThatVanishesComesToItsNeighbour()
    {
        Page page(kLoanForWhoNeedsOne);
        page.checklist.choose("/data/a/need", "yes");
        page.steps.goTo("/data/b");
        page.checklist.choose("/data/a/need", "no");
        QCOMPARE(page.steps.title(), "End");
        QCOMPARE(page.steps.kind(), "section");
        QVERIFY(page.row("/data/c").current);
        QCOMPARE(page.checklist.questions()->rows().front().key, "/data/c/end");
    }

    void anUnreadableChecklistLeavesTheOtherSteps()
    {
        Page page("<broken");
        page.steps.show({});
        QCOMPARE(page.titles(), (QStringList{"1 Check-in", "2 Summary", "3 Signature"}));
        page.steps.next();
        QCOMPARE(page.steps.kind(), "summary");
        page.steps.reset();
        QCOMPARE(page.steps.model()->rowCount(), 0);
        QCOMPARE(page.steps.title(), "");
    }
};

QTEST_GUILESS_MAIN(TestVisitSteps)
#include "tst_visit_steps.moc"
