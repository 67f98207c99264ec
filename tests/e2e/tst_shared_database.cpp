#include "tests/e2e/busy_tablet.h"
#include "tests/e2e/headquarters_process.h"
#include "tests/support/postgres_server.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <set>
#include <thread>

using namespace std::chrono_literals;
using wupan::test::BusyTablet;
using wupan::test::HeadquartersProcess;

namespace {

constexpr int kTablets = 12;
constexpr int kKills = 3;

/// What headquarters tells a tablet that listens.
class NewsListener
{
public:
    NewsListener(quint16 port, const std::string& token)
    {
        m_socket.connectToHost("127.0.0.1", port);
        m_socket.waitForConnected();
        m_socket.write("GET /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " +
                       QByteArray::fromStdString(token) + "\r\n\r\n");
    }
    /// Whether a word of news came within the time; which is then heard.
    bool hears(int milliseconds)
    {
        QElapsedTimer timer;
        timer.start();
        while (!m_heard.contains("event: news"))
            if (timer.elapsed() > milliseconds || !m_socket.waitForReadyRead(milliseconds))
                return false;
            else
                m_heard += m_socket.readAll();
        m_heard.clear();
        return true;
    }

private:
    QTcpSocket m_socket;
    QByteArray m_heard;
};

// Nobody reads the log meanwhile, and a full pipe would stop its writer.
const QStringList kQuiet{"--quiet"};

} // namespace

/// Two processes of wupan-hq on one database of PostgreSQL and one folder.
class TestSharedDatabase : public QObject
{
    Q_OBJECT
private:
    /// Before any wupan-hq is started, which take it from there.
    wupan::test::PostgresServer m_postgres;
    bool m_told = qputenv("WUPAN_DATABASE", QByteArray::fromStdString(m_postgres.newDatabase()));
    HeadquartersProcess m_first;
    HeadquartersProcess m_second{m_first, HeadquartersProcess::Beside{}};

    std::unique_ptr<BusyTablet> tablet(std::uint64_t seed) { return tablet(seed, m_second.port()); }
    std::unique_ptr<BusyTablet> tablet(std::uint64_t seed, quint16 port)
    {
        auto tablet = std::make_unique<BusyTablet>(seed);
        tablet->enrol(port, m_first.code("demo"), m_first.password("demo"));
        return tablet;
    }

private slots:
    void initTestCase()
    {
        m_first.start(kQuiet);
        m_second.start(kQuiet);
    }

    void oneIsKilledUnderLoadAndNothingIsLost()
    {
        std::vector<std::unique_ptr<BusyTablet>> tablets;
        for (int i = 0; i < kTablets; ++i)
            tablets.push_back(tablet(static_cast<std::uint64_t>(i) + 1));
        std::atomic<quint16> first = m_first.port();
        const quint16 second = m_second.port();
        std::atomic<bool> ends = false;
        std::atomic<int> unanswered = 0;
        std::vector<std::thread> threads;
        for (const auto& each : tablets)
            threads.emplace_back([&, sender = each.get()] {
                for (int i = 0; !ends; ++i)
                    if (!sender->send(i % 2 == 0 ? first.load() : second))
                        ++unanswered;
                while (!sender->send(second)) { // what nobody answered yet
                }
            });
        for (int kill = 0; kill < kKills; ++kill) {
            std::this_thread::sleep_for(700ms);
            m_first.kill();
            std::this_thread::sleep_for(300ms);
            m_first.start(kQuiet);
            first = m_first.port();
        }
        ends = true;
        for (std::thread& thread : threads)
            thread.join();

        QVERIFY(unanswered > 0); // the kills met somebody
        std::vector<std::string> present = tablet(99)->pullAll(m_first.port());
        std::ranges::sort(present);
        QVERIFY(std::ranges::adjacent_find(present) == present.end());
        std::size_t acknowledged = 0;
        for (const auto& each : tablets)
            for (const std::string& id : each->acknowledged()) {
                ++acknowledged;
                QVERIFY2(std::ranges::binary_search(present, id), id.c_str());
            }
        QVERIFY(acknowledged > 100);
        m_first.run({"verify-audit"}); // throws unless the chain is whole
    }

    void aTabletOfOneHearsAtOnceOfWhatTheOtherTook()
    {
        // What a tablet pulls tells it, too; so one listens, and another writes.
        const auto listening = tablet(201);
        const auto writing = tablet(202);
        NewsListener listener(m_second.port(), listening->token());
        QVERIFY(listener.hears(10'000)); // for what came before
        std::vector<qint64> waited;
        for (int i = 0; i < 7; ++i) {
            QElapsedTimer timer;
            timer.start();
            QVERIFY(writing->send(m_first.port()));
            QVERIFY(listener.hears(10'000));
            waited.push_back(timer.elapsed());
        }
        std::ranges::sort(waited);
        // By looks alone, every two seconds, it would be one second.
        QVERIFY2(waited[3] < 800, QByteArray::number(waited[3]).constData());
    }

    void commandsWorkBesideThem()
    {
        m_first.run({"add-officer", "--name", "样本", "--login", "beside", "--role", "officer"});
        QVERIFY(!m_second.code("beside").isEmpty());
        QVERIFY(m_first.run({"devices"}).contains("tablet"));
        QVERIFY(m_first.run({"audit"}).contains("enrolled"));
        QVERIFY(m_first.run({"backup", m_first.folder() + "/copy"}, 1).contains("pg_dump"));
        QVERIFY(m_first.run({"restore", m_first.folder() + "/copy"}, 1).contains("pg_restore"));
        QVERIFY(m_first.run({"restore"}, 1).contains("Stop it first"));
        QVERIFY(m_first.run({"migrate-store", "--to", m_first.folder() + "/moved"}, 1)
                    .contains("Stop it first"));
    }

    void aLostDatabaseIsABusyHeadquartersAndComesBack()
    {
        const auto sender = tablet(301);
        QVERIFY(sender->send(m_first.port()));
        m_postgres.stop();
        QVERIFY(!sender->send(m_first.port()));
        m_postgres.start();
        QVERIFY(sender->send(m_first.port()));
        QVERIFY(sender->send(m_second.port()));
        QCOMPARE(m_first.stop(), 0);
        QCOMPARE(m_second.stop(), 0);
    }

    void afterPgRestoreTabletsBeginAnew()
    {
        m_first.start(kQuiet);
        const auto known = tablet(401, m_first.port());
        QVERIFY(known->send(m_first.port()));
        const std::string before = known->cursor();
        QCOMPARE(m_first.stop(), 0);
        QVERIFY(m_first.run({"restore"}).contains("restored"));
        m_first.run({"verify-audit"});
        m_first.start(kQuiet);
        QVERIFY(known->send(m_first.port()));
        const auto epochOf = [](const std::string& cursor) {
            return cursor.substr(0, cursor.find('.'));
        };
        QVERIFY(epochOf(known->cursor()) != epochOf(before));
        QCOMPARE(m_first.stop(), 0);
    }
};

QTEST_GUILESS_MAIN(TestSharedDatabase)
#include "tst_shared_database.moc"
