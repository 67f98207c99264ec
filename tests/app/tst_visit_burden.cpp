#include "tests/app/planner_page.h"

using namespace wupan;
using test::DayTablet;
using Page = test::PlannerPage;

/// Planning where an enterprise has had its visits: the warning, and the visit to go along with.
class TestVisitBurden : public QObject
{
    Q_OBJECT
private slots:
    void planningBeyondTheCapWarns()
    {
        Page page;
        page.addForeign(VisitState::completed, DayTablet::at(9, 0, -4));
        QVERIFY(page.open());
        QCOMPARE(page.planner.warning(), "");
        page.planner.leave();
        page.addForeign(VisitState::completed, DayTablet::at(9, 0, -5));
        QVERIFY(page.open());
        QVERIFY(page.planner.warning().contains("2 visit"));
        QVERIFY(page.planner.warning().contains("2 at most"));
        QVERIFY(!page.planner.canJoin());
        QVERIFY(page.planner.canPlan()); // an officer may have a reason
    }

    void theWarningIsAboutTheMonthOfTheChosenDay()
    {
        Page page;
        page.reachTheCap();
        QVERIFY(page.open());
        QVERIFY(!page.planner.warning().isEmpty());
        page.planner.chooseDay("2026-12-01");
        QTRY_COMPARE(page.planner.warning(), "");
        page.planner.chooseDay("2026-11-24");
        QTRY_VERIFY(!page.planner.warning().isEmpty());
    }

    void aVisitAlreadyPlannedCanBeJoined()
    {
        Page page;
        page.addForeign(VisitState::completed, DayTablet::at(9, 0, -4));
        const Visit theirs = page.addForeign(VisitState::planned, DayTablet::at(14, 0, 1));
        QVERIFY(page.open());
        QVERIFY(page.planner.canJoin());
        const QString id = QString::fromStdString(theirs.id.text());
        QCOMPARE(page.words(page.planner.joinable()), (QStringList{"", id}));
        QVERIFY(!page.planner.joining());
        page.planner.chooseJoint(id);
        QVERIFY(page.planner.joining());
        QVERIFY(!page.planner.later());
        QCOMPARE(page.planner.planText(), "Join the visit");
        QVERIFY(page.planner.joinable()->chosenText().contains("11-24 14:00"));
        QVERIFY(page.planner.joinable()->chosenText().contains("另一名样本干部"));
        page.planner.plan();
        QTRY_COMPARE(page.planned.count(), 1);
        QCOMPARE(page.planned.front().at(1).toBool(), false);
        QCOMPARE(page.plannedVisit().jointVisitId, theirs.id);
        QCOMPARE(page.plannedVisit().plannedAt->ms, theirs.plannedAt->ms);
    }

    void anOfficerUnknownHereIsAnotherOfficer()
    {
        Page page;
        page.reachTheCap();
        Visit theirs = page.device.visit(VisitState::planned, DayTablet::at(14, 0, 1));
        theirs.officerId = page.device.newId<OfficerId>();
        page.device.pull(theirs);
        QVERIFY(page.open());
        page.planner.chooseJoint(QString::fromStdString(theirs.id.text()));
        QCOMPARE(page.planner.joinable()->chosenText(), "11-24 14:00 with another officer");
    }

    void goingAlongIsNoFurtherBurden()
    {
        Page page;
        const Visit theirs = page.addForeign(VisitState::planned, DayTablet::at(14, 0, 1));
        Visit along = page.device.visit(VisitState::planned, DayTablet::at(14, 0, 1));
        along.jointVisitId = theirs.id;
        page.device.pull(along);
        QVERIFY(page.open());
        QCOMPARE(page.planner.warning(), "");
    }

    void whoGoesAlongIsNotJoinedInTurn()
    {
        Page page;
        page.reachTheCap();
        const Visit theirs = page.addForeign(VisitState::planned, DayTablet::at(14, 0, 1));
        Visit along = page.device.visit(VisitState::planned, DayTablet::at(14, 0, 1));
        along.jointVisitId = theirs.id;
        along.officerId = page.device.newId<OfficerId>();
        page.device.pull(along);
        QVERIFY(page.open());
        QCOMPARE(page.planner.joinable()->rowCount(), 2);
    }

    void theOfficersOwnPlanIsNotToBeJoined()
    {
        Page page;
        page.reachTheCap();
        page.device.addVisit(VisitState::planned, DayTablet::at(14, 0, 1));
        QVERIFY(page.open());
        QVERIFY(!page.planner.warning().isEmpty());
        QVERIFY(!page.planner.canJoin());
    }

    void anotherEnterpriseForgetsTheVisitToJoin()
    {
        Page page;
        page.reachTheCap();
        const Visit theirs = page.addForeign(VisitState::planned, DayTablet::at(14, 0, 1));
        const Enterprise other = page.device.addEnterprise("新材料样本企业");
        QVERIFY(page.open());
        page.planner.chooseJoint(QString::fromStdString(theirs.id.text()));
        page.planner.enterprise()->forget();
        QTRY_COMPARE(page.planner.enterprise()->offered()->rowCount(), 2);
        page.planner.enterprise()->choose(QString::fromStdString(other.id.text()));
        QVERIFY(page.answered());
        QCOMPARE(page.planner.warning(), "");
        QVERIFY(!page.planner.joining());
        page.planner.plan();
        QTRY_COMPARE(page.planned.count(), 1);
        QVERIFY(page.plannedVisit().jointVisitId.isNil());
        QCOMPARE(page.plannedVisit().enterpriseId, other.id);
        QCOMPARE(page.plannedVisit().plannedAt->ms, DayTablet::at(9).ms);
    }
};

QTEST_GUILESS_MAIN(TestVisitBurden)
#include "tst_visit_burden.moc"
