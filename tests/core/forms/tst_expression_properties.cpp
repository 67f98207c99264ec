#include "core/base/utf8.h"
#include "tests/core/forms/random_expression.h"
#include "tests/core/forms/sample_answers.h"

// moc cannot read rapidcheck's headers.
#ifndef Q_MOC_RUN
#include <rapidcheck.h>
#endif

#include <QTest>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

using namespace wupan;
using namespace wupan::forms;

namespace {

/// A calculation as a tree, and both ways to write it.
struct Written
{
    std::string sparse; ///< with no parentheses but the needed ones
    std::string full;
    int level = 7; ///< how closely its outermost operator binds
};

Written calculation(int depth)
{
    if (depth == 0 || *rc::gen::inRange(0, 4) == 0) {
        const std::string number = std::to_string(*rc::gen::inRange(0, 20));
        return {number, number, 7};
    }
    struct Sign
    {
        const char* text;
        int level;
    };
    static constexpr std::array kSigns{Sign{"or", 1}, Sign{"and", 2}, Sign{"=", 3},  Sign{"!=", 3},
                                       Sign{"<", 4},  Sign{">=", 4},  Sign{"+", 5},  Sign{"-", 5},
                                       Sign{"*", 6},  Sign{"div", 6}, Sign{"mod", 6}};
    const Sign sign = kSigns[*rc::gen::inRange<std::size_t>(0, kSigns.size())];
    const Written left = calculation(depth - 1);
    const Written right = calculation(depth - 1);
    const auto within = [](const Written& part, bool closer) {
        return closer ? part.sparse : "(" + part.sparse + ")";
    };
    const std::string middle = std::string(" ") + sign.text + " ";
    return {within(left, left.level >= sign.level) + middle +
                within(right, right.level > sign.level),
            "(" + left.full + middle + right.full + ")", sign.level};
}

std::string randomExpression()
{
    const auto tape =
        *rc::gen::container<std::vector<std::uint8_t>>(rc::gen::arbitrary<std::uint8_t>());
    return test::RandomExpression(tape).value();
}

bool covers(const Reference& reference, const std::string& path)
{
    return reference.instance.empty() && !reference.nodesOnly &&
           (reference.path == "/" || path == reference.path ||
            path.starts_with(reference.path + "/"));
}

void buildTree(InstanceNode& parent, int depth)
{
    const int children = *rc::gen::inRange(0, 4);
    for (int i = 0; i < children; ++i) {
        InstanceNode& child = parent.append(*rc::gen::element<std::string>("a", "b"));
        if (depth > 0)
            buildTree(child, depth - 1);
    }
}

void collectElements(const InstanceNode& node, std::vector<const InstanceNode*>& out)
{
    out.push_back(&node);
    for (const auto& child : node.children())
        collectElements(*child, out);
}

} // namespace

class TestExpressionProperties : public QObject
{
    Q_OBJECT
private slots:
    void parenthesesThatAreNotNeededChangeNothing()
    {
        const EvaluationContext nothing;
        QVERIFY(rc::check([&] {
            const Written written = calculation(5);
            const auto sparse = Expression::parse(written.sparse);
            const auto full = Expression::parse(written.full);
            RC_ASSERT(sparse.ok());
            RC_ASSERT(full.ok());
            RC_ASSERT(*sparse->text(nothing) == *full->text(nothing));
        }));
    }

    void numbersReadBackAsWritten()
    {
        QVERIFY(rc::check([] {
            const auto number = std::bit_cast<double>(*rc::gen::arbitrary<std::uint64_t>());
            if (!std::isfinite(number))
                return;
            const std::string text = numberText(number);
            RC_ASSERT(text.find_first_not_of("-.0123456789") == std::string::npos);
            RC_ASSERT(parseNumber(text) == number);
        }));
    }

    void anyExpressionEndsInAValueOrAnError()
    {
        const test::SampleAnswers sample;
        int parsedOnes = 0;
        QVERIFY(rc::check([&] {
            const std::string text = randomExpression();
            const auto parsed = Expression::parse(text, "/data/p/staff");
            if (!parsed) {
                RC_ASSERT(parsed.error().detail.starts_with("column "));
                return;
            }
            ++parsedOnes;
            const auto value = parsed->text(sample.context);
            if (value)
                RC_ASSERT(isUtf8(*value));
            else
                RC_ASSERT(value.error().detail.starts_with("column "));
            RC_ASSERT(std::ranges::is_sorted(parsed->references()));
        }));
        QVERIFY(parsedOnes > 20);
    }

    void nodesComeInDocumentOrderEachOnce()
    {
        const test::SampleAnswers sample;
        QVERIFY(rc::check([&] {
            const auto parsed = Expression::parse(randomExpression(), "/data/p/staff");
            if (!parsed)
                return;
            const auto nodes = parsed->nodes(sample.context);
            if (!nodes)
                return;
            for (std::size_t i = 1; i < nodes->size(); ++i)
                if (&(*nodes)[i - 1]->root() == &(*nodes)[i]->root())
                    RC_ASSERT((*nodes)[i - 1]->compareOrder(*(*nodes)[i]) < 0);
        }));
    }

    /// What an expression does not say that it reads does not matter to it.
    void whatItDoesNotReadDoesNotMatter()
    {
        QVERIFY(rc::check([] {
            const test::SampleAnswers sample;
            const auto parsed = Expression::parse(randomExpression(), "/data/p/staff");
            if (!parsed)
                return;
            const auto before = parsed->text(sample.context);
            const std::string path = *rc::gen::element<std::string>(
                "/data/p/staff", "/data/p/kind", "/data/p/name", "/data/person[1]/name",
                "/data/person[2]/age", "/data/person[3]/pet[2]/kind");
            InstanceNode& leaf = *sample.at(path);
            leaf.setText(*rc::gen::element<std::string>("7", "Bo", "34", "x y"));
            const auto after = parsed->text(sample.context);
            const bool same = before.ok() == after.ok() && (!before || *before == *after);
            const bool covered =
                std::ranges::any_of(parsed->references(), [&](const Reference& reference) {
                    return covers(reference, leaf.path());
                });
            RC_ASSERT(same || covered);
        }));
    }

    /// XPath 1.0, 2.2: these five axes share out all elements without overlap.
    void fiveAxesShareOutTheDocument()
    {
        const auto count =
            Expression::parse("count(ancestor::*) + count(descendant::*) + count(following::*) + "
                              "count(preceding::*) + count(self::*)");
        const auto all = Expression::parse("count(ancestor::* | descendant::* | following::* | "
                                           "preceding::* | self::*)");
        QVERIFY(rc::check([&] {
            const auto document = InstanceNode::makeDocument();
            buildTree(document->append("root"), 4);
            std::vector<const InstanceNode*> elements;
            collectElements(*document->children()[0], elements);
            EvaluationContext context;
            context.node = elements[*rc::gen::inRange<std::size_t>(0, elements.size())];
            RC_ASSERT(*count->number(context) == static_cast<double>(elements.size()));
            RC_ASSERT(*all->number(context) == static_cast<double>(elements.size()));
        }));
    }

    void theIndexFindsWhatAWalkFinds()
    {
        QVERIFY(rc::check([] {
            const auto document = InstanceNode::makeDocument();
            InstanceNode& table = document->append("root");
            const int rows = *rc::gen::inRange(16, 60);
            for (int i = 0; i < rows; ++i) {
                InstanceNode& item = table.append("item");
                item.setRelevant(*rc::gen::inRange(0, 8) != 0);
                for (int keys = *rc::gen::inRange(0, 3); keys > 0; --keys)
                    item.append("k", *rc::gen::element<std::string>("1", "1.0", "a", "", "01"));
            }
            EvaluationContext context;
            context.node = document.get();
            const std::string value =
                *rc::gen::element<std::string>("1", "'1'", "'a'", "''", "2", "/root/item/k");
            const auto indexed = Expression::parse("count(/root/item[k = " + value + "])");
            // Looking at the position keeps the index out.
            const auto walked =
                Expression::parse("count(/root/item[k = " + value + " and position() > 0])");
            const double expected = *walked->number(context);
            for (int i = 0; i < 3; ++i)
                RC_ASSERT(*indexed->number(context) == expected);
        }));
    }
};

QTEST_APPLESS_MAIN(TestExpressionProperties)
#include "tst_expression_properties.moc"
