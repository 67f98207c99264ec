#include "core/forms/submission.h"

#include "tests/core/forms/form_builder.h"

// moc cannot read rapidcheck's headers.
#ifndef Q_MOC_RUN
#include <rapidcheck.h>
#endif

#include <QTest>

using namespace wupan;
using namespace wupan::forms;

class TestSubmission : public QObject
{
    Q_OBJECT
private:
    static FormPtr form()
    {
        return test::formOf(test::xformOf(
            {"<kind/><extra/><total/><site jr:template=\"\"><name/><n/><part><what/></part></site>"
             "<orx:meta><orx:instanceID/><orx:instanceName/></orx:meta>",
             R"xml(<bind nodeset="/data/extra" relevant="/data/kind = 'more'"/>
                <bind nodeset="/data/site/n" type="int"/>
                <bind nodeset="/data/total" calculate="sum(/data/site/n)"/>
                <bind nodeset="/data/orx:meta/orx:instanceName" calculate="concat('of ', /data/kind)"/>)xml",
             test::inputs("/data", {"kind", "extra"}) + R"xml(<repeat nodeset="/data/site">)xml" +
                 test::inputs("/data/site", {"name", "n"}) +
                 R"xml(<repeat nodeset="/data/site/part">)xml" +
                 test::inputs("/data/site/part", {"what"}) + "</repeat></repeat>",
             {}}));
    }

private slots:
    void aSubmissionIsWrittenAsOdkExpectsIt()
    {
        SessionHost host = test::fixedHost();
        host.instanceId = "uuid:1";
        FillingSession filling(form(), {}, host);
        QVERIFY(filling.setAnswer("/data/kind", "<a & \"b\">").ok());
        const std::string site = *filling.addRepeat("/data/site");
        QVERIFY(filling.setAnswer(site + "/n", "3").ok());
        QVERIFY(filling.removeRepeat(site + "/part[1]").ok());
        QCOMPARE(QString::fromStdString(filling.serialize()),
                 QString::fromStdString(
                     "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                     "<data id=\"t\" version=\"1\" xmlns:orx=\"http:/"
                     "/openrosa.org/xforms\">"
                     "<kind>&lt;a &amp; \"b\"&gt;</kind><total>3</total>"
                     "<site><name/><n>3</n></site>"
                     "<orx:meta><orx:instanceID>uuid:1</orx:instanceID>"
                     "<orx:instanceName>of &lt;a &amp; \"b\"&gt;</orx:instanceName></orx:meta>"
                     "</data>\n"));
        QCOMPARE(filling.instanceName(), "of <a & \"b\">");
    }

    void whatIsWrittenIsReadAgain()
    {
        const FormPtr definition = form();
        const std::vector<std::string> texts{"x",        "<&>\"'", "多行\n文字",
                                             " spaced ", "]]>",    "a\tb"};
        QVERIFY(rc::check([&] {
            FillingSession filling(definition, {}, test::fixedHost());
            const auto steps = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 60));
            std::vector<std::string> sites;
            for (const int step : steps) {
                const std::string& text = texts[static_cast<std::size_t>(step) % texts.size()];
                if (step % 5 == 0) {
                    sites.push_back(*filling.addRepeat("/data/site"));
                } else if (step % 5 == 1 && !sites.empty()) {
                    RC_ASSERT(filling.setAnswer(sites.back() + "/name", text).ok());
                } else if (step % 5 == 2 && !sites.empty()) {
                    const auto part = filling.addRepeat(sites.front() + "/part");
                    RC_ASSERT(filling.setAnswer(*part + "/what", text).ok());
                } else if (step % 5 == 3 && !sites.empty()) {
                    RC_ASSERT(filling.removeRepeat(sites.front()).ok());
                    sites.erase(sites.begin());
                } else {
                    RC_ASSERT(filling.setAnswer("/data/kind", step % 2 == 0 ? "more" : text).ok());
                    RC_ASSERT(filling.setAnswer("/data/extra", text).ok());
                }
            }
            const std::string written = filling.serialize();
            const auto read = readSubmission(*definition, written);
            RC_ASSERT(read.ok());
            RC_ASSERT(read->unknown.empty());
            FillingSession again(definition, read->answers, test::fixedHost());
            RC_ASSERT(again.serialize() == written);
            RC_ASSERT(read->instanceId == filling.answer("/data/orx:meta/orx:instanceID"));
        }));
    }

    void whatHasNoPlaceIsListed()
    {
        const auto read =
            readSubmission(*form(), "<data id=\"t\" version=\"0\"><kind>a</kind><kind>b</kind>"
                                    "<old><deep>c</deep><empty/></old></data>");
        QVERIFY(read.ok());
        QCOMPARE(read->answers, (Answers{{"/data/kind", "a"}}));
        QCOMPARE(read->strays, (Answers{{"/data/kind[2]", "b"}, {"/data/old/deep", "c"}}));
        QCOMPARE(read->unknown,
                 (std::vector<std::string>{"/data/kind[2] = b", "/data/old/deep = c"}));
    }

    void badSubmissionsAreRefused()
    {
        QCOMPARE(readSubmission(*form(), "<data id=\"t\">").error().code,
                 ErrorCode::unreadableFile);
        QCOMPARE(readSubmission(*form(), "<data id=\"other\"/>").error().code,
                 ErrorCode::invalidInput);
        std::string deep;
        for (int i = 0; i < 200; ++i)
            deep += "<a>";
        for (int i = 0; i < 200; ++i)
            deep += "</a>";
        QCOMPARE(readSubmission(*form(), "<data id=\"t\">" + deep + "</data>").error().code,
                 ErrorCode::tooLarge);
    }
};

QTEST_APPLESS_MAIN(TestSubmission)
#include "tst_submission.moc"
