#include "server/checklists/xlsform.h"
#include "tests/server/mistake_list.h"
#include "tests/server/spreadsheet_maker.h"

#include <QTest>

#include <algorithm>

using namespace wupan;
using test::hasWords;
using test::listed;
using test::makeForm;

/// What is wrong with an XLSForm, and where.
class TestXlsFormMistakes : public QObject
{
    Q_OBJECT
private:
    static constexpr const char* kSettings = "form_title|form_id|version\nS|s|1";

    static void row(const char* name, const char* survey, const char* says,
                    const char* choices = "", const char* settings = kSettings)
    {
        QTest::newRow(name) << QByteArray(survey) << QByteArray(choices) << QByteArray(settings)
                            << QByteArray(says);
    }

private slots:
    void eachHasItsPlace_data()
    {
        QTest::addColumn<QByteArray>("survey");
        QTest::addColumn<QByteArray>("choices");
        QTest::addColumn<QByteArray>("settings");
        QTest::addColumn<QByteArray>("says");

        // Sheets, columns, settings
        row("no type column", "name|label\na|A", "survey 1 columnMissing; survey 2 typeMissing");
        row("no questions", "type|name|label", "survey noQuestions");
        row("a column of nobody", "type|name|label|colour\ntext|a|A|red",
            "survey 1 D columnUnknown?");
        row("a column like another", "type|name|lable\nnote|a|A",
            "survey 1 C columnLike?; survey 2 labelMissing");
        row("a language of a column like another", "type|name|label::en|hnt::en\nnote|a|A|H",
            "survey 1 D columnLike?");
        row("a column twice", "type|name|label|caption\ntext|a|A|B", "survey 1 D columnTwice");
        row("a cell without a heading", "type|name|label\ntext|a|A|x",
            "survey 2 D cellWithoutHeading?");
        row("an error of the spreadsheet", "type|name|label|default\ntext|a|A|#REF!",
            "survey 2 D cellError");
        row("no settings", "type|name|label\ntext|a|A",
            "settings 2 settingMissing; settings 2 settingMissing; settings 2 titleMissing?", "",
            "");
        row("no version", "type|name|label\ntext|a|A", "settings 2 settingMissing", "",
            "form_title|form_id\nS|s");
        row("a key that has no use", "type|name|label\ntext|a|A", "settings 1 D columnIgnored?", "",
            "form_title|form_id|version|public_key\nS|s|1|abc");
        row("two rows of settings", "type|name|label\ntext|a|A", "settings 3 settingsRow?", "",
            "form_title|form_id|version\nS|s|1\nS|s|2");
        row("no such language", "type|name|label::zh\ntext|a|A", "settings 2 D defaultLanguage", "",
            "form_title|form_id|version|default_language\nS|s|1|en");
        row("a namespace without quotes", "type|name|label\ntext|a|A",
            "settings 2 D namespaceShape", "", "form_title|form_id|version|namespaces\nS|s|1|a=b");

        // Types
        row("no type", "type|name|label\n|a|A", "survey 2 typeMissing");
        row("an unknown type", "type|name|label\nspaceship|a|A", "survey 2 A typeUnknown");
        row("a type like another", "type|name|label\nintegr|a|A", "survey 2 A typeLike");
        row("a select of another file", "type|name|label\nselect_one_external l|a|A",
            "survey 2 A externalSelect");
        row("a select without a list", "type|name|label\nselect_one|a|A", "survey 2 A listMissing");
        row("a select of no such list", "type|name|label\nselect_one l|a|A",
            "survey 2 A listUnknown");
        row("a select of a list like another", "type|name|label\nselect_one yesno|a|A",
            "survey 2 A listLike", "list_name|name|label\nyes_no|y|Y");
        row("a select of two lists", "type|name|label\nselect_one l m|a|A",
            "survey 2 A typeTooLong", "list_name|name|label\nl|y|Y");
        row("a select of no file", "type|name|label\nselect_one_from_file|a|A",
            "survey 2 A fileMissing");
        row("a select of a text file", "type|name|label\nselect_one_from_file a.txt|a|A",
            "survey 2 A fileEnding");
        row("a select of a question that is not repeated",
            "type|name|label\ntext|a|A\nselect_one ${a}|b|B", "survey 3 A listNoRepeat");
        row("a rank of another one", "type|name|label\nrank l or_other|a|A",
            "survey 2 A otherOfRank", "list_name|name|label\nl|y|Y");
        row("two tables of one name",
            "type|name|label\ncsv-external|p|\nselect_one_from_file p.xml|a|A",
            "survey 3 A instanceTwice");

        // Names
        row("no name", "type|name|label\ntext||A", "survey 2 nameMissing");
        row("a name with a blank", "type|name|label\ntext|my name|A", "survey 2 B badName");
        row("a name that begins with a digit", "type|name|label\ntext|1st|A", "survey 2 B badName");
        row("a name of Chinese letters", "type|name|label\ntext|企业名称|A", "");
        row("a name with Chinese brackets", "type|name|label\ntext|企业（一）|A",
            "survey 2 B badName");
        row("a name twice", "type|name|label\ntext|a|A\ntext|a|B", "survey 3 B nameTwice");
        row("a name twice, in two groups",
            "type|name|label\nbegin group|g|G\ntext|a|A\nend group\ntext|a|B", "");
        row("a name in capital letters", "type|name|label\ntext|a|A\ntext|A|B",
            "survey 3 B nameLike?");
        row("the name of the form's own data",
            "type|name|label\nbegin group|meta|G\ntext|a|A\n"
            "end group",
            "survey 2 B nameReserved");

        // Groups
        row("a group that is not ended", "type|name|label\nbegin group|g|G\ntext|a|A",
            "survey 2 A notEnded");
        row("an end of nothing", "type|name|label\ntext|a|A\nend group", "survey 3 A notBegun");
        row("a repeat that ends a group", "type|name|label\nbegin group|g|G\ntext|a|A\nend repeat",
            "survey 4 A endsOther");
        row("an end of another name", "type|name|label\nbegin group|g|G\ntext|a|A\nend group|h|",
            "survey 4 B endNamedOther?");
        row("an empty group", "type|name|label\ntext|a|A\nbegin group|g|G\nend group",
            "survey 3 groupEmpty?");
        row("a count of a group",
            "type|name|label|repeat_count\nbegin group|g|G|3\ntext|a|A\n"
            "end group",
            "survey 2 D countWithoutRepeat");
        row("a plate that is none",
            "type|name|label|wupan::plate\nbegin group|g|G|moon\ntext|a|A\n"
            "end group",
            "survey 2 D noPlate");
        row("a plate within",
            "type|name|label|wupan::plate\nbegin group|g|G|\nbegin group|h|H|funds\n"
            "text|a|A\nend group\nend group",
            "survey 3 D plateWithin");
        row("a plate of a question", "type|name|label|wupan::plate\ntext|a|A|funds",
            "survey 2 D plateWithin");

        // Texts
        row("no label", "type|name|label\ntext|a|", "survey 2 labelMissing");
        row("a hint will do", "type|name|hint\ntext|a|H", "");
        row("a language is missing", "type|name|label::zh|label::en\ntext|a|甲|A\ntext|b|乙|",
            "survey 3 C translationMissing?");
        row("a reference in a label", "type|name|label\ntext|a|A of ${b}",
            "survey 2 C referenceUnknown");

        // Expressions
        const auto expression = [](const char* name, const char* written, const char* says) {
            const std::string survey = std::string("type|name|label|relevant\ntext|first|A|\n") +
                                       "text|other|B|" + written;
            row(name, survey.c_str(), says);
        };
        expression("no such question", "${third} = 1", "survey 3 D referenceUnknown");
        expression("a question like another", "${frist} = 1", "survey 3 D referenceLike");
        expression("of the last visit", "${last-saved#first} = 1", "survey 3 D lastSaved");
        expression("in quotes", "concat('${first}', 1)", "survey 3 D referenceQuoted");
        expression("an open quote", "${first} = 'x", "survey 3 D quoteOpen");
        expression("an open bracket", "(${first} = 'x'", "survey 3 D bracketOpen");
        expression("a bracket too much", "${first} = 'x')", "survey 3 D bracketClosed");
        expression("the wrong bracket", "(${first} = 1]", "survey 3 D bracketClosed");
        expression("no such function", "frobnicate(${first})", "survey 3 D expressionBad");
        expression("two signs in a row", "${first} = = 1", "survey 3 D expressionBad");
        expression("nothing to compare with", "${first} >", "survey 3 D expressionBad");
        expression("Chinese brackets", "selected（${first}, 'x'）", "survey 3 D fullWidth");
        expression("Chinese signs in a text", "${first} = '（，'", "");
        expression("another language's sign", "${first} == 1", "survey 3 D otherOperator");
        row("a reference that may mean two",
            "type|name|label|relevant\nbegin group|g|G|\ntext|a|A|\n"
            "end group\nbegin group|h|H|\ntext|a|A|\nend group\n"
            "text|b|B|${a} = 1",
            "survey 8 D referenceTwice");
        row("a bad filter", "type|name|label|choice_filter\nselect_one l|a|A|x = ${y}",
            "survey 2 D referenceUnknown", "list_name|name|label|x\nl|y|Y|1");
        row("a filter of nothing", "type|name|label|choice_filter\ntext|a|A|x = 1",
            "survey 2 D filterWithoutList");
        row("search()", "type|name|label|appearance\nselect_one l|a|A|search('f')",
            "survey 2 D searchRefused", "list_name|name|label\nl|y|Y");
        row("no calculation", "type|name|calculation\ncalculate|a|\ntext|b|1",
            "survey 2 calculationMissing");
        row("a trigger that is no question",
            "type|name|label|trigger|calculation\ntext|a|A||\n"
            "calculate|b||a|1",
            "survey 3 D triggerShape");
        row("a trigger that nobody answers",
            "type|name|label|trigger|calculation\ncalculate|a|||1\ncalculate|b||${a}|1\ntext|c|C",
            "survey 3 D triggerHidden");
        row("a position that nothing triggers", "type|name|label\nbackground-geopoint|a|\ntext|b|B",
            "survey 2 A triggerMissing");

        // Parameters
        const auto parameter = [](const char* name, const char* type, const char* written,
                                  const char* says) {
            const std::string survey =
                std::string("type|name|label|parameters\n") + type + "|a|A|" + written;
            row(name, survey.c_str(), says, "list_name|name|label\nl|y|Y");
        };
        parameter("no parameter", "range", "start", "survey 2 D parameterShape");
        parameter("another type's", "integer", "start=1", "survey 2 D parameterUnknown");
        parameter("no number", "range", "start=one", "survey 2 D parameterNumber");
        parameter("no step", "range", "step=0", "survey 2 D rangeStep");
        parameter("a wide step", "range", "start=1 end=3 step=5", "survey 2 D rangeWidth");
        parameter("a seed alone", "select_one l", "seed=1", "survey 2 D seedAlone");
        parameter("a seed that is a word", "select_one l", "randomize=true seed=x",
                  "survey 2 D seedShape");
        parameter("perhaps at random", "select_one l", "randomize=perhaps",
                  "survey 2 D parameterTruth");

        // Choices
        const auto choice = [](const char* name, const char* choices, const char* says) {
            row(name, "type|name|label\nselect_one l|a|A", says, choices);
        };
        choice("no list", "list_name|name|label\nl|a|A\n|b|B", "choices 3 choiceWithoutList");
        choice("no name", "list_name|name|label\nl||A", "choices 2 choiceWithoutName");
        choice("no column of names", "list_name|label\nl|A",
               "choices 1 columnMissing; choices 2 choiceWithoutName");
        choice("two words", "list_name|name|label\nl|a b|A", "choices 2 B choiceOfWords");
        choice("twice", "list_name|name|label\nl|a|A\nl|a|B", "choices 3 B choiceTwice");
        choice("no label", "list_name|name|label\nl|a|", "choices 2 choiceWithoutLabel?");
        choice("a column like label", "list_name|name|label|lable::en\nl|a|A|",
               "choices 1 D columnLike?");
        choice("a difficulty of nothing", "list_name|name|label|wupan::difficulty\nl|a|A|moon",
               "choices 2 D noCategory");
        choice("an urgency of nothing",
               "list_name|name|label|wupan::difficulty|wupan::urgency\nl|a|A|land|soon",
               "choices 2 E noUrgency");
        choice("an urgency alone", "list_name|name|label|wupan::urgency\nl|a|A|urgent",
               "choices 2 D urgencyAlone");
        row("half a difficulty", "type|name|label|wupan::category\ninteger|a|A|land",
            "survey 2 D difficultyHalf");
        row("a category of nothing",
            "type|name|label|wupan::difficulty_when|wupan::category\ninteger|a|A|. > 1|moon",
            "survey 2 E noCategory");
    }

    void eachHasItsPlace()
    {
        QFETCH(QByteArray, survey);
        QFETCH(QByteArray, choices);
        QFETCH(QByteArray, settings);
        QFETCH(QByteArray, says);
        const CheckedForm form = convertXlsForm(
            makeForm(survey.toStdString(), choices.toStdString(), settings.toStdString()));
        QCOMPARE(listed(form), says.toStdString());
        const bool isRefused = std::ranges::any_of(
            form.mistakes, [](const Mistake& mistake) { return !mistake.isWarning; });
        QCOMPARE(form.isSound(), !isRefused);
        for (const Mistake& mistake : form.mistakes)
            hasWords(mistake);
    }

    /// What only shows when the whole form is read as a tablet reads it.
    void whatATabletRefusesHasItsPlace_data()
    {
        QTest::addColumn<QByteArray>("survey");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* name, const char* survey, const char* says) {
            QTest::newRow(name) << QByteArray(survey) << QByteArray(says);
        };
        row("a path to nothing", "type|name|label|relevant\ntext|a|A|\ntext|b|B|/data/c = 1",
            "survey 3 D pathUnknown");
        row("a relative path to nothing",
            "type|name|label|constraint\ntext|a|A|\ntext|b|B|. != ../c", "survey 3 D pathUnknown");
        row("a list of no such name",
            "type|name|label|calculation\ntext|a|A|\n"
            "calculate|b||instance('cities')/root/item[1]/label",
            "survey 3 D instanceUnknown");
        row("a filter by a path to nothing",
            "type|name|label|choice_filter\nselect_one l|a|A|name != /data/c",
            "survey 2 D pathUnknown");
        row("a default of nothing",
            "type|name|label|default\ntext|a|A|\ntext|b|B|concat(/data/c, 'x')",
            "survey 3 D pathUnknown");
        row("a calculation by a trigger",
            "type|name|label|trigger|calculation\ntext|a|A||\ntext|b|B|${a}|/data/c",
            "survey 3 E pathUnknown");
        row("a count of nothing",
            "type|name|label|repeat_count\nbegin repeat|r|R|/data/c + 1\ntext|a|A\nend repeat",
            "survey 2 D pathUnknown");
        row("a condition of a group",
            "type|name|label|relevant\nbegin group|g|G|/data/c = 1\ntext|a|A\nend group",
            "survey 2 D pathUnknown");
        row("when it is required", "type|name|label|required\ntext|a|A|/data/c = 1",
            "survey 2 D pathUnknown");
        row("when it is to be read only", "type|name|label|read_only\ntext|a|A|/data/c = 1",
            "survey 2 D pathUnknown");
        row("when it is a difficulty",
            "type|name|label|wupan::difficulty_when|wupan::category\ninteger|a|A|/data/c > 1|land",
            "survey 2 D pathUnknown");
        row("a circle of calculations",
            "type|name|label|calculation\ncalculate|a||${b} + 1\ncalculate|b||${a} + 1\n"
            "text|c|C|",
            "survey 2 D circle");
        row("a condition on oneself", "type|name|label|relevant\ntext|a|A|${a} = 1",
            "survey 2 D circle");
        row("what this version does not do", "type|name|label\ntext|a|A\nbackground-audio|sound|",
            "survey 3 A formRefused");
        row("two in one go", "type|name|label|relevant\ntext|a|A|/data/c = 1\ntext|b|B|/data/d = 1",
            "survey 2 D pathUnknown; survey 3 D pathUnknown");
    }

    void whatATabletRefusesHasItsPlace()
    {
        QFETCH(QByteArray, survey);
        QFETCH(QByteArray, says);
        const CheckedForm form =
            checkForm(makeForm(survey.toStdString(), "list_name|name|label\nl|y|Y", kSettings));
        QCOMPARE(QByteArray::fromStdString(listed(form)), says);
        QVERIFY(!form.isSound());
        for (const Mistake& mistake : form.mistakes)
            hasWords(mistake);
    }

    void aCircleNamesItsRows()
    {
        const CheckedForm form =
            checkForm(makeForm("type|name|label|calculation\ntext|first|F|\n"
                               "calculate|a||${b} + 1\ncalculate|b||${a} + ${first}",
                               "", kSettings));
        QCOMPARE(form.mistakes.at(0).values.at("chain"), std::string("a (3) → b (4) → a (3)"));
    }

    void aPositionCountsWhatWasTyped_data()
    {
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<QByteArray>("column");
        QTest::newRow("after a reference") << QByteArray("${first} = = 1") << QByteArray("12");
        QTest::newRow("after Chinese letters")
            << QByteArray("concat('数值', ${first}) + frob(1)") << QByteArray("26");
        QTest::newRow("at the end") << QByteArray("${first} >") << QByteArray("11");
        QTest::newRow("after curly quotes") << QByteArray("${first} = “a” b") << QByteArray("16");
    }

    void aPositionCountsWhatWasTyped()
    {
        QFETCH(QByteArray, typed);
        QFETCH(QByteArray, column);
        const CheckedForm form = convertXlsForm(
            makeForm("type|name|label|relevant\ntext|first|A|\ntext|other|B|" + typed.toStdString(),
                     "", kSettings));
        QCOMPARE(listed(form), std::string("survey 3 D expressionBad"));
        QCOMPARE(QByteArray::fromStdString(form.mistakes.at(0).values.at("column")), column);
    }

    void allAreFoundInOneGo()
    {
        const CheckedForm form = convertXlsForm(makeForm(
            "type|name|label|relevant|colour\ninteger|1a|A|${x}\nspaceship|b|B||\ntext|c||${a|red\n"
            "begin group|g|G",
            "list_name|name|label\nl|a|A\nl|a|A", "form_id|version\ns|1"));
        QCOMPARE(listed(form),
                 std::string("survey 1 E columnUnknown?; survey 2 B badName; "
                             "survey 2 D referenceUnknown; survey 3 A typeUnknown; "
                             "survey 4 labelMissing; survey 4 D bracketOpen; survey 5 groupEmpty?; "
                             "survey 5 A notEnded; choices 3 B choiceTwice; "
                             "settings 2 titleMissing?"));
        QVERIFY(!form.isSound());
    }

    void aSheetOfAnotherNameIsAskedFor()
    {
        test::SpreadsheetMaker maker;
        maker.addTable("Surveys", "type|name|label\ntext|a|A");
        const CheckedForm form = convertXlsForm(maker.bytes());
        QCOMPARE(form.mistakes.at(0).key, std::string("noSurveyLike"));
        QCOMPARE(form.mistakes.at(0).values.at("like"), std::string("Surveys"));
    }
};

QTEST_APPLESS_MAIN(TestXlsFormMistakes)
#include "tst_xlsform_mistakes.moc"
