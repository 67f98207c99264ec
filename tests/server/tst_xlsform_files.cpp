#include "server/checklists/xlsform.h"
#include "tests/server/mistake_list.h"
#include "tests/server/spreadsheet_maker.h"

#include <QTest>

#include <algorithm>

using namespace wupan;
using test::hasWords;
using test::listed;
using test::makeForm;

/// The files that an XLSForm names, and those that were sent with it.
class TestXlsFormFiles : public QObject
{
    Q_OBJECT
private slots:
    void eachHasThePlaceOfItsFirstCell_data()
    {
        QTest::addColumn<QByteArray>("survey");
        QTest::addColumn<QByteArray>("given"); // "name content|name content"
        QTest::addColumn<QByteArray>("says");
        const auto file = [](const char* name, const char* survey, const char* given,
                             const char* says) {
            QTest::newRow(name) << QByteArray(survey) << QByteArray(given) << QByteArray(says);
        };
        constexpr const char* kChosen = "type|name|label\nnote|n|N\n"
                                        "select_one_from_file t.csv|a|A";
        file("all files are there", kChosen, "t.csv name,label\na,A", "");
        file("a table that was not sent", kChosen, "", "survey 3 A fileNotSent");
        file("another spelling of it", kChosen, "T.csv name,label",
             " fileNotUsed?; survey 3 A fileNotSent");
        file("an empty table", kChosen, "t.csv ", "survey 3 A fileEmpty");
        file("a table with a column that has no name", kChosen, "t.csv name,1st",
             "survey 3 A fileColumn");
        file("a table that is no XML", "type|name|label\nxml-external|t|\ntext|a|A", "t.xml <root>",
             "survey 2 fileUnreadable");
        file("a table of a kind that is not read",
             "type|name|label\nselect_one_from_file t.geojson|a|A", "t.geojson {}",
             "survey 2 A fileKind");
        file("a picture, beside a warning of a later row",
             "type|name|label|media::image\nnote|n|N|map.png\nnote|m||other.png\n"
             "text|a|A|map.png",
             "map.png x", "survey 2 D mediaNotSent?; survey 3 D mediaNotSent?");
        file("a picture as the first answer", "type|name|label|default\nimage|a|A|map.png",
             "map.png x", "");
        file("files that nothing names", "type|name|label\ntext|a|map.png", "map.png x|t.csv y",
             " fileNotUsed?;  fileNotUsed?");
    }

    void eachHasThePlaceOfItsFirstCell()
    {
        QFETCH(const QByteArray, survey);
        QFETCH(const QByteArray, given);
        QFETCH(const QByteArray, says);
        forms::FormFiles files;
        for (const QByteArray& one : given.split('|'))
            if (const auto blank = one.indexOf(' '); blank > 0)
                files[one.left(blank).toStdString()] = one.mid(blank + 1).toStdString();
        const CheckedForm form = checkForm(
            makeForm(survey.toStdString(), "", "form_title|form_id|version\nS|s|1"), files);
        const std::string list = listed(form);
        QVERIFY2(list == says.toStdString(), list.c_str());
        const bool isRefused =
            std::ranges::any_of(form.mistakes, [](const Mistake& one) { return !one.isWarning; });
        QCOMPARE(form.isSound(), !isRefused);
        for (const Mistake& mistake : form.mistakes)
            hasWords(mistake);
    }
};

QTEST_APPLESS_MAIN(TestXlsFormFiles)
#include "tst_xlsform_files.moc"
