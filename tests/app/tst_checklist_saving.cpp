#include "tests/app/checklist_fixture.h"

#include <QTimer>

using namespace wupan;
using namespace wupan::test;

namespace {

/// A key every 20 ms, without a pause.
class Typing
{
public:
    Typing(ChecklistEditor& editor, const QString& path, const QString& key)
    {
        QObject::connect(&m_keys, &QTimer::timeout, &editor, [this, &editor, path, key] {
            m_text += key;
            editor.type(path, m_text);
        });
        m_keys.start(20);
    }
    [[nodiscard]] QString text() const { return m_text; }

private:
    QTimer m_keys;
    QString m_text;
};

} // namespace

/// When an answer is safe, and what is seen until it is.
class TestChecklistSaving : public QObject
{
    Q_OBJECT
private slots:
    // It was a debounce: who typed without a pause had nothing saved.
    void whoTypesWithoutAPauseIsSavedAllTheSame()
    {
        ChecklistPage page;
        page.editor.type(kRevenue, "100");
        page.editor.type(kNextRevenue, "200");
        page.editor.flush();
        const Typing typing(page.editor, kReason, "a");
        QTRY_VERIFY(!page.saved(kReason).isEmpty());
        const QString first = page.saved(kReason);
        QTRY_VERIFY(page.saved(kReason).size() > first.size());
        QCOMPARE(page.row(kReason).answer, typing.text());
    }

    void halfANumberIsNoMistakeWhileOneTypes()
    {
        ChecklistPage page;
        const Typing typing(page.editor, kNextRevenue, "x");
        page.editor.type(kRevenue, "100");
        QTRY_COMPARE(page.saved(kRevenue), "100");
        QCOMPARE(page.row(kNextRevenue).problem, "");
    }

    void aSpaceThatWasJustTypedStays()
    {
        ChecklistPage page;
        page.editor.type(kRevenue, "100");
        page.editor.type(kNextRevenue, "200");
        page.editor.flush();
        page.editor.type(kReason, "new ");
        QTRY_COMPARE(page.saved(kReason), "new");
        page.settle();
        page.show();
        QCOMPARE(page.row(kReason).answer, "new ");
    }

    void whatWasTypedSinceIsNotReplacedByWhatWasSaved()
    {
        ChecklistPage page;
        page.editor.type(kRevenue, "1");
        page.editor.flush();
        page.editor.type(kRevenue, "12");
        page.settle();
        page.show();
        QCOMPARE(page.row(kRevenue).answer, "12");
        QTRY_COMPARE(page.saved(kRevenue), "12");
    }

    void anAnswerOfHeadquartersReplacesWhatIsSaved()
    {
        ChecklistPage page;
        page.editor.type(kRevenue, "1 ");
        page.editor.flush();
        page.settle();
        QVERIFY(VisitService(*page.device.tablet)
                    .saveAnswers(page.visit, {{kRevenue.toStdString(), "7"}}, 0)
                    .ok());
        page.show();
        QCOMPARE(page.row(kRevenue).answer, "7");
    }

    void typedTextIsSavedWhenTheSectionIsLeft()
    {
        ChecklistPage page;
        page.editor.type(kRevenue, "12");
        page.editor.showSection("/data/projects");
        page.settle();
        QCOMPARE(page.saved(kRevenue), "12");
    }

    // Faults 3: the refresh after the failed save took the answer from the screen.
    void onAFullDiskTheAnswersStayAndAreSavedByThemselvesLater()
    {
        ChecklistPage page;
        page.disk.fill();
        page.editor.choose(kOrders, "short");
        page.editor.type(kRevenue, "12");
        page.editor.flush();
        QTRY_VERIFY(page.editor.unsaved().problem().contains("no room"));
        page.settle();
        page.show();
        QCOMPARE(page.chosen(kOrders), QStringList{"short"});
        QCOMPARE(page.row(kOrders).proposalState, "open");
        QCOMPARE(page.row(kRevenue).answer, "12");
        QCOMPARE(page.saved(kOrders), "");
        page.disk.free();
        QTRY_COMPARE_WITH_TIMEOUT(page.saved(kOrders), "short", 20'000);
        QCOMPARE(page.saved(kRevenue), "12");
        QTRY_COMPARE(page.editor.unsaved().problem(), "");
    }

    void theNextSaveTakesAlongWhatFailedBefore()
    {
        ChecklistPage page("/data/projects");
        page.disk.fill();
        page.editor.choose(kSchedule, "yes");
        page.settle();
        QVERIFY(page.editor.unsaved().holds(kSchedule.toStdString()));
        page.disk.free();
        page.editor.choose(kResources, "yes");
        page.settle();
        QCOMPARE(page.saved(kSchedule), "yes");
        QCOMPARE(page.saved(kResources), "yes");
        QCOMPARE(page.device.visit(page.visit).missingAnswers, page.editor.missing());
        QCOMPARE(page.editor.unsaved().problem(), "");
    }

    void anAnswerThatWasTakenBackMeanwhileIsSavedAsItIsNow()
    {
        ChecklistPage page("/data/projects");
        page.editor.choose(kSchedule, "yes");
        page.editor.choose(kSchedule, "na");
        page.disk.fill();
        page.editor.choose(kSchedule, "yes");
        page.settle();
        page.show();
        QCOMPARE(page.chosen(kSchedule), QStringList{"yes"});
        page.disk.free();
        page.editor.flush();
        page.settle();
        QCOMPARE(page.saved(kSchedule), "yes");
    }
};

QTEST_GUILESS_MAIN(TestChecklistSaving)
#include "tst_checklist_saving.moc"
