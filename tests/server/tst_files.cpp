#include "core/base/compression.h"
#include "core/model/attachment.h"
#include "tests/server/server_fixture.h"

#include <QByteArray>
#include <QTest>

using namespace wupan;
using test::ServerFixture;

/// tus 1.0 as its specification says, on the handlers.
class TestFiles : public QObject
{
    Q_OBJECT
private:
    std::string m_bytes = std::string("\xFF\xD8\xFF") + std::string(5000, 'p');

    static std::string base64(const std::string& text)
    {
        return QByteArray::fromStdString(text).toBase64().toStdString();
    }

    std::string create(ServerFixture& server, const std::string& token, const std::string& bytes)
    {
        const Response created =
            server.send("POST", "/v1/files", "",
                        {{"upload-length", std::to_string(bytes.size())},
                         {"upload-metadata", "sha256 " + base64(sha256Hex(bytes))}},
                        token);
        return created.status == 201 ? created.headers.at("Location") : std::string();
    }

    static Response patch(ServerFixture& server, const std::string& token, const std::string& url,
                          std::size_t offset, const std::string& bytes,
                          const std::string& checksum = {})
    {
        std::map<std::string, std::string, std::less<>> headers{
            {"content-type", "application/offset+octet-stream"},
            {"upload-offset", std::to_string(offset)}};
        if (!checksum.empty())
            headers["upload-checksum"] = checksum;
        return server.send("PATCH", url, bytes, headers, token);
    }

private slots:
    void aFileArrivesInPiecesAndIsWhole()
    {
        ServerFixture server;
        const std::string token = server.token();
        const std::string url = create(server, token, m_bytes);
        for (std::size_t at = 0; at < m_bytes.size(); at += 1001) {
            const Response head = server.send("HEAD", url, "", {}, token);
            QCOMPARE(head.headers.at("Upload-Offset"), std::to_string(at));
            QCOMPARE(patch(server, token, url, at, m_bytes.substr(at, 1001)).status, 204);
        }
        QVERIFY(server.headquarters.files->has(sha256Hex(m_bytes)));
        QCOMPARE(*server.headquarters.files->read(sha256Hex(m_bytes)), m_bytes);
    }

    void theWrongPlaceAndDamagedBytesAreRefused()
    {
        ServerFixture server;
        const std::string token = server.token();
        const std::string url = create(server, token, m_bytes);
        QCOMPARE(patch(server, token, url, 10, "x").status, 409);
        QCOMPARE(patch(server, token, url, 0, "x", "sha256 " + base64("nonsense")).status, 460);
        QCOMPARE(patch(server, token, url, 0, "x", "md5 x").status, 400);
        QCOMPARE(patch(server, token, url, 0, m_bytes + "more").status, 413);
        QCOMPARE(patch(server, token, url, 0, m_bytes).status, 204);
    }

    void twoAtOnceAreToldApart()
    {
        ServerFixture server;
        const std::string token = server.token();
        const std::string url = create(server, token, m_bytes);
        const Uuid upload = *Uuid::parse(url.substr(url.rfind('/') + 1));
        {
            const FilesFolder::Hold hold(*server.headquarters.files, upload);
            QCOMPARE(patch(server, token, url, 0, m_bytes).status, 423);
        }
        QCOMPARE(patch(server, token, url, 0, m_bytes).status, 204);
    }

    void whatAKillLeftUnsettledIsSettledWhenAskedFor_data()
    {
        QTest::addColumn<bool>("renamed");
        QTest::newRow("killed before the bytes became the file") << false;
        QTest::newRow("killed before the attachment knew of it") << true;
    }

    void whatAKillLeftUnsettledIsSettledWhenAskedFor()
    {
        QFETCH(bool, renamed);
        ServerFixture server;
        const std::string token = server.token();
        Attachment attachment;
        attachment.id = server.newId<AttachmentId>();
        attachment.sha256 = sha256Hex(m_bytes);
        server.write([&](StoreTransaction& store) {
            store.put(server.park.id, RecordType::attachment, toDocument(attachment), {});
        });
        const std::string url = create(server, token, m_bytes);
        const Uuid upload = *Uuid::parse(url.substr(url.rfind('/') + 1));
        FilesFolder& files = *server.headquarters.files;
        QVERIFY(files.append(upload, m_bytes).ok());
        if (renamed)
            QVERIFY(files.finish(upload, attachment.sha256).ok());
        const Response head = server.send("HEAD", url, "", {}, token);
        QCOMPARE(head.headers.at("Upload-Offset"), std::to_string(m_bytes.size()));
        QVERIFY(files.has(attachment.sha256));
        server.write([&](StoreTransaction& store) {
            const auto stored =
                store.record(server.park.id, RecordType::attachment, attachment.id.uuid);
            QVERIFY(stored->document.contains("receivedAt"));
        });
    }

    void bytesWithAnotherHashAreNeverKept()
    {
        ServerFixture server;
        const std::string token = server.token();
        const std::string url = create(server, token, m_bytes);
        std::string other = m_bytes;
        other.back() = 'q';
        QCOMPARE(patch(server, token, url, 0, other).status, 422);
        QVERIFY(!server.headquarters.files->has(sha256Hex(m_bytes)));
        QCOMPARE(server.send("HEAD", url, "", {}, token).headers.at("Upload-Offset"), "0");
    }

    void whatIsNoPictureIsRefused()
    {
        ServerFixture server;
        const std::string token = server.token();
        const std::string program = "#!/bin/sh\nrm -rf /\n";
        QCOMPARE(patch(server, token, create(server, token, program), 0, program).status, 415);
        QVERIFY(!server.headquarters.files->has(sha256Hex(program)));
    }

    void theSameContentTravelsOnce()
    {
        ServerFixture server;
        const std::string token = server.token();
        QCOMPARE(patch(server, token, create(server, token, m_bytes), 0, m_bytes).status, 204);
        const std::string again = create(server, token, m_bytes);
        QCOMPARE(server.send("HEAD", again, "", {}, token).headers.at("Upload-Offset"),
                 std::to_string(m_bytes.size()));
    }

    void tooLargeOrWithoutAHashIsRefusedAtOnce()
    {
        ServerFixture server;
        const std::string token = server.token();
        const auto create = [&](const std::string& length, const std::string& metadata) {
            return server
                .send("POST", "/v1/files", "",
                      {{"upload-length", length}, {"upload-metadata", metadata}}, token)
                .status;
        };
        const std::string good = "sha256 " + base64(sha256Hex(m_bytes));
        QCOMPARE(create("26214401", good), 413);
        QCOMPARE(create("26214400", good), 201);
        QCOMPARE(create("-1", good), 400);
        QCOMPARE(create("10", "sha256 " + base64("../../etc/passwd")), 400);
        QCOMPARE(create("10", ""), 400);
    }

    void anotherPersonsUploadIsMissing()
    {
        ServerFixture server;
        const std::string url = create(server, server.token(), m_bytes);
        const OfficerId other = server.addPerson("样本干部乙", "officer-2", Role::officer);
        const std::string foreign(textAt(server.enrol(other, "officer-2"), "accessToken"));
        QCOMPARE(server.send("HEAD", url, "", {}, foreign).status, 404);
        QCOMPARE(patch(server, foreign, url, 0, m_bytes).status, 404);
    }

    void anUploadEndsAfterAWeekOrWhenItIsGivenUp()
    {
        ServerFixture server;
        const std::string token = server.token();
        const std::string url = create(server, token, m_bytes);
        QCOMPARE(server.send("DELETE", url, "", {}, token).status, 204);
        QCOMPARE(server.send("HEAD", url, "", {}, token).status, 404);
    }

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
};

QTEST_APPLESS_MAIN(TestFiles)
#include "tst_files.moc"
