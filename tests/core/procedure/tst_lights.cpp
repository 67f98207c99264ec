#include "core/procedure/lights.h"
#include "core/procedure/working_days.h"

#include <QTest>

using namespace wupan;

class TestLights : public QObject
{
    Q_OBJECT
    const Instant m_due = endOfDay({2026, 11, 27});

private slots:
    void theLightFollowsTheParksCalendar_data()
    {
        QTest::addColumn<qint64>("now");
        QTest::addColumn<int>("light");
        QTest::addColumn<int>("daysLeft");
        QTest::addColumn<int>("daysOverdue");
        const auto row = [](const char* name, Instant now, Light light, int left, int overdue) {
            QTest::newRow(name) << qint64(now.ms) << static_cast<int>(light) << left << overdue;
        };
        row("four days left are green", startOfDay({2026, 11, 24}).plusMs(-1), Light::green, 4, 0);
        row("three days left are yellow", startOfDay({2026, 11, 24}), Light::yellow, 3, 0);
        row("the due day's last instant is yellow", m_due, Light::yellow, 0, 0);
        row("a millisecond later is red", m_due.plusMs(1), Light::red, 0, 1);
        row("a week later is red", startOfDay({2026, 12, 4}), Light::red, 0, 7);
    }
    void theLightFollowsTheParksCalendar()
    {
        QFETCH(qint64, now);
        QFETCH(int, light);
        QFETCH(int, daysLeft);
        QFETCH(int, daysOverdue);
        const LightReading reading = readLight(IssueState::handling, m_due, Instant{now});
        QCOMPARE(static_cast<int>(reading.light), light);
        QCOMPARE(reading.daysLeft, daysLeft);
        QCOMPARE(reading.daysOverdue, daysOverdue);
    }

    void theThresholdIsTheParksSetting()
    {
        const Instant now = startOfDay({2026, 11, 22});
        QCOMPARE(readLight(IssueState::handling, m_due, now, 5).light, Light::yellow);
        QCOMPARE(readLight(IssueState::handling, m_due, now, 4).light, Light::green);
        QCOMPARE(readLight(IssueState::handling, m_due, m_due, -1).light, Light::green);
    }

    void nothingDueShowsNoLight()
    {
        const Instant late = m_due.plusMs(kMillisecondsPerDay);
        QCOMPARE(readLight(IssueState::closed, m_due, late), LightReading{});
        QCOMPARE(readLight(IssueState::suspended, m_due, late), LightReading{});
        QCOMPARE(readLight(IssueState::returned, std::nullopt, late), LightReading{});
    }
};

QTEST_APPLESS_MAIN(TestLights)
#include "tst_lights.moc"
