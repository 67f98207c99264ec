#include "tests/app/today_page.h"

using namespace wupan;
using test::DayTablet;
using Page = test::TodayPage;

/// The cards beside the day: the five plates, and what headquarters just did.
class TestTodayCards : public QObject
{
    Q_OBJECT
private slots:
    void theFivePlatesStandInTheirOrder()
    {
        Page page;
        Indicator investment = page.figure(Plate::investment, 38);
        investment.amountWanYuan = 582'100;
        investment.asOf = DayTablet::at(8, 0, -1);
        page.device.pull(investment);
        Indicator targets = page.figure(Plate::targets, 21);
        targets.goal = 28;
        page.device.pull(targets);
        Indicator second = page.figure(Plate::targets, 4);
        second.rank = 2;
        page.device.pull(second);
        QVERIFY(page.refreshed());
        const auto& rows = page.board.plates()->rows();
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows[0].value, "21");
        QCOMPARE(rows[0].remark, "/ 28");
        QCOMPARE(rows[0].share, 0.75);
        QCOMPARE(rows[1].value, "38");
        QCOMPARE(rows[1].remark, "5.821 bn yuan");
        QVERIFY(rows[1].share < 0);
        QVERIFY(page.board.platesRemark().contains("11-22"));
    }

    void aLargeFigureIsWrittenOut()
    {
        Page page;
        Indicator figure = page.figure(Plate::funds, 12'345'678);
        figure.goal = 20'000'000;
        page.device.pull(figure);
        QVERIFY(page.refreshed());
        QCOMPARE(page.board.plates()->rows().front().value, "12345678");
        QCOMPARE(page.board.plates()->rows().front().remark, "/ 20000000");
    }

    void aPullBringsNewsOfTheOfficersIssues()
    {
        Page page;
        const Issue issue = page.device.pulled("用电增容申请");
        QVERIFY(page.refreshed());
        QCOMPARE(page.board.news()->rowCount(), 0);
        page.device.pull(page.event(issue, IssueStep::comment, "第一行\n第二行"));
        page.device.clock.advanceMs(1);
        page.device.pull(page.event(issue, IssueStep::accept, "已受理"));
        IssueEvent own = page.event(issue, IssueStep::comment, "我写的");
        own.authorId = page.device.officer.id;
        page.device.pull(own);
        emit page.core.recordsChanged();
        QTRY_COMPARE(page.board.news()->rowCount(), 1);
        const Line line = page.board.news()->rows().front();
        QCOMPARE(line.key, QString::fromStdString(issue.id.text()));
        QCOMPARE(line.title, "用电增容申请");
        QVERIFY(line.detail.contains("已受理"));
    }

    void whatConcernsTheOfficerIsNewUntilItIsSeen()
    {
        Page page;
        const Issue issue = page.device.pulled("用电增容申请");
        page.device.pull(page.event(issue, IssueStep::accept, "已受理"));
        page.device.pull(
            page.event(issue, IssueStep::requestExtension, "请求延期")); // no officer's
        QVERIFY(page.refreshed());
        QCOMPARE(page.board.notices()->rowCount(), 1);
        QCOMPARE(page.board.unseenNotices(), 1);
        const Line notice = page.board.notices()->rows().front();
        QCOMPARE(notice.tag, "new");
        QCOMPARE(page.board.noticeIssue(notice.key), QString::fromStdString(issue.id.text()));
        page.board.markNoticesSeen();
        QTRY_COMPARE(page.board.unseenNotices(), 0);
        QVERIFY(page.board.notices()->rows().front().tag != "new");
        page.device.clock.advanceMs(1000);
        page.device.pull(page.event(issue, IssueStep::answer, "已办结"));
        emit page.core.recordsChanged();
        QTRY_COMPARE(page.board.unseenNotices(), 1);
        QCOMPARE(page.board.notices()->rowCount(), 2);
    }

    void newsOfSeveralLinesAreOneLine()
    {
        Page page;
        const Issue issue = page.device.pulled("用电增容申请");
        page.device.pull(page.event(issue, IssueStep::comment, "第一行\n第二行"));
        QVERIFY(page.refreshed());
        QVERIFY(page.board.news()->rows().front().detail.endsWith("第一行 第二行"));
    }
};

QTEST_GUILESS_MAIN(TestTodayCards)
#include "tst_today_cards.moc"
