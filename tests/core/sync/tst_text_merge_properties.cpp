#include "core/sync/text_merge.h"

// moc cannot read rapidcheck's headers.
#ifndef Q_MOC_RUN
#include <rapidcheck.h>
#endif

#include <QTest>

using namespace wupan;

namespace {

/// Few letters, so that the same ones meet often; one of them has three bytes.
std::string someText()
{
    const auto letters = *rc::gen::container<std::vector<std::string>>(
        rc::gen::elementOf(std::vector<std::string>{"甲", "a", "b"}));
    std::string text;
    for (const std::string& letter : letters)
        text += letter;
    return text;
}

} // namespace

class TestTextMergeProperties : public QObject
{
    Q_OBJECT
private slots:
    void aTextMergeWithAnUnchangedSideIsTheOtherSide()
    {
        QVERIFY(rc::check([](const std::string& base, const std::string& side) {
            RC_ASSERT(mergeText(base, side, base) == side);
            RC_ASSERT(mergeText(base, base, side) == side);
            RC_ASSERT(mergeText(base, side, side) == side);
        }));
    }

    void aTextMergeDoesNotDependOnWhoIsCalledUs()
    {
        QVERIFY(rc::check([] {
            const auto letters =
                rc::gen::container<std::string>(rc::gen::elementOf(std::string("甲ab")));
            const std::string base = *letters;
            const std::string ours = *letters;
            const std::string theirs = *letters;
            RC_ASSERT(mergeText(base, ours, theirs) == mergeText(base, theirs, ours));
        }));
    }

    void aProposalIsTheMergeWhereThereIsOne()
    {
        QVERIFY(rc::check([] {
            const std::string base = someText();
            const std::string ours = someText();
            const std::string theirs = someText();
            if (const auto merged = mergeText(base, ours, theirs))
                RC_ASSERT(proposeText(base, ours, theirs) == *merged);
        }));
    }

    void aProposalHoldsWhatEitherSidePutIn()
    {
        QVERIFY(rc::check([] {
            const std::string base = someText();
            const std::string ours = someText();
            const std::string theirs = someText();
            const std::string proposal = proposeText(base, ours, theirs);
            for (const std::string& side : {ours, theirs})
                for (const TextPart& part : changedParts(base, side))
                    if (part.changed)
                        RC_ASSERT(proposal.find(part.text) != std::string::npos);
        }));
    }

    void thePartsOfATextAreTheText()
    {
        QVERIFY(rc::check([] {
            const std::string base = someText();
            const std::string side = someText();
            std::string all;
            for (const TextPart& part : changedParts(base, side))
                all += part.text;
            RC_ASSERT(all == side);
        }));
    }
};

QTEST_APPLESS_MAIN(TestTextMergeProperties)
#include "tst_text_merge_properties.moc"
