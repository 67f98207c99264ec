#include "visit_history.h"

#include "app/core_thread.h"
#include "tests/app/day_fixture.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryFile>
#include <QTest>

using namespace wupan;
using test::DayTablet;

namespace {

using Mode = QAbstractItemModelTester::FailureReportingMode;

struct Page
{
    DayTablet device;
    CoreThread core{*device.tablet};
    VisitHistory history{core};
    QAbstractItemModelTester visits{history.visits(), Mode::QtTest};

    bool refreshed()
    {
        QSignalSpy loaded(&history, &VisitHistory::loadedChanged);
        history.refresh();
        return QTest::qWaitFor([&] { return loaded.count() > 0; });
    }
    [[nodiscard]] VisitLine visit(std::size_t row)
    {
        return row < history.visits()->rows().size() ? history.visits()->rows()[row] : VisitLine{};
    }
};

} // namespace

class TestVisitHistory : public QObject
{
    Q_OBJECT
private slots:
    void theOfficersVisitsComeLatestFirst()
    {
        Page page;
        page.device.addVisit(VisitState::completed, DayTablet::at(10, 0, -30), "上月");
        page.device.addVisit(VisitState::planned, DayTablet::at(14, 0, 2));
        page.device.addVisit(VisitState::completed, DayTablet::at(16, 0, -1));
        page.device.addVisit(VisitState::cancelled, DayTablet::at(9));
        Visit foreign = page.device.visit(VisitState::completed, DayTablet::at(9, 0, -1));
        foreign.officerId = page.device.newId<OfficerId>();
        page.device.pull(foreign);
        QVERIFY(page.refreshed());
        QVERIFY(page.history.loaded());
        QCOMPARE(page.history.visits()->count(), 3);
        QCOMPARE(page.visit(0).time, "11-25");
        QCOMPARE(page.visit(0).timeDetail, "14:00");
        QCOMPARE(page.visit(0).title, "智能装备示范企业");
        QCOMPARE(page.visit(0).actionText, "Check in");
        QCOMPARE(page.visit(1).time, "11-22");
        QCOMPARE(page.visit(1).actionText, "Write summary");
        QVERIFY(page.visit(1).primary);
        QVERIFY(!page.visit(1).late); // its summary may be, the visit is not
        QCOMPARE(page.visit(2).actionText, "Look");
    }

    void aVisitOfAnotherYearSaysTheYear()
    {
        Page page;
        page.device.addVisit(VisitState::completed, DayTablet::at(10, 0, -365), "去年");
        QVERIFY(page.refreshed());
        QCOMPARE(page.visit(0).time, "11-23");
        QCOMPARE(page.visit(0).timeDetail, "2025");
    }

    void whatWasMissedIsMarked()
    {
        Page page;
        page.device.addVisit(VisitState::planned, DayTablet::at(14, 0, -1));
        QVERIFY(page.refreshed());
        QCOMPARE(page.visit(0).time, "11-22");
        QCOMPARE(page.visit(0).timeDetail, "missed");
        QVERIFY(page.visit(0).late);
    }

    void aVisitLateInTheEveningIsOfTheParksDay()
    {
        Page page;
        page.device.addVisit(VisitState::completed, DayTablet::at(0, 10), "凌晨");
        page.device.addVisit(VisitState::completed, DayTablet::at(23, 50, -1), "深夜");
        QVERIFY(page.refreshed());
        QCOMPARE(page.visit(0).time, "11-23");
        QCOMPARE(page.visit(0).timeDetail, "00:10");
        QCOMPARE(page.visit(1).time, "11-22");
    }

    void aChangeArrivesInPlace()
    {
        Page page;
        Visit visit = page.device.addVisit(VisitState::completed, DayTablet::at(8));
        QVERIFY(page.refreshed());
        QSignalSpy removed(page.history.visits(), &QAbstractItemModel::rowsRemoved);
        visit.summary = "订单饱满";
        page.device.pull(visit, 2);
        emit page.core.recordsChanged();
        QTRY_COMPARE(page.visit(0).actionText, "Look");
        QCOMPARE(removed.count(), 0);
    }

    void anEmptyListIsKnownToBeEmpty()
    {
        Page page;
        QVERIFY(!page.history.loaded());
        QVERIFY(page.refreshed());
        QVERIFY(page.history.loaded());
        QCOMPARE(page.history.visits()->count(), 0);
    }

    void dataThatCannotBeReadAreNotCalledEmpty()
    {
        QTemporaryFile file; // where the folder of the data should be
        QVERIFY(file.open());
        CoreThread core(file.fileName(), QUrl("http://127.0.0.1:9"));
        std::optional<Status> opened;
        connect(&core, &CoreThread::opened, this, [&](const Status& status) { opened = status; });
        VisitHistory history(core);
        QTRY_VERIFY(opened.has_value());
        QVERIFY(!*opened);
        bool answered = false;
        core.read(
            &history, [](Tablet&) { return true; }, [&](bool) { answered = true; });
        QTRY_VERIFY(answered);
        QVERIFY(!history.loaded());
    }
};

QTEST_GUILESS_MAIN(TestVisitHistory)
#include "tst_visit_history.moc"
