#include "core/base/time.h"

#include <QTest>

using namespace wupan;

class TestTime : public QObject
{
    Q_OBJECT
private slots:
    void theParksDayBeginsAtSixteenUtc()
    {
        const Instant lastSecond{1'763'999'999'000}; // 2025-11-24T15:59:59Z
        QCOMPARE(parkDate(lastSecond).text(), "2025-11-24");
        QCOMPARE(parkDate(lastSecond.plusMs(1000)).text(), "2025-11-25");
    }

    void startOfDayIsTheInverseOfParkDate()
    {
        const Date day{2026, 11, 23};
        QCOMPARE(parkDate(startOfDay(day)).text(), day.text());
        QCOMPARE(parkDate(startOfDay(day).plusMs(-1)).text(), "2026-11-22");
        QCOMPARE(parkTimeText(startOfDay(day).plusMs(9 * kMillisecondsPerHour + 1)), "09:00");
    }

    void datesBeforeTheEpochAreReckonedAlike()
    {
        QCOMPARE(parkDate(Instant{-1}).text(), "1970-01-01");
        QCOMPARE(isoText(Instant{-1}), "1969-12-31T23:59:59.999Z");
    }

    void onlyDaysThatExistAreParsed()
    {
        QVERIFY(Date::parse("2024-02-29"));
        QVERIFY(!Date::parse("2026-02-29"));
        QVERIFY(!Date::parse("2026-2-9"));
        QVERIFY(!Date::parse("2026-13-01"));
        QVERIFY(!Date::parse("2026/02/01"));
    }

    void weekdaysFollowIso()
    {
        QCOMPARE((Date{2026, 11, 23}).isoWeekday(), 1);
        QCOMPARE((Date{2026, 11, 29}).isoWeekday(), 7);
    }
};

QTEST_APPLESS_MAIN(TestTime)
#include "tst_time.moc"
