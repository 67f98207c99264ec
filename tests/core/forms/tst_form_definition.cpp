#include "core/forms/form_definition.h"
#include "tests/core/forms/small_form.h"

#include <QTest>

using namespace wupan;
using namespace wupan::forms;

class TestFormDefinition : public QObject
{
    Q_OBJECT
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

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QString>("xml");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* name, const std::string& xml, const char* sentence) {
            QTest::newRow(name) << QString::fromStdString(xml) << sentence;
        };
        row("not XML", "<h:html", "not well-formed XML");
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
            test::formWith(R"xml(<bind nodeset="/data/p/kva" type="geopoint"/>)xml",
                           test::kKvaQuestion),
            "not supported in this version (bind type 'geopoint')");
        row("an unsupported element", test::formWith("", R"xml(<repeat nodeset="/data/p"/>)xml"),
            "the instance has no such node");
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
            "depends on itself");
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
