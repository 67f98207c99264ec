#include "check_in_position.h"

#include "tests/app/visit_fixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace wupan;

class TestCheckInPosition : public QObject
{
    Q_OBJECT
private slots:
    void thePositionIsToldWithItsAccuracy()
    {
        test::PositionSourceOfTest source;
        CheckInPosition position(source);
        QSignalSpy changed(&position, &CheckInPosition::changed);
        position.follow(true);
        QVERIFY(position.text().startsWith("Finding"));
        source.tell({31.9, 118.8, 7.2});
        QCOMPARE(position.text(), "Position found, within 8 m");
        QCOMPARE(position.fix()->latitude, 31.9);
        QCOMPARE(changed.count(), 2);
    }

    void aDeviceWithoutAReceiverSaysSo()
    {
        test::PositionSourceOfTest source;
        source.isAvailable = false;
        CheckInPosition position(source);
        position.follow(true);
        QVERIFY(position.text().contains("counts all the same"));
        QVERIFY(!position.fix());
    }

    // Each change of any record made the receiver begin anew.
    void theReceiverIsStartedOnceAndLeftAlone()
    {
        test::PositionSourceOfTest source;
        CheckInPosition position(source);
        position.follow(false);
        position.follow(true);
        position.follow(true);
        QCOMPARE(source.starts, 1);
        source.tell({31.9, 118.8, 7});
        position.follow(false);
        QVERIFY(!source.running());
        QVERIFY(!position.fix());
    }

    // The visit was opened in the office, and checked in at the enterprise indoors.
    void aPositionThatIsNotRenewedIsForgotten()
    {
        test::PositionSourceOfTest source;
        CheckInPosition position(source, 50);
        position.follow(true);
        source.tell({31.9, 118.8, 7});
        QVERIFY(position.fix());
        QTRY_VERIFY(!position.fix());
        QVERIFY(position.text().startsWith("Finding"));
        source.tell({31.9, 118.8, 9});
        QVERIFY(position.fix());
    }

    void aClosedPageLeavesTheReceiverAlone()
    {
        test::PositionSourceOfTest source;
        {
            CheckInPosition position(source);
            position.follow(true);
            QVERIFY(source.running());
        }
        QVERIFY(!source.running());
    }
};

QTEST_GUILESS_MAIN(TestCheckInPosition)
#include "tst_check_in_position.moc"
