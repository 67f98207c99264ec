#include "tests/core/forms/expression_table.h"

#include <QTest>

using namespace wupan;
using namespace wupan::forms;
using test::check;
using test::table;

class TestExpressionDates : public QObject
{
    Q_OBJECT
private slots:
    void dates_data()
    {
        table(
            {{"today()", "2026-11-23"},
             {"now()", "2026-11-23T09:32:05.120+08:00"},
             {"date('2026-11-23T23:30:00Z')", "2026-11-24"},
             {"date(/data/p/stamp)", "2026-11-23"},
             {"date(20780)", "2026-11-23"},
             {"date(today() + 7)", "2026-11-30"},
             {"date('20780')", "2026-11-23"},
             {"date(-1)", "1969-12-31"},
             {"date('')", ""},
             {"date(/data/p/empty)", ""},
             {"date(0 div 0)", ""},
             {"date('2026-13-01')", "error: column 1: '2026-13-01' is not a date"},
             {"date(1 div 0)",
              "error: column 1: 'Infinity' is not a number of days within the calendar"},
             {"date-time('2026-11-23')", "2026-11-23T00:00:00.000+08:00"},
             {"date-time('2026-11-23T01:00:00Z')", "2026-11-23T09:00:00.000+08:00"},
             {"date-time(0.5)", "1970-01-01T20:00:00.000+08:00"},
             {"date-time(decimal-date-time(/data/p/stamp) + 0.5)", "2026-11-23T21:32:05.120+08:00"},
             {"decimal-date-time('1970-01-01T12:00:00Z')", "0.5"},
             {"decimal-date-time('1970-01-02T08:00:00+08:00')", "1"},
             {"decimal-date-time('1970-01-02')", "0.6666666666666666"},
             {"decimal-date-time('')", "NaN"},
             {"decimal-time('12:00')", "0.5"},
             {"decimal-time('18:00:00.000+08:00')", "0.75"},
             {"decimal-time('10:00:00Z')", "0.75"},
             {"decimal-time('2026-11-23T06:00:00+08:00')", "0.25"},
             {"decimal-time('noon')", "error: column 1: 'noon' is not a time"},
             {"decimal-time('2026-11-23')", "error: column 1: '2026-11-23' is not a time"},
             {"format-date('2026-03-05', '%Y|%y|%m|%n|%b|%d|%e|%a|%%')",
              "2026|26|03|3|Mar|05|5|Thu|%"},
             {"format-date(today(), '%e.%n.')", "23.11."},
             {"format-date('', '%Y')", ""},
             {"format-date(20780, '%Y-%m-%d')", "2026-11-23"},
             {"format-date-time(/data/p/stamp, '%H:%M:%S.%3 %h')", "09:32:05.120 9"},
             {"format-date-time('2026-11-23T01:02:03Z', '%H:%M')", "09:02"},
             {"format-date-time('2026-11-23', '%H')", "00"},
             {"format-date('2026-03-05', '100%')",
              "error: column 1: the format of a date knows %Y %y %m %n %b %d %e %a %H %h %M %S %3 "
              "and %%"}});
    }
    void dates() { check(); }

    void namesOfDaysFollowTheLanguage()
    {
        test::SampleAnswers sample;
        sample.context.language = "zh";
        QCOMPARE(sample.text("format-date('2026-11-23', '%b%e日 %a')"), "11月23日 周一");
        sample.context.language = "nowhere";
        QVERIFY(!sample.text("format-date('2026-11-23', '%b')").empty());
    }

    void theClockOfTheContextCounts()
    {
        test::SampleAnswers sample;
        sample.context.utcOffsetMinutes = -5 * 60 - 30;
        QCOMPARE(sample.text("today()"), "2026-11-22");
        QCOMPARE(sample.text("now()"), "2026-11-22T20:02:05.120-05:30");
        QCOMPARE(sample.text("date-time('2026-01-01T00:00:00Z')"), "2025-12-31T18:30:00.000-05:30");
    }
};

QTEST_APPLESS_MAIN(TestExpressionDates)
#include "tst_expression_dates.moc"
