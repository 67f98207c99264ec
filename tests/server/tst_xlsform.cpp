#include "tests/server/xlsform_query.h"

#include <QTest>

using namespace wupan;
using test::check;
using test::columns;
using test::row;

/// Questions, groups and references of a sound XLSForm.
class TestXlsForm : public QObject
{
    Q_OBJECT
private slots:
    void typesBecomeControls_data()
    {
        columns();
        const auto type = [](const char* written, const char* control, const char* bind) {
            const std::string name = std::string("the type ") + written;
            const std::string survey =
                std::string("type | name | label | trigger\ntext | other | Other\n") + written +
                " | q | Q";
            QTest::newRow(name.c_str())
                << QByteArray::fromStdString(survey)
                << QByteArray("list_name | name | label\nl | a | A\nl | b | B")
                << QByteArray("form_title | form_id | version\nSample | sample | 1")
                << QByteArray("concat(name(//*[@ref='/data/q'][name(..)!='model']), ' ', "
                              "//bind[@nodeset='/data/q']/@type)")
                << QByteArray(control) + " " + bind;
        };
        type("text", "input", "string");
        type("string", "input", "string");
        type("integer", "input", "int");
        type("int", "input", "int");
        type("decimal", "input", "decimal");
        type("note", "input", "string");
        type("range", "range", "int");
        type("date", "input", "date");
        type("time", "input", "time");
        type("dateTime", "input", "dateTime");
        type("datetime", "input", "dateTime");
        type("geopoint", "input", "geopoint");
        type("gps", "input", "geopoint");
        type("geotrace", "input", "geotrace");
        type("geoshape", "input", "geoshape");
        type("barcode", "input", "barcode");
        type("image", "upload", "binary");
        type("photo", "upload", "binary");
        type("audio", "upload", "binary");
        type("video", "upload", "binary");
        type("file", "upload", "binary");
        type("acknowledge", "trigger", "string");
        type("select_one l", "select1", "string");
        type("select one l", "select1", "string");
        type("select one from l", "select1", "string");
        type("select_multiple l", "select", "string");
        type("select all that apply from l", "select", "string");
        type("rank l", "odk:rank", "odk:rank");
        type("select_one_from_file places.csv", "select1", "string");
        type("select_multiple_from_file places.xml", "select", "string");
        type("hidden", "", "string");
        type("start", "", "dateTime");
        type("end", "", "dateTime");
        type("today", "", "date");
        type("deviceid", "", "string");
        type("username", "", "string");
        type("phonenumber", "", "string");
        type("email", "", "string");
        type("start-geopoint", "", "geopoint");
        type("background-audio", "", "binary");
    }
    void typesBecomeControls() { check(); }

    void columnsBecomeAttributes_data()
    {
        columns();
        const char* one = "type | name | label | relevant | constraint | constraint_message | "
                          "required | required_message | read_only | default | appearance\n"
                          "integer | a | A | true() | . > 1 | Too few | yes | Needed | yes | 7 | "
                          "w1\nnote | n | N";
        row("relevant", one, "string(//bind[1]/@relevant)", "true()");
        row("constraint", one, "string(//bind[1]/@constraint)", ". > 1");
        row("its message", one, "string(//bind[1]/@jr:constraintMsg)", "Too few");
        row("required", one, "string(//bind[1]/@required)", "true()");
        row("its message, too", one, "string(//bind[1]/@jr:requiredMsg)", "Needed");
        row("read only", one, "string(//bind[1]/@readonly)", "true()");
        row("a note is read only", one, "string(//bind[2]/@readonly)", "true()");
        row("default", one, "string(//data/a)", "7");
        row("appearance", one, "string(//input[@ref='/data/a']/@appearance)", "w1");
        row("not required", "type|name|label|required\ntext|a|A|no",
            "string(count(//bind[1]/@required))", "0");
        row("required under a condition", "type|name|label|required\ntext|a|A|\ntext|b|B|${a} = 1",
            "string(//bind[2]/@required)", "/data/a = 1");
        const char* old =
            "Command | Tag | Caption::en | Skip Logic | bind::constraint | "
            "bind::jr:constraintMsg | Read Only | control::appearance | "
            "instance::odk:tag | bind::odk:length | media::image::en\n"
            "text | a | A | true() | . != '' | Empty | yes | multiline | t | 5 | a.png";
        row("an old name of relevant", old, "string(//bind[1]/@relevant)", "true()");
        row("bind::constraint", old, "string(//bind[1]/@constraint)", ". != ''");
        row("bind::jr:constraintMsg", old, "string(//bind[1]/@jr:constraintMsg)", "Empty");
        row("Read Only", old, "string(//bind[1]/@readonly)", "true()");
        row("control::appearance", old, "string(//input/@appearance)", "multiline");
        row("instance::", old, "string(//data/a/@odk:tag)", "t");
        row("any other bind::", old, "string(//bind[1]/@odk:length)", "5");
        row("media::", old, "string(//value[@form='image'])", "jr://images/a.png");
        row("text that is no expression",
            "type|name|label|bind::odk:tag|appearance\ntext|a|A|(a|x(",
            "concat(//bind[1]/@odk:tag, //input/@appearance)", "(ax(");
        row("a smart quote in an expression",
            "type|name|label|relevant\ntext|a|A|\n"
            "text|b|B|${a} = “x”",
            "string(//bind[2]/@relevant)", "/data/a = \"x\"");
        row("text with blanks and signs", "type|name|label\ntext|a|1 < 2 & \"3\"",
            "string(//input/label)", "1 < 2 & \"3\"");
        row("a row that is switched off", "type|name|label|disabled\ntext|a|A|yes\ntext|b|B|",
            "string(count(//input))", "1");
        row("a calculation", "type|name|calculation\ncalculate|c|1 + 1",
            "concat(count(//h:body/*), //bind[1]/@calculate)", "01 + 1");
        row("guidance", "type|name|label|hint|guidance_hint\ntext|a|A|H|G",
            "concat(//text[@id='/data/a:hint']/value[not(@form)], "
            "//text[@id='/data/a:hint']/value[@form='guidance'], //input/hint/@ref)",
            "HGjr:itext('/data/a:hint')");
        row("start", "type|name|label\nstart|s|\ntext|a|A",
            "concat(//bind[1]/@jr:preload, ' ', //bind[1]/@jr:preloadParams)", "timestamp start");
        row("the audit stands in meta",
            "type|name|label|parameters\n"
            "audit|||track-changes=true\ntext|a|A",
            "concat(count(//meta/audit), //bind[@nodeset='/data/meta/audit']/@odk:track-changes)",
            "1true");
        row("a range with points",
            "type|name|label|parameters\n"
            "range|a|A|start=0; end = 1 step=0.1",
            "concat(//range/@start, //range/@end, //range/@step, //bind[1]/@type)", "010.1decimal");
        row("an image no larger than", "type|name|label|parameters\nimage|a|A|max-pixels=640",
            "concat(//bind[1]/@orx:max-pixels, //upload/@mediatype)", "640image/*");
        row("accuracy", "type|name|label|parameters\ngeopoint|a|A|capture-accuracy=10",
            "string(//input/@accuracyThreshold)", "10");
        row("a picture by default", "type|name|label|default\nimage|a|A|a.png", "string(//data/a)",
            "jr://images/a.png");
    }
    void columnsBecomeAttributes() { check(); }

    void groupsAndRepeatsNest_data()
    {
        columns();
        const char* one = "type | name | label | repeat_count | wupan::plate | appearance\n"
                          "begin group | g | G | | projects | field-list\n"
                          "integer | n | N\n"
                          "begin_repeat | r | R | ${n}\n"
                          "text | a | A\n"
                          "begin repeat | s | S | 2 + 1\n"
                          "text | b | B\n"
                          "end repeat\n"
                          "end repeat\n"
                          "end_group";
        row("a group and its plate", one, "string(//group[@ref='/data/g']/@wupan:plate)",
            "projects");
        row("its appearance", one, "string(//group[@ref='/data/g']/@appearance)", "field-list");
        row("a repeat stands in a group of its own", one,
            "string(//group[@ref='/data/g/r']/repeat/@nodeset)", "/data/g/r");
        row("a count that is a question", one, "string(//repeat[@nodeset='/data/g/r']/@jr:count)",
            "/data/g/n");
        row("a count that is worked out", one,
            "concat(//bind[@nodeset='/data/g/r/s_count']/@calculate, ' ', "
            "//repeat[@nodeset='/data/g/r/s']/@jr:count)",
            "2 + 1 ../s_count");
        row("a template and a first instance", one,
            "concat(count(//g/r[@jr:template]), count(//g/r[not(@jr:template)]), "
            "count(//g/r[not(@jr:template)]/s))",
            "112");
        row("the group of a repeat has its label", one, "string(//group[@ref='/data/g/r']/label)",
            "R");
        row("a group without a condition needs no bind", one,
            "string(count(//bind[@nodeset='/data/g']))", "0");
    }
    void groupsAndRepeatsNest() { check(); }

    void referencesLeadToTheirQuestion_data()
    {
        columns();
        const char* one =
            "type | name | label | relevant | calculation | choice_filter\n"
            "text | top | T\n"
            "begin repeat | r | R ${top}\n"
            "text | a | A\n"
            "begin group | g | G\n"
            "text | b | B of ${a} and ${top} | ${a} != '' and ${top} != ''\n"
            "select_one l | c | C | | | place = ${a} or place = ${top}\n"
            "calculate | d | | | count(${a}) + instance('l')/root/item[name = ${b}]/place\n"
            "calculate | e | | | indexed-repeat(${a}, ${r}, position(..) - ${b})\n"
            "end group\n"
            "end repeat\n"
            "calculate | f | | | sum(${a})-${top}\n"
            "begin repeat | other | O\n"
            "text | z | Z | ${a} = 1\n"
            "end repeat";
        const char* list = "list_name | name | label | place\nl | x | X | p";
        row("within a repeat: from where it stands", one,
            "string(//bind[@nodeset='/data/r/g/b']/@relevant)", "../../a != '' and /data/top != ''",
            list);
        row("in a label", one, "string(//input[@ref='/data/r/g/b']/label/output[1]/@value)",
            "../../a", list);
        row("with its text around", one, "string(//input[@ref='/data/r/g/b']/label)", "B of  and ",
            list);
        row("in the label of the repeat", one,
            "string(//group[@ref='/data/r']/label/output/@value)", "/data/top", list);
        row("in a filter: from the question", one, "string(//select1/itemset/@nodeset)",
            "instance('l')/root/item[place = current()/../../a or place = /data/top]", list);
        row("in a predicate: from the question", one,
            "string(//bind[@nodeset='/data/r/g/d']/@calculate)",
            "count(../../a) + instance('l')/root/item[name = current()/../b]/place", list);
        row("in indexed-repeat: all instances", one,
            "string(//bind[@nodeset='/data/r/g/e']/@calculate)",
            "indexed-repeat(/data/r/a, /data/r, position(..) - ../b)", list);
        row("from outside: all instances", one, "string(//bind[@nodeset='/data/f']/@calculate)",
            "sum(/data/r/a)- /data/top", list);
        row("from another repeat", one, "string(//bind[@nodeset='/data/other/z']/@relevant)",
            "/data/r/a = 1", list);
        row("beside brackets in a text",
            "type|name|label|relevant\ntext|a|A|\n"
            "text|b|B|'(' != ${a} or '[' = ')'",
            "string(//bind[2]/@relevant)", "'(' != /data/a or '[' = ')'");
        row("beside a word", "type|name|label|relevant\ntext|a|A|\ntext|b|B|${a}and${a}",
            "string(//bind[2]/@relevant)", "/data/a and /data/a");
        row("in a message",
            "type|name|label|constraint|constraint_message\ntext|a|A|\n"
            "text|b|B|. != ${a}|Not ${a}",
            "concat(//bind[2]/@jr:constraintMsg, "
            "//text[@id='/data/b:jr:constraintMsg']/value/output/@value)",
            "jr:itext('/data/b:jr:constraintMsg')/data/a");
    }
    void referencesLeadToTheirQuestion() { check(); }
};

QTEST_APPLESS_MAIN(TestXlsForm)
#include "tst_xlsform.moc"
