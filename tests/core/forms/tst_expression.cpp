#include "core/forms/expression.h"
#include "tests/core/forms/sample_answers.h"

#include <QTest>

#include <cmath>

using namespace wupan;
using namespace wupan::forms;

/// Operators, conversions, errors and bounds. Paths and functions have tests of their own.
class TestExpression : public QObject
{
    Q_OBJECT
private slots:
    void evaluates_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("result");
        const auto row = [](const char* expression, const char* result) {
            QTest::newRow(expression) << expression << result;
        };
        row("1 + 2 * 3", "7");
        row("(1 + 2) * 3", "9");
        row("7 mod 3 + 1", "2");
        row("-7 mod 3", "-1");
        row("7 mod -3", "1");
        row("1.5 mod 0.5", "0");
        row("1 mod 0", "NaN");
        row("1 div 4", "0.25");
        row("1 div 0", "Infinity");
        row("-1 div 0", "-Infinity");
        row("0 div 0", "NaN");
        row("10 - 2 - 3", "5");
        row("16 div 4 div 2", "2");
        row("2-1", "1");
        row("- - 2", "2");
        row("--'3'", "3");
        row("-'a'", "NaN");
        row("-(1 - 1)", "0");
        row("2 < 3 and 3 <= 3 or false()", "true");
        row("false() and false() or true()", "true");
        row("false() and (false() or true())", "false");
        row("1 = 1 = 1", "true");
        row("3 > 2 > 1", "false");
        row("1 < 2 = true()", "true");
        row("'10' = 10", "true");
        row("'10' = '10.0'", "false");
        row("'a' != 'b'", "true");
        row("'x' < 1", "false");
        row("'x' >= 1", "false");
        row("0 div 0 = 0 div 0", "false");
        row("true() = 'anything'", "true");
        row("true() > false()", "true");
        row("/data/p/staff > 100", "true");
        row("100 < /data/p/staff", "true");
        row("../staff + ../area", "6128.5");
        row("./kind = 'x'", "false");
        row(". + 1", "129");
        row("/data/p/missing = ''", "false");
        row("/data/p/missing != ''", "false");
        row("/data/p/empty = ''", "true");
        row("/data/p/missing + 1", "NaN");
        row("not(/data/p/missing)", "true");
        row("not(/data/p/zero)", "false");
        row("not(/data/p/zero + 0)", "true");
        // A set compares as any of its nodes does.
        row("/data/person/name = 'Bo'", "true");
        row("/data/person/name != 'Bo'", "true");
        row("not(/data/person/name = 'Nobody')", "true");
        row("/data/person/age > 30", "true");
        row("/data/person/age < 5", "false");
        row("/data/person/age = /data/p/staff", "false");
        row("/data/person/age < /data/p/staff", "true");
        row("/data/p/staff <= /data/person/age", "false");
        row("/data/person/age >= /data/person/age", "true");
        row("/data/p/zero != /data/p/zero", "false");
        row("/data/person/name != /data/person/name", "true");
        row("/data/person = true()", "true");
        row("/data/missing = false()", "true");
        row("/data/missing = /data/missing", "false");
        // Dates are days.
        row("/data/p/day > today()", "true");
        row("'2026-09-30' >= '2026-10-01'", "false");
        row("'2026-10-01' - '2026-09-30'", "1");
        row("today() + 8 = /data/p/day", "true");
        row("/data/p/stamp > '2026-11-23'", "true");
        row("/data/p/stamp < today() + 1", "true");
        row("'2026-11-23T09:00:00+08:00' > '2026-11-23T01:30:00Z'", "false");
        row("'2026-11-23' = '2026-11-23T00:00:00+08:00'", "false");
        row("'2026-02-30' + 1", "NaN");
        row("\"it's\"", "it's");
        row("'中文'", "中文");
        row("3.0", "3");
        row("3.", "3");
        row(".5 * 2", "1");
        row("0.1 + 0.2", "0.30000000000000004");
        row("1000000 * 1000000 * 1000000 * 1000000", "1000000000000000000000000");
        row("1 div 1000000000", "0.000000001");
        row("'inf' + 1", "NaN");
        row("'1e3' + 1", "NaN");
        row("'+1' + 1", "NaN");
        row("' 12 ' + 1", "13");
        row("'Infinity' > 1", "false");
        row("1\n+\t1", "2");
        // Words are operators only where one is expected.
        row("count(div | mod | and | or)", "0");
        row("6 div 3 mod 2", "0");
        row("/data/p/staff*2", "256");
        row("count(/data/p/*) * 2", "22");
    }

    void evaluates()
    {
        QFETCH(QString, expression);
        QFETCH(QString, result);
        const test::SampleAnswers sample;
        QCOMPARE(QString::fromStdString(sample.text(expression.toStdString())), result);
    }

    void refusesWithThePlaceAndTheReason_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* expression, const char* sentence) {
            QTest::newRow(expression) << expression << sentence;
        };
        row("1 +", "column 4: the expression ends where a value was expected");
        row("(1 + 2", "column 7: the expression ends, but ')' is missing");
        row("/data/p[1", "column 10: the expression ends, but ']' is missing");
        row("'open", "column 1: this text is not closed by a quote");
        row("1 # 2", "column 3: '#' does not belong in an expression");
        row("'中文' # 2", "column 6: '#' does not belong in an expression");
        row("sqr(1.5)", "column 1: the function sqr() is not known to this version");
        row("1 + sqr(1.5)", "column 5: the function sqr() is not known to this version");
        row("not(1, 2)", "column 9: not() takes 1 value, not 2");
        row("if(1, 2)", "column 8: if() takes 3 values, not 2");
        row("concat()", "column 8: concat() takes at least 1 value, not 0");
        row("round()", "column 7: round() takes 1 to 2 values, not 0");
        row("weighted-checklist(1, 2, 3)",
            "column 27: weighted-checklist() takes an even number of values, at least 2, not 3");
        row("indexed-repeat(a, b, 1, c)",
            "column 26: indexed-repeat() takes an odd number of values, at least 3, not 4");
        row("count('a')", "column 7: count() takes paths of questions, not single values");
        row("sum(1 + 1)", "column 7: sum() takes paths of questions, not single values");
        row("a | 'b'", "column 5: '|' joins paths of questions, not single values");
        row("'b'[1]", "column 1: '[' chooses from paths of questions, not single values");
        row("today()/a", "column 1: '/' continues paths of questions, not single values");
        row("jr:choice-name('a', '1 + 1')",
            "column 24: jr:choice-name() takes paths of questions, not single values");
        row("jr:choice-name('a', '/data/[')", "column 28: a path was expected after '/'");
        row("1 2", "column 3: '2' was not expected here");
        row("1.2.3", "column 1: '1.2.3' is not a number");
        row("not(1,)", "column 7: a value was expected after ','");
        row("a//", "column 4: a path was expected after '/'");
        row("a/concat('b')", "column 3: a function cannot be a step of a path");
        row("childs::a", "column 1: 'childs' is not an axis");
        row("child::", "column 8: the expression ends where a value was expected");
        row("$x + 1", "column 1: forms have no variables; write the path of a question");
        row("a ! b", "column 3: '!' does not belong in an expression");
        row("", "column 1: the expression ends where a value was expected");
    }

    void refusesWithThePlaceAndTheReason()
    {
        QFETCH(QString, expression);
        QFETCH(QString, sentence);
        const auto parsed = Expression::parse(expression.toStdString(), "/data/p/staff");
        QVERIFY(!parsed.ok());
        QCOMPARE(parsed.error().code, ErrorCode::invalidInput);
        QCOMPARE(QString::fromStdString(parsed.error().detail), sentence);
    }

    void saysWhereEvaluatingFailed_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* expression, const char* sentence) {
            QTest::newRow(expression) << expression << sentence;
        };
        row("1 + count(instance('cities')/root)",
            "column 11: the form has no list or table 'cities'");
        row("date('soon')", "column 1: 'soon' is not a date");
        row("count(if(true(), 1, /data))",
            "column 7: the path of a question was expected here, not a single value");
        row("regex('a', '(')", "column 1: '(' is not a regular expression");
        row("format-date(today(), '%Q')",
            "column 1: the format of a date knows %Y %y %m %n %b %d %e %a %H %h %M %S %3 and %%");
    }

    void saysWhereEvaluatingFailed()
    {
        QFETCH(QString, expression);
        QFETCH(QString, sentence);
        const test::SampleAnswers sample;
        QCOMPARE(QString::fromStdString(sample.text(expression.toStdString())),
                 "error: " + sentence);
    }

    void endlessNestingIsRefused()
    {
        for (const auto& [open, close] : {std::pair("(", ")"), std::pair("not(", ")"),
                                          std::pair("a[", "]"), std::pair("1+(", ")")}) {
            std::string deep = "1";
            for (int i = 0; i < 5000; ++i)
                deep = open + deep + close;
            const auto parsed = Expression::parse(deep, "/data");
            QVERIFY(!parsed.ok());
            QVERIFY(parsed.error().detail.find("nested too deeply") != std::string::npos);
        }
    }

    void longChainsAreFine()
    {
        const test::SampleAnswers sample;
        std::string sum = "1";
        std::string minuses;
        for (int i = 0; i < 20'000; ++i) {
            sum += "+1";
            minuses += "-";
        }
        QCOMPARE(sample.text(sum), "20001");
        QCOMPARE(sample.text(minuses + "1"), "1");
        const auto endless = Expression::parse(std::string(kMaxExpressionBytes + 1, ' '));
        QVERIFY(!endless.ok());
        QCOMPARE(endless.error().code, ErrorCode::tooLarge);
    }

    void refusesWhatIsNotUtf8()
    {
        QVERIFY(!Expression::parse("'\xff'").ok());
        QVERIFY(!Expression::parse(std::string("a\0b", 3)).ok());
    }

    void whatTakesTooLongEndsInAnError_data()
    {
        QTest::addColumn<QString>("expression");
        const auto row = [](const char* name, const std::string& expression) {
            QTest::newRow(name) << QString::fromStdString(expression);
        };
        const std::string all = "instance('towns')//node()";
        row("every node for every node",
            "count(" + all + "[count(" + all + "[count(" + all + ")])])");
        row("what follows what precedes what follows",
            "count(" + all + "[count(following::node()[count(preceding::node()) > 0]) > 0])");
        row("texts without end",
            "join(instance('towns'), " + all + ", " + all + ", " + all + ", " + all + ")");
        row("a pattern that backtracks",
            "regex('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab', '(a+)+c')");
        row("a pattern without end", "regex('a', concat('a', '" + std::string(5000, 'b') + "'))");
    }

    void whatTakesTooLongEndsInAnError()
    {
        QFETCH(QString, expression);
        const test::SampleAnswers sample;
        const auto parsed = Expression::parse(expression.toStdString(), "/data/p/staff");
        QVERIFY(parsed.ok());
        const auto result = parsed->evaluate(sample.context);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::tooLarge);
    }

    void conversionsFollowXPath()
    {
        QCOMPARE(toText(Value(-0.0)), "0");
        QCOMPARE(toText(Value(1e21)), "1000000000000000000000");
        QCOMPARE(toText(Value(true)), "true");
        QCOMPARE(toText(Value(NodeSet())), "");
        QVERIFY(std::isnan(toNumber(Value(NodeSet()))));
        QCOMPARE(toNumber(Value(true)), 1.0);
        QCOMPARE(numberOf("1970-01-02"), 1.0);
        QCOMPARE(numberOf("1970-01-01T12:00:00+08:00"), 0.5);
        QCOMPARE(numberOf("1970-01-01T12:00:00Z", 0), 0.5);
        QVERIFY(std::isnan(numberOf("12:00:00")));
        QVERIFY(!toBoolean(Value(std::nan(""))));
        QVERIFY(toBoolean(Value(std::string("false"))));
        QVERIFY(std::isinf(parseNumber("1" + std::string(400, '0'))));
        QCOMPARE(parseNumber("0." + std::string(400, '0') + "1"), 0.0);
        QVERIFY(std::isnan(parseNumber(".")));
        QVERIFY(std::isnan(parseNumber("- 1")));
    }

    void copiesShareOneProgram()
    {
        const auto parsed = Expression::parse("1 + 1");
        const Expression copy = *parsed;
        QCOMPARE(&copy.source(), &parsed->source());
        QCOMPARE(copy.source(), "1 + 1");
    }

    void withoutAContextPathsAreEmpty()
    {
        const EvaluationContext nothing;
        QCOMPARE(*Expression::parse("concat('[', /data/a, ., ../b, current(), ']')")->text(nothing),
                 "[]");
        QVERIFY(!Expression::parse("random()")->text(nothing).ok());
        QVERIFY(!Expression::parse("instance('x')")->text(nothing).ok());
        QCOMPARE(
            *Expression::parse("concat(version(), property('x'), jr:itext('a'))")->text(nothing),
            "");
    }
};

QTEST_APPLESS_MAIN(TestExpression)
#include "tst_expression.moc"
