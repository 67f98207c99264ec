#include "issue_capture_editor.h"

#include "app/core_thread.h"
#include "core/model/visit.h"
#include "core/services/issue_draft_service.h"
#include "core/store/attachment_store.h"
#include "core/store/issue_store.h"
#include "tests/app/issue_fixture.h"
#include "tests/app/pictures.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace wupan;
using test::IssueTablet;
using test::jpeg;

namespace {

struct Page
{
    IssueTablet device;
    CoreThread core{*device.tablet};
    IssueCaptureEditor editor{core};
    QSignalSpy saved{&editor, &IssueCaptureEditor::saved};

    [[nodiscard]] QString enterpriseId() const
    {
        return QString::fromStdString(device.enterprise.id.text());
    }
    [[nodiscard]] Issue savedIssue()
    {
        const auto id = IssueId::parse(saved.front().front().toString().toStdString());
        return device.load<Issue>(*id);
    }
    [[nodiscard]] std::optional<NewIssue> draft()
    {
        return IssueDraftService(*device.tablet).load({});
    }
    void fillDisk()
    {
        Database& database = device.tablet->database();
        Statement pages = database.prepare("PRAGMA page_count");
        pages.step();
        const std::int64_t used = pages.integer(0);
        pages.reset();
        database.execute("PRAGMA max_page_count=" + std::to_string(used));
    }
    void freeDisk() { device.tablet->database().execute("PRAGMA max_page_count=1000000"); }
    /// Everything asked of the core thread before is answered.
    bool answered()
    {
        bool answered = false;
        core.read(
            &editor, [](Tablet&) { return true; }, [&](bool) { answered = true; });
        return QTest::qWaitFor([&] { return answered; });
    }
    QUrl picture(const QString& name, const QByteArray& bytes)
    {
        const QString path =
            QString::fromStdString(device.folder().string()) + QLatin1Char('/') + name;
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        return QUrl::fromLocalFile(path);
    }
};

} // namespace

class TestIssueCaptureEditor : public QObject
{
    Q_OBJECT
private slots:
    void aCapturedIssueHasWhatWasTyped()
    {
        Page page;
        page.editor.begin();
        QTRY_VERIFY(page.editor.active());
        page.editor.enterprise()->setSearch("znzb");
        QTRY_COMPARE(page.editor.enterprise()->offered()->rowCount(), 1);
        page.editor.enterprise()->choose(page.enterpriseId());
        QCOMPARE(page.editor.enterprise()->name(), "智能装备示范企业");
        page.editor.choosePlate("projects");
        page.editor.chooseCategory("land");
        page.editor.chooseUrgency("urgent");
        page.editor.setTitle(" 二期厂房用地 ");
        page.editor.setDescription("约 6,000 ㎡");
        page.editor.addPhoto(page.picture("a.jpg", jpeg(Qt::green)));
        page.editor.addPhoto(page.picture("b.jpg", jpeg(Qt::gray)));
        page.editor.removePhoto("1");
        page.editor.save();
        QTRY_COMPARE(page.saved.count(), 1);
        QVERIFY(!page.editor.active());
        QCOMPARE(page.saved.front().at(1).toString(), "");
        const Issue issue = page.savedIssue();
        QCOMPARE(issue.title, "二期厂房用地");
        QCOMPARE(issue.description, "约 6,000 ㎡");
        QCOMPARE(issue.plate, Plate::projects);
        QCOMPARE(issue.category, Category::land);
        QCOMPARE(issue.urgency, Urgency::urgent);
        QCOMPARE(issue.state, IssueState::registered);
        const auto photos = AttachmentStore(page.device.tablet->database()).ofOwner(issue.id.uuid);
        QCOMPARE(photos.size(), std::size_t{1});
        QVERIFY(!IssueDraftService(*page.device.tablet).load({}));
    }

    void whatIsMissingIsSaidOnlyAfterAnAttempt()
    {
        Page page;
        page.editor.begin();
        QTRY_VERIFY(page.editor.active());
        QCOMPARE(page.editor.titleError(), "");
        page.editor.save();
        QVERIFY(!page.editor.titleError().isEmpty());
        QVERIFY(!page.editor.enterpriseError().isEmpty());
        page.editor.setTitle("用电");
        QCOMPARE(page.editor.titleError(), "");
        page.editor.setTitle(QString(101, QChar(u'电')));
        QTRY_COMPARE(page.editor.enterprise()->offered()->rowCount(), 1);
        page.editor.enterprise()->choose(page.enterpriseId());
        page.editor.save();
        QTRY_VERIFY(page.editor.errorText().contains("100"));
        QVERIFY(page.editor.active());
        QCOMPARE(page.saved.count(), 0);
    }

    void aDraftIsOfferedAgainAndCanBeDiscarded()
    {
        Page page;
        page.editor.begin();
        QTRY_VERIFY(page.editor.active());
        page.editor.setTitle("half an iss");
        page.editor.chooseCategory("power");
        page.editor.putAside();
        QTRY_VERIFY(IssueDraftService(*page.device.tablet).load({}).has_value());

        IssueCaptureEditor again(page.core);
        again.begin();
        QTRY_VERIFY(again.active());
        QCOMPARE(again.title(), "half an iss");
        QCOMPARE(again.categories()->chosen(), "power");
        again.discard();
        QTRY_VERIFY(!IssueDraftService(*page.device.tablet).load({}));
    }

    void typingIsKeptWithinASecond()
    {
        Page page;
        page.editor.begin();
        QTRY_VERIFY(page.editor.active());
        page.editor.setTitle("typed");
        QTRY_VERIFY_WITH_TIMEOUT(!page.editor.draftText().isEmpty(), 1500);
        QCOMPARE(IssueDraftService(*page.device.tablet).load({})->title, "typed");
    }

    void typingWithoutAPauseIsKept()
    {
        Page page;
        page.editor.begin();
        QTRY_VERIFY(page.editor.active());
        QString text;
        QVERIFY(QTest::qWaitFor([&] {
            page.editor.setDescription(text += 'x');
            return page.draft().has_value();
        }));
        QVERIFY(text.startsWith(QString::fromStdString(page.draft()->description)));
    }

    void whatIsTypedLastIsKeptWhenTheProgramEnds()
    {
        Page page;
        {
            IssueCaptureEditor editor(page.core);
            editor.begin();
            QTRY_VERIFY(editor.active());
            editor.setTitle("the last words");
        }
        QTRY_VERIFY(page.draft().has_value());
        QCOMPARE(page.draft()->title, "the last words");
    }

    void aDraftIsNoRecordSoNobodyIsTold()
    {
        Page page;
        QSignalSpy told(&page.core, &CoreThread::recordsChanged);
        page.editor.begin();
        QTRY_VERIFY(page.editor.active());
        page.editor.setTitle("typed");
        QTRY_VERIFY(!page.editor.draftText().isEmpty());
        page.editor.setTitle("typed on");
        page.editor.putAside();
        QTRY_VERIFY(!page.editor.active());
        page.editor.begin();
        QTRY_COMPARE(page.editor.title(), "typed on");
        page.editor.discard();
        QTRY_VERIFY(!page.draft().has_value());
        QCOMPARE(told.count(), 0);
    }

    void onAFullDiskTheDraftStaysOnTheScreenAndIsTriedAgain()
    {
        Page page;
        page.editor.begin();
        QTRY_VERIFY(page.editor.active());
        page.fillDisk();
        const QString text(100'000, 'x');
        page.editor.setDescription(text);
        QTRY_VERIFY(page.editor.errorText().contains("room"));
        QCOMPARE(page.editor.draftText(), "");
        page.editor.setTitle("and on");
        QVERIFY(page.editor.errorText().contains("room"));
        page.editor.putAside();
        QVERIFY(page.answered());
        QVERIFY(page.editor.active());
        QCOMPARE(page.editor.description(), text);
        page.freeDisk();
        QTRY_COMPARE(page.editor.errorText(), "");
        QVERIFY(!page.editor.draftText().isEmpty());
        QCOMPARE(page.draft()->title, "and on");
        page.editor.putAside();
        QVERIFY(!page.editor.active());
    }

    void aFailedSaveStillKeepsWhatWasTypedLast()
    {
        Page page;
        page.editor.beginAt(page.enterpriseId());
        QTRY_VERIFY(page.editor.active());
        page.editor.setTitle(QString(101, QChar(u'电')));
        page.editor.save(); // too long
        QTRY_VERIFY(page.editor.errorText().contains("100"));
        const DraftPlace place{page.device.enterprise.id, {}, {}};
        QTRY_VERIFY(IssueDraftService(*page.device.tablet).load(place).has_value());
        QVERIFY(page.editor.errorText().contains("100"));
    }

    void onAVisitTheEnterpriseIsGiven()
    {
        Page page;
        Visit visit;
        visit.id = page.device.newId<VisitId>();
        visit.enterpriseId = page.device.enterprise.id;
        visit.officerId = page.device.officer.id;
        page.device.pull(visit);
        page.editor.beginOnVisit(QString::fromStdString(visit.id.text()));
        QTRY_VERIFY(page.editor.active());
        QVERIFY(page.editor.enterprise()->fixed());
        QCOMPARE(page.editor.enterprise()->name(), "智能装备示范企业");
        page.editor.enterprise()->forget();
        page.editor.setTitle("found here");
        page.editor.save();
        QTRY_COMPARE(page.saved.count(), 1);
        QCOMPARE(page.savedIssue().visitId, visit.id);
    }

    void aBadPhotoDoesNotCostTheIssue()
    {
        Page page;
        page.editor.beginAt(page.enterpriseId());
        QTRY_VERIFY(page.editor.active());
        page.editor.setTitle("with a bad photo");
        page.editor.addPhoto(page.picture("text.jpg", "no picture"));
        page.editor.save();
        QTRY_COMPARE(page.saved.count(), 1);
        QVERIFY(page.saved.front().at(1).toString().contains("JPEG"));
        QCOMPARE(page.savedIssue().title, "with a bad photo");
    }

    void theChoicesAreSoundModels()
    {
        Page page;
        using Mode = QAbstractItemModelTester::FailureReportingMode;
        QAbstractItemModelTester enterprises(page.editor.enterprise()->offered(), Mode::QtTest);
        QAbstractItemModelTester photos(page.editor.photos(), Mode::QtTest);
        QAbstractItemModelTester categories(page.editor.categories(), Mode::QtTest);
        page.editor.begin();
        QTRY_COMPARE(page.editor.enterprise()->offered()->rowCount(), 1);
        page.editor.enterprise()->setSearch("no such");
        QTRY_COMPARE(page.editor.enterprise()->offered()->rowCount(), 0);
        page.editor.addPhoto(QUrl("file:///x"));
        QCOMPARE(page.editor.photos()->rowCount(), 1);
        QCOMPARE(page.editor.categories()->rowCount(), 12);
    }
};

QTEST_GUILESS_MAIN(TestIssueCaptureEditor)
#include "tst_issue_capture_editor.moc"
