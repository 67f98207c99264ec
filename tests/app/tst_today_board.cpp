#include "tests/app/today_page.h"

using namespace wupan;
using test::DayTablet;
using Page = test::TodayPage;

class TestTodayBoard : public QObject
{
    Q_OBJECT
private slots:
    void nothingIsClaimedBeforeTheDataAreRead()
    {
        Page page;
        QVERIFY(!page.board.loaded());
        QCOMPARE(page.board.dateText(), "");
        QCOMPARE(page.board.quotaText(), "");
        QCOMPARE(page.board.quotaDetail(), "");
        QCOMPARE(page.board.quotaShare(), 0.0);
    }

    void anEmptyParkIsAnEmptyDay()
    {
        Page page;
        QVERIFY(page.refreshed());
        QVERIFY(page.board.loaded());
        QCOMPARE(page.board.quotaText(), "0/5");
        QCOMPARE(page.board.overdueIssues(), 0);
        QCOMPARE(page.board.awaitingSummary(), 0);
        QCOMPARE(page.board.summaryVisitId(), "");
        QCOMPARE(page.board.awaitingRating(), 0);
        QCOMPARE(page.board.visits()->count(), 0);
        QCOMPARE(page.board.visitsRemark(), "");
        QCOMPARE(page.board.suggestions()->rowCount(), 0);
        QCOMPARE(page.board.plates()->rowCount(), 0);
        QCOMPARE(page.board.platesRemark(), "");
        QCOMPARE(page.board.news()->rowCount(), 0);
    }

    void theRingShowsWhatCountsOfTheQuotaAndTheDaysLeft()
    {
        Page page;
        page.device.addVisit(VisitState::completed, DayTablet::at(10, 0, -3), "订单饱满");
        page.device.addVisit(VisitState::completed, DayTablet::at(10, 0, -4), "订单饱满");
        page.device.addVisit(VisitState::completed, DayTablet::at(10, 0, -5)); // no summary
        page.device.addVisit(VisitState::completed, DayTablet::at(10, 0, -30), "上月");
        QVERIFY(page.refreshed());
        QCOMPARE(page.board.quotaText(), "2/5");
        QCOMPARE(page.board.quotaShare(), 0.4);
        QVERIFY(page.board.quotaDetail().startsWith("3 more"));
        QVERIFY(page.board.quotaDetail().contains("7 day"));
    }

    void theLastDayOfTheMonthIsSaid()
    {
        Page page;
        page.device.clock.setWallClock(DayTablet::at(9, 0, 7));
        QVERIFY(page.refreshed());
        QVERIFY(page.board.quotaDetail().contains("last day"));
    }

    void aReachedQuotaIsSaidAndTheRingIsFull()
    {
        Page page;
        page.device.park.visitQuotaPerMonth = 1;
        page.device.pull(page.device.park, 2);
        page.device.addVisit(VisitState::completed, DayTablet::at(10, 0, -3), "订单饱满");
        page.device.addVisit(VisitState::completed, DayTablet::at(10, 0, -4), "订单饱满");
        QVERIFY(page.refreshed());
        QCOMPARE(page.board.quotaText(), "2/1");
        QCOMPARE(page.board.quotaShare(), 1.0);
        QVERIFY(page.board.quotaDetail().contains("reached"));
    }

    void theOldestOverdueIssueIsNamed()
    {
        Page page;
        page.device.pulled("用电增容", -2);
        page.device.pulled("用地保障", -6);
        page.device.pulled("未到期", 3);
        Issue foreign = page.device.issue("别人的", -20);
        foreign.registeredBy = page.device.newId<OfficerId>();
        page.device.pull(foreign);
        QVERIFY(page.refreshed());
        QCOMPARE(page.board.overdueIssues(), 2);
        QVERIFY(page.board.overdueIssuesDetail().contains("6 day"));
        QVERIFY(page.board.overdueIssuesDetail().contains("Land"));
    }

    void anIssueOverdueForHoursIsNotOverdueForZeroDays()
    {
        Page page;
        Issue issue = page.device.issue("用电增容");
        issue.dueAt = DayTablet::at(8);
        page.device.pull(issue);
        QVERIFY(page.refreshed());
        QCOMPARE(page.board.overdueIssues(), 1);
        QVERIFY(page.board.overdueIssuesDetail().contains("today"));
        QVERIFY(!page.board.overdueIssuesDetail().contains('0'));
    }

    void theSummaryThatIsDueFirstIsTheOneToWrite()
    {
        Page page;
        page.device.addVisit(VisitState::completed, DayTablet::at(16, 0, -1));
        const Visit first = page.device.addVisit(VisitState::completed, DayTablet::at(14, 0, -1));
        page.device.addVisit(VisitState::completed, DayTablet::at(9, 0, -1), "已写");
        page.device.addVisit(VisitState::checkedIn, DayTablet::at(8));
        QVERIFY(page.refreshed());
        QCOMPARE(page.board.awaitingSummary(), 2);
        QCOMPARE(page.board.awaitingSummaryDetail(), "until 11-23 15:00");
        QCOMPARE(page.board.summaryVisitId(), QString::fromStdString(first.id.text()));
        page.device.clock.setWallClock(DayTablet::at(15, 1));
        QVERIFY(page.refreshed());
        QVERIFY(page.board.awaitingSummaryDetail().contains("over"));
    }

    void answersWaitForTheEnterprisesRating()
    {
        Page page;
        Issue issue = page.device.issue("用电增容");
        issue.state = IssueState::answered;
        page.device.pull(issue);
        QVERIFY(page.refreshed());
        QCOMPARE(page.board.awaitingRating(), 1);
    }

    void theDaysVisitsComeByTimeWithWhatToDoNext()
    {
        Page page;
        page.device.addVisit(VisitState::planned, DayTablet::at(16));
        page.device.addVisit(VisitState::completed, DayTablet::at(7), "已写");
        page.device.addVisit(VisitState::completed, DayTablet::at(8));
        page.device.addVisit(VisitState::checkedIn, DayTablet::at(9));
        page.device.addVisit(VisitState::cancelled, DayTablet::at(10));
        page.device.addVisit(VisitState::planned, DayTablet::at(9, 0, 1));
        QVERIFY(page.refreshed());
        QCOMPARE(page.board.visits()->count(), 4);
        QCOMPARE(page.visit(0).time, "07:00");
        QCOMPARE(page.visit(0).actionText, "Look");
        QVERIFY(!page.visit(0).primary);
        QCOMPARE(page.visit(1).actionText, "Write summary");
        QVERIFY(page.visit(1).primary);
        QCOMPARE(page.visit(2).time, "09:00");
        QCOMPARE(page.visit(2).timeDetail, "under way");
        QCOMPARE(page.visit(2).actionText, "Go on");
        QVERIFY(page.visit(2).primary);
        QCOMPARE(page.visit(3).actionText, "Check in");
        QVERIFY(!page.visit(3).primary);
        QVERIFY(!page.visit(3).late);
    }

    void theWayGoesFromStopToStop()
    {
        Page page;
        const Enterprise first = page.device.addEnterprise("甲企业", 25.50, 119.50);
        const Enterprise nowhere = page.device.addEnterprise("乙企业");
        const Enterprise last = page.device.addEnterprise("丙企业", 25.51, 119.50); // 1.1 km north
        page.device.addVisitTo(first, VisitState::checkedIn, DayTablet::at(9));
        page.device.addVisitTo(nowhere, VisitState::planned, DayTablet::at(14));
        page.device.addVisitTo(last, VisitState::planned, DayTablet::at(16));
        QVERIFY(page.refreshed());
        QCOMPARE(page.visit(1).timeDetail, "planned");
        QCOMPARE(page.visit(2).timeDetail, "1.1 km");
        QVERIFY(page.board.visitsRemark().startsWith("3 "));
        QVERIFY(page.board.visitsRemark().contains("1.1 km"));
    }

    void anEnterpriseVisitedTwiceADayIsOneEnterprise()
    {
        Page page;
        page.device.addVisit(VisitState::completed, DayTablet::at(8), "已写");
        page.device.addVisit(VisitState::planned, DayTablet::at(16));
        QVERIFY(page.refreshed());
        QVERIFY(page.board.visitsRemark().startsWith("1 "));
    }

    void whatWasLeftFromDaysBeforeIsStillDue()
    {
        Page page;
        page.device.addVisit(VisitState::planned, DayTablet::at(14, 0, -1));
        page.device.addVisit(VisitState::checkedIn, DayTablet::at(16, 0, -1));
        page.device.addVisit(VisitState::planned, DayTablet::at(10));
        page.device.addVisit(VisitState::completed, DayTablet::at(15, 0, -1), "昨天做完");
        QVERIFY(page.refreshed());
        QCOMPARE(page.board.visits()->count(), 3);
        QCOMPARE(page.visit(0).time, "11-22");
        QCOMPARE(page.visit(0).timeDetail, "missed");
        QVERIFY(page.visit(0).late);
        QCOMPARE(page.visit(0).actionText, "Check in");
        QCOMPARE(page.visit(1).time, "11-22");
        QCOMPARE(page.visit(1).timeDetail, "under way");
        QVERIFY(page.visit(1).late);
        QVERIFY(page.visit(1).primary);
        QCOMPARE(page.visit(2).time, "10:00");
        QVERIFY(!page.visit(2).late);
    }

    void theWayDoesNotHideThatAVisitWasMissed()
    {
        Page page;
        const Enterprise first = page.device.addEnterprise("甲企业", 25.50, 119.50);
        const Enterprise second = page.device.addEnterprise("乙企业", 25.51, 119.50);
        page.device.addVisitTo(first, VisitState::planned, DayTablet::at(9, 0, -2));
        page.device.addVisitTo(second, VisitState::planned, DayTablet::at(9, 0, -1));
        QVERIFY(page.refreshed());
        QCOMPARE(page.visit(1).timeDetail, "missed");
    }

    void theDayTurnsAtTheParksMidnight()
    {
        Page page;
        page.device.addVisit(VisitState::completed, DayTablet::at(23, 30), "已写");
        page.device.addVisit(VisitState::planned, DayTablet::at(0, 30, 1));
        page.device.clock.setWallClock(DayTablet::at(23, 59));
        QVERIFY(page.refreshed());
        QVERIFY(page.board.dateText().contains("23 November"));
        QCOMPARE(page.board.visits()->count(), 1);
        QCOMPARE(page.visit(0).time, "23:30");
        page.device.clock.setWallClock(DayTablet::at(0, 0, 1));
        QVERIFY(page.refreshed());
        QVERIFY(page.board.dateText().contains("24 November"));
        QCOMPARE(page.board.visits()->count(), 1);
        QCOMPARE(page.visit(0).time, "00:30");
    }

    void anOpenVisitStaysEvenIfTheClockRanAheadAtItsCheckIn()
    {
        Page page;
        page.device.addVisit(VisitState::checkedIn, DayTablet::at(9, 0, 400));
        QVERIFY(page.refreshed());
        QCOMPARE(page.board.visits()->count(), 1);
        QCOMPARE(page.visit(0).actionText, "Go on");
    }

    void suggestionsSayWhy()
    {
        Page page;
        const Enterprise next = page.device.addEnterprise("下一站", 25.50, 119.50);
        page.device.addVisitTo(next, VisitState::planned, DayTablet::at(14));
        const Enterprise late = page.device.addEnterprise("逾期企业", 25.51, 119.50);
        for (const int due : {-3, -2, 2}) {
            Issue issue = page.device.issue("用地", due);
            issue.enterpriseId = late.id;
            page.device.pull(issue);
        }
        page.device.addVisitTo(late, VisitState::completed, DayTablet::at(9, 0, -63), "上次");
        page.device.addEnterprise("新企业");
        QVERIFY(page.refreshed());
        QCOMPARE(page.board.suggestions()->rowCount(), 2);
        QCOMPARE(page.suggestion(0).title, "逾期企业");
        const QString why = page.suggestion(0).detail;
        QVERIFY(why.contains("2 issue(s) overdue"));
        QVERIFY(why.contains("63 day"));
        QVERIFY(why.contains("due in 2 d"));
        QVERIFY(why.contains("1.1 km from the next stop"));
        QCOMPARE(page.suggestion(1).title, "新企业");
        QCOMPARE(page.suggestion(1).detail, "never visited");
    }

    void whatIsPlannedAlreadyIsNotSuggested()
    {
        Page page;
        const Enterprise tomorrow = page.device.addEnterprise("明天去");
        page.device.addVisitTo(tomorrow, VisitState::planned, DayTablet::at(9, 0, 1));
        const Enterprise missed = page.device.addEnterprise("昨天没去");
        page.device.addVisitTo(missed, VisitState::planned, DayTablet::at(9, 0, -1));
        page.device.addEnterprise("新企业");
        QVERIFY(page.refreshed());
        QCOMPARE(page.board.suggestions()->rowCount(), 1);
        QCOMPARE(page.suggestion(0).title, "新企业");
    }

    void anEnterpriseThatHasHadItsShareIsNotSuggested()
    {
        Page page;
        const Enterprise busy = page.device.addEnterprise("忙企业");
        Issue issue = page.device.issue("用地", -1);
        issue.enterpriseId = busy.id;
        page.device.pull(issue);
        for (const int day : {-5, -4}) {
            Visit visit = page.device.visit(VisitState::completed, DayTablet::at(9, 0, day));
            visit.enterpriseId = busy.id;
            visit.officerId = page.device.newId<OfficerId>();
            page.device.pull(visit);
        }
        QVERIFY(page.refreshed());
        QCOMPARE(page.board.suggestions()->rowCount(), 0);
        page.device.park.visitBurdenCap = 3;
        page.device.pull(page.device.park, 2);
        QVERIFY(page.refreshed());
        QCOMPARE(page.board.suggestions()->rowCount(), 1);
    }

    void aYearWithoutItsHolidaysIsAWarning()
    {
        Page page;
        page.device.park.holidays = "2026-01-01 holiday 元旦";
        page.device.pull(page.device.park, 2);
        QVERIFY(page.refreshed());
        QCOMPARE(page.board.calendarWarning(), "");
        page.device.clock.setWallClock(DayTablet::at(9, 0, 8)); // December
        QVERIFY(page.refreshed());
        QVERIFY(page.board.calendarWarning().contains("2027"));
    }

    void aChangeArrivesInPlace()
    {
        Page page;
        Visit visit = page.device.addVisit(VisitState::planned, DayTablet::at(10));
        QVERIFY(page.refreshed());
        QSignalSpy removed(page.board.visits(), &QAbstractItemModel::rowsRemoved);
        visit.state = VisitState::checkedIn;
        visit.checkedInAt = DayTablet::at(9, 55);
        page.device.pull(visit, 2);
        emit page.core.recordsChanged();
        QTRY_COMPARE(page.visit(0).actionText, "Go on");
        QCOMPARE(page.visit(0).time, "09:55");
        QCOMPARE(removed.count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestTodayBoard)
#include "tst_today_board.moc"
