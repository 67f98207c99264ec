#include "core/forms/filling_session.h"
#include "tests/core/forms/form_builder.h"
#include "tests/core/forms/small_form.h"

#include <QTest>

using namespace wupan;
using namespace wupan::forms;

class TestFillingSession : public QObject
{
    Q_OBJECT
private:
    static FillingSession session(std::map<std::string, std::string> answers = {})
    {
        return {*parseForm(test::smallForm()), std::move(answers), test::fixedHost()};
    }

private slots:
    void questionsComeAndGoWithWhatIsAnswered()
    {
        FillingSession filling = session();
        QVERIFY(!filling.relevant("/data/p/kva"));
        const auto changed = filling.setAnswer("/data/p/power", "no");
        QCOMPARE(*changed, (std::vector<std::string>{"/data/p/power", "/data/p/kva"}));
        QVERIFY(filling.relevant("/data/p/kva"));
    }

    void anAnswerThatBecameIrrelevantComesBack()
    {
        FillingSession filling = session();
        QVERIFY(filling.setAnswer("/data/p/power", "no").ok());
        QVERIFY(filling.setAnswer("/data/p/kva", "630").ok());
        QVERIFY(filling.setAnswer("/data/p/power", "yes").ok());
        QCOMPARE(filling.answer("/data/p/kva"), "");
        QCOMPARE(filling.savedAnswers().at("/data/p/kva"), "630");
        QVERIFY(!filling.relevantAnswers().contains("/data/p/kva"));
        QVERIFY(filling.setAnswer("/data/p/power", "no").ok());
        QCOMPARE(filling.answer("/data/p/kva"), "630");
    }

    void calculationsFollowInTheirOrder()
    {
        FillingSession filling = session();
        QVERIFY(filling.setAnswer("/data/p/power", "no").ok());
        QVERIFY(filling.setAnswer("/data/p/kva", "600").ok());
        QCOMPARE(filling.answer("/data/p/double"), "1200");
        QCOMPARE(filling.answer("/data/p/again"), "2400");
        QVERIFY(filling.relevant("/data/p/reason"));
        QVERIFY(filling.setAnswer("/data/p/kva", "400").ok());
        QVERIFY(!filling.relevant("/data/p/reason"));
        QVERIFY(filling.setAnswer("/data/p/kva", "").ok());
        QCOMPARE(filling.answer("/data/p/again"), "");
    }

    void badAnswersAreRefusedAndTheOldOneStays_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QString>("reason");
        QTest::newRow("a word for a number") << "/data/p/kva"
                                             << "many"
                                             << "type";
        QTest::newRow("a fraction for an integer") << "/data/p/kva"
                                                   << "1.5"
                                                   << "type";
        QTest::newRow("out of bounds") << "/data/p/kva"
                                       << "10001"
                                       << "constraint";
        QTest::newRow("no such choice") << "/data/p/power"
                                        << "perhaps"
                                        << "choice";
        QTest::newRow("no such day") << "/data/p/day"
                                     << "2026-02-30"
                                     << "type";
        QTest::newRow("a day before today") << "/data/p/day"
                                            << "2026-11-22"
                                            << "constraint";
    }

    void badAnswersAreRefusedAndTheOldOneStays()
    {
        QFETCH(QString, path);
        QFETCH(QString, answer);
        QFETCH(QString, reason);
        FillingSession filling = session({{"/data/p/power", "no"}, {"/data/p/kva", "630"}});
        const std::string before = filling.answer(path.toStdString());
        const auto refused = filling.setAnswer(path.toStdString(), answer.toStdString());
        QCOMPARE(refused.error().code, ErrorCode::invalidInput);
        QCOMPARE(QString::fromStdString(refused.error().detail), reason);
        QCOMPARE(filling.answer(path.toStdString()), before);
    }

    void calculatedValuesAndUnknownQuestionsTakeNoAnswer()
    {
        FillingSession filling = session();
        QCOMPARE(filling.setAnswer("/data/p/double", "1").error().code, ErrorCode::notFound);
        QCOMPARE(filling.setAnswer("/data/p/nothing", "1").error().code, ErrorCode::notFound);
    }

    void infinityIsNoNumber()
    {
        FillingSession filling = session({{"/data/p/power", "no"}});
        QCOMPARE(filling.setAnswer("/data/p/kva", "inf").error().detail, "type");
    }

    void aBlankSelectionAnswersNothing()
    {
        const std::string body = R"xml(<select ref="/data/p/power"><label>?</label>
            <item><label>x</label><value>x</value></item></select>)xml";
        const auto form = parseForm(
            test::formWith(R"xml(<bind nodeset="/data/p/power" required="true()"/>)xml", body));
        FillingSession filling(*form, {}, test::fixedHost());
        QCOMPARE(filling.setAnswer("/data/p/power", " ").error().detail, "choice");
        QCOMPARE(filling.missingRequired().size(), std::size_t{1});
    }

    void calculationsAreIrrelevantWithTheirGroup()
    {
        const std::string binds = R"xml(<bind nodeset="/data/p" relevant="false()"/>
            <bind nodeset="/data/p/double" calculate="7"/>)xml";
        FillingSession filling(*parseForm(test::formWith(binds, test::kKvaQuestion)), {},
                               test::fixedHost());
        QVERIFY(!filling.relevant("/data/p/double"));
        QVERIFY(filling.relevantAnswers().empty());
    }

    void whatIsRequiredCountsOnlyWhileItIsRelevant()
    {
        FillingSession filling = session();
        QCOMPARE(filling.missingRequired(), (std::vector<std::string>{"/data/p/power"}));
        QVERIFY(filling.setAnswer("/data/p/power", "no").ok());
        QCOMPARE(filling.missingRequired(), (std::vector<std::string>{"/data/p/kva"}));
        const SectionProgress progress = filling.sections().front();
        QCOMPARE(progress.total, std::size_t{3});
        QCOMPARE(progress.answered, std::size_t{1});
        QCOMPARE(progress.missing, std::size_t{1});
        QVERIFY(filling.setAnswer("/data/p/power", "yes").ok());
        QVERIFY(filling.missingRequired().empty());
    }

    void difficultAnswersProposeIssues()
    {
        FillingSession filling = session();
        QVERIFY(filling.proposals().empty());
        QVERIFY(filling.setAnswer("/data/p/power", "no").ok());
        QVERIFY(filling.setAnswer("/data/p/kva", "1500").ok());
        const auto proposals = filling.proposals();
        QCOMPARE(proposals.size(), std::size_t{2});
        QCOMPARE(proposals[0].questionPath, "/data/p/power");
        QCOMPARE(proposals[0].category, Category::power);
        QCOMPARE(proposals[0].urgency, Urgency::urgent);
        QCOMPARE(proposals[0].plate, Plate::projects);
        QCOMPARE(proposals[1].questionPath, "/data/p/kva");
        QVERIFY(filling.setAnswer("/data/p/power", "yes").ok());
        QVERIFY(filling.proposals().empty());
    }

    void savedAnswersAreTakenUpAgain()
    {
        FillingSession filling =
            session({{"/data/p/power", "no"}, {"/data/p/kva", "700"}, {"/data/old/question", "x"}});
        QCOMPARE(filling.answer("/data/p/again"), "2800");
        QVERIFY(filling.relevant("/data/p/reason"));
        QCOMPARE(filling.savedAnswers().at("/data/old/question"), "x");
    }
};

QTEST_APPLESS_MAIN(TestFillingSession)
#include "tst_filling_session.moc"
