#include "core/forms/form_definition.h"
#include "tests/core/forms/form_builder.h"
#include "tests/core/forms/small_form.h"

#include <QTest>

using namespace wupan;
using namespace wupan::forms;

class TestFormDefinition : public QObject
{
    Q_OBJECT
private:
    inline static const std::string kItem = "<item @><label>x</label><value>x</value></item>";

    /// `attributes` go to the place marked @ of each item.
    static std::string selectOf(std::string items, const std::string& attributes)
    {
        for (std::size_t at = items.find('@'); at != std::string::npos; at = items.find('@'))
            items.replace(at, 1, attributes);
        return test::formWith("", "<select1 ref=\"/data/p/power\"><label>?</label>" + items +
                                      "</select1>");
    }

    static std::string nested(int depth)
    {
        std::string open;
        std::string close;
        for (int i = 0; i < depth; ++i) {
            open += "<a>";
            close += "</a>";
        }
        return open + close;
    }

private slots:
    void aFormIsReadAsXlsformToolsWriteIt()
    {
        const auto form = parseForm(test::smallForm());
        QVERIFY2(form.ok(), form.ok() ? "" : form.error().detail.c_str());
        const FormDefinition& definition = **form;
        QCOMPARE(definition.formId, "small");
        QCOMPARE(definition.version, "3");
        QCOMPARE(definition.title, "样本清单");
        QCOMPARE(definition.languages, (std::vector<std::string>{"zh", "en"}));
        QCOMPARE(definition.sections.size(), std::size_t{1});
        QCOMPARE(definition.sections.front().plate, Plate::projects);
        QCOMPARE(definition.sections.front().questionCount, std::size_t{4});
        const Question* power = definition.question("/data/p/power");
        QCOMPARE(power->type, QuestionType::selectOne);
        QCOMPARE(power->label.in("en"), "Is power secured?");
        QCOMPARE(power->label.in("zh"), "用电是否有保障？");
        QCOMPARE(power->choices.at(1).difficulty.value(), Category::power);
        QCOMPARE(power->choices.at(1).urgency, Urgency::urgent);
        QCOMPARE(definition.question("/data/p/again")->type, QuestionType::calculated);
    }

    void listsOfChoicesMayStandInASecondInstance()
    {
        const std::string list = R"xml(<instance id="yn"><root>
            <item><itextId>yes</itextId><name>yes</name></item>
            <item><label>不确定</label><name>maybe</name></item></root></instance>)xml";
        const std::string body =
            R"xml(<select1 ref="/data/p/power"><label>?</label><itemset nodeset="instance('yn')/root/item">
               <value ref="name"/><label ref="jr:itext(itextId)"/></itemset></select1>)xml";
        const auto form = parseForm(test::formWith(list, body));
        QVERIFY2(form.ok(), form.ok() ? "" : form.error().detail.c_str());
        const Question* power = (*form)->question("/data/p/power");
        QCOMPARE(power->choices.size(), std::size_t{2});
        QCOMPARE(power->choices[0].label.in("zh"), "是");
        QCOMPARE(power->choices[1].label.in("zh"), "不确定");
    }

    void aFormInAnotherEncodingIsRefused()
    {
        for (const std::string& xml :
             {std::string("<?xml version=\"1.0\" encoding=\"GBK\"?><h:html>\xC6\xF3</h:html>"),
              std::string("\xFF\xFE<\0h\0", 6)}) {
            const auto form = parseForm(xml);
            QVERIFY(!form.ok());
            QVERIFY(form.error().detail.find("save it as UTF-8") != std::string::npos);
        }
    }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QString>("xml");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* name, const std::string& xml, const char* sentence) {
            QTest::newRow(name) << QString::fromStdString(xml) << sentence;
        };
        row("not XML", "<h:html>\n<h:head>\n<x", "not well-formed XML in line 3: ");
        row("an entity that unfolds",
            "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><h:html>&b;</h:html>",
            "this is not an XForm");
        row("an expression without end",
            test::formWith("<bind nodeset=\"/data/p/kva\" type=\"int\" relevant=\"" +
                               std::string(100'000, '(') + "\"/>",
                           test::kKvaQuestion),
            "bind /data/p/kva, relevant");
        row("another XML", "<kml/>", "this is not an XForm");
        row("a bind of nothing", test::formWith(R"xml(<bind nodeset="/data/x"/>)xml", ""),
            "bind /data/x: the instance has no such node");
        row("a question of nothing", test::formWith("", R"xml(<input ref="/data/x"/>)xml"),
            "input /data/x: the instance has no such node");
        row("a broken expression",
            test::formWith(R"xml(<bind nodeset="/data/p/kva" type="int" relevant="1 +"/>)xml",
                           test::kKvaQuestion),
            "bind /data/p/kva, relevant \"1 +\": column 4");
        row("an expression about nothing",
            test::formWith(R"xml(<bind nodeset="/data/p/kva" relevant="/data/p/gone = 1"/>)xml",
                           test::kKvaQuestion),
            "bind /data/p/kva, relevant: the form has no /data/p/gone");
        row("an unsupported question",
            test::formWith(R"xml(<bind nodeset="/data/p/kva" type="boolean"/>)xml",
                           test::kKvaQuestion),
            "input /data/p/kva: this kind of question is not supported (bind type 'boolean')");
        row("an unsupported element", test::formWith("", R"xml(<canvas ref="/data/p/kva"/>)xml"),
            "canvas /data/p/kva: this kind of question is not supported");
        row("a repeat of nothing", test::formWith("", R"xml(<repeat nodeset="/data/q"/>)xml"),
            "repeat /data/q: the instance has no such node");
        row("a repeat of the root", test::formWith("", R"xml(<repeat nodeset="/data"/>)xml"),
            "repeat /data: the root cannot repeat");
        row("a preload that is none",
            test::formWith(R"xml(<bind nodeset="/data/p/kva" jr:preload="weather"/>)xml", ""),
            "bind /data/p/kva: the preload 'weather' is not known");
        row("an event that is none",
            test::formWith(R"xml(<setvalue event="full-moon" ref="/data/p/kva"/>)xml", ""),
            "setvalue /data/p/kva: the event 'full-moon' is not known");
        row("an action on nothing",
            test::formWith(R"xml(<setvalue event="odk-instance-first-load" ref="/data/x"/>)xml",
                           ""),
            "setvalue /data/x: the instance has no such node");
        row("an action that is none here",
            test::formWith(R"xml(<odk:recordaudio xmlns:odk="x" event="odk-instance-load"/>)xml",
                           ""),
            "odk:recordaudio: this action is not supported");
        row("a range without end",
            test::formWith("", R"xml(<range ref="/data/p/kva" start="1" end="x" step="1"/>)xml"),
            "range /data/p/kva: start, end and step must be numbers");
        row("choices of another client",
            test::formWith("", R"xml(<input ref="/data/p/kva" query="instance('x')/root"/>)xml"),
            "input /data/p/kva: this kind of question is not supported");
        row("a search for choices",
            test::formWith("", R"xml(<select1 ref="/data/p/kva" appearance="search('x')">
                <item><label>x</label><value>x</value></item></select1>)xml"),
            "search() is not supported: use choices from a file");
        row("a table that is missing", test::formWith(test::tableInstance("r", "regions.csv"), ""),
            "instance r: the file regions.csv (jr:/"
            "/file-csv/regions.csv) is missing");
        row("an instance that is missing",
            test::formWith(
                R"xml(<bind nodeset="/data/p/kva" calculate="instance('x')/root/a"/>)xml", ""),
            "bind /data/p/kva, calculate: the form has no instance('x')");
        row("a node with two binds",
            test::formWith(R"xml(<bind nodeset="/data/p/kva"/><bind nodeset="/data/p/kva"/>)xml",
                           ""),
            "bind /data/p/kva: this node already has a bind");
        row("choices without a list", test::formWith("", R"xml(<select1 ref="/data/p/power"/>)xml"),
            "select /data/p/power: it has no choices");
        row("a category that is none",
            test::formWith(
                "",
                R"xml(<select1 ref="/data/p/power"><item wupan:difficulty="moon"><label>x</label><value>x</value></item></select1>)xml"),
            "'moon' is no category of issues");
        row("a circle",
            test::formWith(R"xml(<bind nodeset="/data/p/double" calculate="/data/p/again"/>
                              <bind nodeset="/data/p/again" calculate="/data/p/double"/>)xml",
                           ""),
            "bind /data/p/double: its calculate or relevant depends on itself: /data/p/double "
            "reads /data/p/again reads /data/p/double");
        row("an urgency that is none", selectOf(kItem, "wupan:urgency=\"soon\""),
            "item /data/p/power/x: 'soon' is no urgency of issues");
        row("a choice twice", selectOf(kItem + kItem, ""),
            "item /data/p/power: two choices have the value 'x'");
        row("a question twice", test::formWith("", test::kKvaQuestion + test::kKvaQuestion),
            "input /data/p/kva: this node already has a question");
        row("a group in a group of nothing", test::formWith("", R"xml(<group ref="/data/q"/>)xml"),
            "group /data/q: the instance has no such node");
        row("a question on a group",
            test::formWith("", R"xml(<group><input ref="/data/p"/></group>)xml"),
            "input /data/p: this node has others in it and can hold no answer");
        row("a value in a text that is none", test::formWith("", R"xml(<input ref="/data/p/kva">
                <label>Of <output value="/data/p/gone"/></label></input>)xml"),
            "label of /data/p/kva, output: the form has no /data/p/gone");
        row("a category that is none in a second instance",
            test::formWith(R"xml(<instance id="yn"><root><item wupan:difficulty="moon">
                <label>x</label><name>x</name></item></root></instance>)xml",
                           R"xml(<select1 ref="/data/p/power"><label>?</label>
            <itemset nodeset="instance('yn')/root/item"><value ref="name"/>
            <label ref="label"/></itemset></select1>)xml"),
            "'moon' is no category of issues");
        row("elements without end", test::formWith(nested(20'000), ""),
            "the form's elements are nested more than 64 deep");
        row("a text that is missing", test::formWith("", R"xml(<input ref="/data/p/kva">
                                     <label ref="jr:itext('nothing')"/></input>)xml"),
            "the text jr:itext('nothing') does not exist");
        row("a bomb", R"xml(<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>)xml",
            "this is not an XForm");
    }

    void whatIsWrongIsNamed()
    {
        QFETCH(QString, xml);
        QFETCH(QString, sentence);
        const auto form = parseForm(xml.toStdString());
        QVERIFY(!form.ok());
        QVERIFY2(QString::fromStdString(form.error().detail).contains(sentence),
                 form.error().detail.c_str());
    }

    void onlyTheNodesOfACircleAreNamed()
    {
        const auto form = parseForm(test::formWith(
            R"xml(<bind nodeset="/data/p/double" calculate="/data/p/again + /data/p/kva"/>
                  <bind nodeset="/data/p/again" calculate="/data/p/double"/>)xml",
            test::kKvaQuestion));
        QCOMPARE(QString::fromStdString(form.error().detail).count('\n'), 0);
        QVERIFY(!QString::fromStdString(form.error().detail).contains("/data/p/kva"));
    }

    void choicesOfASecondInstanceMayBeDifficulties()
    {
        const std::string list = R"xml(<instance id="yn"><root><item wupan:difficulty="water">
            <label>x</label><name>x</name></item></root></instance>)xml";
        const std::string body = R"xml(<select1 ref="/data/p/power"><label>?</label>
            <itemset nodeset="instance('yn')/root/item"><value ref="name"/>
            <label ref="label"/></itemset></select1>)xml";
        const auto form = parseForm(test::formWith(list, body));
        QVERIFY2(form.ok(), form.ok() ? "" : form.error().detail.c_str());
        QCOMPARE((*form)->question("/data/p/power")->choices.at(0).difficulty.value(),
                 Category::water);
    }

    void everyProblemIsToldAtOnce()
    {
        const auto form =
            parseForm(test::formWith(R"xml(<bind nodeset="/data/x"/><bind nodeset="/data/y"/>)xml",
                                     R"xml(<input ref="/data/z"/>)xml"));
        QCOMPARE(QString::fromStdString(form.error().detail).count('\n'), 2);
    }
};

QTEST_APPLESS_MAIN(TestFormDefinition)
#include "tst_form_definition.moc"
