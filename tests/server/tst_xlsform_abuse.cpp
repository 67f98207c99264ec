#include "tests/server/mistake_list.h"
#include "tests/server/spreadsheet_maker.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <random>

using namespace wupan;
using test::hasWords;
using test::listed;
using test::makeForm;

/// Files that are no checklist, and checklists beyond every measure.
class TestXlsFormAbuse : public QObject
{
    Q_OBJECT
private slots:
    void aFileThatIsNoSpreadsheetSaysWhatToDo_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1A\n");
        QTest::newRow("an old workbook") << QByteArray("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
        QTest::newRow("a zip file that is none") << QByteArray("PK\x03\x04 and nothing more");
    }

    void aFileThatIsNoSpreadsheetSaysWhatToDo()
    {
        QFETCH(QByteArray, bytes);
        const CheckedForm form = checkForm(bytes.toStdString());
        QCOMPARE(form.mistakes.size(), std::size_t{1});
        QVERIFY(!form.isSound());
        hasWords(form.mistakes.front());
    }

    /// Tables of words that mean something, in every disorder.
    void whateverATableSaysItIsReadOrRefused()
    {
        static constexpr std::array<const char*, 44> kWords{"text",
                                                            "integer",
                                                            "select_one l",
                                                            "select_one l or_other",
                                                            "select_one ${a}",
                                                            "select_one_from_file p.csv",
                                                            "begin group",
                                                            "end group",
                                                            "begin repeat",
                                                            "end repeat",
                                                            "range",
                                                            "audit",
                                                            "calculate",
                                                            "background-geopoint",
                                                            "rank l",
                                                            "note",
                                                            "a",
                                                            "b",
                                                            "c",
                                                            "l",
                                                            "meta",
                                                            "${a}",
                                                            "${a} + ${b}",
                                                            "${",
                                                            "}",
                                                            "${}",
                                                            "selected(${a}, 'x')",
                                                            "'",
                                                            "(",
                                                            "position(..)",
                                                            "indexed-repeat(${a}, ${b}, 1)",
                                                            "pulldata('p', 'x', 'y', ${a})",
                                                            "pulldata(",
                                                            "yes",
                                                            "true",
                                                            "start=1 end=5",
                                                            "randomize=true",
                                                            "seed=${a}",
                                                            "=",
                                                            "name",
                                                            "label::zh",
                                                            "中文",
                                                            "funds",
                                                            "other"};
        static constexpr const char* kHeadings =
            "type|name|label|label::zh|hint|relevant|constraint|calculation|default|choice_filter|"
            "parameters|trigger|repeat_count|appearance|required|wupan::plate|bind::x";
        std::mt19937_64 engine(20'261'130);
        const auto word = [&] { return engine() % 4 == 0 ? "" : kWords[engine() % kWords.size()]; };
        const auto table = [&](const std::string& headings, int columns) {
            std::string rows = headings;
            for (auto row = engine() % 12; row > 0; --row) {
                rows += "\n";
                for (int column = 0; column < columns; ++column)
                    rows += std::string(column == 0 ? "" : "|") + word();
            }
            return rows;
        };
        int refused = 0;
        for (int round = 0; round < 400; ++round) {
            const CheckedForm form = convertXlsForm(makeForm(
                table(kHeadings, 17), table("list_name|name|label|x", 4), "form_id|version\ns|1"));
            const bool hasErrors = std::ranges::any_of(
                form.mistakes, [](const Mistake& mistake) { return !mistake.isWarning; });
            QCOMPARE(form.isSound(), !hasErrors);
            refused += form.isSound() ? 0 : 1;
            for (const Mistake& mistake : form.mistakes)
                hasWords(mistake);
        }
        QVERIFY(refused > 100);
    }

    void aReportHasAnEnd()
    {
        std::string survey = "type|name|label|relevant";
        for (int i = 0; i < 3'000; ++i)
            survey += "\nspaceship|1|A|${x" + std::to_string(i) + "}";
        const CheckedForm form = convertXlsForm(makeForm(survey));
        QCOMPARE(form.mistakes.size(), Mistakes::kMost);
    }

    void aFormHasAnEnd()
    {
        std::string survey = "type|name|label";
        for (int i = 0; i < 5'001; ++i)
            survey += "\ntext|a" + std::to_string(i) + "|A";
        QCOMPARE(listed(convertXlsForm(makeForm(survey))),
                 std::string("survey 5002 tooManyQuestions"));
        std::string deep = "type|name|label";
        for (int i = 0; i < 40; ++i)
            deep += "\nbegin group|g" + std::to_string(i) + "|G";
        deep += "\ntext|a|A";
        for (int i = 0; i < 40; ++i)
            deep += "\nend group";
        QCOMPARE(listed(convertXlsForm(makeForm(deep))), std::string("survey 32 tooDeep"));
    }
};

QTEST_APPLESS_MAIN(TestXlsFormAbuse)
#include "tst_xlsform_abuse.moc"
