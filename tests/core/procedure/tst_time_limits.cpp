#include "core/procedure/time_limits.h"

#include <QFile>
#include <QTest>

using namespace wupan;

namespace {

WorkdayCalendar nationalCalendar()
{
    QFile file(HOLIDAYS_FILE);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", HOLIDAYS_FILE);
    return WorkdayCalendar::parse(file.readAll().toStdString()).value();
}

} // namespace

class TestTimeLimits : public QObject
{
    Q_OBJECT
    WorkdayCalendar m_calendar = nationalCalendar();
    TimeLimits m_limits;

    std::string due(Limit limit, const char* fromIso, Urgency urgency = Urgency::normal,
                    Category category = Category::power) const
    {
        const Instant noon =
            startOfDay(Date::parse(fromIso).value()).plusMs(12 * kMillisecondsPerHour);
        const auto at = dueAt(limit, category, urgency, noon, m_calendar, m_limits);
        return at ? isoText(*at) : "none";
    }

private slots:
    void aLimitEndsWithTheParksDay()
    {
        QCOMPARE(due(Limit::accept, "2026-11-23"), "2026-11-24T15:59:59.999Z");
    }

    void theDefaultsAreThoseOfTheDomain()
    {
        QCOMPARE(due(Limit::assign, "2026-11-23"), "2026-11-24T15:59:59.999Z");
        QCOMPARE(due(Limit::contest, "2026-11-23"), "2026-11-24T15:59:59.999Z");
        QCOMPARE(due(Limit::assist, "2026-11-23"), "2026-11-26T15:59:59.999Z");
        QCOMPARE(due(Limit::rate, "2026-11-23"), "2026-11-30T15:59:59.999Z");
        QCOMPARE(due(Limit::answer, "2026-11-23"), "2026-12-02T15:59:59.999Z");
        QCOMPARE(due(Limit::answer, "2026-11-23", Urgency::urgent), "2026-12-02T15:59:59.999Z");
        QCOMPARE(due(Limit::answer, "2026-11-23", Urgency::hard), "2026-12-14T15:59:59.999Z");
        QCOMPARE(due(Limit::supplement, "2026-11-23"), "none");
        QCOMPARE(due(Limit::close, "2026-11-23"), "none");
    }

    void aWeekendDoesNotCount()
    {
        QCOMPARE(due(Limit::accept, "2026-11-27"), "2026-11-30T15:59:59.999Z");
        QCOMPARE(due(Limit::accept, "2026-11-28"), "2026-11-30T15:59:59.999Z");
    }

    void sevenDaysOverSpringFestivalUseBothMakeUpDays()
    {
        // 12, 13, 14 (make-up), 24, 25, 26, 27 February 2026.
        QCOMPARE(due(Limit::answer, "2026-02-11"), "2026-02-27T15:59:59.999Z");
        // 13, 14, 24–27 and Saturday 28 (make-up).
        QCOMPARE(due(Limit::answer, "2026-02-12"), "2026-02-28T15:59:59.999Z");
    }

    void timeBeginsOnTheParksDayAndNotOnTheUtcDay()
    {
        // 23:30 UTC on Thursday is Friday morning in the park, so one day leads to Monday.
        const Instant fridayMorning =
            startOfDay({2026, 11, 27})
                .plusMs(7 * kMillisecondsPerHour + 30 * kMillisecondsPerMinute);
        QCOMPARE(isoText(fridayMorning), "2026-11-26T23:30:00.000Z");
        const auto at = dueAt(Limit::accept, Category::other, Urgency::normal, fridayMorning,
                              m_calendar, m_limits);
        QCOMPARE(isoText(at.value()), "2026-11-30T15:59:59.999Z");
    }

    void aCategoryMayHaveItsOwnLimits()
    {
        m_limits.answerByCategory[Category::land] = {.normal = 10, .urgent = 2, .hard = 20};
        QCOMPARE(due(Limit::answer, "2026-11-23", Urgency::urgent, Category::land),
                 "2026-11-25T15:59:59.999Z");
        QCOMPARE(due(Limit::answer, "2026-11-23", Urgency::urgent, Category::power),
                 "2026-12-02T15:59:59.999Z");
        QCOMPARE(workingDaysOf(Limit::answer, Category::land, Urgency::hard, m_limits), 20);
    }
};

QTEST_APPLESS_MAIN(TestTimeLimits)
#include "tst_time_limits.moc"
