#include "core/base/hash.h"
#include "core/model/attachment.h"
#include "core/model/enterprise.h"
#include "core/model/issue_event.h"
#include "core/services/attachment_service.h"
#include "core/services/issue_service.h"
#include "core/store/attention_store.h"
#include "tests/e2e/device.h"
#include "tests/e2e/headquarters_process.h"

#include <QTest>
#include <QTimer>

#include <set>

using namespace wupan;
using test::Device;

namespace {

constexpr int kRounds = 24;
constexpr int kCommentsOfARound = 30;

std::string photo(int number)
{
    return "\xFF\xD8\xFF" + std::to_string(number) + std::string(700'000, 'p');
}

} // namespace

/// Headquarters is killed while a tablet sends, and started again.
class TestKilledHeadquarters : public QObject
{
    Q_OBJECT
private:
    test::HeadquartersProcess m_headquarters;
    std::multiset<std::string> m_comments; ///< ever saved
    std::multiset<std::string> m_photos;   ///< hashes, thumbnails' too

    void save(Device& device, const IssueId& issue, int round)
    {
        IssueService issues(*device.tablet);
        for (int i = 0; i < kCommentsOfARound; ++i) {
            const std::string text = std::to_string(round) + "." + std::to_string(i);
            QVERIFY(issues.comment(issue, text).ok());
            m_comments.insert(text);
        }
        NewFile file;
        file.ownerType = RecordType::issue;
        file.ownerId = issue.uuid;
        file.bytes = photo(round);
        file.thumbnail = file.bytes.substr(0, 9'000) + "thumbnail";
        QVERIFY(AttachmentService(*device.tablet).add(file).ok());
        m_photos.insert({sha256Hex(file.bytes), sha256Hex(file.thumbnail)});
    }

    /// Syncs, and kills headquarters after so many milliseconds, or when the sync is done.
    void syncAndKill(Device& device, int afterMs)
    {
        bool killed = false;
        QTimer timer;
        timer.setSingleShot(true);
        timer.callOnTimeout([&] {
            m_headquarters.kill();
            killed = true;
        });
        timer.start(afterMs);
        static_cast<void>(device.sync());
        timer.stop();
        if (!killed)
            m_headquarters.kill();
        m_headquarters.start();
    }

    static std::string fileAtHeadquarters(Device& device, const std::string& sha256)
    {
        std::optional<std::string> bytes;
        HttpRequest request;
        request.path = "/v1/files/" + sha256;
        device.session().send(request, [&](const Result<HttpResponse>& answer) {
            bytes = answer ? answer->body : std::string();
        });
        return QTest::qWaitFor([&] { return bytes.has_value(); }, 30'000) ? *bytes : "";
    }

private slots:
    void whatItAcknowledgedIsThereOnceAfterAKillAtAnyMoment()
    {
        m_headquarters.start();
        Device device(m_headquarters.url());
        QVERIFY(device.enrol(m_headquarters, "demo").ok());
        QVERIFY(!device.sync().error);
        NewIssue draft;
        draft.enterpriseId =
            RecordStore(device.tablet->database()).loadAll<Enterprise>().front().id;
        draft.title = "用电增容";
        const auto issue = IssueService(*device.tablet).capture(draft);
        QVERIFY(issue.ok());
        for (int round = 0; round < kRounds; ++round) {
            save(device, *issue, round);
            // Early ones cut the records, late ones the files.
            syncAndKill(device, round * round);
        }
        // What was acknowledged is not sent again: had it been lost, it would be missing now.
        const SyncReport last = device.sync();
        QVERIFY2(!last.error, last.error ? last.error->detail.c_str() : "");
        QCOMPARE(device.pending(), std::int64_t{0});
        QCOMPARE(device.pendingFiles(), std::int64_t{0});
        QCOMPARE(AttentionStore(device.tablet->database()).count(), std::int64_t{0});

        Device other(m_headquarters.url());
        QVERIFY(other.enrol(m_headquarters, "demo").ok());
        QVERIFY(!other.sync().error);
        RecordStore records(other.tablet->database());
        std::multiset<std::string> comments;
        for (const IssueEvent& event : records.loadAll<IssueEvent>())
            if (event.issueId == *issue && event.step == IssueStep::comment)
                comments.insert(event.text);
        QVERIFY(comments == m_comments);
        std::multiset<std::string> photos;
        for (const Attachment& attachment : records.loadAll<Attachment>())
            if (attachment.ownerId == issue->text()) {
                photos.insert({attachment.sha256, attachment.thumbnailSha256});
                QVERIFY(attachment.receivedAt.has_value());
                QVERIFY(attachment.thumbnailReceivedAt.has_value());
            }
        QVERIFY(photos == m_photos);
        for (const std::string& sha256 : m_photos)
            QCOMPARE(sha256Hex(fileAtHeadquarters(other, sha256)), sha256);
    }
};

QTEST_GUILESS_MAIN(TestKilledHeadquarters)
#include "tst_killed_headquarters.moc"
