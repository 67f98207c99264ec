#include "core/forms/expression.h"

#include <QTest>

#include <map>

using namespace wupan;
using namespace wupan::forms;

class TestExpression : public QObject
{
    Q_OBJECT
private:
    static EvaluationContext answers()
    {
        static const std::map<std::string, std::string> kAnswers{
            {"/data/p/staff", "128"},   {"/data/p/area", "6000.5"},    {"/data/p/kind", "owned"},
            {"/data/p/needs", "a b c"}, {"/data/p/day", "2026-12-01"}, {"/data/p/zero", "0"}};
        return {[](const std::string& path) {
                    const auto found = kAnswers.find(path);
                    return found == kAnswers.end() ? std::string() : found->second;
                },
                Date{2026, 11, 23}};
    }

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
        row("1 div 4", "0.25");
        row("1 div 0", "Infinity");
        row("10 - 2 - 3", "5");
        row("- - 2", "2");
        row("2 < 3 and 3 <= 3 or false()", "true");
        row("1 = 1 = 1", "true");
        row("'10' = 10", "true");
        row("'10' = '10.0'", "false");
        row("'a' != 'b'", "true");
        row("'x' < 1", "false");
        row("true() = 'anything'", "true");
        row("/data/p/staff > 100", "true");
        row("../staff + ../area", "6128.5");
        row("./kind = 'x'", "false");
        row(". + 1", "129");
        row("/data/p/missing = ''", "true");
        row("/data/p/missing + 1", "NaN");
        row("not(/data/p/missing)", "true");
        row("not(/data/p/zero)", "false");
        row("not(/data/p/zero + 0)", "true");
        row("selected(/data/p/needs, 'b')", "true");
        row("selected(/data/p/needs, 'bc')", "false");
        row("count-selected(/data/p/needs)", "3");
        row("count-selected(/data/p/missing)", "0");
        row("coalesce(/data/p/missing, /data/p/kind)", "owned");
        row("if(/data/p/kind = 'owned', 'ja', 'nein')", "ja");
        row("today()", "2026-11-23");
        row("/data/p/day > today()", "true");
        row("'2026-09-30' >= '2026-10-01'", "false");
        row("\"it's\"", "it's");
        row("3.0", "3");
        row(".5 * 2", "1");
        row("'inf' + 1", "NaN");
        row("'Infinity' > 1", "false");
    }

    void evaluates()
    {
        QFETCH(QString, expression);
        QFETCH(QString, result);
        const auto parsed = Expression::parse(expression.toStdString(), "/data/p/staff");
        QVERIFY2(parsed.ok(), parsed.ok() ? "" : parsed.error().detail.c_str());
        QCOMPARE(QString::fromStdString(toText(parsed->evaluate(answers()))), result);
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
        row("'open", "column 1: this text is not closed by a quote");
        row("1 # 2", "column 3: '#' does not belong in an expression");
        row("round(1.5)", "column 1: the function round() is not known to this version");
        row("not(1, 2)", "column 9: not() takes 1 value, not 2");
        row("if(1, 2)", "column 8: if() takes 3 values, not 2");
        row("1 2", "column 3: '2' was not expected here");
        row("1.2.3", "column 1: '1.2.3' is not a number");
        row("../../../../x", "column 9: '..' leads out of the form");
        row("not(1,)", "column 7: a value was expected after ','");
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

    void endlessNestingIsRefused()
    {
        const std::string deep = std::string(5000, '(') + "1" + std::string(5000, ')');
        QVERIFY(!Expression::parse(deep, "/data").ok());
        QVERIFY(!Expression::parse(std::string(5000, '-') + "1", "/data").ok());
    }

    void endlessChainsAreRefused()
    {
        const auto chainOf = [](int additions) {
            std::string text = "1";
            for (int i = 0; i < additions; ++i)
                text += "+1";
            return Expression::parse(text, "/data");
        };
        QCOMPARE(toText(chainOf(900)->evaluate(answers())), "901");
        const auto endless = chainOf(300'000);
        QVERIFY(!endless.ok());
        QCOMPARE(QString::fromStdString(endless.error().detail),
                 "column 2001: the expression is too long; split it with a calculate");
    }

    void knowsWhatItReads()
    {
        const auto parsed = Expression::parse("../area > /data/p/zero and . = 1", "/data/p/staff");
        QCOMPARE(parsed->paths(),
                 (std::set<std::string>{"/data/p/area", "/data/p/staff", "/data/p/zero"}));
    }
};

QTEST_APPLESS_MAIN(TestExpression)
#include "tst_expression.moc"
