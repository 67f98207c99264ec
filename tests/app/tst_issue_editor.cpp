#include "issue_editor.h"

#include "app/core_thread.h"
#include "core/model/attachment.h"
#include "core/model/department.h"
#include "core/model/visit.h"
#include "core/store/issue_store.h"
#include "core/store/outbox_store.h"
#include "tests/app/issue_fixture.h"
#include "tests/app/pictures.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace wupan;
using test::IssueTablet;
using test::jpeg;

namespace {

using Mode = QAbstractItemModelTester::FailureReportingMode;

struct Page
{
    IssueTablet device;
    CoreThread core{*device.tablet};
    IssueEditor editor{core};
    QAbstractItemModelTester timeline{editor.timeline(), Mode::QtTest};
    QAbstractItemModelTester photos{editor.photos(), Mode::QtTest};
    QAbstractItemModelTester stations{editor.stations(), Mode::QtTest};
    QAbstractItemModelTester steps{editor.steps(), Mode::QtTest};

    void open(const Issue& issue) { editor.open(QString::fromStdString(issue.id.text())); }
    [[nodiscard]] QStringList progress()
    {
        QStringList out;
        for (const IssueStation& station : editor.stations()->rows())
            out << station.progress;
        return out;
    }
    QUrl picture(const QByteArray& bytes)
    {
        const QString name = QString::fromStdString((device.folder() / "picture.jpg").string());
        QFile file(name);
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        return QUrl::fromLocalFile(name);
    }
};

} // namespace

class TestIssueEditor : public QObject
{
    Q_OBJECT
private slots:
    void anOpenIssueShowsWhereItStands()
    {
        Page page;
        Department department;
        department.id = page.device.newId<DepartmentId>();
        department.name = "自然资源部门";
        page.device.pull(department);
        Issue issue = page.device.issue("二期厂房用地保障", -6);
        issue.leadDepartmentId = department.id;
        issue.escalated = true;
        page.device.pull(issue);
        page.open(issue);
        QTRY_VERIFY(page.editor.loaded());
        QCOMPARE(page.editor.title(), "二期厂房用地保障");
        QCOMPARE(page.editor.number(), "WT-2026-0386");
        QVERIFY(page.editor.subtitle().contains("自然资源部门"));
        QVERIFY(page.editor.overdueText().contains('6'));
        QVERIFY(page.editor.overdueDetail().contains("11-17"));
        QCOMPARE(page.progress(),
                 (QStringList{"done", "done", "done", "current", "ahead", "ahead", "ahead"}));
        QCOMPARE(page.editor.sideState(), "");
    }

    void sidePathsAreSaidAndKeepTheirStation()
    {
        Page page;
        Issue issue = page.device.issue("returned");
        issue.state = IssueState::returned;
        page.device.pull(issue);
        page.open(issue);
        QTRY_VERIFY(!page.editor.sideState().isEmpty());
        QCOMPARE(page.progress().first(), "current");
        issue.state = IssueState::suspended;
        issue.stateBeforeSuspension = IssueState::assigned;
        QCOMPARE(IssueStationsModel::stationOf(issue), IssueState::assigned);
        issue.state = IssueState::contested;
        QCOMPARE(IssueStationsModel::stationOf(issue), IssueState::assigned);
        issue.state = IssueState::closed;
        page.device.pull(issue, 2);
        emit page.core.recordsChanged();
        QTRY_COMPARE(page.progress().count("done"), 7);
    }

    void aSupplementEntersTheHistoryAndTheOutbox()
    {
        Page page;
        const Issue issue = page.device.pulled("mine");
        page.open(issue);
        QTRY_COMPARE(page.editor.steps()->chosen(), "supplement");
        QVERIFY(!page.editor.canSubmit());
        page.editor.setDraft("  已筛选 3 处可租厂房 ");
        QVERIFY(page.editor.canSubmit());
        QSignalSpy submitted(&page.editor, &IssueEditor::submitted);
        page.editor.submit();
        page.editor.submit(); // a second tap does nothing
        QTRY_COMPARE(submitted.count(), 1);
        QCOMPARE(page.editor.draft(), "");
        QTRY_COMPARE(page.editor.timeline()->rowCount(), 1);
        const TimelineRow& row = page.editor.timeline()->rows().front();
        QVERIFY(row.line.contains("已筛选 3 处可租厂房"));
        QVERIFY(row.pending);
        QVERIFY(row.line.contains(QString::fromStdString(page.device.officer.name)));
        QCOMPARE(OutboxStore(page.device.tablet->database()).count(), std::int64_t{1});
    }

    void markupThatSomebodyTypedIsShownAsTyped()
    {
        Page page;
        const Issue issue = page.device.pulled("mine");
        page.open(issue);
        QTRY_VERIFY(page.editor.loaded());
        page.editor.setDraft("<img src=x> & more");
        page.editor.submit();
        QTRY_COMPARE(page.editor.timeline()->rowCount(), 1);
        QVERIFY(page.editor.timeline()->rows().front().line.contains("&lt;img src=x&gt; &amp;"));
    }

    void othersMayOnlyComment()
    {
        Page page;
        Issue issue = page.device.issue("foreign");
        issue.registeredBy = page.device.newId<OfficerId>();
        page.device.pull(issue);
        page.open(issue);
        QTRY_COMPARE(page.editor.steps()->rowCount(), 1);
        QCOMPARE(page.editor.steps()->chosen(), "comment");
        page.editor.chooseStep("supplement");
        QCOMPARE(page.editor.steps()->chosen(), "comment");
    }

    void aDraftWaitsAtItsIssue()
    {
        Page page;
        const Issue first = page.device.pulled("first");
        const Issue second = page.device.pulled("second");
        page.open(first);
        page.editor.setDraft("half a sent");
        page.open(second);
        QCOMPARE(page.editor.draft(), "");
        QTRY_COMPARE(page.editor.title(), "second");
        page.open(first);
        QCOMPARE(page.editor.draft(), "half a sent");
    }

    void aPhotoIsKeptWithTheIssueAtOnce()
    {
        Page page;
        const Issue issue = page.device.pulled("with a photo");
        page.open(issue);
        QTRY_VERIFY(page.editor.loaded());
        page.editor.addPhoto(page.picture(jpeg(Qt::green)));
        QTRY_COMPARE(page.editor.photos()->rowCount(), 1);
        const IssuePhoto& photo = page.editor.photos()->rows().front();
        QVERIFY(QFile::exists(photo.source.toLocalFile()));
        QVERIFY(!photo.stateText.isEmpty());
    }

    void aLargePhotoIsShownByItsThumbnail()
    {
        Page page;
        page.open(page.device.pulled("with a large photo"));
        QTRY_VERIFY(page.editor.loaded());
        page.editor.addPhoto(page.picture(jpeg(Qt::green, {1600, 1200})));
        QTRY_COMPARE(page.editor.photos()->rowCount(), 1);
        const QString shown = page.editor.photos()->rows().front().source.toLocalFile();
        QCOMPARE(QImage(shown).size(), QSize(320, 240));
    }

    void somebodyElsesPhotoIsShownOnceItsThumbnailIsHere()
    {
        Page page;
        const Issue issue = page.device.pulled("with a photo from elsewhere");
        Attachment photo;
        photo.id = page.device.newId<AttachmentId>();
        photo.ownerType = word(RecordType::issue);
        photo.ownerId = issue.id.text();
        photo.sha256 = std::string(64, 'a');
        photo.thumbnailSha256 = std::string(64, 'b');
        page.device.pull(photo);
        page.open(issue);
        QTRY_COMPARE(page.editor.photos()->rowCount(), 1);
        QCOMPARE(page.editor.photos()->rows().front().source, QUrl());
        page.device.tablet->database().execute(
            "INSERT INTO file_upload (sha256, size_bytes, media_type, received, added_at, "
            "is_thumbnail) VALUES ('" +
            photo.thumbnailSha256 + "', 1, 'image/jpeg', 1, 0, 1)");
        emit page.core.recordsChanged();
        QTRY_VERIFY(page.editor.photos()->rows().front().source.fileName() ==
                    QString::fromStdString(photo.thumbnailSha256));
    }

    void howManyPhotosHeadquartersHasIsSaidUntilItHasAll()
    {
        Page page;
        const Issue issue = page.device.pulled("with photos on their way");
        std::vector<Attachment> photos(3);
        for (Attachment& photo : photos) {
            photo.id = page.device.newId<AttachmentId>();
            photo.ownerType = word(RecordType::issue);
            photo.ownerId = issue.id.text();
            photo.sha256 = std::string(64, 'a');
            page.device.pull(photo);
        }
        const auto receive = [&](Attachment& photo) {
            photo.receivedAt = page.device.clock.now();
            page.device.pull(photo, 2);
            emit page.core.recordsChanged();
        };
        receive(photos[0]);
        page.open(issue);
        QTRY_COMPARE(page.editor.photos()->receivedText(),
                     QString("1 of 3 photos are at headquarters"));
        receive(photos[1]);
        QTRY_VERIFY(page.editor.photos()->receivedText().startsWith("2 of 3"));
        receive(photos[2]);
        QTRY_COMPARE(page.editor.photos()->receivedText(), QString());
        QCOMPARE(page.editor.photos()->rowCount(), 3);
    }

    void aDamagedPhotoSaysSo()
    {
        Page page;
        const Issue issue = page.device.pulled("with a damaged photo");
        page.open(issue);
        QTRY_VERIFY(page.editor.loaded());
        page.editor.addPhoto(page.picture(jpeg(Qt::red)));
        QTRY_COMPARE(page.editor.photos()->rowCount(), 1);
        page.device.tablet->database().execute("UPDATE file_upload SET damaged = 1");
        emit page.core.recordsChanged();
        QTRY_COMPARE(page.editor.photos()->rows().front().stateText,
                     QString("damaged on this device"));
    }

    void whatIsNoPictureGetsASentence()
    {
        Page page;
        const Issue issue = page.device.pulled("no photo");
        page.open(issue);
        QTRY_VERIFY(page.editor.loaded());
        page.editor.addPhoto(page.picture("%PDF-1.7"));
        QTRY_VERIFY(page.editor.errorText().contains("JPEG"));
        page.editor.addPhoto(QUrl::fromLocalFile("/nowhere.jpg"));
        QCOMPARE(page.editor.photos()->rowCount(), 0);
    }

    void anUnknownIssueIsNotLoaded()
    {
        Page page;
        page.open(page.device.issue("never pulled"));
        QTest::qWait(20);
        QVERIFY(!page.editor.loaded());
        page.editor.close();
        QCOMPARE(page.editor.issueId(), "");
        QCOMPARE(page.editor.title(), "");
    }
};

QTEST_GUILESS_MAIN(TestIssueEditor)
#include "tst_issue_editor.moc"
