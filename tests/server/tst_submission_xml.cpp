#include "server/openrosa/submission_xml.h"

#include <QTest>

using namespace wupan;

/// How a filled form of ODK Collect is read.
class TestSubmissionXml : public QObject
{
    Q_OBJECT
private slots:
    void timesOfTheMetadataDoAsWell()
    {
        const auto document = forms::SubmissionDocument::load(
            "<data id='x' version='1' xmlns:orx='http://openrosa.org/xforms'><q>1</q><orx:meta>"
            "<orx:instanceID>uuid:1</orx:instanceID><orx:timeStart>2026-11-23T08:00:00Z"
            "</orx:timeStart><orx:timeEnd>2026-11-23T09:00:00Z</orx:timeEnd></orx:meta></data>");
        QVERIFY(bool(document));
        const auto read = headOf(*document);
        QVERIFY(bool(read));
        QCOMPARE(read->formId, std::string("x"));
        QCOMPARE(read->instanceId, std::string("uuid:1"));
        QCOMPARE(isoText(*read->startedAt), std::string("2026-11-23T08:00:00.000Z"));
        QCOMPARE(isoText(*read->endedAt), std::string("2026-11-23T09:00:00.000Z"));
    }

    void allAnswersAreThereButForTheVisitsOwn()
    {
        const auto form = forms::parseForm(
            "<h:html xmlns:h='h'><h:head><model><instance><data id='x' version='1'><site><name/>"
            "<room><n/></room></site><one/></data></instance></model></h:head><h:body>"
            "<repeat nodeset='/data/site'><input ref='/data/site/name'/>"
            "<repeat nodeset='/data/site/room'><input ref='/data/site/room/n'/></repeat></repeat>"
            "<input ref='/data/one'/></h:body></h:html>");
        QVERIFY(bool(form));
        const auto document = forms::SubmissionDocument::load(
            "<data id='x'><site><name>a</name><room><n>1</n></room><room><n>2</n></room></site>"
            "<site><name><![CDATA[b]]></name></site><one>z</one><old>w</old>"
            "<orx:meta><orx:instanceID>uuid:1</orx:instanceID></orx:meta>"
            "<wupan_visit><summary>s</summary></wupan_visit></data>");
        QVERIFY(bool(document));
        const auto read = answersOf(*document, **form);
        QVERIFY(bool(read));
        const forms::Answers wanted{{"/data/site[1]", "1"},
                                    {"/data/site[1]/name", "a"},
                                    {"/data/site[1]/room[1]", "1"},
                                    {"/data/site[1]/room[1]/n", "1"},
                                    {"/data/site[1]/room[2]", "1"},
                                    {"/data/site[1]/room[2]/n", "2"},
                                    {"/data/site[2]", "1"},
                                    {"/data/site[2]/name", "b"},
                                    {"/data/one", "z"},
                                    {"/data/old", "w"}};
        QCOMPARE(*read, wanted);
        QCOMPARE(headOf(*document)->summary, std::string("s"));
    }

    void momentsAreReadAsPhonesWriteThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("moment");
        const QString noon = "2026-11-23T04:00:00.000Z";
        QTest::newRow("as Collect") << "2026-11-23T12:00:00.000+08:00" << noon;
        QTest::newRow("whole hours") << "2026-11-23T12:00:00.000+08" << noon;
        QTest::newRow("without a colon") << "2026-11-23T12:00:00+0800" << noon;
        QTest::newRow("Greenwich") << "2026-11-23T04:00:00Z" << noon;
        QTest::newRow("west") << "2026-11-22T23:30:00-04:30" << noon;
        QTest::newRow("the park's own") << "2026-11-23T12:00:00" << noon;
        QTest::newRow("a fraction") << "2026-11-23T12:00:00.25+08:00"
                                    << "2026-11-23T04:00:00.250Z";
        QTest::newRow("nanoseconds") << "2026-11-23T12:00:00.123456789+08:00"
                                     << "2026-11-23T04:00:00.123Z";
        for (const char* none :
             {"", "2026-11-23", "2026-11-23T", "2026-11-23T12:00", "2026-11-23T24:00:00",
              "2026-11-31T12:00:00", "2026-11-23T12:00:00+8", "2026-11-23T12:00:00+08:00x",
              "2026-11-23T-1:00:00", "2026-11-23T12:00:00x"})
            QTest::newRow(qPrintable(QString("not ") + none)) << none << "";
    }

    void momentsAreReadAsPhonesWriteThem()
    {
        QFETCH(QString, text);
        QFETCH(QString, moment);
        const auto read = momentOf(text.toStdString());
        QCOMPARE(read ? QString::fromStdString(isoText(*read)) : QString(), moment);
    }
};

QTEST_GUILESS_MAIN(TestSubmissionXml)
#include "tst_submission_xml.moc"
