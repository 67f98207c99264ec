#include "core/model/attachment.h"
#include "server/api/bare_picture.h"
#include "tests/server/office.h"
#include "tests/server/small_pictures.h"
#include "tests/server/tus_requests.h"

#include <QTest>

using namespace wupan;
using test::holds;
using test::Office;
using test::Visitor;

/// Pictures at headquarters' pages, which leave without what the camera wrote into them.
class TestPagePictures : public QObject
{
    Q_OBJECT
private:
    const std::string m_place = "GPS 24.5N 118.1E";
    const std::string m_photo = [this] {
        std::string photo = test::jpegLike(std::string(500, 't'));
        return photo.insert(2, test::exifSegment(test::cameraTiff(8, false, m_place)));
    }();

    /// A photo of an issue; its hash.
    static std::string give(Office& office, const std::string& token, const std::string& bytes)
    {
        Attachment attachment;
        attachment.id = office.server.newId<AttachmentId>();
        attachment.ownerType = word(RecordType::issue);
        attachment.ownerId = office.issue("用电增容申请").id.text();
        attachment.sha256 = sha256Hex(bytes);
        office.put(attachment);
        const std::string url = test::create(office.server, token, bytes);
        if (test::patch(office.server, token, url, 0, bytes).status != 204)
            throw std::runtime_error("not uploaded");
        return attachment.sha256;
    }

    static Response part(Office& office, Visitor& visitor, const std::string& hash,
                         std::map<std::string, std::string, std::less<>> headers)
    {
        Api api(office.server.context());
        Pages pages(office.server.context(), api.authentication(), true);
        headers["cookie"] = visitor.cookie;
        return pages.handle({"GET", "/files/" + hash, std::move(headers), {}, "10.0.0.1", {}});
    }

private slots:
    void thePagesGiveACopyAndTabletsTheBytesThatHaveTheHash()
    {
        Office office;
        const std::string token = office.server.token();
        const std::string hash = give(office, token, m_photo);
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        const Response shown = visitor.get("/files/" + hash);
        QCOMPARE(shown.status, 200);
        QVERIFY(!holds(shown, m_place));
        QCOMPARE(shown.body, barePicture(m_photo).value());
        QCOMPARE(shown.headers.at("Content-Type"), "image/jpeg");
        QCOMPARE(shown.headers.at("Content-Disposition"), "attachment");
        const Response original = office.server.send("GET", "/v1/files/" + hash, "", {}, token);
        QCOMPARE(sha256Hex(original.body), hash);
        QVERIFY(original.headers.at("ETag") != shown.headers.at("ETag"));
    }

    void aPartOfTheCopyIsAPartOfTheCopy()
    {
        Office office;
        const std::string hash = give(office, office.server.token(), m_photo);
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        const Response whole = visitor.get("/files/" + hash);
        const std::string size = std::to_string(whole.body.size());
        QVERIFY(whole.body.size() < m_photo.size());
        Response some = part(office, visitor, hash, {{"range", "bytes=10-99"}});
        QCOMPARE(some.status, 206);
        QCOMPARE(some.body, whole.body.substr(10, 90));
        QCOMPARE(some.headers.at("Content-Range"), "bytes 10-99/" + size);
        some = part(office, visitor, hash, {{"range", "bytes=-5"}});
        QCOMPARE(some.body, whole.body.substr(whole.body.size() - 5));
        some = part(office, visitor, hash,
                    {{"range", "bytes=10-99"}, {"if-range", whole.headers.at("ETag")}});
        QCOMPARE(some.status, 206);
        // Of the original's bytes no part goes on with parts of the copy.
        some =
            part(office, visitor, hash, {{"range", "bytes=10-99"}, {"if-range", '"' + hash + '"'}});
        QCOMPARE(some.status, 200);
        QCOMPARE(some.body, whole.body);
        QCOMPARE(part(office, visitor, hash, {{"range", "bytes=" + size + "-"}}).status, 416);
    }

    void aDamagedPictureIsNotGivenOutAndNotLost()
    {
        Office office;
        const std::string damaged = m_photo.substr(0, m_photo.size() - 2);
        const std::string token = office.server.token();
        const std::string hash = give(office, token, damaged);
        Visitor visitor(office.server);
        visitor.signIn("coordinator");
        const Response refused = visitor.get("/files/" + hash);
        QCOMPARE(refused.status, 415);
        QVERIFY(holds(refused, "This picture is damaged and cannot be shown."));
        QVERIFY(!holds(refused, m_place));
        QCOMPARE(office.server.send("GET", "/v1/files/" + hash, "", {}, token).body, damaged);
    }
};

QTEST_GUILESS_MAIN(TestPagePictures)
#include "tst_page_pictures.moc"
