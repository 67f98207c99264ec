#include "enterprise_list_model.h"

#include "app/core_thread.h"
#include "core/model/visit.h"
#include "tests/app/issue_fixture.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace wupan;
using test::IssueTablet;

namespace {

struct Page
{
    IssueTablet device; ///< with "智能装备示范企业"
    CoreThread core{*device.tablet};
    EnterpriseListModel list{core};
    QAbstractItemModelTester tester{&list, QAbstractItemModelTester::FailureReportingMode::QtTest};

    Enterprise pulled(const std::string& name, const std::string& creditCode = {})
    {
        Enterprise out;
        out.id = device.newId<EnterpriseId>();
        out.name = name;
        out.creditCode = creditCode;
        device.pull(out);
        return out;
    }
    void visitedDaysAgo(int days)
    {
        Visit visit;
        visit.id = device.newId<VisitId>();
        visit.enterpriseId = device.enterprise.id;
        visit.state = VisitState::completed;
        visit.checkedInAt = device.kStart.plusMs(-days * kMillisecondsPerDay);
        device.pull(visit);
    }
    [[nodiscard]] QString text(int row, EnterpriseListModel::EnterpriseRole role)
    {
        return row < list.count() ? list.data(list.index(row), role).toString() : QString();
    }
    [[nodiscard]] QString name(int row) { return text(row, EnterpriseListModel::nameRole); }
    [[nodiscard]] QStringList parts(int row)
    {
        return text(row, EnterpriseListModel::subtitleRole).split(QStringLiteral(" · "));
    }
};

} // namespace

class TestEnterpriseListModel : public QObject
{
    Q_OBJECT
private slots:
    void aRowSaysWhereWhatAndHowLongAgo()
    {
        Page page;
        Enterprise& enterprise = page.device.enterprise;
        enterprise.area = "东片区";
        enterprise.industry = "装备制造";
        page.device.pull(enterprise, 2);
        page.device.pulled("用电增容");
        page.visitedDaysAgo(9);
        emit page.core.recordsChanged();
        QTRY_COMPARE(page.parts(0).size(), 4);
        QCOMPARE(page.name(0), QString::fromStdString(enterprise.name));
        QCOMPARE(page.parts(0).mid(0, 2), (QStringList{"东片区", "装备制造"}));
        QVERIFY(page.parts(0)[2].contains('9'));
        QVERIFY(page.parts(0)[3].startsWith('1'));
        QCOMPARE(page.text(0, EnterpriseListModel::enterpriseIdRole),
                 QString::fromStdString(enterprise.id.text()));
    }

    void daysSinceTheLastVisitAreThoseOfThePark()
    {
        Page page;
        QTRY_COMPARE(page.parts(0), QStringList{"never visited"});
        page.visitedDaysAgo(0);
        emit page.core.recordsChanged();
        QTRY_COMPARE(page.parts(0), QStringList{"visited today"});
        page.device.clock.advanceMs(16 * kMillisecondsPerHour); // 01:00 of the next day there
        page.list.refresh();
        QTRY_VERIFY(page.parts(0).first().contains('1'));
    }

    void ranksComeFirstAndTwoTagsFit()
    {
        Page page;
        Enterprise& enterprise = page.device.enterprise;
        enterprise.tags = {"零地招商", "省级专精特新", "国家级小巨人"};
        enterprise.scale = "above";
        page.device.pull(enterprise, 2);
        emit page.core.recordsChanged();
        QTRY_COMPARE(page.text(0, EnterpriseListModel::firstTagRole), "国家级小巨人");
        QCOMPARE(page.text(0, EnterpriseListModel::firstToneRole), "violet");
        QCOMPARE(page.text(0, EnterpriseListModel::secondTagRole), "省级专精特新");
        QCOMPARE(page.text(0, EnterpriseListModel::secondToneRole), "green");
    }

    void theScaleIsATagToo()
    {
        Page page;
        Enterprise& enterprise = page.device.enterprise;
        enterprise.scale = "above";
        page.device.pull(enterprise, 2);
        emit page.core.recordsChanged();
        QTRY_COMPARE(page.text(0, EnterpriseListModel::firstToneRole), "blue");
        QCOMPARE(page.text(0, EnterpriseListModel::secondTagRole), "");
        enterprise.tags = {"规上企业"}; // said already
        page.device.pull(enterprise, 3);
        emit page.core.recordsChanged();
        QTRY_COMPARE(page.text(0, EnterpriseListModel::firstTagRole), "规上企业");
        QCOMPARE(page.text(0, EnterpriseListModel::secondTagRole), "");
    }

    void theSearchFindsNamesCodesAndPinyin_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("a part of the name") << "产业园";
        QTest::newRow("the beginning of the credit code") << "91320100ma";
        QTest::newRow("full pinyin") << "xincailiao";
        QTest::newRow("initials") << "xcl";
    }

    void theSearchFindsNamesCodesAndPinyin()
    {
        QFETCH(QString, typed);
        Page page;
        page.pulled("新材料产业园样本企业", "91320100MA1K3XYZ0B");
        emit page.core.recordsChanged();
        QTRY_COMPARE(page.list.count(), 2);
        QSignalSpy filters(&page.list, &EnterpriseListModel::filterChanged);
        page.list.setSearch(typed);
        QTRY_COMPARE(page.list.count(), 1);
        QCOMPARE(page.name(0), "新材料产业园样本企业");
        QCOMPARE(filters.count(), 1);
        QVERIFY(page.list.countText().startsWith('1'));
    }

    void whatIsNotFoundIsSaid()
    {
        Page page;
        QTRY_COMPARE(page.list.count(), 1);
        QCOMPARE(page.list.emptyText(), "");
        page.list.setSearch("xyz");
        QTRY_COMPARE(page.list.count(), 0);
        QVERIFY(page.list.emptyText().contains("xyz"));
    }

    void aListOf26000IsReadWhereTheViewLooks()
    {
        Page page;
        QVERIFY(page.device.tablet->inTransaction([&] {
            RecordStore records(page.device.tablet->database());
            Enterprise enterprise;
            for (int i = 10'000; i < 36'000; ++i) {
                enterprise.id = page.device.newId<EnterpriseId>();
                enterprise.name = "样本 " + std::to_string(i);
                records.write(RecordType::enterprise, toDocument(enterprise));
            }
            return done();
        }));
        emit page.core.recordsChanged();
        QTRY_COMPARE(page.list.count(), 26'001);
        QCOMPARE(page.name(20'000), "");
        QTRY_VERIFY(
            page.list.data(page.list.index(20'000), EnterpriseListModel::loadedRole).toBool());
        QVERIFY(page.name(20'000).startsWith("样本 29999") ||
                page.name(20'000).startsWith("样本 30000"));
        QVERIFY(!page.list.data(page.list.index(10'000), EnterpriseListModel::loadedRole).toBool());
    }

    void aChangeArrivesInPlace()
    {
        Page page;
        QTRY_COMPARE(page.list.count(), 1);
        QSignalSpy resets(&page.list, &QAbstractItemModel::modelReset);
        QSignalSpy inserts(&page.list, &QAbstractItemModel::rowsInserted);
        page.device.enterprise.name = "改名企业";
        page.device.pull(page.device.enterprise, 2);
        emit page.core.recordsChanged();
        QTRY_COMPARE(page.name(0), "改名企业");
        QCOMPARE(inserts.count(), 0);
        page.pulled("甲企业");
        emit page.core.recordsChanged();
        QTRY_COMPARE(page.list.count(), 2);
        QCOMPARE(inserts.count(), 1);
        QCOMPARE(resets.count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestEnterpriseListModel)
#include "tst_enterprise_list_model.moc"
