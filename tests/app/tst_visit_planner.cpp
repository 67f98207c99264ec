#include "tests/app/planner_page.h"

using namespace wupan;
using test::DayTablet;
using Page = test::PlannerPage;

class TestVisitPlanner : public QObject
{
    Q_OBJECT
private slots:
    void aVisitBeginsNowUnlessADayIsChosen()
    {
        Page page;
        QVERIFY(page.open());
        QCOMPARE(page.planner.enterprise()->name(), "智能装备示范企业");
        QCOMPARE(page.planner.days()->chosen(), "now");
        QVERIFY(!page.planner.later());
        QVERIFY(page.planner.canPlan());
        QCOMPARE(page.planner.planText(), "Begin the visit");
        page.planner.plan();
        QVERIFY(!page.planner.canPlan());
        QTRY_COMPARE(page.planned.count(), 1);
        QCOMPARE(page.planned.front().at(1).toBool(), true);
        QVERIFY(!page.planner.active());
        QCOMPARE(page.plannedVisit().plannedAt->ms, DayTablet::at(9).ms);
        QCOMPARE(page.plannedVisit().enterpriseId, page.device.enterprise.id);
    }

    void aDayAndATimeAreThoseOfThePark()
    {
        Page page;
        QVERIFY(page.open());
        QCOMPARE(page.words(page.planner.days()).mid(0, 3),
                 (QStringList{"now", "2026-11-23", "2026-11-24"}));
        QCOMPARE(page.planner.days()->rowCount(), 8);
        page.planner.chooseDay("2026-11-24");
        QVERIFY(page.planner.later());
        QCOMPARE(page.planner.planText(), "Plan the visit");
        QCOMPARE(page.planner.times()->chosen(), "09:00");
        page.planner.chooseTime("14:00");
        page.planner.plan();
        QTRY_COMPARE(page.planned.count(), 1);
        QCOMPARE(page.planned.front().at(1).toBool(), false);
        QCOMPARE(page.plannedVisit().plannedAt->ms, DayTablet::at(14, 0, 1).ms);
    }

    void aTimeThatIsOverIsNotOffered()
    {
        Page page;
        page.device.clock.setWallClock(DayTablet::at(14));
        QVERIFY(page.open());
        page.planner.chooseDay("2026-11-23");
        QCOMPARE(page.words(page.planner.times()), (QStringList{"15:30", "17:00"}));
        QCOMPARE(page.planner.times()->chosen(), "15:30");
        page.planner.chooseDay("2026-11-24");
        QCOMPARE(page.planner.times()->rowCount(), 5);
        QCOMPARE(page.planner.times()->chosen(), "15:30");
    }

    void inTheEveningTheNextHalfHourIsOfferedUntilTheDayIsOver()
    {
        Page page;
        page.device.clock.setWallClock(DayTablet::at(19, 10));
        QVERIFY(page.open());
        page.planner.chooseDay("2026-11-23");
        QCOMPARE(page.words(page.planner.times()), QStringList{"19:30"});
        page.planner.leave();
        page.device.clock.setWallClock(DayTablet::at(23, 40));
        QVERIFY(page.open());
        QVERIFY(!page.planner.days()->offers("2026-11-23"));
        QVERIFY(page.planner.days()->offers("2026-11-24"));
    }

    void anyDayFromTodayOnCanBeChosen()
    {
        Page page;
        QVERIFY(page.open());
        QCOMPARE(page.planner.today(), "2026-11-23");
        page.planner.chooseDay("2027-01-15");
        QCOMPARE(page.planner.days()->chosen(), "2027-01-15");
        QVERIFY(page.planner.days()->chosenText().contains("15 January"));
        page.planner.chooseDay("2027-01-18");
        QCOMPARE(page.planner.days()->rowCount(), 9);
        page.planner.chooseDay("2026-11-22");
        QCOMPARE(page.planner.days()->chosen(), "2027-01-18");
        page.planner.plan();
        QTRY_COMPARE(page.planned.count(), 1);
        QCOMPARE(parkDate(*page.plannedVisit().plannedAt), (Date{2027, 1, 18}));
    }

    void withoutAnEnterpriseNothingIsPlanned()
    {
        Page page;
        page.planner.begin();
        QTRY_VERIFY(page.planner.active());
        QVERIFY(!page.planner.canPlan());
        page.planner.plan();
        QVERIFY(page.answered());
        QCOMPARE(page.planned.count(), 0);
        QTRY_COMPARE(page.planner.enterprise()->offered()->rowCount(), 1);
        page.planner.enterprise()->choose(page.enterpriseId());
        QVERIFY(page.planner.canPlan());
    }

    void aSuggestionIsPlannedAtTheEndOfToday()
    {
        Page page;
        const Enterprise other = page.device.addEnterprise("新材料样本企业");
        page.device.addVisitTo(other, VisitState::planned, DayTablet::at(15, 10));
        page.planner.addToday(page.enterpriseId());
        QTRY_COMPARE(page.planned.count(), 1);
        QVERIFY(!page.planner.active());
        QCOMPARE(page.planned.front().at(1).toBool(), false);
        QCOMPARE(page.plannedVisit().plannedAt->ms, DayTablet::at(15, 30).ms);
        QCOMPARE(page.plannedVisit().state, VisitState::planned);
    }

    void aSuggestionTakenBeforeMidnightIsStillToday()
    {
        Page page;
        page.device.clock.setWallClock(DayTablet::at(23, 45));
        page.planner.addToday(page.enterpriseId());
        QTRY_COMPARE(page.planned.count(), 1);
        QCOMPARE(parkDate(*page.plannedVisit().plannedAt), (Date{2026, 11, 23}));
    }

    void aSuggestionTakenTwiceIsPlannedOnce()
    {
        Page page;
        page.planner.addToday(page.enterpriseId());
        page.planner.addToday(page.enterpriseId());
        QTRY_COMPARE(page.planned.count(), 1);
        page.planner.addToday(page.enterpriseId());
        QTRY_COMPARE(page.planned.count(), 2);
        QCOMPARE(page.planned.back().front(), page.planned.front().front());
        QCOMPARE(page.visitsOfMine(), std::size_t{1});
    }

    void aSuggestionBeyondTheCapIsAskedAbout()
    {
        Page page;
        page.reachTheCap();
        page.planner.addToday(page.enterpriseId());
        QTRY_VERIFY(page.planner.active());
        QVERIFY(page.answered());
        QVERIFY(!page.planner.warning().isEmpty());
        QCOMPARE(page.planner.days()->chosen(), "2026-11-23");
        QCOMPARE(page.visitsOfMine(), std::size_t{0});
        page.planner.plan();
        QTRY_COMPARE(page.planned.count(), 1);
        QCOMPARE(parkDate(*page.plannedVisit().plannedAt), (Date{2026, 11, 23}));
    }

    void withoutAChecklistTheSheetSaysSo()
    {
        Page page;
        page.device.checklist.active = false;
        page.device.pull(page.device.checklist, 2);
        QVERIFY(page.open());
        page.planner.plan();
        QTRY_VERIFY(page.planner.errorText().contains("checklist"));
        QVERIFY(page.planner.active());
        QVERIFY(page.planner.canPlan());
        page.planner.leave();
        QVERIFY(page.open());
        QCOMPARE(page.planner.errorText(), "");
    }

    void aSuggestionThatCannotBePlannedSaysWhy()
    {
        Page page;
        page.device.checklist.active = false;
        page.device.pull(page.device.checklist, 2);
        page.planner.addToday(page.enterpriseId());
        QTRY_VERIFY(page.planner.active());
        QVERIFY(page.planner.errorText().contains("checklist"));
        QCOMPARE(page.planner.enterprise()->name(), "智能装备示范企业");
    }

    void anEnterpriseThatIsGoneIsChosenAnew()
    {
        Page page;
        page.planner.beginFor(QString::fromStdString(page.device.newId<EnterpriseId>().text()));
        QTRY_VERIFY(page.planner.active());
        QVERIFY(page.planner.enterprise()->id().isNil());
        QVERIFY(!page.planner.canPlan());
        page.planner.beginFor("no id");
        QVERIFY(page.answered());
    }

    void anEnterpriseThatGoesMeanwhileIsNamedAsTheReason()
    {
        Page page;
        QVERIFY(page.open());
        page.device.erase(RecordType::enterprise, page.device.enterprise.id.uuid);
        page.planner.plan();
        QTRY_VERIFY(page.planner.errorText().contains("enterprise"));
    }
};

QTEST_GUILESS_MAIN(TestVisitPlanner)
#include "tst_visit_planner.moc"
