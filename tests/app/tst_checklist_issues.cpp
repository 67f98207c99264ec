#include "core/store/attachment_store.h"
#include "core/store/issue_store.h"
#include "tests/app/checklist_fixture.h"
#include "tests/app/pictures.h"

using namespace wupan;
using namespace wupan::test;

/// Photos, and the issues that answers propose.
class TestChecklistIssues : public QObject
{
    Q_OBJECT
private slots:
    void aDifficultyProposesAnIssueThatIsTakenOnce()
    {
        ChecklistPage page("/data/projects");
        page.editor.choose(kResources, "no");
        QCOMPARE(page.row(kResources).proposalState, "open");
        QVERIFY(page.row(kResources).proposalHeading.contains("Land"));
        QVERIFY(page.row(kResources).proposalRemark.contains("Urgent"));
        QCOMPARE(page.row(kResources).proposalText, "Are land, power and labour secured: No");
        page.editor.takeProposal(kResources);
        page.editor.takeProposal(kResources); // a double tap
        page.editor.declineProposal(kResources);
        QTRY_COMPARE(page.row(kResources).proposalState, "taken");
        page.settle();
        QCOMPARE(page.issues(), std::size_t{1});
        const Visit visit = page.device.visit(page.visit);
        QCOMPARE(QString::fromStdString(visit.proposals.at(kResources.toStdString())),
                 page.row(kResources).proposalIssueId);
        page.editor.choose(kResources, "yes");
        QCOMPARE(page.row(kResources).proposalState, "taken"); // it is on the list
    }

    void aDeclinedProposalIsRecordedAndCanBeTakenLater()
    {
        ChecklistPage page("/data/innovation");
        page.editor.type(kWorkers, "10");
        page.editor.flush();
        QCOMPARE(page.row(kWorkers).proposalState, "open");
        page.editor.declineProposal(kWorkers);
        QTRY_COMPARE(page.row(kWorkers).proposalState, "declined");
        QCOMPARE(page.device.visit(page.visit).proposals.at(kWorkers.toStdString()), "declined");
        QCOMPARE(page.issues(), std::size_t{0});
        page.editor.takeProposal(kWorkers);
        QTRY_COMPARE(page.row(kWorkers).proposalState, "taken");
        QCOMPARE(page.issues(), std::size_t{1});
    }

    /// A phone with ODK Collect sends visits that are completed already.
    void aDifficultyOfACompletedVisitIsStillDecided()
    {
        ChecklistPage page("/data/projects");
        Visit visit;
        visit.id = page.device.newId<VisitId>();
        visit.enterpriseId = page.device.enterprise.id;
        visit.officerId = page.device.tablet->actor().id;
        visit.checklistId = page.device.checklist.id;
        visit.state = VisitState::completed;
        visit.checkedInAt = visit.completedAt = page.device.clock.now();
        visit.answers = {{kResources.toStdString(), "no"}};
        page.device.pull(visit);
        page.visit = visit.id;
        page.show();
        page.editor.showSection("/data/projects");
        QCOMPARE(page.row(kResources).proposalState, "open");
        QVERIFY(page.row(kResources).proposalDecidable);
        page.editor.choose(kResources, "yes"); // its answers stay
        QCOMPARE(page.row(kResources).answer, "no");
        page.editor.takeProposal(kResources);
        QTRY_COMPARE(page.row(kResources).proposalState, "taken");
        QCOMPARE(page.issues(), std::size_t{1});
        page.visit = page.device.ofAnother();
        page.show();
        QVERIFY(!page.row(kResources).proposalDecidable);
    }

    void aProposalIsOpenedPrefilled()
    {
        ChecklistPage page("/data/projects");
        QSignalSpy opened(&page.editor, &ChecklistEditor::proposalOpened);
        page.editor.editProposal(kResources);
        QCOMPARE(opened.count(), 0);
        page.editor.choose(kResources, "no");
        page.editor.editProposal(kResources);
        QCOMPARE(opened.count(), 1);
        const auto issue = opened.front().front().value<NewIssue>();
        QCOMPARE(issue.visitId, page.visit);
        QCOMPARE(issue.enterpriseId, page.device.enterprise.id);
        QCOMPARE(issue.plate, Plate::projects);
        QCOMPARE(issue.category, Category::land);
        QCOMPARE(issue.urgency, Urgency::urgent);
        QCOMPARE(issue.questionPath, kResources.toStdString());
    }

    void photosBelongToTheirQuestionOrToItsIssue()
    {
        ChecklistPage page("/data/projects");
        QAbstractItemModelTester photos(page.row(kPhoto).photos.get(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(page.row(kPhoto).kind, "photo");
        page.editor.addPhoto(kPhoto, page.picture(test::jpeg(Qt::green)));
        QVERIFY(page.editor.acting());
        page.settle();
        QTRY_COMPARE(page.row(kPhoto).photos->rowCount(), 1);
        const auto kept = AttachmentStore(page.device.tablet->database())
                              .ofOwner(page.visit.uuid)
                              .front()
                              .attachment;
        QCOMPARE(page.saved(kPhoto), QString::fromStdString(kept.id.text()));

        page.editor.choose(kResources, "no");
        page.editor.takeProposal(kResources);
        QTRY_COMPARE(page.row(kResources).proposalState, "taken");
        page.editor.addProposalPhoto(kResources, page.picture(test::jpeg(Qt::gray)));
        QTRY_COMPARE(page.row(kResources).proposalPhotos->rowCount(), 1);
    }

    void aBadPhotoIsSaidAndAnotherCanBeTaken()
    {
        ChecklistPage page("/data/projects");
        page.editor.addPhoto(kPhoto, page.picture("no picture"));
        QTRY_COMPARE(page.failed.count(), 1);
        QVERIFY(page.failed.front().front().toString().contains("JPEG"));
        QVERIFY(!page.editor.acting());
        page.editor.addPhoto(kPhoto, page.picture(test::jpeg(Qt::green)));
        QTRY_VERIFY(!page.saved(kPhoto).isEmpty());
    }

    void onAFullDiskAPhotoAndAnIssueAreRefusedAndCanBeDoneAgain()
    {
        ChecklistPage page("/data/projects");
        page.editor.choose(kResources, "no");
        page.settle();
        page.disk.fill();
        page.editor.takeProposal(kResources);
        QTRY_COMPARE(page.failed.count(), 1);
        page.editor.addPhoto(kPhoto, page.picture(test::jpeg(Qt::green)));
        QTRY_COMPARE(page.failed.count(), 2);
        for (const QList<QVariant>& failure : page.failed)
            QVERIFY(failure.front().toString().contains("no room"));
        page.disk.free();
        page.editor.takeProposal(kResources);
        QTRY_COMPARE(page.row(kResources).proposalState, "taken");
        page.editor.addPhoto(kPhoto, page.picture(test::jpeg(Qt::green)));
        QTRY_COMPARE(page.row(kPhoto).photos->rowCount(), 1);
    }
};

QTEST_GUILESS_MAIN(TestChecklistIssues)
#include "tst_checklist_issues.moc"
