#include "core/procedure/working_days.h"

#include <QFile>
#include <QTest>

using namespace wupan;

namespace {

WorkdayCalendar nationalCalendar()
{
    QFile file(HOLIDAYS_FILE);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", HOLIDAYS_FILE);
    Result<WorkdayCalendar> parsed = WorkdayCalendar::parse(file.readAll().toStdString());
    if (!parsed)
        qFatal("%s", parsed.error().detail.c_str());
    return *parsed;
}

std::string problemsOf(std::string_view text)
{
    const Result<WorkdayCalendar> parsed = WorkdayCalendar::parse(text);
    return parsed ? "" : parsed.error().detail;
}

} // namespace

class TestWorkingDays : public QObject
{
    Q_OBJECT
    WorkdayCalendar m_calendar = nationalCalendar();

private slots:
    void theDaysOfTheNoticeAreAsPublished_data()
    {
        QTest::addColumn<QString>("day");
        QTest::addColumn<bool>("worked");
        QTest::newRow("an ordinary Monday is worked") << "2026-11-23" << true;
        QTest::newRow("an ordinary Saturday is free") << "2026-11-28" << false;
        QTest::newRow("New Year 2025 is one day") << "2025-01-02" << true;
        QTest::newRow("the Sunday before Spring Festival 2025 is worked") << "2025-01-26" << true;
        QTest::newRow("the eve of Spring Festival 2025 is free") << "2025-01-28" << false;
        QTest::newRow("8 October 2025 is free") << "2025-10-08" << false;
        QTest::newRow("9 October 2025 is worked") << "2025-10-09" << true;
        QTest::newRow("11 October 2025, a Saturday, is worked") << "2025-10-11" << true;
        QTest::newRow("Friday 2 January 2026 is free") << "2026-01-02" << false;
        QTest::newRow("Sunday 4 January 2026 is worked") << "2026-01-04" << true;
        QTest::newRow("Saturday 14 February 2026 is worked") << "2026-02-14" << true;
        QTest::newRow("Monday 23 February 2026 is free") << "2026-02-23" << false;
        QTest::newRow("Saturday 28 February 2026 is worked") << "2026-02-28" << true;
        QTest::newRow("Sunday 20 September 2026 is worked") << "2026-09-20" << true;
        QTest::newRow("Friday 25 September 2026 is free") << "2026-09-25" << false;
        QTest::newRow("Saturday 10 October 2026 is worked") << "2026-10-10" << true;
    }
    void theDaysOfTheNoticeAreAsPublished()
    {
        QFETCH(QString, day);
        QFETCH(bool, worked);
        QCOMPARE(m_calendar.isWorkday(Date::parse(day.toStdString()).value()), worked);
    }

    void theYearsHaveAsManyWorkingDaysAsTheNoticesLeave()
    {
        // 2025: 261 weekdays, 18 of them holidays, 5 weekend days worked. 2026: 261, 19, 6.
        QCOMPARE(m_calendar.workingDaysBetween({2024, 12, 31}, {2025, 12, 31}), 248);
        QCOMPARE(m_calendar.workingDaysBetween({2025, 12, 31}, {2026, 12, 31}), 248);
    }

    void countingSkipsAHolidayAndUsesItsMakeUpDay()
    {
        // Friday, then Saturday 14 (worked), then the festival until Monday 23.
        QCOMPARE(m_calendar.addWorkingDays({2026, 2, 13}, 1), (Date{2026, 2, 14}));
        QCOMPARE(m_calendar.addWorkingDays({2026, 2, 13}, 2), (Date{2026, 2, 24}));
        QCOMPARE(m_calendar.addWorkingDays({2026, 2, 24}, -2), (Date{2026, 2, 13}));
    }

    void countingZeroDaysStaysEvenOnAHoliday()
    {
        QCOMPARE(m_calendar.addWorkingDays({2026, 10, 3}, 0), (Date{2026, 10, 3}));
    }

    void betweenIsTheInverseOfAdding()
    {
        const Date from{2026, 9, 18};
        for (int n = -40; n <= 40; ++n)
            QCOMPARE(m_calendar.workingDaysBetween(from, m_calendar.addWorkingDays(from, n)), n);
    }

    void aYearWithoutDataIsKnownAsSuch()
    {
        QVERIFY(m_calendar.coversYear(2025));
        QVERIFY(m_calendar.coversYear(2026));
        QVERIFY(!m_calendar.coversYear(2031));
        QVERIFY(m_calendar.isWorkday({2031, 1, 1})); // a Wednesday: only weekends are free
        QVERIFY(!m_calendar.isWorkday({2031, 1, 4}));
    }

    void everyBadLineIsNamed()
    {
        QCOMPARE(problemsOf("# head\n\n2026-02-30 holiday 春节\n2026-01-01 holiday 元旦\r\n"
                            "2026-01-04 off 元旦\n2026-01-05 workday\n2026-01-01 workday 元旦"),
                 "line 3: not a day (YYYY-MM-DD)\nline 5: neither holiday nor workday\n"
                 "line 6: the name is missing\nline 7: this day was already given");
    }

    void aPageCanWordTheMistakesItself()
    {
        const std::vector<BadCalendarLine> bad =
            WorkdayCalendar::badLines("2026-01-01 holiday 元旦\nx\n2026-01-01 workday 元旦\n");
        QVERIFY(bad == (std::vector<BadCalendarLine>{{2, CalendarMistake::notADay},
                                                     {3, CalendarMistake::givenTwice}}));
        QVERIFY(WorkdayCalendar::badLines("# nothing\n\n").empty());
        QVERIFY(WorkdayCalendar::parse("# nothing\n\n")->isEmpty());
        QVERIFY(!m_calendar.isEmpty());
    }

    void aByteOrderMarkAndWindowsLineEndsAreAccepted()
    {
        QCOMPARE(problemsOf("\xEF\xBB\xBF"
                            "2026-01-01 holiday 元旦\r\n\r\n"),
                 "");
    }
};

QTEST_APPLESS_MAIN(TestWorkingDays)
#include "tst_working_days.moc"
