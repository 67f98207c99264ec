#include "app/core_thread.h"
#include "core/base/hash.h"
#include "core/services/attachment_service.h"
#include "core/services/issue_service.h"
#include "core/store/enterprise_store.h"
#include "issue_editor.h"
#include "tests/e2e/device.h"
#include "tests/e2e/headquarters_process.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace wupan;

namespace {

constexpr int kPatienceMs = 30'000;
const std::string kThumbnail = "\xFF\xD8\xFF" + std::string(5'000, 't');

/// Of another officer, on another tablet.
IssueId issueWithPhoto(test::Device& author)
{
    NewIssue issue;
    issue.enterpriseId =
        EnterpriseStore(author.tablet->database()).page("", 0, 1).front().enterprise.id;
    issue.title = "厂区道路破损";
    const IssueId id = IssueService(*author.tablet).capture(issue).value();
    NewFile photo;
    photo.ownerType = RecordType::issue;
    photo.ownerId = id.uuid;
    photo.bytes = "\xFF\xD8\xFF" + std::string(600'000, 'p');
    photo.thumbnail = kThumbnail;
    if (!AttachmentService(*author.tablet).add(photo))
        throw std::runtime_error("the photo cannot be kept");
    return id;
}

} // namespace

/// The page of an issue whose photo was taken on another tablet, with a real headquarters.
class TestShownThumbnails : public QObject
{
    Q_OBJECT
private slots:
    void somebodyElsesPhotoIsShownByItsThumbnail()
    {
        test::HeadquartersProcess headquarters;
        headquarters.start();
        test::Device author(headquarters.url());
        QVERIFY(author.enrol(headquarters, "demo").ok());
        QVERIFY(!author.sync().error);
        const IssueId issue = issueWithPhoto(author);
        QVERIFY(!author.sync().error);
        QCOMPARE(author.pendingFiles(), std::int64_t{0});

        const QTemporaryDir folder;
        CoreThread core(folder.filePath("data"), headquarters.url());
        QSignalSpy opened(&core, &CoreThread::opened);
        QVERIFY(opened.wait(kPatienceMs));
        QSignalSpy synced(&core, &CoreThread::syncFinished);
        core.enrol(QString::fromUtf8(headquarters.code("center")), "center",
                   QString::fromUtf8(headquarters.password("center")));
        QVERIFY(synced.wait(kPatienceMs));

        IssueEditor editor(core);
        editor.open(QString::fromStdString(issue.text()));
        const auto shown = [&] {
            const auto& photos = editor.photos()->rows();
            return photos.empty() ? QString() : photos.front().source.toLocalFile();
        };
        QTRY_VERIFY_WITH_TIMEOUT(!shown().isEmpty(), kPatienceMs);
        QFile file(shown());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(sha256Hex(file.readAll().toStdString()), sha256Hex(kThumbnail));
        QVERIFY(editor.photos()->rows().front().stateText.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestShownThumbnails)
#include "tst_shown_thumbnails.moc"
