#include "core/sync/merge.h"
#include "core/sync/text_merge.h"

#include <QTest>

using namespace wupan;

namespace {

FieldSpec spec(MergeRule rule)
{
    return {"field", "field", FieldKind::json, rule};
}

MergeResult merge(MergeRule rule, const json::value& was, const json::value& now, std::int64_t at,
                  json::value& current, FieldTimes& times)
{
    const FieldSpec field = spec(rule);
    return mergeField({field, was, now, Instant{at}}, current, times);
}

} // namespace

class TestMerge : public QObject
{
    Q_OBJECT
private slots:
    void theLaterWriterWinsWhateverArrivesFirst()
    {
        json::value current = "old";
        FieldTimes times;
        QCOMPARE(merge(MergeRule::last, nullptr, "late", 20, current, times), MergeResult::taken);
        QCOMPARE(merge(MergeRule::last, nullptr, "early", 10, current, times), MergeResult::older);
        QCOMPARE(current, json::value("late"));
    }

    void everyKeyOfAMapHasItsOwnTime()
    {
        json::value current;
        FieldTimes times;
        merge(MergeRule::map, nullptr, json::object{{"/q1", "a"}, {"/q2", "a"}}, 20, current,
              times);
        const auto result = merge(MergeRule::map, nullptr,
                                  json::object{{"/q1", "older"}, {"/q3", "b"}}, 10, current, times);
        QCOMPARE(result, MergeResult::combined);
        QCOMPARE(current, (json::value(json::object{{"/q1", "a"}, {"/q2", "a"}, {"/q3", "b"}})));
    }

    void nullRemovesAKeyOfAMap()
    {
        json::value current = json::object{{"/q1", "a"}};
        FieldTimes times;
        merge(MergeRule::map, nullptr, json::object{{"/q1", nullptr}}, 1, current, times);
        QCOMPARE(current, json::value(json::object{}));
    }

    void inASetAddingWinsOverRemoving()
    {
        // Somebody added c; we removed a and added b.
        json::value current = json::array{"a", "c"};
        FieldTimes times;
        const auto result =
            merge(MergeRule::set, json::array{"a"}, json::array{"b"}, 1, current, times);
        QCOMPARE(result, MergeResult::combined);
        QCOMPARE(current, json::value(json::array{"c", "b"}));
    }

    void anAppendedFieldIsNeverWrittenAgain()
    {
        json::value current;
        FieldTimes times;
        QCOMPARE(merge(MergeRule::append, nullptr, "first", 1, current, times), MergeResult::taken);
        QCOMPARE(merge(MergeRule::append, nullptr, "first", 1, current, times), MergeResult::taken);
        QCOMPARE(merge(MergeRule::append, nullptr, "second", 9, current, times),
                 MergeResult::older);
        QCOMPARE(current, json::value("first"));
    }

    void onlyHeadquartersWritesItsFields()
    {
        json::value current = "WT-2026-0001";
        FieldTimes times;
        QCOMPARE(merge(MergeRule::server, nullptr, "mine", 9, current, times), MergeResult::older);
        QCOMPARE(current, json::value("WT-2026-0001"));
    }

    void aTextOfWhichNothingIsLeftIsEmptyAsAnyOther()
    {
        json::value current; // cleared by somebody
        FieldTimes times;
        merge(MergeRule::text, "甲", "甲", 9, current, times);
        QVERIFY(current.is_null());
    }

    void aTextEditIsNotToBeAppliedTwice()
    {
        // The history at headquarters sees to it that it never is.
        const auto once = mergeText("aa", "aaa", "baa");
        QCOMPARE(once.value(), "baaa");
        QCOMPARE(mergeText("aa", "aaa", *once).value(), "baaaa");
    }

    void aClashOfTextsKeepsWhatHeadquartersHas()
    {
        json::value current = "剩7天";
        FieldTimes times;
        QCOMPARE(merge(MergeRule::text, "剩3天", "剩5天", 9, current, times), MergeResult::clash);
        QCOMPARE(current, json::value("剩7天"));
    }
};

QTEST_APPLESS_MAIN(TestMerge)
#include "tst_merge.moc"
