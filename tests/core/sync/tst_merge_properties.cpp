#include "core/sync/merge.h"

// moc cannot read rapidcheck's headers.
#ifndef Q_MOC_RUN
#include <rapidcheck.h>
#endif

#include <QTest>

#include <algorithm>
#include <initializer_list>
#include <map>
#include <random>
#include <set>

using namespace wupan;

namespace {

struct Edit
{
    std::string key;
    std::string value; // empty clears
    std::int64_t at = 0;
};

rc::Gen<Edit> edit()
{
    return rc::gen::build<Edit>(
        rc::gen::set(&Edit::key, rc::gen::elementOf(std::vector<std::string>{"/a", "/b", "/c"})),
        rc::gen::set(&Edit::value, rc::gen::elementOf(std::vector<std::string>{"", "x", "y"})),
        rc::gen::set(&Edit::at, rc::gen::inRange<std::int64_t>(1, 1000)));
}

/// Two edits at the very same millisecond have no order that everybody could know.
std::vector<Edit> distinctTimes(std::vector<Edit> edits)
{
    std::ranges::sort(edits, {}, &Edit::at);
    const auto rest = std::ranges::unique(edits, {}, &Edit::at);
    edits.erase(rest.begin(), rest.end());
    return edits;
}

json::value applyAll(const std::vector<Edit>& edits)
{
    const FieldSpec spec{"answers", "answers", FieldKind::json, MergeRule::map};
    const json::value was;
    json::value current;
    FieldTimes times;
    for (const Edit& e : edits) {
        const json::value now =
            json::object{{e.key, e.value.empty() ? json::value() : json::value(e.value)}};
        mergeField({spec, was, now, Instant{e.at}}, current, times);
    }
    return current;
}

json::array asArray(const std::set<std::string>& items)
{
    json::array out;
    for (const std::string& item : items)
        out.push_back(json::value(item));
    return out;
}

std::set<std::string> asSet(const json::value& value)
{
    std::set<std::string> out;
    if (value.is_array())
        for (const json::value& item : value.get_array())
            out.insert(std::string(item.as_string()));
    return out;
}

struct Merged
{
    json::value value;
    FieldTimes times;
    bool clash = false;

    bool operator==(const Merged& other) const
    {
        // A set has no order.
        const bool same = value.is_array() && other.value.is_array()
                              ? asSet(value) == asSet(other.value)
                              : value == other.value;
        return same && times == other.times && clash == other.clash;
    }
};

void merge(MergeRule rule, const json::value& was, const json::value& now, std::int64_t at,
           Merged& into)
{
    const FieldSpec spec{"field", "field", FieldKind::json, rule};
    const MergeResult result = mergeField({spec, was, now, Instant{at}}, into.value, into.times);
    into.clash = into.clash || result == MergeResult::clash;
}

/// A value of a field of that rule, or null.
json::value someValue(MergeRule rule)
{
    if (!*rc::gen::arbitrary<bool>())
        return nullptr;
    const auto letters = *rc::gen::container<std::vector<std::string>>(
        rc::gen::elementOf(std::vector<std::string>{"a", "b", "甲"}));
    switch (rule) {
    case MergeRule::set:
        return asArray({letters.begin(), letters.end()});
    case MergeRule::map: {
        json::object out;
        for (const std::string& letter : letters)
            out[letter] = *rc::gen::arbitrary<bool>() ? json::value(1) : json::value();
        return out;
    }
    default: {
        std::string text;
        for (const std::string& letter : letters)
            text += letter;
        return text.empty() ? json::value() : json::value(text);
    }
    }
}

void addRules(std::initializer_list<MergeRule> rules)
{
    static const std::map<MergeRule, const char*> kNames{
        {MergeRule::last, "last"}, {MergeRule::text, "text"},     {MergeRule::set, "set"},
        {MergeRule::map, "map"},   {MergeRule::append, "append"},
    };
    QTest::addColumn<MergeRule>("rule");
    for (const MergeRule rule : rules)
        QTest::newRow(kNames.at(rule)) << rule;
}

} // namespace

Q_DECLARE_METATYPE(wupan::MergeRule)

class TestMergeProperties : public QObject
{
    Q_OBJECT
private slots:
    void answersConvergeInWhateverOrderTheyArrive()
    {
        QVERIFY(rc::check([] {
            const auto edits = distinctTimes(*rc::gen::container<std::vector<Edit>>(edit()));
            auto shuffled = edits;
            std::mt19937 engine(*rc::gen::arbitrary<unsigned>());
            std::ranges::shuffle(shuffled, engine);
            RC_ASSERT(applyAll(edits) == applyAll(shuffled));
        }));
    }

    void applyingAnEditTwiceEqualsApplyingItOnce()
    {
        QVERIFY(rc::check([] {
            const auto edits = distinctTimes(*rc::gen::container<std::vector<Edit>>(edit()));
            auto twice = edits;
            twice.insert(twice.end(), edits.begin(), edits.end());
            RC_ASSERT(applyAll(edits) == applyAll(twice));
        }));
    }

    void twoEditsOfOneValueGiveTheSameInEitherOrder_data()
    {
        addRules({MergeRule::last, MergeRule::text, MergeRule::set, MergeRule::map});
    }

    void twoEditsOfOneValueGiveTheSameInEitherOrder()
    {
        QFETCH(MergeRule, rule);
        QVERIFY(rc::check([rule] {
            const json::value was = someValue(rule);
            const json::value ours = someValue(rule);
            const json::value theirs = someValue(rule);
            Merged oursFirst{was, {}};
            merge(rule, was, ours, 1, oursFirst);
            merge(rule, was, theirs, 2, oursFirst);
            Merged theirsFirst{was, {}};
            merge(rule, was, theirs, 2, theirsFirst);
            merge(rule, was, ours, 1, theirsFirst);
            RC_ASSERT(oursFirst.clash == theirsFirst.clash);
            if (!oursFirst.clash)
                RC_ASSERT(oursFirst == theirsFirst);
        }));
    }

    void anEditThatComesTwiceIsThereOnce_data()
    {
        addRules({MergeRule::last, MergeRule::set, MergeRule::map, MergeRule::append});
    }

    void anEditThatComesTwiceIsThereOnce()
    {
        QFETCH(MergeRule, rule);
        QVERIFY(rc::check([rule] {
            Merged merged{someValue(rule), {}};
            merge(rule, nullptr, someValue(rule), *rc::gen::inRange(1, 4), merged);
            const json::value was = someValue(rule);
            const json::value now = someValue(rule);
            const std::int64_t at = *rc::gen::inRange(1, 4);
            merge(rule, was, now, at, merged);
            const Merged once = merged;
            merge(rule, was, now, at, merged);
            RC_ASSERT(merged == once);
        }));
    }

    void aSetHoldsWhatAnyoneAddedAndLacksWhatOnlyWasRemoved()
    {
        QVERIFY(rc::check([] {
            const auto was = *rc::gen::arbitrary<std::set<std::string>>();
            const auto ours = *rc::gen::arbitrary<std::set<std::string>>();
            const auto theirs = *rc::gen::arbitrary<std::set<std::string>>();
            const FieldSpec spec{"tags", "tags", FieldKind::json, MergeRule::set};
            json::value current = asArray(theirs);
            const json::value before = asArray(was);
            const json::value now = asArray(ours);
            FieldTimes times;
            mergeField({spec, before, now, Instant{1}}, current, times);
            const auto merged = asSet(current);
            for (const std::string& item : ours)
                if (!was.contains(item))
                    RC_ASSERT(merged.contains(item));
            for (const std::string& item : theirs)
                RC_ASSERT(merged.contains(item) == (!was.contains(item) || ours.contains(item)));
        }));
    }
};

QTEST_APPLESS_MAIN(TestMergeProperties)
#include "tst_merge_properties.moc"
