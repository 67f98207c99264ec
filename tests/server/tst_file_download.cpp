#include "core/model/attachment.h"
#include "core/model/checklist.h"
#include "tests/server/tus_requests.h"

#include <QTest>

using namespace wupan;
using test::create;
using test::patch;
using test::ServerFixture;

/// GET of files that were uploaded before.
class TestFileDownload : public QObject
{
    Q_OBJECT
private:
    std::string m_bytes = picture();

    /// 5003 bytes, no two neighbours alike.
    static std::string picture()
    {
        std::string bytes = "\xFF\xD8\xFF";
        for (int i = 0; i < 5000; ++i)
            bytes += static_cast<char>(i % 251);
        return bytes;
    }

    /// Uploads it as an attachment of the park; its path.
    static std::string giveAttachment(ServerFixture& server, const std::string& token,
                                      const std::string& bytes)
    {
        Attachment attachment;
        attachment.id = server.newId<AttachmentId>();
        attachment.sha256 = sha256Hex(bytes);
        server.write([&](StoreTransaction& store) {
            store.put(server.park.id, RecordType::attachment, toDocument(attachment), {});
        });
        static_cast<void>(patch(server, token, create(server, token, bytes), 0, bytes));
        return "/v1/files/" + attachment.sha256;
    }

private slots:
    void aFileIsGivenOnlyToThoseWhoMaySeeItsRecord()
    {
        ServerFixture server;
        const std::string token = server.token();
        QCOMPARE(patch(server, token, create(server, token, m_bytes), 0, m_bytes).status, 204);
        const std::string path = "/v1/files/" + sha256Hex(m_bytes);
        QCOMPARE(server.send("GET", path, "", {}, token).status, 404);
        Attachment attachment;
        attachment.id = server.newId<AttachmentId>();
        attachment.sha256 = sha256Hex(m_bytes);
        server.write([&](StoreTransaction& store) {
            store.put(server.park.id, RecordType::attachment, toDocument(attachment), {});
        });
        const Response response = server.send("GET", path, "", {}, token);
        QCOMPARE(response.status, 200);
        QCOMPARE(response.body, m_bytes);
        QCOMPARE(response.headers.at("X-Content-Type-Options"), "nosniff");
    }

    void aPictureOfAChecklistIsGivenOnceItIsPublished()
    {
        ServerFixture server;
        const std::string token = server.token();
        const std::string sha256 = server.headquarters.files->keep(m_bytes).value();
        const std::string path = "/v1/files/" + sha256;
        QCOMPARE(server.send("GET", path, "", {}, token).status, 404);
        Checklist checklist;
        checklist.id = server.newId<ChecklistId>();
        checklist.files = {{"map.jpg", sha256, 5003, "image/jpeg"}};
        const auto publish = [&](ParkId park) {
            server.write([&](StoreTransaction& store) {
                store.put(park, RecordType::checklist, toDocument(checklist), {});
            });
        };
        publish(server.newId<ParkId>());
        QCOMPARE(server.send("GET", path, "", {}, token).status, 404);
        checklist.id = server.newId<ChecklistId>();
        publish(server.park.id);
        const Response part = server.send("GET", path, "", {{"range", "bytes=5000-"}}, token);
        QCOMPARE(part.status, 206);
        QCOMPARE(part.body, m_bytes.substr(5000));
    }

    void aPartOfAFileIsGivenByRange_data()
    {
        QTest::addColumn<QByteArray>("range");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("contentRange");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("size");
        const auto row = [](const char* name, const char* range, int status,
                            const char* contentRange, int first, int size) {
            QTest::newRow(name) << QByteArray(range) << status << QByteArray(contentRange) << first
                                << size;
        };
        row("the beginning", "bytes=0-2", 206, "bytes 0-2/5003", 0, 3);
        row("the middle", "bytes=3-4999", 206, "bytes 3-4999/5003", 3, 4997);
        row("one byte", "bytes=5002-5002", 206, "bytes 5002-5002/5003", 5002, 1);
        row("to the end", "bytes=5000-", 206, "bytes 5000-5002/5003", 5000, 3);
        row("beyond the end", "bytes=5000-9999", 206, "bytes 5000-5002/5003", 5000, 3);
        row("the last bytes", "bytes=-3", 206, "bytes 5000-5002/5003", 5000, 3);
        row("more last bytes than there are", "bytes=-9999", 206, "bytes 0-5002/5003", 0, 5003);
        row("in capitals", "BYTES=0-0", 206, "bytes 0-0/5003", 0, 1);
        row("behind the end", "bytes=5003-", 416, "bytes */5003", 0, 0);
        row("far behind the end", "bytes=99999999999999999999-", 416, "bytes */5003", 0, 0);
        row("no last bytes", "bytes=-0", 416, "bytes */5003", 0, 0);
        row("backwards is ignored", "bytes=4-2", 200, "", 0, 5003);
        row("another unit is ignored", "lines=0-2", 200, "", 0, 5003);
        row("several are ignored", "bytes=0-1,3-4", 200, "", 0, 5003);
        row("nonsense is ignored", "bytes=a-b", 200, "", 0, 5003);
        row("a sign is ignored", "bytes=+1-2", 200, "", 0, 5003);
        row("nothing is ignored", "bytes=-", 200, "", 0, 5003);
    }

    void aPartOfAFileIsGivenByRange()
    {
        QFETCH(QByteArray, range);
        QFETCH(int, status);
        QFETCH(QByteArray, contentRange);
        QFETCH(int, first);
        QFETCH(int, size);
        ServerFixture server;
        const std::string token = server.token();
        const std::string path = giveAttachment(server, token, m_bytes);
        const Response response =
            server.send("GET", path, "", {{"range", range.toStdString()}}, token);
        QCOMPARE(response.status, status);
        if (status != 416) {
            QCOMPARE(response.body, m_bytes.substr(static_cast<std::size_t>(first),
                                                   static_cast<std::size_t>(size)));
            QCOMPARE(response.headers.at("Content-Type"), "image/jpeg");
        }
        QCOMPARE(response.headers.contains("Content-Range"), !contentRange.isEmpty());
        if (!contentRange.isEmpty())
            QCOMPARE(response.headers.at("Content-Range"), contentRange.toStdString());
    }

    void aRangeOfOtherBytesGivesTheWhole()
    {
        ServerFixture server;
        const std::string token = server.token();
        const std::string path = giveAttachment(server, token, m_bytes);
        const std::string tag = server.send("GET", path, "", {}, token).headers.at("ETag");
        const auto statusIf = [&](const std::string& condition) {
            return server
                .send("GET", path, "", {{"range", "bytes=0-2"}, {"if-range", condition}}, token)
                .status;
        };
        QCOMPARE(statusIf(tag), 206);
        QCOMPARE(statusIf("\"other\""), 200);
    }
};

QTEST_APPLESS_MAIN(TestFileDownload)
#include "tst_file_download.moc"
