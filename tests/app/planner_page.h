#pragma once

#include "app/core_thread.h"
#include "core/store/visit_store.h"
#include "tests/app/day_fixture.h"
#include "visit_planner.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace wupan::test {

/// The real planner over a real tablet, each list watched.
struct PlannerPage
{
    DayTablet device;
    CoreThread core{*device.tablet};
    VisitPlanner planner{core};
    QAbstractItemModelTester days{planner.days(),
                                  QAbstractItemModelTester::FailureReportingMode::QtTest};
    QAbstractItemModelTester times{planner.times(),
                                   QAbstractItemModelTester::FailureReportingMode::QtTest};
    QAbstractItemModelTester joinable{planner.joinable(),
                                      QAbstractItemModelTester::FailureReportingMode::QtTest};
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

} // namespace wupan::test
