#include "core/services/attachment_service.h"

#include "core/base/hash.h"
#include "core/store/attachment_store.h"
#include "core/store/outbox_store.h"
#include "core/store/sync_status_store.h"
#include "tests/support/sample_files.h"
#include "tests/support/temporary_tablet.h"

#include <QFile>
#include <QTest>

using namespace wupan;
using test::TemporaryTablet;

class TestAttachmentService : public QObject
{
    Q_OBJECT
private:
    static NewFile photo(const std::string& body)
    {
        NewFile file;
        file.ownerType = RecordType::issue;
        file.ownerId = *Uuid::parse("0190163d-8694-739b-aea5-966c26f8ad90");
        file.bytes = "\xFF\xD8\xFF" + body;
        return file;
    }

private slots:
    void theBytesLieUnderTheirHash()
    {
        TemporaryTablet device;
        AttachmentService attachments(*device.tablet);
        const NewFile file = photo("picture");
        const AttachmentId id = *attachments.add(file);
        const Attachment attachment = device.load<Attachment>(id);
        QCOMPARE(attachment.sha256, sha256Hex(file.bytes));
        QCOMPARE(attachment.mediaType, "image/jpeg");
        QFile stored(QString::fromStdString(attachments.pathOf(attachment.sha256).string()));
        QVERIFY(stored.open(QIODevice::ReadOnly));
        QCOMPARE(stored.readAll().toStdString(), file.bytes);
        const auto rows = AttachmentStore(device.tablet->database()).ofOwner(file.ownerId);
        QCOMPARE(rows.size(), std::size_t{1});
        QVERIFY(!rows.front().received);
    }

    void aFileIsKeptWithItsKindAndItsName()
    {
        TemporaryTablet device;
        NewFile file = photo("");
        file.kind = AttachmentKind::file;
        file.questionPath = "/data/recording";
        file.bytes = test::wav(100);
        file.fileName = "../访谈.mp3";
        const Attachment kept =
            device.load<Attachment>(*AttachmentService(*device.tablet).add(file));
        QCOMPARE(kept.kind, AttachmentKind::file);
        QCOMPARE(kept.mediaType, std::string("audio/wav"));
        QCOMPARE(kept.fileName, std::string("访谈.mp3.wav"));
        QCOMPARE(kept.questionPath, file.questionPath);
        QCOMPARE(kept.thumbnailSha256, std::string());
        QCOMPARE(SyncStatusStore(device.tablet->database()).pendingFiles().files, std::int64_t{1});
    }

    void aFileOfNoKindThatIsTakenIsRefusedAndLeavesNothing()
    {
        TemporaryTablet device;
        NewFile file = photo("");
        file.kind = AttachmentKind::file;
        file.bytes = std::string("MZ\x90\0\3", 5);
        const auto refused = AttachmentService(*device.tablet).add(file);
        QCOMPARE(refused.error().code, ErrorCode::unreadableFile);
        QCOMPARE(refused.error().detail, std::string("file"));
        file.bytes = "%PDF-" + std::string(25U * 1024 * 1024 - 4, ' ');
        QCOMPARE(AttachmentService(*device.tablet).add(file).error().code, ErrorCode::tooLarge);
        QCOMPARE(OutboxStore(device.tablet->database()).count(), std::int64_t{0});
        QVERIFY(std::filesystem::is_empty(device.tablet->filesFolder()));
        file.bytes.pop_back();
        QVERIFY(AttachmentService(*device.tablet).add(file).ok());
    }

    void theSamePictureTwiceIsSentOnce()
    {
        TemporaryTablet device;
        AttachmentService attachments(*device.tablet);
        QVERIFY(attachments.add(photo("same")).ok());
        QVERIFY(attachments.add(photo("same")).ok());
        QCOMPARE(SyncStatusStore(device.tablet->database()).pendingFiles().files, std::int64_t{1});
        QCOMPARE(OutboxStore(device.tablet->database()).count(), std::int64_t{2});
    }

    void aThumbnailLiesBesideItsPhoto()
    {
        TemporaryTablet device;
        AttachmentService attachments(*device.tablet);
        NewFile file = photo("picture");
        file.thumbnail = "\xFF\xD8\xFF small";
        const Attachment attachment = device.load<Attachment>(*attachments.add(file));
        QCOMPARE(attachment.sha256, sha256Hex(file.bytes));
        QCOMPARE(attachment.thumbnailSha256, sha256Hex(file.thumbnail));
        QFile stored(
            QString::fromStdString(attachments.pathOf(attachment.thumbnailSha256).string()));
        QVERIFY(stored.open(QIODevice::ReadOnly));
        QCOMPARE(stored.readAll().toStdString(), file.thumbnail);
        const auto rows = AttachmentStore(device.tablet->database()).ofOwner(file.ownerId);
        QVERIFY(rows.front().onThisTablet && rows.front().thumbnailOnThisTablet);
        const PendingFiles pending = SyncStatusStore(device.tablet->database()).pendingFiles();
        QCOMPARE(pending.files, std::int64_t{1});
        QCOMPARE(pending.bytes, std::int64_t(file.bytes.size() + file.thumbnail.size()));
    }

    void withoutAThumbnailThePhotoIsKeptAllTheSame_data()
    {
        QTest::addColumn<QByteArray>("thumbnail");
        QTest::newRow("there is none") << QByteArray();
        QTest::newRow("it is no picture") << QByteArray("%PDF-1.7");
        QTest::newRow("it is the photo itself") << QByteArray("\xFF\xD8\xFFpicture");
    }

    void withoutAThumbnailThePhotoIsKeptAllTheSame()
    {
        QFETCH(QByteArray, thumbnail);
        TemporaryTablet device;
        NewFile file = photo("picture");
        file.thumbnail = thumbnail.toStdString();
        const auto id = AttachmentService(*device.tablet).add(file);
        QVERIFY(id.ok());
        QCOMPARE(device.load<Attachment>(*id).thumbnailSha256, "");
        const auto rows = AttachmentStore(device.tablet->database()).ofOwner(file.ownerId);
        QVERIFY(rows.front().onThisTablet && !rows.front().thumbnailOnThisTablet);
        QCOMPARE(SyncStatusStore(device.tablet->database()).pendingFiles().files, std::int64_t{1});
    }

    void aThumbnailThatCannotBeWrittenIsLeftOut()
    {
        TemporaryTablet device;
        AttachmentService attachments(*device.tablet);
        NewFile file = photo("picture");
        file.thumbnail = "\xFF\xD8\xFF small";
        std::filesystem::create_directory(attachments.pathOf(sha256Hex(file.thumbnail)));
        const auto id = attachments.add(file);
        QVERIFY(id.ok());
        QCOMPARE(device.load<Attachment>(*id).thumbnailSha256, "");
    }

    void whatIsNoPictureIsRefusedAndLeavesNothing()
    {
        TemporaryTablet device;
        NewFile text = photo("");
        text.bytes = "%PDF-1.7";
        QCOMPARE(AttachmentService(*device.tablet).add(text).error().code,
                 ErrorCode::unreadableFile);
        NewFile huge = photo(std::string(25U * 1024 * 1024, 'x'));
        QCOMPARE(AttachmentService(*device.tablet).add(huge).error().code, ErrorCode::tooLarge);
        QCOMPARE(OutboxStore(device.tablet->database()).count(), std::int64_t{0});
        QVERIFY(std::filesystem::is_empty(device.tablet->filesFolder()));
    }
};

QTEST_APPLESS_MAIN(TestAttachmentService)
#include "tst_attachment_service.moc"
