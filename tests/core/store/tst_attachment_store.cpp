#include "core/store/attachment_store.h"

#include "core/store/record_store.h"
#include "tests/support/temporary_tablet.h"

#include <QTest>

using namespace wupan;
using test::TemporaryTablet;

namespace wupan {

std::span<const Migration> tabletMigrations();

} // namespace wupan

class TestAttachmentStore : public QObject
{
    Q_OBJECT
private slots:
    void somebodyElsesPhotoIsNotOnThisTablet()
    {
        TemporaryTablet device;
        Attachment attachment;
        attachment.id = device.newId<AttachmentId>();
        attachment.ownerId = device.enterprise.id.text();
        attachment.sha256 = std::string(64, 'a');
        attachment.thumbnailSha256 = std::string(64, 'b');
        device.pull(attachment);
        const auto rows =
            AttachmentStore(device.tablet->database()).ofOwner(device.enterprise.id.uuid);
        QCOMPARE(rows.size(), std::size_t{1});
        QCOMPARE(rows.front().attachment.thumbnailSha256, attachment.thumbnailSha256);
        QVERIFY(!rows.front().onThisTablet && !rows.front().thumbnailOnThisTablet);
    }

    void whatANewerHeadquartersSaidOfThumbnailsIsKnownAfterTheUpdate()
    {
        TemporaryTablet device;
        Database database(device.folder() / "before.db", OpenMode::writer);
        QVERIFY(migrate(database, tabletMigrations().first(5)).ok());
        database.execute("INSERT INTO attachment (id, revision, sha256, extra) VALUES "
                         "(x'00000000000070008000000000000001', 3, 'aa', "
                         "'{\"thumbnailSha256\":\"bb\",\"thumbnailReceivedAt\":5}'), "
                         "(x'00000000000070008000000000000002', 3, 'aa', "
                         "'{\"thumbnailSha256\":\"bb\",\"mood\":\"good\"}'), "
                         "(x'00000000000070008000000000000003', 3, 'aa', '{\"mood\":\"good\"}'), "
                         "(x'00000000000070008000000000000004', 3, 'aa', NULL)");
        QVERIFY(migrate(database, tabletMigrations()).ok());
        const auto isThere = [&](const std::string& id, const char* expected) {
            Document document = parseObject(expected).value();
            document["id"] = id;
            return RecordStore(database).read(RecordType::attachment, Uuid::parse(id).value()) ==
                   document;
        };
        QVERIFY(isThere(
            "00000000-0000-7000-8000-000000000001",
            R"({"revision":3,"sha256":"aa","thumbnailSha256":"bb","thumbnailReceivedAt":5})"));
        QVERIFY(isThere("00000000-0000-7000-8000-000000000002",
                        R"({"revision":3,"sha256":"aa","thumbnailSha256":"bb","mood":"good"})"));
        QVERIFY(isThere("00000000-0000-7000-8000-000000000003",
                        R"({"revision":3,"sha256":"aa","mood":"good"})"));
        QVERIFY(isThere("00000000-0000-7000-8000-000000000004", R"({"revision":3,"sha256":"aa"})"));
        Statement empty = database.prepare("SELECT count(*) FROM attachment WHERE extra = '{}'");
        QVERIFY(empty.step());
        QCOMPARE(empty.integer(0), std::int64_t{0});
    }
};

QTEST_APPLESS_MAIN(TestAttachmentStore)
#include "tst_attachment_store.moc"
