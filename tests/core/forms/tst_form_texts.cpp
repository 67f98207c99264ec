#include "tests/core/forms/form_builder.h"

#include <QTest>

using namespace wupan;
using namespace wupan::forms;

class TestFormTexts : public QObject
{
    Q_OBJECT
private:
    static inline const std::string kItext = R"xml(<itext>
        <translation lang="English (en)">
          <text id="q"><value>Staff of <output value="/data/name"/>?</value>
            <value form="short">Staff</value><value form="image">jr:/)xml"
                                             R"xml(/images/staff.png</value>
            <value form="audio">jr:/)xml"
                                             R"xml(/audio/staff.mp3</value></text>
          <text id="h"><value>Count all</value><value form="guidance">Also those on leave</value></text>
          <text id="yes"><value>Yes</value><value form="video">jr:/)xml"
                                             R"xml(/video/yes.mp4</value></text>
          <text id="msg"><value>At least <output value="/data/least"/></value></text>
        </translation>
        <translation lang="中文 (zh)" default="true()">
          <text id="q"><value><output value="/data/name"/>有多少员工？</value></text>
          <text id="h"><value>全部</value></text><text id="yes"><value>是</value></text>
          <text id="msg"><value>至少 <output value="/data/least"/></value></text>
        </translation></itext>)xml";

    static FillingSession session()
    {
        return test::begun(
            {"<name/><least>5</least><staff/><ok/><shown/><plain/>",
             R"xml(<bind nodeset="/data/staff" type="int" required="true()" jr:requiredMsg="needed"
                   constraint=". &gt;= /data/least" jr:constraintMsg="jr:itext('msg')"/>
                <bind nodeset="/data/shown" calculate="jr:choice-name(/data/ok, '/data/ok')"/>)xml",
             R"xml(<input ref="/data/name"><label/></input>
                <input ref="/data/staff"><label ref="jr:itext('q')"/><hint ref="jr:itext('h')"/></input>
                <select1 ref="/data/ok"><label/><item><label ref="jr:itext('yes')"/>
                <value>yes</value></item></select1>
                <input ref="/data/plain"><label>Of <output value="/data/name"/> &lt;now&gt;</label></input>)xml",
             kItext});
    }

private slots:
    void textsHoldTheValuesOfTheMoment()
    {
        FillingSession filling = session();
        QCOMPARE(filling.language(), "zh");
        QCOMPARE(filling.texts("/data/staff").label, "有多少员工？");
        QVERIFY(filling.setAnswer("/data/name", "玻璃厂").ok());
        QCOMPARE(filling.texts("/data/staff").label, "玻璃厂有多少员工？");
        QCOMPARE(filling.texts("/data/plain").label, "Of 玻璃厂 <now>");
        QCOMPARE(filling.form().question("/data/staff")->label.in("en"), "Staff of …?");
    }

    void theLanguageMayChange()
    {
        FillingSession filling = session();
        QVERIFY(filling.setAnswer("/data/name", "A").ok());
        QVERIFY(filling.setAnswer("/data/ok", "yes").ok());
        QCOMPARE(filling.answer("/data/shown"), "是");
        filling.setLanguage("en");
        QCOMPARE(filling.texts("/data/staff").label, "Staff of A?");
        QCOMPARE(filling.choices("/data/ok").front().label, "Yes");
        QCOMPARE(filling.answer("/data/shown"), "Yes");
        filling.setLanguage("fr");
        QCOMPARE(filling.language(), "zh");
    }

    void hintsGuidanceAndMedia()
    {
        FillingSession filling = session();
        QCOMPARE(filling.texts("/data/staff").hint, "全部");
        QCOMPARE(filling.texts("/data/staff").image, "staff.png");
        filling.setLanguage("en");
        const ShownTexts texts = filling.texts("/data/staff");
        QCOMPARE(texts.hint, "Count all");
        QCOMPARE(texts.guidance, "Also those on leave");
        QCOMPARE(texts.audio, "staff.mp3");
        QCOMPARE(filling.choices("/data/ok").front().video, "yes.mp4");
        QCOMPARE(filling.choices("/data/ok").front().audio, "");
    }

    void messagesAreTextsToo()
    {
        FillingSession filling = session();
        QCOMPARE(filling.setAnswer("/data/staff", "3").error().detail, "constraint");
        QCOMPARE(filling.constraintMessage("/data/staff"), "至少 5");
        QCOMPARE(filling.requiredMessage("/data/staff"), "needed");
        QCOMPARE(filling.validate().front().message, "needed");
    }

    void inARepeatTextsReadTheirOwnInstance()
    {
        FillingSession filling = test::begun(
            {"<p><name/><age/></p>",
             "",
             R"xml(<repeat nodeset="/data/p"><label>No. <output value="position(.)"/></label>
                <input ref="/data/p/name"><label/></input>
                <input ref="/data/p/age"><label>Age of <output value="/data/p/name"/></label></input>
                </repeat>)xml",
             {}});
        const std::string second = *filling.addRepeat("/data/p");
        QVERIFY(filling.setAnswer("/data/p[1]/name", "A").ok());
        QVERIFY(filling.setAnswer(second + "/name", "B").ok());
        QCOMPARE(filling.texts(second + "/age").label, "Age of B");
        QCOMPARE(filling.texts("/data/p[1]/age").label, "Age of A");
        QCOMPARE(filling.texts(second).label, "No. 2");
    }

    void aFormWithoutTranslationsHasNoLanguage()
    {
        FillingSession filling = test::begun({"<a/>", "", test::inputs("/data", {"a"}), {}});
        QVERIFY(filling.form().languages.empty());
        filling.setLanguage("en");
        QCOMPARE(filling.texts("/data/a").label, "a");
        QCOMPARE(filling.form().sections.front().label.in("zh"), "t");
    }
};

QTEST_APPLESS_MAIN(TestFormTexts)
#include "tst_form_texts.moc"
