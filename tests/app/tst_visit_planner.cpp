#include "visit_planner.h"

#include "app/core_thread.h"
#include "core/store/visit_store.h"
#include "tests/app/day_fixture.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace wupan;
using test::DayTablet;

namespace {

using Mode = QAbstractItemModelTester::FailureReportingMode;

struct Page
{
    DayTablet device;
    CoreThread core{*device.tablet};
    VisitPlanner planner{core};
    QAbstractItemModelTester days{planner.days(), Mode::QtTest};
    QAbstractItemModelTester times{planner.times(), Mode::QtTest};
    QAbstractItemModelTester joinable{planner.joinable(), Mode::QtTest};
    QSignalSpy planned{&planner, &VisitPlanner::planned};

    [[nodiscard]] QString enterpriseId() const
    {
        return QString::fromStdString(device.enterprise.id.text());
    }
    /// A visit of another officer to the same enterprise.
    Visit addForeign(VisitState state, Instant at)
    {
        Visit visit = device.visit(state, at);
        visit.officerId = m_other;
        device.pull(visit);
        return visit;
    }
    /// The enterprise has had as many visits as the park wants.
    void reachTheCap()
    {
        addForeign(VisitState::completed, DayTablet::at(9, 0, -5));
        addForeign(VisitState::completed, DayTablet::at(9, 0, -4));
    }
    /// The sheet, open for the enterprise, with all that is to be said about it.
    bool open()
    {
        planner.beginFor(enterpriseId());
        return QTest::qWaitFor([&] { return planner.active(); }) && answered();
    }
    /// Everything asked of the core thread before is answered.
    bool answered()
    {
        bool answered = false;
        core.read(
            &planner, [](Tablet&) { return true; }, [&](bool) { answered = true; });
        return QTest::qWaitFor([&] { return answered; });
    }
    Visit plannedVisit()
    {
        const auto id = VisitId::parse(planned.back().front().toString().toStdString());
        return device.load<Visit>(*id);
    }
    [[nodiscard]] QStringList words(ChoiceModel* model) const
    {
        QStringList words;
        for (int row = 0; row < model->rowCount(); ++row)
            words << model->index(row).data(ChoiceModel::wordRole).toString();
        return words;
    }
    std::size_t visitsOfMine()
    {
        return VisitStore(device.tablet->database()).history(device.officer.id, 0, 100).size();
    }

private:
    OfficerId m_other = addOther();
    OfficerId addOther()
    {
        Officer other;
        other.id = device.newId<OfficerId>();
        other.name = "另一名样本干部";
        device.pull(other);
        return other.id;
    }
};

} // namespace

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
