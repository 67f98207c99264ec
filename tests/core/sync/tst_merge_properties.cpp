#include "core/sync/merge.h"

// moc cannot read rapidcheck's headers.
#ifndef Q_MOC_RUN
#include <rapidcheck.h>
#endif

#include <QTest>

#include <algorithm>
#include <random>

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

} // namespace

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
