#include "core/procedure/credit_code.h"

#include <QTest>
#include <rapidcheck.h>

using namespace wupan;

namespace {

const std::string kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const std::string kStandardsExample = "91350100M000100Y43"; // of GB 32100-2015

rc::Gen<std::string> anyCode()
{
    return rc::gen::map(
        rc::gen::container<std::vector<int>>(17, rc::gen::inRange(0, 31)),
        [](const std::vector<int>& values) {
            std::string code;
            for (std::size_t i = 0; i < values.size(); ++i) {
                const bool digit = i >= 2 && i <= 7;
                code += kAlphabet[static_cast<std::size_t>(digit ? values[i] % 10 : values[i])];
            }
            return code + makeCheckCharacter(code).value();
        });
}

} // namespace

class TestCreditCode : public QObject
{
    Q_OBJECT
private slots:
    void theStandardsExampleIsValid()
    {
        QVERIFY(checkCreditCode(kStandardsExample).ok());
        QCOMPARE(makeCheckCharacter(kStandardsExample.substr(0, 17)).value(), '3');
    }

    void whatPeopleTypeIsNormalized()
    {
        const CreditCodeCheck check = checkCreditCode(" ９１350100 m000100Ｙ\u3000４３\n");
        QVERIFY(check.ok());
        QCOMPARE(check.code, kStandardsExample);
    }

    void theProblemIsNamed_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("problem");
        QTest::addColumn<int>("length");
        QTest::addColumn<int>("position");
        const auto row = [](const char* name, const char* typed, CreditCodeProblem problem,
                            int length, int position) {
            QTest::newRow(name) << typed << static_cast<int>(problem) << length << position;
        };
        row("nothing", "", CreditCodeProblem::length, 0, 0);
        row("one short", "91350100M000100Y4", CreditCodeProblem::length, 17, 0);
        row("one too many", "91350100M000100Y433", CreditCodeProblem::length, 19, 0);
        row("the letter O", "91350100MO00100Y43", CreditCodeProblem::character, 18, 10);
        row("the letter I in front", "I1350100M000100Y43", CreditCodeProblem::character, 18, 1);
        row("a letter in the division", "9135O100M000100Y43", CreditCodeProblem::character, 18, 5);
        row("a valid letter in the division", "9135A100M000100Y43", CreditCodeProblem::character,
            18, 5);
        row("a Chinese character counts once", "91350100M00010企Y43", CreditCodeProblem::character,
            18, 15);
        row("two digits swapped", "91350100M001000Y43", CreditCodeProblem::checkCharacter, 18, 0);
    }
    void theProblemIsNamed()
    {
        QFETCH(QString, typed);
        QFETCH(int, problem);
        QFETCH(int, length);
        QFETCH(int, position);
        const CreditCodeCheck check = checkCreditCode(typed.toStdString());
        QCOMPARE(static_cast<int>(check.problem), problem);
        QCOMPARE(static_cast<int>(check.length), length);
        QCOMPARE(static_cast<int>(check.position), position);
    }

    void theExpectedCheckCharacterIsTold()
    {
        QCOMPARE(checkCreditCode("91350100M000100Y4A").expected, '3');
    }

    void onlySeventeenCharactersOfTheAlphabetHaveACheckCharacter()
    {
        QVERIFY(!makeCheckCharacter("91350100M000100Y"));
        QVERIFY(!makeCheckCharacter("91350100M000100YZ"));
        QVERIFY(!makeCheckCharacter("91350100m000100y4"));
    }

    void brokenUtf8IsNoCrash()
    {
        QVERIFY(!checkCreditCode("91350100M000100Y4\xEF").ok());
        QVERIFY(!checkCreditCode("\xF0\x9F").ok());
    }

    void everySingleSubstitutionIsDetected()
    {
        QVERIFY(rc::check("a code with one character replaced is refused", [] {
            const std::string code = *anyCode();
            RC_ASSERT(checkCreditCode(code).ok());
            for (std::size_t place = 0; place < code.size(); ++place) {
                for (const char other : kAlphabet) {
                    std::string wrong = code;
                    wrong[place] = other;
                    RC_ASSERT(checkCreditCode(wrong).ok() == (other == code[place]));
                }
            }
        }));
    }
};

QTEST_APPLESS_MAIN(TestCreditCode)
#include "tst_credit_code.moc"
