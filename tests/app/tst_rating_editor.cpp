#include "rating_editor.h"

#include "app/core_thread.h"
#include "core/model/attachment.h"
#include "core/store/attachment_store.h"
#include "core/store/issue_store.h"
#include "core/store/outbox_store.h"
#include "issue_editor.h"
#include "tests/app/issue_fixture.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace wupan;
using test::IssueTablet;

/// The enterprise's rating, collected with a signature where there is no network.
class TestRatingEditor : public QObject
{
    Q_OBJECT
private:
    struct Page
    {
        IssueTablet device;
        CoreThread core{*device.tablet};
        IssueEditor editor{core};
        RatingEditor& rating = *editor.rating();

        Issue open(IssueState state)
        {
            Issue issue = device.issue("用电增容申请");
            issue.state = state;
            device.pull(issue);
            editor.open(QString::fromStdString(issue.id.text()));
            return issue;
        }
    };

    static QImage signature()
    {
        QImage image(120, 60, QImage::Format_RGB32);
        image.fill(Qt::white);
        for (int x = 10; x < 110; ++x)
            image.setPixelColor(x, 30, Qt::black);
        return image;
    }

private slots:
    void anAnswerIsRatedWithASignature()
    {
        Page page;
        const Issue issue = page.open(IssueState::answered);
        QTRY_VERIFY(page.rating.wanted());
        QCOMPARE(page.rating.grades()->rowCount(), 5);
        page.rating.chooseGrade("fairlySatisfied");
        QVERIFY(!page.rating.canSubmit());
        page.rating.sign(signature());
        QVERIFY(page.rating.canSubmit());
        page.rating.setRemark(" 还要再快一点 ");
        QSignalSpy submitted(&page.rating, &RatingEditor::submitted);
        page.rating.submit();
        QTRY_COMPARE(submitted.count(), 1);
        const Issue rated = page.device.load<Issue>(issue.id);
        QCOMPARE(rated.state, IssueState::rated);
        QVERIFY(rated.rating == Grade::fairlySatisfied);
        Database& database = page.device.tablet->database();
        const auto files = AttachmentStore(database).ofOwner(issue.id.uuid);
        QCOMPARE(files.size(), std::size_t{1});
        QCOMPARE(files.front().attachment.kind, AttachmentKind::signature);
        const auto events = IssueStore(database).events(issue.id);
        QCOMPARE(events.front().event.text, "还要再快一点");
        QTRY_VERIFY(!page.rating.wanted());
    }

    void onlyAnAnswerIsRated()
    {
        Page page;
        page.open(IssueState::handling);
        QTRY_VERIFY(page.editor.loaded());
        QVERIFY(!page.rating.wanted());
        page.rating.chooseGrade("satisfied");
        page.rating.sign(signature());
        QVERIFY(!page.rating.canSubmit());
    }

    void theSignatureOfOneIssueIsNotThatOfAnother()
    {
        Page page;
        page.open(IssueState::answered);
        QTRY_VERIFY(page.rating.wanted());
        page.rating.chooseGrade("satisfied");
        page.rating.sign(signature());
        ChoiceModel& grades = *page.rating.grades();
        const QAbstractItemModelTester tester(&grades);
        QSignalSpy chosen(&grades, &ChoiceModel::chosenChanged);
        QSignalSpy rowsRemoved(&grades, &ChoiceModel::rowsRemoved);
        page.open(IssueState::answered);
        QTRY_VERIFY(page.editor.loaded());
        QVERIFY(page.rating.wanted());
        QVERIFY(!page.rating.signedOff());
        QVERIFY(grades.chosen().isEmpty() && grades.chosenText().isEmpty());
        for (int row = 0; row < grades.rowCount(); ++row)
            QVERIFY(!grades.data(grades.index(row), ChoiceModel::chosenRole).toBool());
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(rowsRemoved.count(), 0); // the five stay on the page
        grades.clear();
        QCOMPARE(chosen.count(), 1);
    }

    void aSignatureIsWipedAndGivenAgain()
    {
        Page page;
        page.open(IssueState::answered);
        QTRY_VERIFY(page.rating.wanted());
        page.rating.chooseGrade("satisfied");
        page.rating.sign(signature());
        page.rating.wipe();
        QVERIFY(!page.rating.canSubmit());
        page.rating.sign(signature());
        QVERIFY(page.rating.canSubmit());
    }
};

QTEST_GUILESS_MAIN(TestRatingEditor)
#include "tst_rating_editor.moc"
