#include "core/base/hash.h"
#include "core/model/attachment.h"
#include "tests/e2e/bare_tablet.h"
#include "tests/e2e/full_disk.h"
#include "tests/e2e/headquarters_process.h"

#include <QTest>

using namespace wupan;
using test::BareTablet;
using test::FullDisk;

namespace {

constexpr int kDiskMegabytes = 24;

std::string picture(char fill, std::size_t size)
{
    return "\xFF\xD8\xFF" + std::string(size - 3, fill);
}

std::string outcomeOf(const HttpResponse& answer)
{
    const auto parsed = parseSyncResponse(answer.body);
    return parsed && !parsed->outcomes.empty() ? std::string(word(parsed->outcomes.front().outcome))
                                               : answer.body;
}

} // namespace

/// wupan-hq on a disk that gets full under it, and has room again later.
class TestHeadquartersFullDisk : public QObject
{
    Q_OBJECT
private:
    test::HeadquartersProcess m_headquarters;
    std::optional<FullDisk> m_disk;
    std::unique_ptr<BareTablet> m_tablet;

private slots:
    void initTestCase()
    {
        if (!test::HeadquartersProcess::mayMount())
            QSKIP("NOT TESTED: this machine does not let a test mount a small disk of its own");
        const QByteArray code = m_headquarters.code("demo");
        m_disk.emplace(m_headquarters.startOnSmallDisk(kDiskMegabytes));
        m_tablet = std::make_unique<BareTablet>(m_headquarters.url());
        m_tablet->enrol(code, m_headquarters.password("demo"));
        // The first use of a token is noted, which takes room.
        QCOMPARE(m_tablet->sync({}).status, 200);
    }

    void cleanup()
    {
        if (m_disk)
            m_disk->free();
    }

    void aFileThatDoesNotFitIsRefusedWholeAndFitsLater()
    {
        const std::string bytes = picture('a', 2'000'000);
        const std::string url = m_tablet->createUpload(bytes);
        QCOMPARE(m_tablet->patch(url, bytes, 0, 500'000), 204);
        m_disk->fillUpTo(700'000);
        const HttpResponse refused =
            m_tablet->send("PATCH", url, bytes.substr(500'000), {{"Upload-Offset", "500000"}});
        QCOMPARE(refused.status, 507);
        QCOMPARE(refused.headers.at("content-type"), "application/problem+json");
        QCOMPARE(std::string(textAt(*parseObject(refused.body), "code")), "diskFull");
        QCOMPARE(m_tablet->head(url), std::pair(200, std::string("500000")));
        m_disk->free();
        QCOMPARE(m_tablet->patch(url, bytes, 500'000, bytes.size()), 204);
        QCOMPARE(m_tablet->head(url), std::pair(200, std::to_string(bytes.size())));
    }

    void changesThatDoNotFitAreRefusedTogetherAndFitLater()
    {
        constexpr int kChanges = 50;
        std::vector<Change> changes;
        changes.reserve(kChanges);
        for (int i = 0; i < kChanges; ++i)
            changes.push_back(m_tablet->create(
                RecordType::visit, {{"state", "planned"}, {"summary", std::string(2000, 'v')}}));
        m_disk->fillUpTo(40'000);
        const HttpResponse refused = m_tablet->sync(changes);
        QCOMPARE(refused.status, 507);
        QCOMPARE(std::string(textAt(*parseObject(refused.body), "code")), "diskFull");
        QCOMPARE(m_tablet->sync({}).status, 200);
        QVERIFY(m_tablet->record(RecordType::visit, changes.front().recordId).empty());
        m_disk->free();
        QCOMPARE(outcomeOf(m_tablet->sync(changes)), "applied");
        QVERIFY(!m_tablet->record(RecordType::visit, changes.back().recordId).empty());
    }

    void whereverTheRoomEndsNothingIsLost()
    {
        for (std::size_t room = 0; room <= 120'000; room += 4096) {
            const std::string bytes = picture('b', 30'000 + room);
            Change photo = m_tablet->create(RecordType::attachment, {{"sha256", sha256Hex(bytes)}});
            QCOMPARE(outcomeOf(m_tablet->sync({photo})), "applied");
            const std::string url = m_tablet->createUpload(bytes);
            QCOMPARE(m_tablet->patch(url, bytes, 0, 10'000 + room), 204);
            const Change visit = m_tablet->create(RecordType::visit, {{"state", "planned"}});

            m_disk->fillUpTo(room);
            const int patched = m_tablet->patch(url, bytes, 10'000 + room, bytes.size());
            const int synced = m_tablet->sync({visit}).status;
            const int asked = m_tablet->head(url).first;
            const QByteArray statuses = QString("%1 left: PATCH %2, sync %3, HEAD %4")
                                            .arg(room)
                                            .arg(patched)
                                            .arg(synced)
                                            .arg(asked)
                                            .toUtf8();
            QVERIFY2(patched == 204 || patched == 507, statuses.constData());
            QVERIFY2(synced == 200 || synced == 507, statuses.constData());
            QVERIFY2(asked == 200 || asked == 507, statuses.constData());
            m_disk->free();

            // As a tablet goes on: it asks how far it came, and sends the rest.
            const auto [status, offset] = m_tablet->head(url);
            QVERIFY2(status == 200 && (patched != 204 || offset == std::to_string(bytes.size())),
                     statuses.constData());
            if (offset != std::to_string(bytes.size()))
                QCOMPARE(m_tablet->patch(url, bytes, std::stoul(offset), bytes.size()), 204);
            QVERIFY(
                m_tablet->record(RecordType::attachment, photo.recordId).contains("receivedAt"));
            QCOMPARE(outcomeOf(m_tablet->sync({visit})), synced == 200 ? "duplicate" : "applied");
        }
    }
};

QTEST_GUILESS_MAIN(TestHeadquartersFullDisk)
#include "tst_headquarters_full_disk.moc"
