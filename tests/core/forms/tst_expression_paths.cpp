#include "tests/core/forms/sample_answers.h"

#include <QTest>

using namespace wupan;
using namespace wupan::forms;

class TestExpressionPaths : public QObject
{
    Q_OBJECT
private slots:
    void finds_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("texts");
        const auto row = [](const char* expression, const char* texts) {
            QTest::newRow(expression) << expression << texts;
        };
        row(".", "128");
        row("./../kind", "owned");
        row("../../p/kind", "owned");
        row("/data/person/name", "Ana Bo Chen");
        row("//person/name", "Ana Bo Chen");
        row("//kind", "owned Ana's cat Ana's dog Bo's cat Bo's dog Chen's cat Chen's dog");
        row("/data//pet/kind", "Ana's cat Ana's dog Bo's cat Bo's dog Chen's cat Chen's dog");
        row("/data/*/name", "  样本 一 号  Ana Bo Chen");
        row("/data/@version", "3");
        row("/data/@*", "sample 3");
        row("//@id", "sample");
        row("/data/attribute::version", "3");
        row("/data/p/staff/text()", "128");
        row("/data/p/empty/text()", "");
        row("/data/p/text()", "");
        row("/data/person[1]/name/node()", "Ana");
        row("/data/comment()", "");
        row("/data/processing-instruction('x')", "");
        row("/data/meta/instanceID", "uuid:1");
        row("/data/orx:meta/orx:instanceID", "uuid:1");
        row("/data/jr:meta", "");
        row("/data/orx:*/*", "uuid:1");
        // Each axis.
        row("/data/person[2]/child::name", "Bo");
        row("/data/person[2]/descendant::kind", "Bo's cat Bo's dog");
        row("/data/person[2]/descendant-or-self::person/name", "Bo");
        row("/data/person[2]/name/parent::person/age", "7");
        row("/data/person[2]/name/parent::p", "");
        row("/data/person[2]/pet[1]/kind/ancestor::person/name", "Bo");
        row("/data/person[2]/ancestor-or-self::person/name", "Bo");
        row("/data/person[2]/following-sibling::person/name", "Chen");
        row("/data/person[2]/preceding-sibling::person/name", "Ana");
        row("/data/person[2]/following::name", "Chen");
        row("/data/person[2]/preceding::name", "  样本 一 号  Ana");
        row("/data/person[2]/self::person/name", "Bo");
        row("/data/person[2]/self::p", "");
        row("/data/person[2]/namespace::*", "");
        // Positions count along the axis.
        row("/data/person[3]/preceding-sibling::person[1]/name", "Bo");
        row("/data/person[3]/preceding::name[1]", "Bo");
        row("//pet[kind = \"Bo's dog\"]/ancestor::*[1]/name", "Bo");
        row("/data/person[1]/following-sibling::person[last()]/name", "Chen");
        row("(/data/person[3]/preceding-sibling::person)[1]/name", "Ana");
        row("//pet[1]/kind", "Ana's cat Bo's cat Chen's cat");
        row("(//pet)[1]/kind", "Ana's cat");
        row("/descendant::pet[2]/kind", "Ana's dog");
        row("//person[last()]/name", "Chen");
        row("//person[position() > 1]/name", "Bo Chen");
        row("//person[position() > 1][1]/name", "Bo");
        row("//person[age > 5][2]/name", "Bo");
        row("//person['0']/name", "Ana Bo Chen");
        row("//person[0]/name", "");
        row("//person[1.5]/name", "");
        row("//person[number('2')]/name", "Bo");
        row("//person[pet[2]/kind = \"Bo's dog\"]/name", "Bo");
        row("//person[name = 'Bo' or age = 34]/name", "Ana Bo");
        row("//person[not(age)]/name", "");
        row("//person[age = '']/name", "Chen");
        row("//person[../p/staff = 128][2]/name", "Bo");
        row("/data/person/pet[current() = 128]/../name", "Ana Bo Chen");
        // Order and unions.
        row("/data/person[2]/name | /data/p/kind | /data/person[1]/name", "owned Ana Bo");
        row("//name | //name | /data/person/name", "  样本 一 号  Ana Bo Chen");
        row("//pet/../name", "Ana Bo Chen");
        row("//kind/ancestor::person/name", "Ana Bo Chen");
        row("(//person | //pet)/*[last()]", "Ana's cat Ana's dog Ana's dog Bo's cat Bo's dog "
                                            "Bo's dog Chen's cat Chen's dog Chen's dog");
        row("(/data/p/kind | /data/person)[2]/name", "Ana");
        // Other instances, which do not change what absolute paths mean.
        row("instance('towns')/root/item[3]/name", "t2");
        row("instance('towns')/root/item[name = 't41']/label", "Town 41");
        row("instance('towns')//item[@code = 'c3'][2]/name", "t10");
        row("instance('towns')/root/item[size = number(/data/p/zero)][2]/name", "t10");
        row("instance('towns')/root/item[name = concat('t', current()/../zero)]/label", "Town 0");
        row("instance('towns')/root/item[1]/name | /data/p/kind", "t0 owned");
    }

    void finds()
    {
        QFETCH(QString, expression);
        QFETCH(QString, texts);
        const test::SampleAnswers sample;
        QCOMPARE(QString::fromStdString(sample.texts(expression.toStdString())), texts);
    }

    void absolutePathsStayInTheirRepeat_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("texts");
        const auto row = [](const char* from, const char* expression, const char* texts) {
            QTest::addRow("%s from %s", expression, from) << from << expression << texts;
        };
        const char* const bo = "/data/person[2]/age";
        row(bo, "/data/person/name", "Bo");
        row(bo, "/data/person/pet/kind", "Bo's cat Bo's dog");
        row(bo, "/data/person[1]/name", "Ana");
        row(bo, "/data/person[position() < 3]/name", "Ana Bo");
        row(bo, "//person/name", "Ana Bo Chen");
        row(bo, "../../person/name", "Ana Bo Chen");
        row(bo, "/data/p/kind", "owned");
        row(bo, "instance('towns')/root/item[name = concat('t', /data/person/age)]/label",
            "Town 7");
        row("/data/person[2]", "/data/person/name", "Bo");
        row("/data/person[2]/pet[2]/kind", "/data/person/pet/kind", "Bo's dog");
        row("/data/person[2]/pet[2]/kind", "/data/person/name", "Bo");
        row("/data/person[2]/pet[2]/kind", "/data/person/pet",
            "Bo's cat Bo's dog"); // the last step means all of them
    }

    void absolutePathsStayInTheirRepeat()
    {
        QFETCH(QString, from);
        QFETCH(QString, expression);
        QFETCH(QString, texts);
        test::SampleAnswers sample;
        sample.context.node = sample.at(from.toStdString());
        QCOMPARE(QString::fromStdString(sample.texts(expression.toStdString())), texts);
    }

    void theWholeRepeatIsCountedFromWithin()
    {
        test::SampleAnswers sample;
        sample.context.node = sample.at("/data/person[2]/age");
        QCOMPARE(sample.text("count(/data/person)"), "3");
        QCOMPARE(sample.text("position(..)"), "2");
        QCOMPARE(sample.text("sum(../../person/age)"), "41");
    }

    void irrelevantNodesAreAbsent()
    {
        test::SampleAnswers sample;
        sample.at("/data/person[2]")->setRelevant(false);
        QCOMPARE(sample.texts("/data/person/name"), "Ana Chen");
        QCOMPARE(sample.texts("//person/name"), "Ana Chen");
        QCOMPARE(sample.texts("/data/person[2]/name"), "Chen");
        QCOMPARE(sample.texts("/data/person[1]/following-sibling::person/name"), "Chen");
        QCOMPARE(sample.texts("/data/person[2]/preceding::name"), "  样本 一 号  Ana");
        QCOMPARE(sample.text("position(/data/person[2])"), "2");
        QCOMPARE(sample.text("count(/data/person)"), "2");
        sample.at("/data/p/staff")->setRelevant(false);
        QCOMPARE(sample.text("../staff = 128"), "false");
    }

    void anIrrelevantContextReadsItself()
    {
        test::SampleAnswers sample;
        InstanceNode* const age = sample.at("/data/person[2]/age");
        sample.context.node = age;
        age->setRelevant(false);
        QCOMPARE(sample.text(". + current()"), "14");
        QCOMPARE(sample.text("../name"), "Bo");
        age->parent()->setRelevant(false);
        QCOMPARE(sample.text("."), "7");
        QCOMPARE(sample.text("../name"), "");
        QCOMPARE(sample.text("/data/person/name"), "");
        QCOMPARE(sample.text("../../p/kind"), "owned");
    }

    void anIndexFindsWhatWalkingFinds()
    {
        test::SampleAnswers sample;
        InstanceNode& table = *sample.towns->child("root");
        const std::string one = "instance('towns')/root/item[name = 't41']/label";
        const std::string many = "count(instance('towns')/root/item[size = 3])";
        const std::string both = "count(instance('towns')/root/item[size > 5 and @code = 'c2'])";
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(sample.text(one), "Town 41");
            QCOMPARE(sample.text(many), "6");
            QCOMPARE(sample.text(both), "4");
            QCOMPARE(sample.text("pulldata('towns', 'label', 'name', 't9')"), "Town 9");
        }
        table.append("item").append("name", "t41");
        for (int i = 0; i < 3; ++i)
            QCOMPARE(sample.text("count(instance('towns')/root/item[name = 't41'])"), "2");
        table.children().back()->child("name")->setText("t42");
        for (int i = 0; i < 3; ++i)
            QCOMPARE(sample.text("count(instance('towns')/root/item[name = 't41'])"), "1");
        table.children()[41]->setRelevant(false);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(sample.text(one), "");
    }

    void aLargeTableAnswersFast()
    {
        test::SampleAnswers sample;
        InstanceNode& table = *sample.towns->child("root");
        for (int i = 60; i < 100'000; ++i)
            table.append("item").append("name", "t" + std::to_string(i));
        sample.at("/data/p/kind")->setText("t99999");
        const auto parsed = Expression::parse(
            "count(instance('towns')/root/item[name = current()/../kind])", "/data/p/staff");
        for (int i = 0; i < 2000; ++i) // walking would take minutes
            QCOMPARE(*parsed->number(sample.context), 1.0);
    }
};

QTEST_APPLESS_MAIN(TestExpressionPaths)
#include "tst_expression_paths.moc"
