#include "core/procedure/park_rules.h"

#include <QTest>

using namespace wupan;

namespace {

ParkRules rulesWith(std::string_view timeLimits)
{
    Park park;
    park.timeLimits = parseObject(timeLimits).value();
    return rulesOf(park);
}

} // namespace

class TestParkRules : public QObject
{
    Q_OBJECT
private slots:
    void aParkWithoutSettingsHasTheDefaults()
    {
        const TimeLimits limits = rulesOf(Park{}).limits;
        QCOMPARE(limits.acceptDays, 1);
        QCOMPARE(limits.rateDays, 5);
        QCOMPARE(limits.answer.hard, 15);
        QVERIFY(limits.answerByCategory.empty());
    }

    void aSettingReplacesItsDefaultOnly()
    {
        const TimeLimits limits = rulesWith(R"({"rateDays": 10, "answer": {"hard": 20}})").limits;
        QCOMPARE(limits.rateDays, 10);
        QCOMPARE(limits.answer.hard, 20);
        QCOMPARE(limits.answer.normal, 7);
        QCOMPARE(limits.assistDays, 3);
    }

    void aCategoryStartsFromTheParksOwnAnswerDays()
    {
        const TimeLimits limits = rulesWith(R"({"answer": {"normal": 9}, "answerByCategory":
                                            {"land": {"urgent": 2}, "moon": {"urgent": 1}}})")
                                      .limits;
        QCOMPARE(limits.answerByCategory.size(), 1U);
        const AnswerDays& land = limits.answerByCategory.at(Category::land);
        QCOMPARE(land.urgent, 2);
        QCOMPARE(land.normal, 9);
    }

    void theHolidaysAreThoseOfThePark()
    {
        Park park;
        park.holidays = "2026-01-01 holiday 元旦\n2026-01-04 workday 元旦调休\n";
        const WorkdayCalendar calendar = rulesOf(park).calendar;
        QVERIFY(calendar.coversYear(2026));
        QVERIFY(!calendar.isWorkday({2026, 1, 1}));
        QVERIFY(calendar.isWorkday({2026, 1, 4}));
    }

    void badHolidaysCountAsAbsent()
    {
        Park park;
        park.holidays = "2026-01-01 holiday 元旦\nnonsense\n";
        QVERIFY(!rulesOf(park).calendar.coversYear(2026));
    }
};

QTEST_APPLESS_MAIN(TestParkRules)
#include "tst_park_rules.moc"
