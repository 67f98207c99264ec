#include "tests/app/checklist_fixture.h"

using namespace wupan;
using namespace wupan::test;

/// What an officer answers, and what the form makes of it.
class TestChecklistEditor : public QObject
{
    Q_OBJECT
private slots:
    void everyTypeOfQuestionIsAnswered_data()
    {
        QTest::addColumn<std::string>("section");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("answer");
        QTest::newRow("a number with decimals")
            << std::string("/data/targets") << kRevenue << "decimal"
            << " 1200.5 "
            << "1200.5";
        QTest::newRow("a number of a Chinese keyboard")
            << std::string("/data/targets") << kRevenue << "decimal"
            << "１２．５"
            << "12.5";
        QTest::newRow("a whole number") << std::string("/data/projects") << kPercent << "integer"
                                        << "85"
                                        << "85";
    }

    void everyTypeOfQuestionIsAnswered()
    {
        QFETCH(std::string, section);
        QFETCH(QString, path);
        QFETCH(QString, typed);
        ChecklistPage page(section);
        QTEST(page.row(path).kind, "kind");
        page.editor.type(path, typed);
        page.editor.flush();
        QTRY_COMPARE(page.editor.unsaved().edits().size(), std::size_t{0});
        QTEST(page.saved(path), "answer");
        QCOMPARE(page.row(path).answer, typed);
        QCOMPARE(page.row(path).problem, "");
    }

    void aChosenAnswerIsSavedAtOnceAndCanBeTakenBack()
    {
        ChecklistPage page;
        QCOMPARE(page.row(kOrders).kind, "segments");
        QVERIFY(page.row(kOrders).hint.startsWith("required"));
        page.editor.choose(kOrders, "full");
        QCOMPARE(page.chosen(kOrders), QStringList{"full"});
        QTRY_COMPARE(page.saved(kOrders), "full");
        QCOMPARE(page.row(kOrders).hint, "");
        page.editor.choose(kOrders, "full");
        QTRY_COMPARE(page.saved(kOrders), "");
        QVERIFY(page.chosen(kOrders).isEmpty());
    }

    void severalAnswersAreSavedInTheOrderOfTheForm()
    {
        ChecklistPage page;
        QCOMPARE(page.row(kLadder).kind, "choices");
        page.editor.choose(kLadder, "hightech");
        page.editor.choose(kLadder, "innovative");
        page.settle();
        QCOMPARE(page.saved(kLadder), "innovative hightech");
    }

    void aDayIsTyped()
    {
        ChecklistPage page("/data/investment");
        page.editor.choose("/data/investment/upstream_lead", "yes");
        QCOMPARE(page.row(kDay).kind, "date");
        page.editor.type(kDay, "2026-11-30");
        QTRY_COMPARE(page.saved(kDay), "2026-11-30");
    }

    void relevantQuestionsAppearAndVanishAndKeepTheirAnswer()
    {
        ChecklistPage page("/data/projects");
        QVERIFY(!page.asks(kBehind));
        page.editor.choose(kSchedule, "no");
        QVERIFY(page.asks(kBehind));
        page.editor.type(kBehind, "12");
        page.editor.flush();
        page.editor.choose(kSchedule, "yes");
        QVERIFY(!page.asks(kBehind));
        page.settle();
        page.editor.choose(kSchedule, "no");
        QCOMPARE(page.row(kBehind).answer, "12");
    }

    void numbersFollowTheQuestionsThatAreAsked()
    {
        ChecklistPage page("/data/projects");
        QCOMPARE(page.row(kSchedule).number, "4.1");
        QCOMPARE(page.row(kResources).number, "4.2");
        page.editor.choose(kSchedule, "no");
        QCOMPARE(page.row(kBehind).number, "4.2");
        QCOMPARE(page.row(kResources).number, "4.3");
    }

    void aRefusedTextStaysWithItsReasonAndIsNotSaved_data()
    {
        QTest::addColumn<std::string>("section");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("reason");
        QTest::newRow("a number beyond its constraint")
            << std::string("/data/projects") << kPercent << "850"
            << "between 0 and 100";
        QTest::newRow("no whole number") << std::string("/data/projects") << kPercent << "8.5"
                                         << "whole number";
        QTest::newRow("no number") << std::string("/data/targets") << kRevenue << "many"
                                   << "a number, such as 12.5";
    }

    void aRefusedTextStaysWithItsReasonAndIsNotSaved()
    {
        QFETCH(std::string, section);
        QFETCH(QString, path);
        QFETCH(QString, typed);
        QFETCH(QString, reason);
        ChecklistPage page(section);
        page.editor.type(path, typed);
        QTRY_VERIFY(page.row(path).problem.contains(reason));
        page.show();
        QCOMPARE(page.row(path).answer, typed);
        QCOMPARE(page.saved(path), "");
        QVERIFY(page.isGap(path));
        page.editor.type(path, "9");
        QCOMPARE(page.row(path).problem, "");
        QTRY_COMPARE(page.saved(path), "9");
        QVERIFY(!page.isGap(path));
    }

    void aDayBeforeTodayIsRefused()
    {
        ChecklistPage page("/data/investment");
        page.editor.choose("/data/investment/upstream_lead", "yes");
        page.editor.type(kDay, "2026-11-22");
        page.editor.flush();
        QVERIFY(page.row(kDay).problem.contains("before today"));
    }

    // The chips showed the answer before, and the reason blocked the visit for ever.
    void aRefusedChoiceIsShownAsItWasTapped()
    {
        ChecklistPage page;
        page.editor.choose(kLadder, "giant");
        page.editor.choose(kLadder, "none");
        QCOMPARE(page.chosen(kLadder), (QStringList{"giant", "none"}));
        QVERIFY(page.row(kLadder).problem.contains("combined"));
        QVERIFY(page.isGap(kLadder));
        page.editor.choose(kLadder, "giant");
        QCOMPARE(page.chosen(kLadder), QStringList{"none"});
        QCOMPARE(page.row(kLadder).problem, "");
        page.settle();
        QCOMPARE(page.saved(kLadder), "none");
    }

    void aRefusedTextOfAVanishedQuestionKeepsNobody()
    {
        ChecklistPage page("/data/projects");
        page.editor.choose(kSchedule, "no");
        page.editor.type(kBehind, "-3");
        page.editor.flush();
        QVERIFY(page.isGap(kBehind));
        page.editor.choose(kSchedule, "yes");
        QVERIFY(!page.isGap(kBehind));
    }

    void steppingStaysWithinTheForm()
    {
        ChecklistPage page("/data/projects");
        page.editor.step(kPercent, -1);
        QCOMPARE(page.row(kPercent).answer, "0");
        page.editor.step(kPercent, -1);
        QCOMPARE(page.row(kPercent).answer, "0");
        QCOMPARE(page.row(kPercent).problem, "");
        page.editor.type(kPercent, "99");
        page.editor.step(kPercent, 1);
        page.editor.step(kPercent, 1);
        QCOMPARE(page.row(kPercent).answer, "100");
        page.settle();
        QCOMPARE(page.saved(kPercent), "100");
    }

    void steppingFromNothingBeginsAtTheFirstThatTheFormAllows()
    {
        ChecklistPage page("/data/projects");
        page.editor.choose(kSchedule, "no");
        page.editor.step(kBehind, -1);
        QCOMPARE(page.row(kBehind).answer, "");
        page.editor.step(kBehind, 1);
        QCOMPARE(page.row(kBehind).answer, "1");
    }

    void steppingLeavesAloneWhatIsNoWholeNumber()
    {
        ChecklistPage page("/data/projects");
        page.editor.type(kPercent, "12.5");
        page.editor.step(kPercent, 1);
        QCOMPARE(page.row(kPercent).answer, "12.5");
    }

    void aChecklistThatIsNotHereOrCannotBeReadSaysSo()
    {
        ChecklistPage page;
        page.device.replaceChecklist("<broken");
        page.visit = page.device.checkedIn();
        page.show();
        QVERIFY(page.editor.formError().contains("cannot be read"));
        QVERIFY(!page.editor.isOpen());
        QCOMPARE(page.editor.questions()->rowCount(), 0);

        Visit elsewhere = page.device.visit(page.visit);
        elsewhere.id = page.device.newId<VisitId>();
        elsewhere.checklistId = page.device.newId<ChecklistId>();
        page.device.pull(elsewhere);
        page.visit = elsewhere.id;
        page.show();
        QVERIFY(page.editor.formError().contains("not on this tablet"));
        page.editor.type(kRevenue, "1");
        page.editor.choose(kOrders, "full");
        page.editor.step(kPercent, 1);
        page.editor.addPhoto(kPhoto, {});
        page.editor.flush();
        QVERIFY(!page.editor.acting());
    }

    void theChecklistOfAnotherVisitBeginsAnew()
    {
        ChecklistPage page;
        page.editor.type(kRevenue, "many");
        page.editor.flush();
        page.visit = page.device.checkedIn();
        page.show();
        page.editor.showSection("/data/targets");
        QCOMPARE(page.row(kRevenue).answer, "");
        QCOMPARE(page.row(kRevenue).problem, "");
    }

    void aNoteHasNoNumberAndACalculatedValueNoRow()
    {
        ChecklistPage page;
        page.editor.type(kRevenue, "100");
        page.editor.type(kNextRevenue, "150");
        page.editor.flush();
        QCOMPARE(page.row("/data/targets/growth_note").kind, "note");
        QCOMPARE(page.row("/data/targets/growth_note").number, "");
        QVERIFY(!page.asks("/data/targets/growth_percent"));
        QVERIFY(page.asks(kReason));
    }

    void theChoicesOfAQuestionAreASoundModel()
    {
        ChecklistPage page;
        AnswerChoiceModel* choices = page.row(kOrders).choices.get();
        QAbstractItemModelTester tester(choices,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        page.editor.choose(kOrders, "short");
        page.editor.choose(kOrders, "normal");
        QCOMPARE(choices->rowCount(), 3);
        QCOMPARE(choices->data(choices->index(1), AnswerChoiceModel::keyRole), "normal");
        QCOMPARE(choices->data(choices->index(1), AnswerChoiceModel::labelRole), "Normal");
        QCOMPARE(choices->data(choices->index(1), AnswerChoiceModel::chosenRole), true);
        QCOMPARE(choices->data(choices->index(2), AnswerChoiceModel::difficultyRole), true);
        QCOMPARE(choices->data(choices->index(2), Qt::DecorationRole), QVariant());
    }
};

QTEST_GUILESS_MAIN(TestChecklistEditor)
#include "tst_checklist_editor.moc"
