#include "core/base/compression.h"
#include "tests/e2e/fault_proxy.h"
#include "tests/e2e/hurried_transport.h"
#include "tests/e2e/interceptor.h"
#include "tests/e2e/ledger.h"
#include "tests/e2e/temporary_files_in_memory.h"

#include <QRandomGenerator>
#include <QTest>

using namespace wupan;
using test::Cut;
using test::Device;
using test::FaultProxy;
using test::Ledger;

Q_DECLARE_METATYPE(wupan::test::Cut)

namespace {

constexpr qint64 kPhotoBytes = 700'000;

/// A tablet that has everything of headquarters, and the list of what is saved on it.
struct Worker
{
    Worker(const QUrl& link, test::HeadquartersProcess& headquarters)
        : device(link)
    {
        if (!device.enrol(headquarters, "demo") || device.sync().error)
            throw std::runtime_error("the tablet cannot be set up");
        ledger.emplace(device, headquarters.folder());
    }

    void work()
    {
        for (int i = 0; i < 6; ++i) {
            ledger->saveIssue();
            ledger->savePhoto(kPhotoBytes);
        }
    }

    /// Syncs until nothing waits: after how many rounds that was, or the bound.
    int syncUntilDone(int bound)
    {
        int rounds = 0;
        bool done = false;
        while (!done && rounds < bound) {
            ++rounds;
            const SyncReport report = device.sync();
            done = !report.error && device.pending() == 0 && device.pendingFiles() == 0;
        }
        return rounds;
    }

    Device device;
    std::optional<Ledger> ledger;
};

qint64 sizeOf(const QByteArray& head)
{
    return head.size() + FaultProxy::lengthOfBody(head);
}

/// Three of ten exchanges are cut, somewhere.
FaultProxy::Plan threeOfTen(quint32 seed)
{
    return [random = QRandomGenerator(seed)](const QByteArray& head) mutable {
        const bool isCut = random.bounded(10) < 3;
        const auto way = random.bounded(2) == 0 ? Cut::Way::request : Cut::Way::answer;
        const auto ending = random.bounded(2) == 0 ? Cut::Ending::fin : Cut::Ending::reset;
        const qint64 size = way == Cut::Way::request ? sizeOf(head) : 150;
        const Cut cut{way, ending, Cut::From::start, random.bounded(size)};
        return isCut ? std::optional(cut) : std::nullopt;
    };
}

/// A link that breaks whenever it has carried 50 to 350 KB, whatever they were.
FaultProxy::Plan flapping(quint32 seed)
{
    return [random = QRandomGenerator(seed), life = qint64{0}](const QByteArray& head) mutable {
        const qint64 size = sizeOf(head);
        if (life == 0)
            life = random.bounded(50'000, 350'000);
        if (size <= life) {
            life -= size;
            return std::optional<Cut>();
        }
        const Cut cut{Cut::Way::request, Cut::Ending::reset, Cut::From::start, life};
        life = 0;
        return std::optional(cut);
    };
}

} // namespace

Q_DECLARE_METATYPE(wupan::ContentCoding)

/// A tablet on links that are slow, silent or break again and again.
class TestBadLinks : public QObject
{
    Q_OBJECT
private:
    test::TemporaryFilesInMemory m_inMemory;
    test::HeadquartersProcess m_headquarters;
    std::unique_ptr<FaultProxy> m_link;

    /// What the work of one tablet costs on a link that holds.
    qint64 bytesOnAGoodLink()
    {
        m_link->open();
        Worker worker(m_link->url(), m_headquarters);
        worker.work();
        const qint64 before = m_link->bytesFromClients();
        worker.syncUntilDone(1);
        return m_link->bytesFromClients() - before;
    }

private slots:
    void initTestCase()
    {
        m_headquarters.start({"--quiet"});
        m_link = std::make_unique<FaultProxy>(m_headquarters.port());
    }

    void init()
    {
        m_link->open();
        m_link->limitTo(0);
    }

    void silenceEndsWithTheDeadline_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<Cut>("cut");
        const auto silent = [](Cut::Way way, Cut::From from, qint64 offset) {
            return Cut{way, Cut::Ending::silence, from, offset};
        };
        const Cut blackHole = silent(Cut::Way::request, Cut::From::start, 0);
        QTest::newRow("a sync") << QByteArray("POST /v1/sync") << blackHole;
        QTest::newRow("a sync whose answer stops in the middle")
            << QByteArray("POST /v1/sync") << silent(Cut::Way::answer, Cut::From::end, -10);
        QTest::newRow("a renewal") << QByteArray("POST /v1/token") << blackHole;
        QTest::newRow("an upload's beginning") << QByteArray("POST /v1/files") << blackHole;
        QTest::newRow("an upload's bytes")
            << QByteArray("PATCH ") << silent(Cut::Way::request, Cut::From::end, -10);
    }

    void silenceEndsWithTheDeadline()
    {
        QFETCH(QByteArray, request);
        QFETCH(Cut, cut);
        Worker worker(m_link->url(), m_headquarters);
        test::HurriedTransport hurried(worker.device.transport);
        worker.device.sendThrough(
            hurried); // which restarts the session, so it begins with a renewal
        worker.ledger->saveIssue();
        worker.ledger->savePhoto(100);
        m_link->cutOnce(request, cut);
        const SyncReport report = worker.device.sync();
        QCOMPARE(report.error.value().code, ErrorCode::unreachable);
        m_link->open();
        QCOMPARE(worker.syncUntilDone(2), 1);
        QCOMPARE(worker.ledger->fault(), QByteArray());
    }

    void aLinkOfOneKilobyteASecondCarriesEverything()
    {
        Worker worker(m_link->url(), m_headquarters);
        worker.ledger->saveIssue();
        worker.ledger->savePhoto(300'000);
        test::HurriedTransport hurried(worker.device.transport);
        worker.device.sendThrough(hurried);
        m_link->limitTo(100'000); // with deadlines a hundredth as long
        QVERIFY(worker.syncUntilDone(5) < 5);
        QCOMPARE(worker.ledger->fault(), QByteArray());
    }

    void aLinkThatBreaksAgainAndAgainCarriesEverything_data()
    {
        QTest::addColumn<bool>("flaps");
        QTest::addColumn<quint32>("seed");
        for (const quint32 seed : {1U, 2U, 3U}) {
            QTest::addRow("three of ten exchanges are cut, seed %u", seed) << false << seed;
            QTest::addRow("it carries 50 to 350 KB at a time, seed %u", seed) << true << seed;
        }
    }

    void aLinkThatBreaksAgainAndAgainCarriesEverything()
    {
        QFETCH(bool, flaps);
        QFETCH(quint32, seed);
        const qint64 needed = bytesOnAGoodLink();
        Worker worker(m_link->url(), m_headquarters);
        worker.work();
        m_link->cutBy(flaps ? flapping(seed) : threeOfTen(seed));
        const qint64 before = m_link->bytesFromClients();
        const int rounds = worker.syncUntilDone(150);
        const qint64 sent = m_link->bytesFromClients() - before;
        qInfo("%d rounds, %.3f times the bytes of a good link", rounds,
              static_cast<double>(sent) / static_cast<double>(needed));
        QVERIFY(rounds < 150);
        QCOMPARE(worker.ledger->fault(), QByteArray());
        QVERIFY(sent * 10 <= needed * (flaps ? 12 : 15));
    }

    void anUploadThatExpiredMeanwhileBeginsAgain()
    {
        Worker worker(m_link->url(), m_headquarters);
        worker.ledger->savePhoto(kPhotoBytes);
        m_link->cutBy([chunks = 0](const QByteArray& head) mutable {
            const bool isCut = head.startsWith("PATCH ") && ++chunks > 1;
            return isCut ? std::optional(Cut{}) : std::nullopt;
        });
        QCOMPARE(worker.device.sync().error.value().code, ErrorCode::unreachable);
        QCOMPARE(worker.device.pendingFiles(), std::int64_t{1});
        {
            Database database((m_headquarters.folder() + "/hq.db").toStdString(), OpenMode::writer);
            database.execute("UPDATE upload SET expires_at = 1");
        }
        m_link->open();
        const qint64 before = m_link->bytesFromClients();
        QCOMPARE(worker.syncUntilDone(2), 1);
        QVERIFY(m_link->bytesFromClients() - before > kPhotoBytes);
        QCOMPARE(worker.ledger->fault(), QByteArray());
    }

    void anAnswerThatGrowsWhenUnpackedIsNoAnswer_data()
    {
        QTest::addColumn<ContentCoding>("coding");
        QTest::newRow("by gzip") << ContentCoding::gzip;
        QTest::newRow("by zstd") << ContentCoding::zstd;
    }

    void anAnswerThatGrowsWhenUnpackedIsNoAnswer()
    {
        QFETCH(ContentCoding, coding);
        test::Interceptor between(m_headquarters.port());
        Worker worker(between.url(), m_headquarters);
        worker.ledger->saveIssue();
        const std::string bomb = compress(std::string(200'000'000, ' '), coding);
        QVERIFY(bomb.size() < 250'000);
        between.answer("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: " +
                       QByteArray::fromStdString(std::string(headerValue(coding))) +
                       "\r\nContent-Length: " + QByteArray::number(qsizetype(bomb.size())) +
                       "\r\n\r\n" + QByteArray::fromStdString(bomb));
        const SyncReport report = worker.device.sync();
        QCOMPARE(report.error.value().code, ErrorCode::wrongServer);
        QVERIFY(worker.device.session().active());
        between.passOn();
        QCOMPARE(worker.syncUntilDone(2), 1);
        QCOMPARE(worker.ledger->fault(), QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestBadLinks)
#include "tst_bad_links.moc"
