#include "platform/device_network_state.h"

#include <QTest>

using namespace wupan;
using Reachability = QNetworkInformation::Reachability;

Q_DECLARE_METATYPE(wupan::NetworkSituation)

class TestDeviceNetworkState : public QObject
{
    Q_OBJECT
private slots:
    void aWayOpens_data()
    {
        QTest::addColumn<NetworkSituation>("before");
        QTest::addColumn<NetworkSituation>("now");
        QTest::addColumn<bool>("opens");
        constexpr NetworkSituation kNone{NetworkReach::nowhere, false, {}};
        constexpr NetworkSituation kNear{NetworkReach::nearby, false, {}};
        constexpr NetworkSituation kPortal{NetworkReach::nearby, true, {}};
        constexpr NetworkSituation kAll{NetworkReach::everywhere, false, {}};
        constexpr NetworkSituation kMetered{NetworkReach::everywhere, false, true};
        QTest::newRow("the network returns") << kNone << kAll << true;
        QTest::newRow("a network without the internet, perhaps headquarters' own")
            << kNone << kNear << true;
        QTest::newRow("it reaches further") << kNear << kAll << true;
        QTest::newRow("somebody signed in at the portal") << kPortal << kAll << true;
        QTest::newRow("the portal is gone, the internet not there") << kPortal << kNear << true;
        QTest::newRow("a portal only") << kNone << kPortal << false;
        QTest::newRow("the network goes") << kAll << kNone << false;
        QTest::newRow("the portal's network goes") << kPortal << kNone << false;
        QTest::newRow("it costs money now") << kAll << kMetered << false;
        QTest::newRow("nothing new") << kAll << kAll << false;
    }

    void aWayOpens()
    {
        QFETCH(NetworkSituation, before);
        QFETCH(NetworkSituation, now);
        QFETCH(bool, opens);
        QCOMPARE(opensAWay(before, now), opens);
    }

    void whatTheSystemDoesNotKnowIsTried()
    {
        QCOMPARE(DeviceNetworkState::reachOf(Reachability::Unknown), NetworkReach::everywhere);
        QCOMPARE(DeviceNetworkState::reachOf(Reachability::Site), NetworkReach::nearby);
        QCOMPARE(DeviceNetworkState::reachOf(Reachability::Disconnected), NetworkReach::nowhere);
    }

    void itStartsOnAnySystem()
    {
        DeviceNetworkState network;
        const auto* system = QNetworkInformation::instance();
        const NetworkReach expected = system == nullptr
                                          ? NetworkReach::everywhere
                                          : DeviceNetworkState::reachOf(system->reachability());
        QCOMPARE(network.now().reach, expected);
    }
};

QTEST_GUILESS_MAIN(TestDeviceNetworkState)
#include "tst_device_network_state.moc"
