#include "enterprise_profile.h"

#include "app/core_thread.h"
#include "core/model/visit.h"
#include "tests/app/issue_fixture.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace wupan;
using test::IssueTablet;

namespace {

using Mode = QAbstractItemModelTester::FailureReportingMode;

struct Page
{
    IssueTablet device; ///< 2026-11-23, 09:00
    CoreThread core{*device.tablet};
    EnterpriseProfile profile{core};
    QAbstractItemModelTester tags{profile.tags(), Mode::QtTest};
    QAbstractItemModelTester issues{profile.issues(), Mode::QtTest};
    QAbstractItemModelTester visits{profile.visits(), Mode::QtTest};

    void open() { profile.open(QString::fromStdString(device.enterprise.id.text())); }
    Visit visit(VisitState state, int day, const std::string& summary = {})
    {
        Visit out;
        out.id = device.newId<VisitId>();
        out.enterpriseId = device.enterprise.id;
        out.officerId = device.officer.id;
        out.state = state;
        out.plannedAt = device.kStart.plusMs(day * kMillisecondsPerDay);
        if (state != VisitState::planned)
            out.checkedInAt = out.plannedAt;
        if (state == VisitState::completed)
            out.completedAt = out.plannedAt->plusMs(kMillisecondsPerHour);
        out.summary = summary;
        return out;
    }
    [[nodiscard]] Line line(LineModel* model, std::size_t row)
    {
        return row < model->rows().size() ? model->rows()[row] : Line{};
    }
};

} // namespace

class TestEnterpriseProfile : public QObject
{
    Q_OBJECT
private slots:
    void theRegisterIsShown()
    {
        Page page;
        Enterprise& enterprise = page.device.enterprise;
        enterprise.creditCode = "91320100MA1K3XYZ0B";
        enterprise.industry = "装备制造";
        enterprise.address = "样本路 1 号";
        enterprise.contactName = "样本联系人";
        enterprise.contactPhone = "0000-1000000";
        enterprise.scale = "above";
        enterprise.tags = {"零地招商", "省级专精特新"};
        enterprise.staffCount = 128;
        enterprise.researchSharePercent = 6.1;
        enterprise.responsibleOfficerId = page.device.officer.id;
        page.device.pull(enterprise, 2);
        page.open();
        QTRY_VERIFY(page.profile.loaded());
        QCOMPARE(page.profile.name(), "智能装备示范企业");
        QVERIFY(page.profile.facts().startsWith("装备制造 · "));
        QVERIFY(page.profile.facts().contains("128"));
        QVERIFY(page.profile.facts().contains("6.1%"));
        QCOMPARE(page.profile.creditCode(), "91320100MA1K3XYZ0B");
        QCOMPARE(page.profile.address(), "样本路 1 号");
        QCOMPARE(page.profile.contactName(), "样本联系人");
        QCOMPARE(page.profile.contactPhone(), "0000-1000000");
        QVERIFY(!page.profile.scale().isEmpty());
        QCOMPARE(page.profile.responsibleName(), "样本干部");
        QCOMPARE(page.profile.tags()->rowCount(), 3);
        QCOMPARE(page.line(page.profile.tags(), 0).tag, "省级专精特新");
        QCOMPARE(page.line(page.profile.tags(), 1).tone, "blue");
        QCOMPARE(page.line(page.profile.tags(), 2).tone, "neutral");
    }

    void whatNobodyFilledInIsEmpty()
    {
        Page page;
        page.open();
        QTRY_VERIFY(page.profile.loaded());
        QCOMPARE(page.profile.facts(), "");
        QCOMPARE(page.profile.scale(), "");
        QCOMPARE(page.profile.responsibleName(), "");
        QCOMPARE(page.profile.tags()->rowCount(), 0);
        QCOMPARE(page.profile.openIssuesText(), "0");
    }

    void theBurdenIsThisMonthsAgainstTheParksCap()
    {
        Page page;
        page.device.park.visitBurdenCap = 2;
        page.device.pull(page.device.park, 2);
        page.device.pull(page.visit(VisitState::completed, -23)); // of October
        page.device.pull(page.visit(VisitState::completed, -22)); // 1 November
        page.device.pull(page.visit(VisitState::planned, 8));     // of December
        page.open();
        QTRY_VERIFY(page.profile.loaded());
        QVERIFY(page.profile.burdenText().contains("Visited 1 time"));
        QVERIFY(page.profile.burdenText().endsWith("at most 2"));
        QVERIFY(!page.profile.atCap());
        page.device.pull(page.visit(VisitState::planned, 1));
        emit page.core.recordsChanged();
        QTRY_VERIFY(page.profile.atCap());
        QVERIFY(page.profile.burdenText().contains("1 planned"));
    }

    void openIssuesComeMostUrgentFirst()
    {
        Page page;
        page.device.pulled("技工招聘", 9);
        const Issue late = page.device.pulled("用电增容", -6);
        Issue closed = page.device.issue("道路破损", 1);
        closed.state = IssueState::closed;
        page.device.pull(closed);
        Issue elsewhere = page.device.issue("别家的问题", -9);
        elsewhere.enterpriseId = page.device.newId<EnterpriseId>();
        page.device.pull(elsewhere);
        page.open();
        QTRY_COMPARE(page.profile.issues()->rowCount(), 2);
        const Line first = page.line(page.profile.issues(), 0);
        QCOMPARE(first.key, QString::fromStdString(late.id.text()));
        QCOMPARE(first.title, "用电增容");
        QCOMPARE(first.tone, "red");
        QVERIFY(first.tag.contains('6'));
        QVERIFY(!first.detail.isEmpty());
        QCOMPARE(page.profile.openIssuesText(), "2");
    }

    void aLongListOfIssuesSaysThatThereAreMore()
    {
        Page page;
        for (int i = 0; i < 23; ++i)
            page.device.pulled(std::to_string(i), i);
        page.open();
        QTRY_COMPARE(page.profile.issues()->rowCount(), 20);
        QVERIFY(page.profile.openIssuesText().startsWith("23"));
        QVERIFY(page.profile.openIssuesText().contains("20"));
    }

    void visitsSayWhenWhoAndWhatIsStillOwed()
    {
        Page page;
        page.device.pull(page.visit(VisitState::completed, -40, "订单饱满"));
        page.device.pull(page.visit(VisitState::completed, -5));
        page.device.pull(page.visit(VisitState::checkedIn, 0));
        page.device.pull(page.visit(VisitState::planned, 3));
        page.open();
        QTRY_COMPARE(page.profile.visits()->rowCount(), 4);
        QCOMPARE(page.line(page.profile.visits(), 0).tone, "neutral");
        QCOMPARE(page.line(page.profile.visits(), 1).tone, "blue");
        QCOMPARE(page.line(page.profile.visits(), 2).tone, "red"); // its summary is overdue
        const Line oldest = page.line(page.profile.visits(), 3);
        QCOMPARE(oldest.title, "2026-10-14 · 样本干部");
        QCOMPARE(oldest.detail, "订单饱满");
        QCOMPARE(oldest.tone, "green");
    }

    void aChangeArrivesInPlace()
    {
        Page page;
        Issue issue = page.device.pulled("用电增容", 5);
        page.open();
        QTRY_COMPARE(page.profile.issues()->rowCount(), 1);
        QSignalSpy removes(page.profile.issues(), &QAbstractItemModel::rowsRemoved);
        issue.title = "用电增容申请";
        page.device.pull(issue, 2);
        page.device.enterprise.name = "改名企业";
        page.device.pull(page.device.enterprise, 2);
        emit page.core.recordsChanged();
        QTRY_COMPARE(page.profile.name(), "改名企业");
        QCOMPARE(page.line(page.profile.issues(), 0).title, "用电增容申请");
        QCOMPARE(removes.count(), 0);
    }

    void anUnknownOneIsNotLoadedAndClosingForgets()
    {
        Page page;
        page.open();
        QTRY_VERIFY(page.profile.loaded());
        page.profile.open(QString::fromStdString(page.device.newId<EnterpriseId>().text()));
        QVERIFY(!page.profile.loaded());
        QTRY_COMPARE(page.profile.name(), "");
        QVERIFY(!page.profile.loaded());
        page.open();
        QTRY_VERIFY(page.profile.loaded());
        page.profile.close();
        QCOMPARE(page.profile.enterpriseId(), "");
        QCOMPARE(page.profile.name(), "");
        QVERIFY(!page.profile.loaded());
    }
};

QTEST_GUILESS_MAIN(TestEnterpriseProfile)
#include "tst_enterprise_profile.moc"
