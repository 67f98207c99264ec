#include "tests/core/forms/form_builder.h"

#include <QTest>

using namespace wupan;
using namespace wupan::forms;

/// Values that come of events: defaults, preloads, setvalue.
class TestFormActions : public QObject
{
    Q_OBJECT
private:
    static void give(FillingSession& filling, const std::string& path, const std::string& answer)
    {
        const auto given = filling.setAnswer(path, answer);
        QVERIFY2(given.ok(), path.c_str());
    }

private slots:
    void aNewChecklistBeginsWithDefaultsPreloadsAndFirstLoad()
    {
        const test::FormParts parts{
            "<a>7</a><start/><end/><today/><device/><who/><first/><each/>",
            R"xml(<bind nodeset="/data/start" type="dateTime" jr:preload="timestamp" jr:preloadParams="start"/>
                <bind nodeset="/data/end" type="dateTime" jr:preload="timestamp" jr:preloadParams="end"/>
                <bind nodeset="/data/today" type="date" jr:preload="date" jr:preloadParams="today"/>
                <bind nodeset="/data/device" jr:preload="property" jr:preloadParams="deviceid"/>
                <bind nodeset="/data/who" jr:preload="property" jr:preloadParams="username"/>
                <setvalue event="odk-instance-first-load" ref="/data/first" value="/data/a + 1"/>
                <setvalue event="odk-instance-load" ref="/data/each">loaded</setvalue>)xml",
            test::inputs("/data", {"a", "first"}),
            {}};
        FillingSession filling = test::begun(parts);
        QCOMPARE(filling.answer("/data/a"), "7");
        QCOMPARE(filling.answer("/data/start"), "2026-11-23T12:00:00.000+08:00");
        QCOMPARE(filling.answer("/data/today"), "2026-11-23");
        QCOMPARE(filling.answer("/data/device"), "tablet-7");
        QCOMPARE(filling.answer("/data/who"), "");
        QCOMPARE(filling.answer("/data/first"), "8");
        QCOMPARE(filling.answer("/data/end"), "");
        give(filling, "/data/a", "20");
        give(filling, "/data/first", "");
        FillingSession again(test::formOf(test::xformOf(parts)), filling.savedAnswers(),
                             test::fixedHost());
        QCOMPARE(again.answer("/data/a"), "20");
        QCOMPARE(again.answer("/data/first"), "");
        QCOMPARE(again.answer("/data/each"), "loaded");
        again.finalize();
        QCOMPARE(again.answer("/data/end"), "2026-11-23T12:00:00.000+08:00");
    }

    void aChangedAnswerSetsOthers()
    {
        FillingSession filling =
            test::begun({"<a/><b/><c/><d/>",
                         R"xml(<bind nodeset="/data/d" calculate="concat(/data/c, '!')"/>)xml",
                         R"xml(<input ref="/data/a"><label/>
                <setvalue event="xforms-value-changed" ref="/data/b" value="concat(/data/a, '-b')"/></input>
               <input ref="/data/b"><label/>
                <setvalue event="xforms-value-changed" ref="/data/c" value="concat(/data/b, '-c')"/></input>)xml",
                         {}});
        static_cast<void>(filling.takeChangedKeys());
        const auto changed = filling.setAnswer("/data/a", "1");
        QCOMPARE(filling.answer("/data/c"), "1-b-c");
        QCOMPARE(filling.answer("/data/d"), "1-b-c!");
        QCOMPARE(*changed, (std::vector<std::string>{"/data/a", "/data/b", "/data/c", "/data/d"}));
        QCOMPARE(filling.takeChangedKeys(),
                 (std::vector<std::string>{"/data/a", "/data/b", "/data/c"}));
        give(filling, "/data/b", "own");
        QCOMPARE(filling.answer("/data/c"), "own-c");
        give(filling, "/data/a", "1");
        QCOMPARE(filling.answer("/data/b"), "own"); // the answer is the same: nothing happened
    }

    void actionsThatSetOffEachOtherEnd()
    {
        FillingSession filling = test::begun({"<a/><b/>",
                                              "",
                                              R"xml(<input ref="/data/a"><label/>
                <setvalue event="xforms-value-changed" ref="/data/b" value="/data/a + 1"/></input>
               <input ref="/data/b"><label/>
                <setvalue event="xforms-value-changed" ref="/data/a" value="/data/b + 1"/></input>)xml",
                                              {}});
        give(filling, "/data/a", "1");
        QVERIFY(!filling.answer("/data/b").empty());
    }

    void actionsInARepeatAreOfTheirInstance()
    {
        FillingSession filling = test::begun({"<price>3</price><line><n/><sum/><made/></line>",
                                              "",
                                              R"xml(<repeat nodeset="/data/line">
                <setvalue event="odk-instance-first-load odk-new-repeat" ref="/data/line/made"
                          value="position(..)"/>
                <input ref="/data/line/n"><label/>
                <setvalue event="xforms-value-changed" ref="/data/line/sum"
                          value="../n * /data/price"/></input></repeat>)xml",
                                              {}});
        QCOMPARE(filling.answer("/data/line[1]/made"), "1");
        const std::string second = *filling.addRepeat("/data/line");
        QCOMPARE(filling.answer(second + "/made"), "2");
        give(filling, second + "/n", "5");
        QCOMPARE(filling.answer(second + "/sum"), "15");
        QCOMPARE(filling.answer("/data/line[1]/sum"), "");
        QCOMPARE(filling.savedAnswers().at(second + "/sum"), "15");
    }

    void aPlaceIsTakenWhenAsked()
    {
        SessionHost host = test::fixedHost();
        host.position = [] { return std::string("34.7 113.6 0 5"); };
        FillingSession filling(
            test::formOf(test::xformOf({"<a/><where/>",
                                        R"xml(<bind nodeset="/data/where" type="geopoint"/>)xml",
                                        R"xml(<input ref="/data/a"><label/>
                <odk:setgeopoint event="xforms-value-changed" ref="/data/where"/></input>)xml",
                                        {}})),
            {}, host);
        give(filling, "/data/a", "x");
        QCOMPARE(filling.answer("/data/where"), "34.7 113.6 0 5");
    }

    void whatMustNotChangeAgainIsKept()
    {
        const test::FormParts parts{"<a/><once/><sum/><orx:meta><orx:instanceID/></orx:meta>",
                                    R"xml(<bind nodeset="/data/once" calculate="once(random())"/>
                <bind nodeset="/data/sum" calculate="/data/a * 2"/>
                <bind nodeset="/data/orx:meta/orx:instanceID" jr:preload="uid"/>)xml",
                                    test::inputs("/data", {"a"}),
                                    {}};
        FillingSession filling = test::begun(parts);
        give(filling, "/data/a", "4");
        const Answers saved = filling.savedAnswers();
        QVERIFY(saved.contains("/data/once"));
        QVERIFY(saved.at("/data/orx:meta/orx:instanceID").starts_with("uuid:"));
        QVERIFY(!saved.contains("/data/sum"));
        const FillingSession again(test::formOf(test::xformOf(parts)), saved, test::fixedHost());
        QCOMPARE(again.savedAnswers(), saved);
        QCOMPARE(again.answer("/data/once"), filling.answer("/data/once"));
        QCOMPARE(again.answer("/data/sum"), "8");
        SessionHost host = test::fixedHost();
        host.instanceId = "uuid:visit";
        const FillingSession visit(test::formOf(test::xformOf(parts)), {}, host);
        QCOMPARE(visit.answer("/data/orx:meta/orx:instanceID"), "uuid:visit");
        QVERIFY(!visit.savedAnswers().contains("/data/orx:meta/orx:instanceID"));
    }

    void aSuggestedValueMayBeWrittenOver()
    {
        const test::FormParts parts{
            "<a/><b/>",
            R"xml(<bind nodeset="/data/b" type="int" calculate="/data/a * 2"/>)xml",
            test::inputs("/data", {"a", "b"}),
            {}};
        FillingSession filling = test::begun(parts);
        give(filling, "/data/a", "4");
        give(filling, "/data/b", "9");
        QCOMPARE(FillingSession(test::formOf(test::xformOf(parts)), filling.savedAnswers(),
                                test::fixedHost())
                     .answer("/data/b"),
                 "9");
        give(filling, "/data/a", "5");
        QCOMPARE(filling.answer("/data/b"), "10");
        QVERIFY(!filling.savedAnswers().contains("/data/b"));
    }

    void editsAreLogged()
    {
        FillingSession filling =
            test::begun({"<a/><b/>", "", test::inputs("/data", {"a", "b"}), {}});
        give(filling, "/data/a", "x");
        give(filling, "/data/a", "x, \"y\"");
        give(filling, "/data/b", "1");
        give(filling, "/data/a", "");
        QVERIFY(!filling.setAnswer("/data/none", "1").ok());
        filling.finalize();
        const std::string at = std::to_string(test::fixedHost().now().ms);
        QCOMPARE(QString::fromStdString(auditCsv(filling.audit())),
                 QString::fromStdString("event,node,start,end,old-value,new-value\n"
                                        "form start,," +
                                        at +
                                        ",,,\n"
                                        "question,/data/a," +
                                        at + "," + at +
                                        ",,\"x, \"\"y\"\"\"\n"
                                        "question,/data/b," +
                                        at + "," + at +
                                        ",,1\n"
                                        "question,/data/a," +
                                        at + "," + at +
                                        ",\"x, \"\"y\"\"\",\n"
                                        "form finalize,," +
                                        at + ",,,\n"));
    }
};

QTEST_APPLESS_MAIN(TestFormActions)
#include "tst_form_actions.moc"
