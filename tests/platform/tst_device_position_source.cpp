#include "platform/device_position_source.h"

#include <QTemporaryDir>
#include <QTest>

using namespace wupan;

namespace {

QString recorded(const QTemporaryDir& folder, const QByteArray& lines)
{
    QFile file(folder.filePath("receiver.nmea"));
    if (!file.open(QIODevice::WriteOnly) || file.write(lines) != lines.size())
        qFatal("the recording cannot be written");
    return file.fileName();
}

} // namespace

class TestDevicePositionSource : public QObject
{
    Q_OBJECT
private slots:
    // In tests Qt Positioning hides its receivers, but they are what is tested here.
    void initTestCase() { qunsetenv("QT_QTESTLIB_RUNNING"); }

    void aReceiverTellsPositionAndAccuracy()
    {
        const QTemporaryDir folder;
        DevicePositionSource source(recorded(
            folder, "$GPRMC,020000,A,2530.1200,N,11930.4500,E,0.0,0.0,251126,,*10\r\n"
                    "$GPGGA,020000,2530.1200,N,11930.4500,E,1,09,1.6,21.0,M,0.0,M,,*41\r\n"
                    "$GPRMC,020001,A,2530.1200,N,11930.4500,E,0.0,0.0,251126,,*11\r\n"
                    "$GPGGA,020001,2530.1200,N,11930.4500,E,1,09,1.6,21.0,M,0.0,M,,*40\r\n"));
        QVERIFY(source.available());
        std::optional<PositionFix> fix;
        source.start([&](const PositionFix& each) { fix = each; });
        QTRY_VERIFY(fix.has_value());
        QCOMPARE(fix->latitude, 25.502);
        QCOMPARE(fix->longitude, 119.5075);
        QCOMPARE(fix->accuracyMeters, 16.0); // 2 × HDOP 1.6 × 5 m
    }

    void aPositionOfUnknownAccuracyIsNone()
    {
        const QTemporaryDir folder;
        DevicePositionSource source(
            recorded(folder, "$GPRMC,020000,A,2530.1200,N,11930.4500,E,0.0,0.0,251126,,*10\r\n"
                             "$GPRMC,020001,A,2530.1200,N,11930.4500,E,0.0,0.0,251126,,*11\r\n"
                             "$GPGGA,020002,2540.1200,N,11930.4500,E,1,09,1.0,21.0,M,0.0,M,,*42\r\n"
                             "$GPRMC,020002,A,2540.1200,N,11930.4500,E,0.0,0.0,251126,,*15\r\n"));
        std::vector<PositionFix> fixes;
        source.start([&](const PositionFix& each) { fixes.push_back(each); });
        QTRY_VERIFY(!fixes.empty());
        QVERIFY(fixes.front().latitude > 25.6);
    }

    void afterStopNothingComes()
    {
        const QTemporaryDir folder;
        QByteArray lines;
        for (int second = 0; second < 60; ++second)
            lines += "$GPGGA,020000,2530.1200,N,11930.4500,E,1,09,1.6,21.0,M,0.0,M,,*41\r\n";
        DevicePositionSource source(recorded(folder, lines));
        int fixes = 0;
        source.start([&](const PositionFix&) { ++fixes; });
        source.stop();
        QTest::qWait(50);
        QCOMPARE(fixes, 0);
    }
};

QTEST_GUILESS_MAIN(TestDevicePositionSource)
#include "tst_device_position_source.moc"
