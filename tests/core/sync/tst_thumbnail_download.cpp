#include "core/sync/thumbnail_download.h"

#include "core/base/hash.h"
#include "core/model/attachment.h"
#include "core/store/attachment_store.h"
#include "core/sync/unneeded_files.h"
#include "platform/fake/memory_secret_store.h"
#include "tests/support/queued_transport.h"
#include "tests/support/temporary_tablet.h"

#include <QStringList>
#include <QTest>

using namespace wupan;
using test::TemporaryTablet;

namespace {

const std::string kThumbnail = "\xFF\xD8\xFF thumbnail";
const std::string kOther = "\xFF\xD8\xFF another";

/// Gives the files that it has.
class FileServer final : public test::QueuedTransport
{
public:
    std::map<std::string, std::string> files; ///< content by hash
    bool reachable = true;
    QStringList asked; ///< hashes
    std::string range;

private:
    Result<HttpResponse> answerTo(const HttpRequest& request) override
    {
        if (request.path == "/v1/token")
            return HttpResponse{200, {}, R"({"accessToken": "a", "refreshToken": "r"})"};
        const std::string sha256 = request.path.substr(std::string("/v1/files/").size());
        asked += QString::fromStdString(sha256);
        range = request.headers.at("Range");
        if (!reachable)
            return Error{ErrorCode::unreachable, "no network"};
        const auto file = files.find(sha256);
        return file == files.end() ? HttpResponse{404, {}, {}}
                                   : HttpResponse{206, {}, file->second};
    }
};

/// A tablet that knows somebody else's photo, and a session at headquarters.
struct Viewer
{
    Viewer()
    {
        secrets.secrets["refreshToken"] = "r";
        session.resume([](const Status&) {});
        headquarters.answerEverything();
        download.onArrived = [this] { ++arrived; };
        attachment.id = home.newId<AttachmentId>();
        attachment.ownerId = home.enterprise.id.text();
        attachment.sha256 = std::string(64, 'a');
        attachment.thumbnailSha256 = sha256Hex(kThumbnail);
        home.pull(attachment);
        headquarters.files[attachment.thumbnailSha256] = kThumbnail;
    }

    void want(const std::string& content)
    {
        download.want({sha256Hex(content)});
        headquarters.answerEverything();
    }
    bool shows()
    {
        return AttachmentStore(home.tablet->database())
            .ofOwner(home.enterprise.id.uuid)
            .front()
            .thumbnailOnThisTablet;
    }
    void lose()
    {
        const Status lost = home.tablet->inTransaction([&] {
            LocalRows(*home.tablet).adopt(RecordType::attachment, attachment.id.uuid, nullptr);
            return done();
        });
        if (!lost)
            throw std::runtime_error(lost.error().detail);
    }
    [[nodiscard]] std::filesystem::path pathOf(const std::string& content) const
    {
        return home.tablet->filesFolder() / sha256Hex(content);
    }

    TemporaryTablet home;
    FileServer headquarters;
    fake::MemorySecretStore secrets;
    Session session{*home.tablet, headquarters, secrets};
    ThumbnailDownload download{*home.tablet, session};
    Attachment attachment;
    int arrived = 0;
};

} // namespace

/// What a page would show of photos that were taken elsewhere.
class TestThumbnailDownload : public QObject
{
    Q_OBJECT
private slots:
    void aThumbnailThatIsWantedComesAndStays()
    {
        Viewer tablet;
        tablet.want(kThumbnail);
        QVERIFY(tablet.shows());
        QCOMPARE(std::filesystem::file_size(tablet.pathOf(kThumbnail)), kThumbnail.size());
        QCOMPARE(tablet.arrived, 1);
        QCOMPARE(tablet.headquarters.range, "bytes=0-262143");
    }

    void severalComeOneAfterTheOtherAndAreToldOnce()
    {
        Viewer tablet;
        Attachment second = tablet.attachment;
        second.id = tablet.home.newId<AttachmentId>();
        second.thumbnailSha256 = sha256Hex(kOther);
        tablet.home.pull(second);
        tablet.headquarters.files[second.thumbnailSha256] = kOther;
        tablet.download.want({tablet.attachment.thumbnailSha256, second.thumbnailSha256});
        tablet.download.want({second.thumbnailSha256}); // another page shows it as well
        tablet.headquarters.answerOne();                // the access token
        tablet.headquarters.answerOne();
        QCOMPARE(tablet.headquarters.asked.size(), 1);
        QCOMPARE(tablet.arrived, 0);
        tablet.headquarters.answerEverything();
        QCOMPARE(tablet.headquarters.asked.size(), 2);
        QCOMPARE(tablet.arrived, 1);
    }

    void whatIsNotTheThumbnailIsNotKept_data()
    {
        QTest::addColumn<QByteArray>("instead");
        QTest::newRow("other bytes") << QByteArray("\xFF\xD8\xFF something else");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("the beginning of it") << QByteArray("\xFF\xD8\xFF thumb");
    }

    void whatIsNotTheThumbnailIsNotKept()
    {
        QFETCH(QByteArray, instead);
        Viewer tablet;
        tablet.headquarters.files[sha256Hex(kThumbnail)] = instead.toStdString();
        tablet.want(kThumbnail);
        QVERIFY(!tablet.shows());
        QVERIFY(!std::filesystem::exists(tablet.pathOf(kThumbnail)));
        QCOMPARE(tablet.arrived, 0);
    }

    void whatIsNoPictureIsNotKeptUnderItsHash()
    {
        Viewer tablet;
        const std::string page = "<html>";
        tablet.headquarters.files[sha256Hex(page)] = page;
        tablet.want(page);
        QVERIFY(!std::filesystem::exists(tablet.pathOf(page)));
    }

    void whatHeadquartersDoesNotGiveIsAskedForOnce()
    {
        Viewer tablet;
        tablet.headquarters.files.clear();
        tablet.want(kThumbnail);
        tablet.want(kThumbnail);
        QCOMPARE(tablet.headquarters.asked.size(), 1);
        QVERIFY(!tablet.shows());
    }

    void withoutANetworkItCanBeWantedAgain()
    {
        Viewer tablet;
        tablet.headquarters.reachable = false;
        tablet.want(kThumbnail);
        QVERIFY(!tablet.shows());
        tablet.headquarters.reachable = true;
        tablet.want(kThumbnail);
        QVERIFY(tablet.shows());
        QCOMPARE(tablet.arrived, 1);
    }

    void whatLeftTheViewOnItsWayIsNotKept()
    {
        Viewer tablet;
        tablet.download.want({tablet.attachment.thumbnailSha256});
        tablet.lose();
        tablet.headquarters.answerEverything();
        QVERIFY(!std::filesystem::exists(tablet.pathOf(kThumbnail)));
    }

    void whatComesBackIntoTheViewIsWantedAgain()
    {
        Viewer tablet;
        tablet.want(kThumbnail);
        tablet.lose();
        QVERIFY(removeUnneededFiles(*tablet.home.tablet));
        QVERIFY(!std::filesystem::exists(tablet.pathOf(kThumbnail)));
        tablet.home.pull(tablet.attachment);
        tablet.want(kThumbnail);
        QVERIFY(tablet.shows());
    }

    void whatIsNoHashIsNotAskedFor()
    {
        Viewer tablet;
        tablet.download.want({"../../v1/sync", ""});
        tablet.headquarters.answerEverything();
        QCOMPARE(tablet.headquarters.asked, QStringList());
    }
};

QTEST_APPLESS_MAIN(TestThumbnailDownload)
#include "tst_thumbnail_download.moc"
