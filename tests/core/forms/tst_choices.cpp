#include "tests/core/forms/form_builder.h"

#include <QTest>

using namespace wupan;
using namespace wupan::forms;

/// Choices that depend on answers, from lists in the form and from files.
class TestChoices : public QObject
{
    Q_OBJECT
private:
    static inline const std::string kCsv =
        "name,label,province\nzz,郑州,henan\nly,\"洛阳, 西\",henan\nwh,武汉,hubei\n";
    static inline const std::string kXml =
        "<root><item><name>zz</name><label>郑州</label><province>henan</province></item>"
        "<item><name>ly</name><label>洛阳, 西</label><province>henan</province></item>"
        "<item><name>wh</name><label>武汉</label><province>hubei</province></item></root>";

    static test::FormParts cascade(const std::string& cities)
    {
        return {"<province/><city/><more/>",
                cities,
                R"xml(<select1 ref="/data/province"><label>Province</label>
                    <item><label>Henan</label><value>henan</value></item>
                    <item><label>Hubei</label><value>hubei</value></item></select1>
                  <select1 ref="/data/city"><label>City</label>
                    <itemset nodeset="instance('cities')/root/item[province = /data/province]">
                    <value ref="name"/><label ref="label"/></itemset></select1>
                  <select ref="/data/more"><label>More</label>
                    <itemset nodeset="instance('cities')/root/item[province = /data/province]">
                    <value ref="name"/><label ref="label"/></itemset></select>)xml",
                {}};
    }

    static QStringList labels(const FillingSession& filling, const std::string& path)
    {
        QStringList out;
        for (const OfferedChoice& choice : filling.choices(path))
            out << QString::fromStdString(choice.label);
        return out;
    }

private slots:
    void citiesFollowTheirProvince_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("content");
        const QString csv = QString::fromStdString(kCsv);
        QTest::newRow("a CSV file") << "cities.csv" << csv;
        QTest::newRow("with Windows' line ends and mark")
            << "cities.csv" << QChar(0xFEFF) + QString(csv).replace('\n', "\r\n");
        QTest::newRow("with semicolons") << "cities.csv"
                                         << "name;label;province\nzz;郑州;henan\nly;\"洛阳, 西\";"
                                            "henan\nwh;武汉;hubei";
        QTest::newRow("an XML file") << "cities.xml" << QString::fromStdString(kXml);
        QTest::newRow("a list in the form") << "" << QString::fromStdString(kXml);
    }

    void citiesFollowTheirProvince()
    {
        QFETCH(QString, file);
        QFETCH(QString, content);
        const std::string name = file.toStdString();
        const std::string bytes = content.toStdString();
        const std::string instance = name.empty()
                                         ? "<instance id=\"cities\">" + bytes + "</instance>"
                                         : test::tableInstance("cities", name);
        FillingSession filling = test::begun(cascade(instance), {{name, bytes}});
        QVERIFY(filling.choices("/data/city").empty());
        QVERIFY(filling.setAnswer("/data/province", "henan").ok());
        QCOMPARE(labels(filling, "/data/city"), (QStringList{"郑州", "洛阳, 西"}));
        QCOMPARE(filling.setAnswer("/data/city", "wh").error().detail, "choice");
        QVERIFY(filling.setAnswer("/data/city", "ly").ok());
        QVERIFY(filling.choices("/data/city")[1].chosen);
        QCOMPARE(filling.answerText("/data/city", "、"), "洛阳, 西");
    }

    void aChoiceThatIsNotOfferedAnyMoreIsKeptAndComesBack()
    {
        FillingSession filling =
            test::begun(cascade(test::tableInstance("cities", "c.csv")), {{"c.csv", kCsv}});
        QVERIFY(filling.setAnswer("/data/province", "henan").ok());
        QVERIFY(filling.setAnswer("/data/city", "zz").ok());
        QVERIFY(filling.setAnswer("/data/more", "zz ly").ok());
        const auto changed = filling.setAnswer("/data/province", "hubei");
        QCOMPARE(*changed,
                 (std::vector<std::string>{"/data/province", "/data/city", "/data/more"}));
        QCOMPARE(filling.answer("/data/city"), "");
        QCOMPARE(filling.savedAnswers().at("/data/city"), "zz");
        QCOMPARE(filling.validate().front().kind, Problem::Kind::choice);
        const FillingSession again(
            test::formOf(test::xformOf(cascade(test::tableInstance("cities", "c.csv"))),
                         {{"c.csv", kCsv}}),
            filling.savedAnswers(), test::fixedHost());
        QCOMPARE(again.answer("/data/city"), "");
        QVERIFY(filling.setAnswer("/data/province", "henan").ok());
        QCOMPARE(filling.answer("/data/city"), "zz");
        QCOMPARE(filling.answer("/data/more"), "zz ly");
        QVERIFY(filling.validate().empty());
    }

    void choicesMayBeTheInstancesOfARepeat()
    {
        FillingSession filling =
            test::begun({"<person><id/><name/></person><eldest/>",
                         "",
                         R"xml(<repeat nodeset="/data/person">)xml" +
                             test::inputs("/data/person", {"id", "name"}) +
                             R"xml(</repeat><select1 ref="/data/eldest"><label>?</label>
                    <itemset nodeset="/data/person[name != '']"><value ref="id"/>
                    <label ref="name"/></itemset></select1>)xml",
                         {}});
        const std::string second = *filling.addRepeat("/data/person");
        QVERIFY(filling.setAnswer("/data/person[1]/id", "a").ok());
        QVERIFY(filling.setAnswer(second + "/id", "b").ok());
        QVERIFY(filling.setAnswer(second + "/name", "王").ok());
        QCOMPARE(labels(filling, "/data/eldest"), QStringList{"王"});
        QVERIFY(filling.setAnswer("/data/eldest", "b").ok());
        QVERIFY(filling.removeRepeat(second).ok());
        QCOMPARE(filling.answer("/data/eldest"), "");
        QCOMPARE(filling.savedAnswers().at("/data/eldest"), "b");
    }

    void eachInstanceOfARepeatChoosesForItself()
    {
        FillingSession filling = test::begun(
            {"<site><province/><city/></site>",
             test::tableInstance("cities", "c.csv"),
             R"xml(<repeat nodeset="/data/site"><input ref="/data/site/province"><label/></input>
                <select1 ref="/data/site/city"><label/>
                <itemset nodeset="instance('cities')/root/item[province = current()/../province]">
                <value ref="name"/><label ref="label"/></itemset></select1></repeat>)xml",
             {}},
            {{"c.csv", kCsv}});
        const std::string second = *filling.addRepeat("/data/site");
        QVERIFY(filling.setAnswer("/data/site[1]/province", "hubei").ok());
        QVERIFY(filling.setAnswer(second + "/province", "henan").ok());
        QCOMPARE(labels(filling, "/data/site[1]/city"), QStringList{"武汉"});
        QCOMPARE(labels(filling, second + "/city").size(), 2);
    }

    void rankTakesWhatIsOfferedOnly()
    {
        FillingSession filling = test::begun({"<order/>",
                                              "",
                                              R"xml(<odk:rank ref="/data/order"><label>?</label>
                <item><label>A</label><value>a</value></item>
                <item><label>B</label><value>b</value></item></odk:rank>)xml",
                                              {}});
        QCOMPARE(filling.form().question("/data/order")->type, QuestionType::rank);
        QVERIFY(filling.setAnswer("/data/order", "b a").ok());
        QCOMPARE(filling.setAnswer("/data/order", "b c").error().detail, "choice");
        QCOMPARE(filling.answerText("/data/order", " > "), "B > A");
    }

    void difficultiesOfFilteredChoicesPropose()
    {
        FillingSession filling = test::begun(
            {"<kind/><what/>",
             R"xml(<instance id="w"><root>
                <item wupan:difficulty="water" wupan:urgency="hard"><name>dry</name><kind>x</kind></item>
                <item><name>fine</name><kind>x</kind></item></root></instance>)xml",
             R"xml(<group ref="/data" wupan:plate="funds"><input ref="/data/kind"><label/></input>
                <select1 ref="/data/what"><label>What?</label>
                <itemset nodeset="instance('w')/root/item[kind = /data/kind]"><value ref="name"/>
                <label ref="name"/></itemset></select1></group>)xml",
             {}});
        QVERIFY(filling.setAnswer("/data/kind", "x").ok());
        QVERIFY(filling.setAnswer("/data/what", "fine").ok());
        QVERIFY(filling.proposals().empty());
        QVERIFY(filling.setAnswer("/data/what", "dry").ok());
        const Proposal proposal = filling.proposals().front();
        QCOMPARE(proposal.category, Category::water);
        QCOMPARE(proposal.urgency, Urgency::hard);
        QCOMPARE(proposal.plate, Plate::funds);
        QCOMPARE(proposal.question, "What?");
    }

    void aTableThatCannotBeReadIsNamed_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("a quote without end")
            << "c.csv" << QByteArray("a,b\n1,\"2\n") << "opens a quote that is not closed";
        QTest::newRow("too many cells")
            << "c.csv" << QByteArray("a,b\n1,2,3\n") << "line 2 of the table has 3 cells";
        QTest::newRow("nothing") << "c.csv" << QByteArray() << "no first line with names";
        QTest::newRow("a column without a name")
            << "c.csv" << QByteArray("a,\n1,2\n") << "a column of the table has no name";
        QTest::newRow("another encoding")
            << "c.csv" << QByteArray("a\n\xD6\xD0\n") << "save it as UTF-8";
        QTest::newRow("no XML") << "c.xml" << QByteArray("<root><item>") << "not well-formed XML";
        QTest::newRow("no GeoJSON") << "c.geojson" << QByteArray("[1]") << "no GeoJSON";
    }

    void aTableThatCannotBeReadIsNamed()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, content);
        QFETCH(QString, sentence);
        const std::string name = file.toStdString();
        const auto form = parseForm(test::xformOf(cascade(test::tableInstance("cities", name))),
                                    {{name, content.toStdString()}});
        QVERIFY(!form.ok());
        const QString detail = QString::fromStdString(form.error().detail);
        QVERIFY2(detail.contains("instance cities, file " + file), qPrintable(detail));
        QVERIFY2(detail.contains(sentence), qPrintable(detail));
    }

    void placesOfGeoJsonAreChoices()
    {
        FillingSession filling =
            test::begun({"<place/>",
                         test::tableInstance("places", "p.geojson"),
                         R"xml(<select1 ref="/data/place" appearance="map"><label/>
                <itemset nodeset="instance('places')/root/item"><value ref="id"/>
                <label ref="title"/></itemset></select1>)xml",
                         {}},
                        {{"p.geojson",
                          R"xml({"type":"FeatureCollection","features":[{"type":"Feature","id":"g1",
                "geometry":{"type":"Point","coordinates":[113.6,34.7]},
                "properties":{"title":"东门"}}]})xml"}});
        QCOMPARE(labels(filling, "/data/place"), QStringList{"东门"});
        QVERIFY(filling.form().question("/data/place")->appears("map"));
    }

    void aFormTellsWhichFilesItReads()
    {
        const std::string xml =
            test::xformOf({"<a/>",
                           test::tableInstance("b", "b.xml") + test::tableInstance("a", "a.csv"),
                           "",
                           {}});
        QCOMPARE(filesOf(xml), (std::vector<std::string>{"a.csv", "b.xml"}));
        QVERIFY(filesOf("<kml/>").empty());
    }
};

QTEST_APPLESS_MAIN(TestChoices)
#include "tst_choices.moc"
