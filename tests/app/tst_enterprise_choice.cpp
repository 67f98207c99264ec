#include "enterprise_choice.h"

#include "app/core_thread.h"
#include "tests/app/day_fixture.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace wupan;
using test::DayTablet;

namespace {

using Mode = QAbstractItemModelTester::FailureReportingMode;

struct Chooser
{
    DayTablet device; ///< with "智能装备示范企业"
    CoreThread core{*device.tablet};
    EnterpriseChoice choice{core};
    QAbstractItemModelTester offered{choice.offered(), Mode::QtTest};
    QSignalSpy chosen{&choice, &EnterpriseChoice::chosenChanged};

    [[nodiscard]] QString enterpriseId() const
    {
        return QString::fromStdString(device.enterprise.id.text());
    }
    void beginWithNone() { choice.begin({}, {}, false); }
};

} // namespace

class TestEnterpriseChoice : public QObject
{
    Q_OBJECT
private slots:
    void eightAreOfferedBeforeAnythingIsTyped()
    {
        Chooser chooser;
        for (int i = 0; i < 9; ++i)
            chooser.device.addEnterprise("样本企业" + std::to_string(i));
        chooser.beginWithNone();
        QTRY_COMPARE(chooser.choice.offered()->rowCount(), 8);
        QCOMPARE(chooser.choice.name(), "");
        QVERIFY(chooser.choice.id().isNil());
    }

    void initialsFindOneAndTakingItEndsTheSearch()
    {
        Chooser chooser;
        chooser.device.addEnterprise("新材料样本企业");
        chooser.beginWithNone();
        QTRY_COMPARE(chooser.choice.offered()->rowCount(), 2);
        chooser.choice.setSearch("znzb");
        QTRY_COMPARE(chooser.choice.offered()->rowCount(), 1);
        chooser.choice.choose(chooser.enterpriseId());
        QCOMPARE(chooser.choice.name(), "智能装备示范企业");
        QCOMPARE(chooser.choice.id(), chooser.device.enterprise.id);
        QCOMPARE(chooser.choice.offered()->rowCount(), 0);
        QCOMPARE(chooser.chosen.count(), 2);
    }

    void whatIsNotOfferedCannotBeChosen()
    {
        Chooser chooser;
        chooser.beginWithNone();
        QTRY_COMPARE(chooser.choice.offered()->rowCount(), 1);
        chooser.choice.choose(QString::fromStdString(chooser.device.newId<EnterpriseId>().text()));
        chooser.choice.choose("no id");
        QVERIFY(chooser.choice.id().isNil());
    }

    void aChosenOneIsForgottenAndOfferedAgain()
    {
        Chooser chooser;
        chooser.choice.begin(chooser.device.enterprise.id, "智能装备示范企业", false);
        chooser.choice.forget();
        QVERIFY(chooser.choice.id().isNil());
        QCOMPARE(chooser.choice.name(), "");
        QTRY_COMPARE(chooser.choice.offered()->rowCount(), 1);
        chooser.choice.choose(chooser.enterpriseId());
        QCOMPARE(chooser.choice.name(), "智能装备示范企业");
    }

    void aGivenOneStays()
    {
        Chooser chooser;
        chooser.choice.begin(chooser.device.enterprise.id, "智能装备示范企业", true);
        QVERIFY(chooser.choice.fixed());
        chooser.choice.forget();
        QCOMPARE(chooser.choice.id(), chooser.device.enterprise.id);
    }

    void nothingIsOfferedBesideAChosenOne()
    {
        Chooser chooser;
        chooser.beginWithNone();
        QTRY_COMPARE(chooser.choice.offered()->rowCount(), 1);
        chooser.choice.setSearch("znzb");
        chooser.choice.begin(chooser.device.enterprise.id, "智能装备示范企业", false);
        QCOMPARE(chooser.choice.offered()->rowCount(), 0);
        QCOMPARE(chooser.choice.search(), "");
    }
};

QTEST_GUILESS_MAIN(TestEnterpriseChoice)
#include "tst_enterprise_choice.moc"
