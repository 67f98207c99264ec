#include "tests/core/sync/step_histories.h"
#include "tests/core/sync/visit_histories.h"

#include <QTest>

using namespace wupan::test;

/// Every history of two tablets with three operations each, against what the rules say. Edits are
/// saved and sent by core's own code; headquarters applies them by applyChange().
class TestMergeHistories : public QObject
{
    Q_OBJECT
private:
    template <class Search>
    static void verify(Search search, int histories)
    {
        QCOMPARE(QString::fromStdString(search.run()), QString());
        QCOMPARE(search.histories(), histories);
    }

private slots:
    void everyHistoryOfAVisitGivesWhatTheRulesSay()
    {
        VisitHistories visit;
        verify(visit.ofAVisitThatIsThere(), 40'960);
    }

    void everyHistoryOfANewVisitGivesWhatTheRulesSay()
    {
        VisitHistories visit;
        verify(visit.ofANewVisit(), 7'290);
    }

    void everyHistoryOfAnIssuesStepsGivesWhatTheProcedureSays()
    {
        StepHistories issue;
        verify(issue.search(), 7'290);
    }
};

QTEST_APPLESS_MAIN(TestMergeHistories)
#include "tst_merge_histories.moc"
