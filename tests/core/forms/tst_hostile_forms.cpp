#include "tests/core/forms/form_builder.h"

#include <QElapsedTimer>
#include <QTest>

using namespace wupan;
using namespace wupan::forms;

/// Whatever a form or its answers hold ends in a clear word, soon.
class TestHostileForms : public QObject
{
    Q_OBJECT
private:
    static test::FormParts counted(const std::string& count)
    {
        return {"<n/><m/><r><a/><s><b/></s></r>",
                R"xml(<bind nodeset="/data/n" type="int"/>)xml",
                test::inputs("/data", {"n"}) + "<repeat nodeset=\"/data/r\" jr:count=\"" + count +
                    "\">" + test::inputs("/data/r", {"a"}) +
                    R"xml(<repeat nodeset="/data/r/s" jr:count="/data/n">)xml" +
                    test::inputs("/data/r/s", {"b"}) + "</repeat></repeat>",
                {}};
    }

private slots:
    void hugeCountsEndInAProblem()
    {
        QElapsedTimer time;
        time.start();
        FillingSession filling = test::begun(counted("1000000000"));
        QCOMPARE(filling.rows("/data/r").front().count, kMostInstances);
        QVERIFY(filling.setAnswer("/data/n", "999999999").ok());
        const std::vector<Problem> problems = filling.validate();
        QVERIFY(std::ranges::any_of(problems, [](const Problem& problem) {
            return problem.kind == Problem::Kind::count && problem.path == "/data/r" &&
                   problem.message == "1000000000";
        }));
        QVERIFY(std::ranges::any_of(problems, [](const Problem& problem) {
            return problem.kind == Problem::Kind::count && problem.path.starts_with("/data/r[");
        }));
        QVERIFY(filling.setAnswer("/data/n", "0").ok());
        QVERIFY2(time.elapsed() < 20'000, std::to_string(time.elapsed()).c_str());
    }

    void countsThatAreNoNumberCountNothing()
    {
        for (const char* count : {"'many'", "-5", "1 div 0 - 1 div 0"}) {
            const FillingSession filling = test::begun(counted(count));
            QVERIFY(!filling.exists("/data/r[1]"));
        }
    }

    void instancesByHandAreBoundedToo()
    {
        FillingSession filling =
            test::begun({"<r><a/></r>", "", R"xml(<repeat nodeset="/data/r"/>)xml", {}});
        for (std::size_t i = 1; i < kMostInstances; ++i)
            QVERIFY(filling.addRepeat("/data/r").ok());
        QCOMPARE(filling.addRepeat("/data/r").error().code, ErrorCode::tooLarge);
        QVERIFY(!filling.rows("/data/r").front().mayAdd);
    }

    void tooManySavedInstancesAreKept()
    {
        Answers answers;
        for (int i = 0; i < 3'000; ++i)
            answers["/data/r[" + std::to_string(i) + "]"] = "1";
        const FillingSession filling(
            test::formOf(
                test::xformOf({"<r><a/></r>", "", R"xml(<repeat nodeset="/data/r"/>)xml", {}})),
            answers, test::fixedHost());
        QCOMPARE(filling.savedAnswers().size(), answers.size());
        QCOMPARE(filling.strayAnswers().size(), answers.size() - kMostInstances);
    }

    void whatGrowsWithoutEndIsStopped()
    {
        QElapsedTimer time;
        time.start();
        FillingSession filling = test::begun(
            {"<go/><r><t/></r>",
             R"xml(<bind nodeset="/data/r/t" calculate="1 + /data/go + sum(/data/r[position() &gt; 0]/t)"/>)xml",
             test::inputs("/data", {"go"}) + R"xml(<repeat nodeset="/data/r"/>)xml",
             {}});
        for (int i = 0; i < 3; ++i)
            static_cast<void>(filling.addRepeat("/data/r"));
        static_cast<void>(filling.setAnswer("/data/go", "1"));
        QCOMPARE(filling.validate().back().kind, Problem::Kind::expression);
        QVERIFY2(time.elapsed() < 30'000, std::to_string(time.elapsed()).c_str());
    }

    void anExpressionThatFailsIsAProblemNotAnEnd()
    {
        FillingSession filling =
            test::begun({"<a/><b/>",
                         R"xml(<bind nodeset="/data/b" calculate="regex(/data/a, /data/a)"/>)xml",
                         test::inputs("/data", {"a"}),
                         {}});
        QVERIFY(filling.setAnswer("/data/a", "((").ok());
        const std::vector<Problem> problems = filling.validate();
        if (!problems.empty())
            QCOMPARE(problems.front().path, "/data/b");
        QVERIFY(filling.setAnswer("/data/a", "x").ok());
        QVERIFY(filling.validate().empty());
        QCOMPARE(filling.answer("/data/b"), "true");
    }

    void entitiesDoNotUnfold()
    {
        std::string bomb = "<!DOCTYPE x [<!ENTITY a0 \"aaaaaaaaaa\">";
        for (int i = 1; i < 30; ++i) {
            bomb += "<!ENTITY a" + std::to_string(i) + " \"";
            for (int j = 0; j < 10; ++j)
                bomb += "&a" + std::to_string(i - 1) + ";";
            bomb += "\">";
        }
        bomb += "]>";
        const FormPtr form = test::formOf(
            bomb + test::xformOf({"<a>&a29;</a>", "", test::inputs("/data", {"a"}), {}}));
        QCOMPARE(FillingSession(form, {}, test::fixedHost()).answer("/data/a"), "&a29;");
    }

    void aMillionProblemsAreCutShort()
    {
        std::string binds;
        for (int i = 0; i < 20'000; ++i)
            binds += "<bind nodeset=\"/data/x" + std::to_string(i) + "\"/>";
        const auto form = parseForm(test::xformOf({"<a/>", binds, "", {}}));
        QVERIFY(!form.ok());
        QVERIFY(form.error().detail.size() < 200'000);
    }

    void oversizedFormsAreRefused()
    {
        QCOMPARE(parseForm(std::string(5'000'000, ' ')).error().code, ErrorCode::tooLarge);
        std::string data;
        std::string body;
        for (int i = 0; i < 5'001; ++i) {
            data += "<q" + std::to_string(i) + "/>";
            body += "<input ref=\"/data/q" + std::to_string(i) + "\"/>";
        }
        QCOMPARE(parseForm(test::xformOf({data, "", body, {}})).error().code, ErrorCode::tooLarge);
        const auto table =
            parseForm(test::xformOf({"<a/>", test::tableInstance("t", "t.csv"), "", {}}),
                      {{"t.csv", "a\n" + std::string(17'000'000, 'x')}});
        QVERIFY(table.error().detail.find("more than 16 MB") != std::string::npos);
    }

    void oneThousandQuestionsChainedAreWorkedOut()
    {
        std::string data;
        std::string binds;
        for (int i = 0; i < 4'000; ++i) {
            data += "<q" + std::to_string(i) + "/>";
            if (i > 0)
                binds += "<bind nodeset=\"/data/q" + std::to_string(i) + "\" calculate=\"/data/q" +
                         std::to_string(i - 1) + " + 1\"/>";
        }
        FillingSession filling = test::begun({data, binds, test::inputs("/data", {"q0"}), {}});
        QVERIFY(filling.setAnswer("/data/q0", "1").ok());
        QCOMPARE(filling.answer("/data/q3999"), "4000");
    }
};

QTEST_APPLESS_MAIN(TestHostileForms)
#include "tst_hostile_forms.moc"
