#include "core/model/attachment.h"
#include "core/model/issue.h"
#include "core/store/database.h"
#include "tests/server/protocol_tablet.h"
#include "tests/server/tus_requests.h"

#include <QTest>

using namespace wupan;
using test::ServerFixture;

namespace wupan {

std::span<const Migration> serverMigrations();

} // namespace wupan

/// Thumbnails at headquarters: taken as any file, given to those who may see their photo, and no
/// receipt for it.
class TestThumbnails : public QObject
{
    Q_OBJECT
private:
    const std::string m_photo = std::string("\xFF\xD8\xFF") + std::string(5000, 'p');
    const std::string m_thumbnail = std::string("\xFF\xD8\xFF") + std::string(300, 't');

    struct Receipts
    {
        bool photo = false;
        bool thumbnail = false;
        bool operator==(const Receipts&) const = default;
    };

    static Document document(ServerFixture& server, AttachmentId id)
    {
        Document found;
        server.write([&](StoreTransaction& store) {
            found = store.record(server.park.id, RecordType::attachment, id.uuid)->document;
        });
        return found;
    }

    static Receipts receiptsOf(ServerFixture& server, AttachmentId id)
    {
        const Document attachment = document(server, id);
        return {attachment.contains("receivedAt"), attachment.contains("thumbnailReceivedAt")};
    }

    AttachmentId giveRecord(ServerFixture& server, IssueId owner = {}) const
    {
        Attachment attachment;
        attachment.id = server.newId<AttachmentId>();
        attachment.ownerType = word(RecordType::issue);
        attachment.ownerId = owner.text();
        attachment.sha256 = sha256Hex(m_photo);
        attachment.thumbnailSha256 = sha256Hex(m_thumbnail);
        server.write([&](StoreTransaction& store) {
            store.put(server.park.id, RecordType::attachment, toDocument(attachment), {});
        });
        return attachment.id;
    }

    static void upload(ServerFixture& server, const std::string& token, const std::string& bytes)
    {
        const std::string url = test::create(server, token, bytes);
        QCOMPARE(test::patch(server, token, url, 0, bytes).status, 204);
    }

    static int statusOf(ServerFixture& server, const std::string& token, const std::string& bytes)
    {
        return server.send("GET", "/v1/files/" + sha256Hex(bytes), "", {}, token).status;
    }

    static std::string tokenOf(ServerFixture& server, const std::string& login, Role role,
                               DepartmentId department = {})
    {
        const OfficerId id = server.addPerson("样本", login, role);
        server.write([&](StoreTransaction& store) {
            auto person = fromDocument<Officer>(
                store.record(server.park.id, RecordType::officer, id.uuid)->document);
            person.departmentId = department;
            store.put(server.park.id, RecordType::officer, toDocument(person), {});
        });
        return std::string(textAt(server.enrol(id, login), "accessToken"));
    }

private slots:
    void onlyThePhotoMakesItReceived()
    {
        ServerFixture server;
        const std::string token = server.token();
        const AttachmentId id = giveRecord(server);
        upload(server, token, m_thumbnail);
        QCOMPARE(receiptsOf(server, id), (Receipts{false, true}));
        upload(server, token, m_photo);
        QCOMPARE(receiptsOf(server, id), (Receipts{true, true}));
    }

    void thePhotoIsReceivedWithoutItsThumbnail()
    {
        ServerFixture server;
        const AttachmentId id = giveRecord(server);
        upload(server, server.token(), m_photo);
        QCOMPARE(receiptsOf(server, id), (Receipts{true, false}));
    }

    void aRecordThatComesAfterItsFilesSaysWhichAreThere()
    {
        ServerFixture server;
        test::ProtocolTablet tablet(server);
        upload(server, tablet.token, m_thumbnail);
        const auto id = server.newId<AttachmentId>();
        Change change;
        change.type = RecordType::attachment;
        change.recordId = id.uuid;
        change.kind = ChangeKind::create;
        change.fields = {{"sha256", sha256Hex(m_photo)},
                         {"thumbnailSha256", sha256Hex(m_thumbnail)}};
        QCOMPARE(tablet.sync({change}).outcomes.front().outcome, Outcome::applied);
        QCOMPARE(receiptsOf(server, id), (Receipts{false, true}));
    }

    void aThumbnailIsGivenToWhoMayReadItsPhotoAndToNobodyElse()
    {
        ServerFixture server;
        const std::string token = server.token();
        const auto power = server.newId<DepartmentId>();
        Issue issue;
        issue.id = server.newId<IssueId>();
        issue.leadDepartmentId = power;
        server.write([&](StoreTransaction& store) {
            store.put(server.park.id, RecordType::issue, toDocument(issue), {});
        });
        upload(server, token, m_thumbnail);
        QCOMPARE(statusOf(server, token, m_thumbnail), 404); // nobody's yet
        giveRecord(server, issue.id);
        const Response given =
            server.send("GET", "/v1/files/" + sha256Hex(m_thumbnail), "", {}, token);
        QCOMPARE(given.status, 200);
        QCOMPARE(given.body, m_thumbnail);
        QCOMPARE(given.headers.at("Content-Type"), "image/jpeg");
        const auto roads = server.newId<DepartmentId>();
        QCOMPARE(statusOf(server, tokenOf(server, "power", Role::handler, power), m_thumbnail),
                 200);
        QCOMPARE(statusOf(server, tokenOf(server, "roads", Role::handler, roads), m_thumbnail),
                 404);
        QCOMPARE(statusOf(server, tokenOf(server, "admin", Role::admin), m_thumbnail), 404);
    }

    void aRestoredHeadquartersAsksAgainForWhatItLacks_data()
    {
        QTest::addColumn<bool>("photoKept");
        QTest::addColumn<bool>("thumbnailKept");
        QTest::newRow("only the thumbnail") << true << false;
        QTest::newRow("only the photo") << false << true;
        QTest::newRow("both") << false << false;
        QTest::newRow("nothing") << true << true;
    }

    void aRestoredHeadquartersAsksAgainForWhatItLacks()
    {
        if (test::isOnPostgres())
            QSKIP("PostgreSQL is backed up with pg_dump");
        QFETCH(bool, photoKept);
        QFETCH(bool, thumbnailKept);
        ServerFixture server;
        const std::string token = server.token();
        const AttachmentId id = giveRecord(server);
        upload(server, token, m_thumbnail);
        upload(server, token, m_photo);
        const std::string backup = server.backUp();
        const auto lose = [&](const std::string& bytes) {
            const std::string sha256 = sha256Hex(bytes);
            QVERIFY(std::filesystem::remove(server.headquarters.folder / "files" /
                                            sha256.substr(0, 2) / sha256));
        };
        if (!photoKept)
            lose(m_photo);
        if (!thumbnailKept)
            lose(m_thumbnail);
        server.restore(backup);
        QCOMPARE(receiptsOf(server, id), (Receipts{photoKept, thumbnailKept}));
    }

    void whatAnOlderHeadquartersKeptOfThumbnailsIsFound()
    {
        QTemporaryDir folder;
        Database database(folder.filePath("hq.db").toStdString(), OpenMode::writer);
        QVERIFY(migrate(database, serverMigrations().first(2)).ok());
        database.execute(
            "INSERT INTO record (id, park, type, revision, position, document, field_times) VALUES "
            "(x'01', x'00', 'attachment', 1, 1, '{\"thumbnailSha256\":\"abc\"}', '{}'), "
            "(x'02', x'00', 'attachment', 1, 2, '{}', '{}')");
        QVERIFY(migrate(database, serverMigrations()).ok());
        Statement keys = database.prepare(
            "SELECT hex(id), value FROM record_key WHERE name = 'thumbnailSha256'");
        QVERIFY(keys.step());
        QCOMPARE(keys.text(0), "01");
        QCOMPARE(keys.text(1), "abc");
        QVERIFY(!keys.step());
    }
};

QTEST_APPLESS_MAIN(TestThumbnails)
#include "tst_thumbnails.moc"
