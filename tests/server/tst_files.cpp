#include "core/model/attachment.h"
#include "server/api/expired_uploads.h"
#include "tests/server/small_pictures.h"
#include "tests/server/tus_requests.h"

#include <QTest>

using namespace wupan;
using test::base64;
using test::create;
using test::createAnswer;
using test::patch;
using test::ServerFixture;

/// tus 1.0 as its specification says, on the handlers.
class TestFiles : public QObject
{
    Q_OBJECT
private:
    std::string m_bytes = std::string("\xFF\xD8\xFF") + std::string(5000, 'p');

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

    void whatIsNoKindOfFileThatIsTakenIsRefused()
    {
        ServerFixture server;
        const std::string token = server.token();
        const std::string program = "#!/bin/sh\nrm -rf /\n";
        QCOMPARE(patch(server, token, create(server, token, program), 0, program).status, 415);
        QVERIFY(!server.headquarters.files->has(sha256Hex(program)));
    }

    void aPictureHasAtMostFiftyMegapixels_data()
    {
        QTest::addColumn<unsigned>("width");
        QTest::addColumn<unsigned>("height");
        QTest::addColumn<int>("status");
        QTest::newRow("one less") << 7'142'857U << 7U << 204;
        QTest::newRow("as many") << 10'000U << 5'000U << 204;
        QTest::newRow("one more") << 16'666'667U << 3U << 415;
        QTest::newRow("a line more") << 10'000U << 5'001U << 415;
        QTest::newRow("more than a number of 63 bits") << 0xFFFFFFFFU << 0xFFFFFFFFU << 415;
        QTest::newRow("a bomb") << 65'535U << 65'535U << 415;
    }

    void aPictureHasAtMostFiftyMegapixels()
    {
        QFETCH(unsigned, width);
        QFETCH(unsigned, height);
        QFETCH(int, status);
        ServerFixture server;
        const std::string token = server.token();
        const std::string png =
            "\x89PNG\r\n\x1a\n" +
            test::pngChunk("IHDR", test::bigFirst(width, 4) + test::bigFirst(height, 4) +
                                       std::string("\x08\x02\0\0\0", 5));
        QCOMPARE(patch(server, token, create(server, token, png), 0, png).status, status);
        if (width > 0xFFFF)
            return; // no JPEG is so wide
        const std::string size = test::bigFirst(height, 2) + test::bigFirst(width, 2);
        const std::string jpeg =
            "\xFF\xD8" + test::jpegSegment(0xE0, "JFIF") + test::jpegSegment(0xC4, "a table") +
            "\xFF" + test::jpegSegment(0xC2, "\x08" + size + "\x03" + std::string(9, 'c')) +
            "\xFF\xD9";
        QCOMPARE(patch(server, token, create(server, token, jpeg), 0, jpeg).status, status);
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

    void anUploadEndsWhenItIsGivenUp()
    {
        ServerFixture server;
        const std::string token = server.token();
        const std::string url = create(server, token, m_bytes);
        QCOMPARE(server.send("DELETE", url, "", {}, token).status, 204);
        QCOMPARE(server.send("HEAD", url, "", {}, token).status, 404);
    }

    void onlyAnUnfinishedUploadSaysWhenItExpires()
    {
        ServerFixture server;
        const std::string token = server.token();
        const Response created = createAnswer(server, token, m_bytes);
        const std::string url = created.headers.at("Location");
        const std::string inAWeek = "Mon, 30 Nov 2026 01:00:00 GMT";
        QCOMPARE(created.headers.at("Upload-Expires"), inAWeek);
        const Response part = patch(server, token, url, 0, m_bytes.substr(0, 100));
        QCOMPARE(part.headers.at("Upload-Expires"), inAWeek);
        const Response head = server.send("HEAD", url, "", {}, token);
        QCOMPARE(head.headers.at("Upload-Expires"), inAWeek);
        QCOMPARE(head.headers.at("Cache-Control"), "no-store");
        QCOMPARE(head.headers.at("Upload-Length"), std::to_string(m_bytes.size()));
        const Response last = patch(server, token, url, 100, m_bytes.substr(100));
        QCOMPARE(last.status, 204);
        QVERIFY(!last.headers.contains("Upload-Expires"));
    }

    void anExpiredUploadIsGoneAndItsBytesGoWithTheNextTidying()
    {
        ServerFixture server;
        const std::string token = server.token();
        const std::string url = create(server, token, m_bytes);
        QCOMPARE(patch(server, token, url, 0, m_bytes.substr(0, 100)).status, 204);
        server.clock.advanceMs(7 * kMillisecondsPerDay);
        QCOMPARE(*removeExpiredUploads(server.context()), std::size_t{0});
        const std::string newToken = server.token();
        QCOMPARE(server.send("HEAD", url, "", {}, newToken).status, 200);
        server.clock.advanceMs(1);
        QCOMPARE(server.send("HEAD", url, "", {}, newToken).status, 410);
        QCOMPARE(patch(server, newToken, url, 100, m_bytes.substr(100)).status, 410);
        QCOMPARE(*removeExpiredUploads(server.context()), std::size_t{1});
        QVERIFY(server.headquarters.files->parts().empty());
        QCOMPARE(server.send("HEAD", url, "", {}, newToken).status, 404);
        const std::string again = create(server, newToken, m_bytes);
        QCOMPARE(patch(server, newToken, again, 0, m_bytes).status, 204);
        QCOMPARE(*removeExpiredUploads(server.context()), std::size_t{0});
        QVERIFY(server.headquarters.files->has(sha256Hex(m_bytes)));
    }

    void tidyingTakesNobodysBytesAndLeavesThoseBeingWritten()
    {
        ServerFixture server;
        FilesFolder& files = *server.headquarters.files;
        const Uuid nobodys = server.newId<VisitId>().uuid;
        const Uuid busy = server.newId<VisitId>().uuid;
        QVERIFY(files.append(nobodys, "abc").ok() && files.append(busy, "abc").ok());
        const FilesFolder::Hold hold(files, busy);
        QCOMPARE(*removeExpiredUploads(server.context()), std::size_t{1});
        QCOMPARE(files.parts(), std::vector<Uuid>{busy});
    }

    void anotherProcessDoesNotWriteTheSameUpload()
    {
        ServerFixture server;
        const auto others = FilesFolder::open(server.headquarters.folder / "files").value();
        const Uuid upload = server.newId<VisitId>().uuid;
        {
            const FilesFolder::Hold hold(*server.headquarters.files, upload);
            QVERIFY(hold);
            QVERIFY(!FilesFolder::Hold(*others, upload));
            QVERIFY(FilesFolder::Hold(*others, server.newId<VisitId>().uuid));
        }
        QVERIFY(FilesFolder::Hold(*others, upload));
    }

    void theAbilitiesAreAnnounced()
    {
        ServerFixture server;
        const Response options = server.send("OPTIONS", "/v1/files", "", {}, server.token());
        QCOMPARE(options.status, 204);
        QCOMPARE(options.headers.at("Tus-Version"), "1.0.0");
        QCOMPARE(options.headers.at("Tus-Checksum-Algorithm"), "sha1,sha256");
        QCOMPARE(options.headers.at("Tus-Extension"), "creation,checksum,termination,expiration");
        QCOMPARE(options.headers.at("Tus-Max-Size"), "26214400");
    }

    void anotherVersionOfTusIsRefused()
    {
        ServerFixture server;
        const Response refused =
            server.send("POST", "/v1/files", "", {{"tus-resumable", "0.2.2"}}, server.token());
        QCOMPARE(refused.status, 412);
        QCOMPARE(refused.headers.at("Tus-Version"), "1.0.0");
    }

    void theMethodThatIsMeantMayStandInAHeader()
    {
        ServerFixture server;
        const std::string token = server.token();
        const std::string url = create(server, token, m_bytes);
        const auto post = [&](const std::string& meant, const std::string& body) {
            return server.send("POST", url, body,
                               {{"x-http-method-override", meant},
                                {"content-type", "application/offset+octet-stream"},
                                {"upload-offset", "0"}},
                               token);
        };
        QCOMPARE(post("", "").status, 405);
        QCOMPARE(post("PATCH", m_bytes.substr(0, 100)).status, 204);
        QCOMPARE(post("HEAD", "").headers.at("Upload-Offset"), "100");
        QCOMPARE(post("DELETE", "").status, 204);
        QCOMPARE(server.send("HEAD", url, "", {}, token).status, 404);
    }

    void aChecksumIsCheckedByEitherAlgorithm_data()
    {
        // Of the three bytes FF D8 FF, by sha1sum and sha256sum.
        QTest::addColumn<QByteArray>("checksum");
        QTest::addColumn<int>("status");
        const QByteArray sha1 = "o/8WOFvqHUU0nqEc4j5PM3t9TdU=";
        const QByteArray sha256 = "blaOH2f7olgYTHgYFTnl6P3uRH5Ju3BvwOo0+/EjNqU=";
        QTest::newRow("sha1") << "sha1 " + sha1 << 204;
        QTest::newRow("sha256") << "sha256 " + sha256 << 204;
        QTest::newRow("sha1 of other bytes")
            << QByteArray("sha1 AAAAAAAAAAAAAAAAAAAAAAAAAAA=") << 460;
        QTest::newRow("sha256 called sha1") << "sha1 " + sha256 << 460;
        QTest::newRow("the beginning of a sha256") << "sha256 " + sha256.left(40) << 460;
        QTest::newRow("no value") << QByteArray("sha1") << 460;
        QTest::newRow("no base64") << QByteArray("sha256 %%%") << 460;
        QTest::newRow("an algorithm that is not announced") << QByteArray("md5 AAAA") << 400;
        QTest::newRow("no algorithm") << QByteArray(" ") << 400;
    }

    void aChecksumIsCheckedByEitherAlgorithm()
    {
        QFETCH(QByteArray, checksum);
        QFETCH(int, status);
        ServerFixture server;
        const std::string token = server.token();
        const std::string url = create(server, token, m_bytes);
        const Response answer =
            patch(server, token, url, 0, m_bytes.substr(0, 3), checksum.toStdString());
        QCOMPARE(answer.status, status);
        const Response head = server.send("HEAD", url, "", {}, token);
        QCOMPARE(head.headers.at("Upload-Offset"), status == 204 ? "3" : "0");
    }
};

QTEST_APPLESS_MAIN(TestFiles)
#include "tst_files.moc"
