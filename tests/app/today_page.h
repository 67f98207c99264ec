#pragma once

#include "app/core_thread.h"
#include "core/model/indicator.h"
#include "tests/app/day_fixture.h"
#include "today_board.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace wupan::test {

/// The real view model of the today page over a real tablet, each list watched.
struct TodayPage
{
    DayTablet device;
    CoreThread core{*device.tablet};
    TodayBoard board{core};
    QAbstractItemModelTester visits{board.visits(),
                                    QAbstractItemModelTester::FailureReportingMode::QtTest};
    QAbstractItemModelTester suggestions{board.suggestions(),
                                         QAbstractItemModelTester::FailureReportingMode::QtTest};
    QAbstractItemModelTester plates{board.plates(),
                                    QAbstractItemModelTester::FailureReportingMode::QtTest};
    QAbstractItemModelTester news{board.news(),
                                  QAbstractItemModelTester::FailureReportingMode::QtTest};

    /// After what was pulled before it is on the page.
    bool refreshed()
    {
        QSignalSpy changed(&board, &TodayBoard::changed);
        board.refresh();
        return QTest::qWaitFor([&] { return changed.count() > 0; });
    }
    [[nodiscard]] VisitLine visit(std::size_t row)
    {
        const auto& rows = board.visits()->rows();
        return row < rows.size() ? rows[row] : VisitLine{};
    }
    [[nodiscard]] Line suggestion(std::size_t row)
    {
        return row < board.suggestions()->rows().size() ? board.suggestions()->rows()[row] : Line{};
    }
    IssueEvent event(const Issue& issue, IssueStep step, const std::string& text)
    {
        IssueEvent out;
        out.id = device.newId<IssueEventId>();
        out.issueId = issue.id;
        out.step = step;
        out.authorId = device.newId<OfficerId>();
        out.authorRole = Role::coordinator;
        out.at = device.clock.now();
        out.receivedAt = out.at;
        out.text = text;
        return out;
    }
    Indicator figure(Plate plate, double actual)
    {
        Indicator out;
        out.id = device.newId<IndicatorId>();
        out.plate = plate;
        out.rank = 1;
        out.label = "样本指标";
        out.actual = actual;
        return out;
    }
};

} // namespace wupan::test
