#include "tests/core/forms/form_builder.h"

#include <QTest>

using namespace wupan;
using namespace wupan::forms;

/// An answer works out again what depends on it, in order, and nothing else.
class TestDependencies : public QObject
{
    Q_OBJECT
private:
    static std::size_t costOf(FillingSession& filling, const std::string& path,
                              const std::string& answer)
    {
        const std::size_t before = filling.evaluations();
        const auto given = filling.setAnswer(path, answer);
        return given ? filling.evaluations() - before : std::size_t{9999};
    }

    static std::string problemsOf(const std::string& binds, const std::string& data,
                                  const std::string& body = {})
    {
        const auto form = parseForm(test::xformOf({data, binds, body, {}}));
        return form ? std::string() : form.error().detail;
    }

private slots:
    void onlyWhatDependsIsWorkedOut()
    {
        FillingSession filling =
            test::begun({"<d/><c/><b/><a/><x/><y/>",
                         R"xml(<bind nodeset="/data/d" calculate="/data/c + /data/b + /data/a"/>
                <bind nodeset="/data/c" calculate="/data/b + /data/a"/>
                <bind nodeset="/data/b" calculate="/data/a + 1"/>
                <bind nodeset="/data/y" calculate="/data/x * 2" relevant="/data/x &gt; 1"/>)xml",
                         test::inputs("/data", {"a", "x"}),
                         {}});
        QCOMPARE(costOf(filling, "/data/a", "1"), std::size_t{3});
        QCOMPARE(filling.answer("/data/d"), "6");
        QCOMPARE(costOf(filling, "/data/x", "4"), std::size_t{2});
        QCOMPARE(costOf(filling, "/data/x", "4"), std::size_t{0});
    }

    void aChangeThatChangesNothingGoesNoFurther()
    {
        FillingSession filling = test::begun(
            {"<a/><big/><c/>",
             R"xml(<bind nodeset="/data/big" calculate="if(/data/a &gt; 10, 'yes', 'no')"/>
                <bind nodeset="/data/c" calculate="concat(/data/big, '!')"/>)xml",
             test::inputs("/data", {"a"}),
             {}});
        QCOMPARE(costOf(filling, "/data/a", "5"), std::size_t{1});
        QCOMPARE(costOf(filling, "/data/a", "50"), std::size_t{2});
    }

    void anInstanceOfARepeatWorksOutItsOwn()
    {
        FillingSession filling = test::begun(
            {"<rate>2</rate><total/><line><n/><m/><pay/></line>",
             R"xml(<bind nodeset="/data/total" calculate="sum(/data/line/pay)"/>
                <bind nodeset="/data/line/pay" calculate="/data/line/n * /data/rate"/>
                <bind nodeset="/data/line/m" required="../n &gt; 3"/>)xml",
             test::inputs("/data", {"rate"}) + R"xml(<repeat nodeset="/data/line">)xml" +
                 test::inputs("/data/line", {"n", "m"}) + "</repeat>",
             {}});
        for (int i = 0; i < 20; ++i)
            QVERIFY(filling.addRepeat("/data/line").ok());
        QCOMPARE(costOf(filling, "/data/line[1]/n", "5"), std::size_t{3});
        QCOMPARE(filling.answer("/data/total"), "10");
        QVERIFY(filling.required("/data/line[1]/m"));
        QCOMPARE(costOf(filling, "/data/rate", "3"), std::size_t{22});
        QCOMPARE(filling.answer("/data/total"), "15");
    }

    void whatCountsInstancesFollowsThemNotTheirAnswers()
    {
        FillingSession filling =
            test::begun({"<count/><line><n/></line>",
                         R"xml(<bind nodeset="/data/count" calculate="count(/data/line)"/>)xml",
                         R"xml(<repeat nodeset="/data/line">)xml" +
                             test::inputs("/data/line", {"n"}) + "</repeat>",
                         {}});
        QCOMPARE(costOf(filling, "/data/line[1]/n", "5"), std::size_t{0});
        QVERIFY(filling.addRepeat("/data/line").ok());
        QCOMPARE(filling.answer("/data/count"), "2");
    }

    void aGroupTakesItsQuestionsWithIt()
    {
        FillingSession filling =
            test::begun({"<on>1</on><g><a>4</a><h><b>5</b></h></g><sum/>",
                         R"xml(<bind nodeset="/data/g" relevant="/data/on = 1"/>
                <bind nodeset="/data/sum" calculate="sum(/data/g/a | /data/g/h/b)"/>)xml",
                         test::inputs("/data", {"on"}) + R"xml(<group ref="/data/g">)xml" +
                             test::inputs("/data/g", {"a"}) + R"xml(<group ref="/data/g/h">)xml" +
                             test::inputs("/data/g/h", {"b"}) + "</group></group>",
                         {}});
        QVERIFY(filling.relevant("/data/g/h/b"));
        QVERIFY(filling.setAnswer("/data/on", "0").ok());
        QVERIFY(!filling.relevant("/data/g/h/b"));
        QCOMPARE(filling.answer("/data/g/a"), "");
        QVERIFY(filling.rows("/data/g").empty());
        QVERIFY(!filling.sections()[1].relevant);
        QVERIFY(filling.setAnswer("/data/on", "1").ok());
        QCOMPARE(filling.answer("/data/g/h/b"), "5");
    }

    void circlesAreReported_data()
    {
        QTest::addColumn<QString>("binds");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("two calculates")
            << R"xml(<bind nodeset="/data/a" calculate="/data/b"/><bind nodeset="/data/b" calculate="/data/a"/>)xml"
            << "bind /data/a: its calculate or relevant depends on itself: /data/a reads /data/b "
               "reads /data/a";
        QTest::newRow("itself") << R"xml(<bind nodeset="/data/a" calculate=". + 1"/>)xml"
                                << "/data/a reads /data/a";
        QTest::newRow("a group and what is in it")
            << R"xml(<bind nodeset="/data/g" relevant="/data/g/x = 1"/>)xml"
            << "/data/g reads /data/g";
        QTest::newRow("a count of what it counts")
            << R"xml(<bind nodeset="/data/a" calculate="sum(/data/r/n)"/>)xml"
            << "/data/r";
        QTest::newRow("in an instance")
            << R"xml(<bind nodeset="/data/r/n" calculate="../m"/><bind nodeset="/data/r/m" calculate="/data/r/n"/>)xml"
            << "/data/r/n reads /data/r/m";
    }

    void circlesAreReported()
    {
        QFETCH(QString, binds);
        QFETCH(QString, sentence);
        const QString detail = QString::fromStdString(
            problemsOf(binds.toStdString(), "<a/><b/><g><x/></g><r><n/><m/></r>",
                       R"xml(<repeat nodeset="/data/r" jr:count="/data/a"/>)xml"));
        QVERIFY2(detail.contains(sentence), qPrintable(detail));
    }

    void whatIsNoCircleIsNot_data()
    {
        QTest::addColumn<QString>("binds");
        QTest::newRow("once") << R"xml(<bind nodeset="/data/a" calculate="once(today())"/>)xml";
        QTest::newRow("a constraint on itself")
            << R"xml(<bind nodeset="/data/a" constraint=". &gt; 1"/>)xml";
        QTest::newRow("the position of its instance")
            << R"xml(<bind nodeset="/data/r/n" calculate="position(..)"/>)xml";
        QTest::newRow("other instances")
            << R"xml(<bind nodeset="/data/r/n" calculate="/data/r[position() = 1]/n"/>)xml";
    }

    void whatIsNoCircleIsNot()
    {
        QFETCH(QString, binds);
        QCOMPARE(problemsOf(binds.toStdString(), "<a/><r><n/></r>",
                            R"xml(<repeat nodeset="/data/r"/>)xml"),
                 "");
    }
};

QTEST_APPLESS_MAIN(TestDependencies)
#include "tst_dependencies.moc"
