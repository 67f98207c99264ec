#include "core/base/hash.h"
#include "server/checklists/media_kind.h"
#include "server/checklists/xlsform.h"
#include "tests/server/mistake_list.h"
#include "tests/server/small_pictures.h"
#include "tests/server/spreadsheet_maker.h"

#include <QTest>

#include <algorithm>

using namespace wupan;
using test::hasWords;
using test::jpegLike;
using test::listed;
using test::makeForm;

/// The files that a checklist reads and shows, and what is wrong with them.
class TestXlsFormFiles : public QObject
{
    Q_OBJECT
private:
    static constexpr const char* kSettings = "form_title|form_id|version\nS|s|1";

private slots:
    void whatAFormShowsIsKnownByNameHashAndType()
    {
        const std::string picture = jpegLike("map");
        const std::string sheet =
            makeForm("type|name|label|image|audio\nselect_one l|a|A|map.png|say.mp3",
                     "list_name|name|label|image\nl|x|X|map.png\nl|y|Y|leaf.jpg", kSettings);
        QVERIFY((filesNamedBy(sheet) == std::set<std::string>{"map.png", "say.mp3", "leaf.jpg"}));
        const CheckedForm form = checkForm(
            sheet,
            {{"map.png", picture}, {"leaf.jpg", jpegLike("leaf")}, {"say.mp3", "ID3 a sound"}});
        QVERIFY2(form.isSound(), listed(form).c_str());
        QCOMPARE(form.files.size(), std::size_t{3});
        // By content, not by name.
        const ChecklistFile expected{"map.png", sha256Hex(picture),
                                     static_cast<std::int64_t>(picture.size()), "image/jpeg"};
        QVERIFY(std::ranges::count(form.files, expected) == 1);
        QVERIFY(form.xml.find("jr://images/leaf.jpg") != std::string::npos);
        // Also of a form that is an XForm already.
        QVERIFY(filesNamedBy(form.xml) == filesNamedBy(sheet));
        const CheckedForm without = checkForm(form.xml, {{"map.png", picture}});
        QCOMPARE(listed(without), std::string(" mediaNotSent;  mediaNotSent"));
    }

    void namesAreKnownThoughTheSheetHasMistakes()
    {
        QVERIFY(filesNamedBy(makeForm("type|name|label|image\nnote|n|N|map.png\nspaceship|x|X", "",
                                      kSettings)) == std::set<std::string>{"map.png"});
        QVERIFY(filesNamedBy("no spreadsheet").empty());
    }

    void aPictureMayHaveTenMegabytes()
    {
        const std::string sheet =
            makeForm("type|name|label|image\nnote|n|N|map.png", "", kSettings);
        const std::string head = "\xFF\xD8\xFF\xDA";
        std::string picture = head + std::string(kMostMediaBytes - head.size() - 2, 'x');
        picture += "\xFF\xD9";
        QVERIFY(checkForm(sheet, {{"map.png", picture}}).isSound());
        const CheckedForm large = checkForm(sheet, {{"map.png", picture + "x"}});
        QCOMPARE(listed(large), std::string("survey 2 D mediaTooLarge"));
        hasWords(large.mistakes.front());
        picture.resize(picture.size() / 2);
        QCOMPARE(listed(checkForm(sheet, {{"map.png", picture}})),
                 std::string("survey 2 D mediaNoPicture"));
    }

    void filesHaveThePlaceOfTheirFirstCell_data()
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
             "map.png \x89PNG", "survey 2 D mediaNoPicture; survey 3 D mediaNotSent");
        file("a picture in two languages",
             "type|name|label::zh|label::en|media::image::zh|media::image::en\n"
             "note|n|甲|N|zh.png|en.png",
             "", "survey 2 E mediaNotSent; survey 2 F mediaNotSent");
        file("a large picture", "type|name|label|big-image\nnote|n|N|map.png", "",
             "survey 2 D mediaNotSent");
        file("a sound and a video", "type|name|label|audio|video\nnote|n|N|a.mp3|v.mp4",
             "a.mp3 no sound|v.mp4 ID3", "survey 2 D mediaNoSound; survey 2 E mediaNoVideo");
        file("sounds and videos by content",
             "type|name|label|audio|video\nnote|n|N|a.bin|v.bin\nnote|m|M|b.bin\nnote|o|O|c.bin",
             "a.bin ID3 and more|b.bin fLaC|c.bin ????ftypM4A |v.bin ????ftypisom", "");
        file("a picture as the first answer", "type|name|label|default\nimage|a|A|map.png",
             "map.png x", "survey 2 D mediaNoPicture");
        file("a first answer that was not sent", "type|name|label|default\nimage|a|A|map.png", "",
             "survey 2 D mediaNotSent");
        file("a sound that is sent as a picture", "type|name|label|image\nnote|n|N|map.png",
             "map.png ID3", "survey 2 D mediaNoPicture");
        file("files that nothing names", "type|name|label\ntext|a|map.png", "map.png x|t.csv y",
             " fileNotUsed?;  fileNotUsed?");
    }
    void filesHaveThePlaceOfTheirFirstCell()
    {
        QFETCH(const QByteArray, survey);
        QFETCH(const QByteArray, given);
        QFETCH(const QByteArray, says);
        forms::FormFiles files;
        for (const QByteArray& one : given.split('|'))
            if (const auto blank = one.indexOf(' '); blank > 0)
                files[one.left(blank).toStdString()] = one.mid(blank + 1).toStdString();
        const CheckedForm form = checkForm(makeForm(survey.toStdString(), "", kSettings), files);
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
