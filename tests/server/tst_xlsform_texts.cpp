#include "core/forms/form_definition.h"
#include "tests/server/xlsform_query.h"

#include <QTest>

using namespace wupan;
using test::check;
using test::columns;
using test::converted;
using test::makeForm;
using test::row;

/// Choices, values, languages and settings of a sound XLSForm, and the form as a whole.
class TestXlsFormTexts : public QObject
{
    Q_OBJECT
private slots:
    void choicesStandInLists_data()
    {
        columns();
        const char* list =
            "list name | value | label | region | wupan::difficulty | wupan::urgency\n"
            "l | a | Choice A | north | land | urgent\nl | b | Choice B | south";
        const auto select = [](const char* type, const char* parameters, const char* filter) {
            return std::string("type|name|label|parameters|choice_filter\ninteger|n|N||\n") + type +
                   "|q|Q|" + parameters + "|" + filter;
        };
        const auto item = [&](const char* name, const std::string& survey, const char* answer) {
            row(name, survey.c_str(), "string(//*[@ref='/data/q']/itemset/@nodeset)", answer, list);
        };
        item("plain", select("select_one l", "", ""), "instance('l')/root/item");
        item("filtered", select("select_one l", "", "region = ${n}"),
             "instance('l')/root/item[region = /data/n]");
        item("at random", select("select_one l", "randomize=true", ""),
             "randomize(instance('l')/root/item)");
        item("at random with a seed", select("rank l", "randomize=true, seed=${n}", "region = 1"),
             "randomize(instance('l')/root/item[region = 1], /data/n)");
        item("with another one", select("select_one l or_other", "", "region = 1"),
             "instance('l_or_other')/root/item[region = 1 or name = 'other']");
        item("of a file", select("select_one_from_file p.csv", "value=id, label=title", "x = ${n}"),
             "instance('p')/root/item[x = /data/n]");
        const std::string plain = select("select_one l", "", "");
        row("an item", plain.c_str(), "normalize-space(//instance[@id='l']/root/item[1])",
            "aChoice Anorth", list);
        row("its difficulty", plain.c_str(),
            "concat(//item[name='a']/@wupan:difficulty, //item[name='a']/@wupan:urgency)",
            "landurgent", list);
        row("what is shown and kept", plain.c_str(),
            "concat(//itemset/value/@ref, ' ', //itemset/label/@ref)", "name label", list);
        row("another one is asked for",
            "type|name|label\nbegin repeat|r|R\nselect_one l or_other|q|Q\nend repeat",
            "concat(//bind[@nodeset='/data/r/q_other']/@relevant, //input/label, "
            "//instance[@id='l_or_other']//item[3]/label)",
            "selected(../q, 'other')Specify other.Other", list);
        row("columns of a file",
            select("select_one_from_file p.csv", "value=id label=title", "").c_str(),
            "concat(//itemset/value/@ref, //itemset/label/@ref, //instance[@id='p']/@src)",
            "idtitlejr://file-csv/p.csv", list);
        row("a map", select("select_one_from_file p.geojson", "", "").c_str(),
            "concat(//itemset/value/@ref, //itemset/label/@ref, //instance[@id='p']/@src)",
            "idtitlejr://file/p.geojson", list);
        row("the answers of a repeat",
            "type|name|label\nbegin repeat|r|R\ntext|a|A\nend repeat\n"
            "select_one ${a}|q|Q",
            "concat(//itemset/@nodeset, //itemset/value/@ref)", "/data/r[./a != '']a");
        row("some of them",
            "type|name|label|choice_filter\nbegin repeat|r|R\ntext|a|A\n"
            "integer|n|N\nend repeat\nselect_one ${a}|q|Q|${n} > 3",
            "string(//itemset/@nodeset)", "/data/r[./n > 3]");
        row("an external table", "type|name|label\ncsv-external|p|\ntext|a|A",
            "concat(//instance[@id='p']/@src, count(//data/p))", "jr://file-csv/p.csv0");
        row("what pulldata reads",
            "type|name|label|calculation\ntext|a|A|\n"
            "calculate|c||pulldata('t', 'x', 'y', ${a})",
            "concat(//instance[@id='t']/@src, ' ', //bind[2]/@calculate)",
            "jr://file-csv/t.csv pulldata('t', 'x', 'y', /data/a)");
        row("twice the same choice", select("select_one l", "", "region = ${n}").c_str(),
            "string(count(//item))", "2", "list_name|name|label|region\nl|a|A|1\nl|a|B|2",
            "form_title|form_id|version|allow_choice_duplicates\nS|s|1|yes");
    }
    void choicesStandInLists() { check(); }

    void valuesAreSetAtTheirTime_data()
    {
        columns();
        const char* one = "type | name | label | default | trigger | calculation\n"
                          "text | a | A | concat('x', 'y')\n"
                          "integer | n | N | 2 + ${m}\n"
                          "integer | m | M | -2\n"
                          "date | d | D | 2026-11-29\n"
                          "text | t | T | a - b (c)\n"
                          "begin repeat | r | R\n"
                          "text | b | B | ${a}\n"
                          "end repeat\n"
                          "text | c | C | | ${a}, ${n} | ${a}\n"
                          "calculate | e | | | ${c} | now()\n"
                          "background-geopoint | w | | | ${a}";
        row("when the visit begins", one,
            "concat(//model/setvalue[@ref='/data/a']/@value, "
            "//model/setvalue[@ref='/data/a']/@event)",
            "concat('x', 'y')odk-instance-first-load");
        row("a sum", one, "string(//model/setvalue[@ref='/data/n']/@value)", "2 + /data/m");
        row("what is no expression is a value", one,
            "concat(//data/m, ' ', //data/d, ' ', //data/t, count(//model/setvalue))",
            "-2 2026-11-29 a - b (c)2");
        row("in each new instance", one,
            "concat(//repeat/setvalue/@ref, ' ', //repeat/setvalue/@event, ' ', "
            "//repeat/setvalue/@value)",
            "/data/r/b odk-instance-first-load odk-new-repeat /data/a");
        row("when another answer changes", one,
            "concat(//input[@ref='/data/a']/setvalue/@ref, "
            "//input[@ref='/data/n']/setvalue/@value, "
            "//input[@ref='/data/a']/setvalue/@event)",
            "/data/c/data/axforms-value-changed");
        row("and not else", one, "string(count(//bind/@calculate))", "0");
        row("when a question is triggered itself", one,
            "string(//input[@ref='/data/c']/setvalue/@value)", "now()");
        row("where the tablet is", one, "string(//input[@ref='/data/a']/odk:setgeopoint/@ref)",
            "/data/w");
        row("where the tablet is at the start", "type|name|label\nstart-geopoint|s|\ntext|a|A",
            "string(//model/odk:setgeopoint/@event)", "odk-instance-first-load");
        row("what it hears",
            "type|name|label|parameters\nbackground-audio|s||quality=low\n"
            "text|a|A|",
            "string(//model/odk:recordaudio/@odk:quality)", "low");
    }
    void valuesAreSetAtTheirTime() { check(); }

    void textsHaveLanguages_data()
    {
        columns();
        const char* one =
            "type | name | label::中文 (zh) | label::English (en) | hint::English (en)\n"
            "text | a | 甲 ${a} | A | H\nselect_one l | q | 问 | Q";
        const char* list = "list_name|name|label::中文 (zh)|label::English (en)\nl|x|是|Yes";
        row("each has its translation", one,
            "string(//translation[@lang='English (en)']/text[@id='/data/a:label']/value)", "A",
            list);
        row("the first one is the default", one,
            "concat(//translation[1]/@lang, //translation[1]/@default, "
            "count(//translation/@default))",
            "中文 (zh)true()1", list);
        row("unless the settings say so", one, "string(//translation[@default]/@lang)",
            "English (en)", list,
            "form_title|form_id|version|default_language\nS|s|1|English (en)");
        row("the body refers to it", one, "string(//input/label/@ref)", "jr:itext('/data/a:label')",
            list);
        row("choices as well", one,
            "concat(//item/itextId, //itemset/label/@ref, "
            "//translation[@lang='中文 (zh)']/text[@id='l-0']/value)",
            "l-0jr:itext(itextId)是", list);
        row("a column without a language is of the default one",
            "type|name|label|label::English (en)\ntext|a|甲|A",
            "concat(//translation[@lang='中文 (zh)']//value, count(//translation))", "甲2", "",
            "form_title|form_id|version|default_language\nS|s|1|中文 (zh)");
        row("one colon does as well", "type|name|label:en|label:zh\ntext|a|A|甲",
            "string(//translation[@lang='zh']//value)", "甲");
        row("one language and none needs no translations", "type|name|label\ntext|a|A",
            "concat(//input/label, count(//itext))", "A0");
        row("sounds", "type|name|label::en|media::audio::en|big-image::en\ntext|a|A|a.mp3|b.png",
            "concat(//value[@form='audio'], //value[@form='big-image'])",
            "jr://audio/a.mp3jr://images/b.png");
    }
    void textsHaveLanguages() { check(); }

    void settingsAreOfTheForm_data()
    {
        columns();
        const char* one = "type|name|label\ntext|a|A";
        const char* all = "form_title|id_string|version|name|instance_name|style|namespaces|"
                          "attribute::foo:bar\nTitle|the-id|2026-1|root|concat(${a}, '!')|pages|"
                          "foo=\"https://foo.example\"|baz";
        row("title", one, "string(//h:title)", "Title", "", all);
        row("id and version", one, "concat(//root/@id, ' ', //root/@version)", "the-id 2026-1", "",
            all);
        row("the name of an instance", one,
            "concat(count(//meta/instanceName), "
            "//bind[@nodeset='/root/meta/instanceName']/@calculate)",
            "1concat(/root/a, '!')", "", all);
        row("style", one, "string(//h:body/@class)", "pages", "", all);
        row("an attribute of its own", one, "string(//root/@foo:bar)", "baz", "", all);
        row("every form has an id of its instance", one,
            "string(//bind[@nodeset='/root/meta/instanceID']/@jr:preload)", "uid", "", all);
    }
    void settingsAreOfTheForm() { check(); }

    void difficultiesAreOurs_data()
    {
        columns();
        const char* one = "type|name|label|wupan::difficulty_when|wupan::category\n"
                          "integer|a|A|. >= 10|labour";
        row("a condition", one,
            "concat(//bind[1]/@wupan:difficulty-when, //bind[1]/@wupan:category)", ". >= 10labour");
        row("by the name of the attribute",
            "type|name|label|bind::wupan:difficulty-when|bind::wupan:category\n"
            "integer|a|A|. >= 10|labour",
            "string(//bind[1]/@wupan:difficulty-when)", ". >= 10");
    }
    void difficultiesAreOurs() { check(); }

    /// What today's tablets fill in goes all the way.
    void aTabletReadsIt()
    {
        const std::string survey =
            "type | name | label::中文 (zh) | label::English (en) | required | relevant | "
            "constraint | constraint_message::中文 (zh) | constraint_message::English (en) | "
            "wupan::plate\n"
            "begin group | projects | 项目盘 | Projects | | | | | | projects\n"
            "select_one yes_no | on_time | 按期？ | On time? | yes\n"
            "integer | days | 晚几天 | Days late | yes | ${on_time} = 'no' | . > 0 | 大于 0 | "
            "More than 0\n"
            "image | photo | 照片 | Photo\n"
            "calculate | half | | | | | | |\n"
            "end group";
        std::string sound = survey;
        sound.erase(sound.find("calculate"), sound.find("end group") - sound.find("calculate"));
        const std::string choices =
            "list_name | name | label::中文 (zh) | label::English (en) | wupan::difficulty\n"
            "yes_no | yes | 是 | Yes\nyes_no | no | 否 | No | facilities";
        const CheckedForm form = checkForm(
            makeForm(sound, choices, "form_title|form_id|version\n样本清单|sample|2026-1"));
        std::string mistakes;
        for (const Mistake& mistake : form.mistakes)
            mistakes += mistake.key + " " + mistake.values.begin()->second + "\n";
        QVERIFY2(form.isSound(), mistakes.c_str());
        QCOMPARE(form.title, std::string("样本清单"));
        const auto read = forms::parseForm(form.xml);
        QVERIFY(read.ok());
        QCOMPARE((*read)->sections.size(), std::size_t{1});
        QCOMPARE((*read)->sections[0].plate, Plate::projects);
        const forms::Question* question = (*read)->question("/data/projects/on_time");
        QVERIFY(question != nullptr);
        QCOMPARE(question->label.in("en"), std::string("On time?"));
        QCOMPARE(question->choices.at(1).label.in("zh"), std::string("否"));
        QVERIFY(question->choices.at(1).difficulty == Category::facilities);
        // The calculation that it lacks is a mistake, not a surprise on the tablet.
        const CheckedForm refused =
            checkForm(makeForm(survey, choices, "form_id|version\nsample|2026-1"));
        QVERIFY(!refused.isSound());
    }

    void anXFormIsTakenAsItIs()
    {
        const CheckedForm form = converted("type|name|label|wupan::plate\nbegin group|g|G|funds\n"
                                           "text|a|A|\nend group",
                                           "", "form_title|form_id|version\nS|s|7");
        const CheckedForm again = checkForm("\xEF\xBB\xBF  " + form.xml);
        QVERIFY(again.isSound());
        QCOMPARE(again.version, std::string("7"));
        const CheckedForm broken = checkForm("<html><body>");
        QVERIFY(!broken.isSound());
        QCOMPARE(broken.mistakes.at(0).key, std::string("formRefused"));
    }

    void theSameSheetMakesTheSameForm()
    {
        const std::string survey = "type|name|label::zh|label::en\nselect_one l|a|甲|A";
        const std::string choices = "list_name|name|label::zh|label::en|x|y\nl|b|乙|B|1|2";
        QCOMPARE(converted(survey, choices, "form_id|version\ns|1").xml,
                 converted(survey, choices, "form_id|version\ns|1").xml);
    }
};

QTEST_APPLESS_MAIN(TestXlsFormTexts)
#include "tst_xlsform_texts.moc"
