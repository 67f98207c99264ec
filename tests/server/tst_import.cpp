#include "core/model/enterprise.h"
#include "server/api/csv.h"
#include "server/api/import_enterprises.h"
#include "tests/server/server_fixture.h"

#include <QTest>

using namespace wupan;
using test::ServerFixture;

namespace {

const std::string kHeader = "企业名称,统一社会信用代码,规模,标签,职工人数\r\n";
const std::string kGood = "样本甲企业,91350100M000100Y43,规上,\"省级专精特新、零地招商\",128\r\n";

ImportReport import(ServerFixture& server, const std::string& bytes)
{
    return *importEnterprises(server.context(), operatorOf(server.park.id), bytes);
}

} // namespace

class TestImport : public QObject
{
    Q_OBJECT
private slots:
    void everyEncodingOfAnOfficeIsRead_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray utf8 = QByteArray::fromStdString(kHeader + kGood);
        QTest::newRow("UTF-8") << utf8;
        QTest::newRow("UTF-8 with a byte order mark") << QByteArray("\xEF\xBB\xBF") + utf8;
        QTest::newRow("LF only") << QByteArray(utf8).replace("\r\n", "\n");
        // "企业名称,统一社会信用代码" and "样本甲企业,91350100M000100Y43" in GB18030
        QTest::newRow("GB18030") << QByteArray::fromHex(
            "c6f3d2b5c3fbb3c62ccdb3d2bbc9e7bbe1d0c5d3c3b4fac2eb0d0a"
            "d1f9b1bebcd7c6f3d2b52c39313335303130304d3030303130305934330d0a");
    }

    void everyEncodingOfAnOfficeIsRead()
    {
        QFETCH(QByteArray, bytes);
        ServerFixture server;
        const ImportReport report = import(server, bytes.toStdString());
        QVERIFY2(report.badLines.empty(),
                 report.badLines.empty() ? "" : report.badLines.front().c_str());
        QCOMPARE(report.added, std::size_t{1});
    }

    void theSameFileTwiceChangesNothing()
    {
        ServerFixture server;
        QCOMPARE(import(server, kHeader + kGood).added, std::size_t{1});
        std::int64_t before = 0;
        std::int64_t after = 0;
        server.write([&](StoreTransaction& store) {
            before = store.pull(server.park.id, 0, 5000, nullptr, {}).position;
        });
        const ImportReport again = import(server, kHeader + kGood);
        server.write([&](StoreTransaction& store) {
            after = store.pull(server.park.id, 0, 5000, nullptr, {}).position;
        });
        QCOMPARE(again.unchanged, std::size_t{1});
        QCOMPARE(again.added + again.changed, std::size_t{0});
        QCOMPARE(after, before);
    }

    /// Domain rule 6.
    void everyChangeSaysWhoAndWhenAndWhatWasBefore()
    {
        ServerFixture server;
        static_cast<void>(import(server, kHeader + kGood));
        server.clock.advanceMs(kMillisecondsPerHour);
        Caller admin = operatorOf(server.park.id);
        admin.actor.id = server.addPerson("样本管理", "admin", Role::admin);
        QCOMPARE(importEnterprises(server.context(), admin,
                                   kHeader + "样本甲企业改,91350100M000100Y43,,,\r\n")
                     ->changed,
                 std::size_t{1});
        std::vector<std::string> entry;
        const Status read = server.headquarters.store->readRows([&](SqlConnection& rows) {
            SqlStatement rowsOf = rows.prepare("SELECT author, corrected_at, change, before FROM "
                                               "history ORDER BY entry DESC");
            if (!rowsOf.step())
                return done();
            entry.push_back(rowsOf.uuid(0).text());
            entry.push_back(std::to_string(rowsOf.integer(1)));
            entry.emplace_back(rowsOf.text(2));
            entry.emplace_back(rowsOf.text(3));
            return done();
        });
        QVERIFY(read && entry.size() == 4);
        QCOMPARE(entry[0], admin.actor.id.text());
        QCOMPARE(entry[1], std::to_string(server.clock.now().ms));
        QVERIFY(entry[2].find("样本甲企业改") != std::string::npos);
        QVERIFY(entry[2].find("staffCount") == std::string::npos); // did not change
        QVERIFY(entry[3].find("\"样本甲企业\"") != std::string::npos);
        // An edit that a tablet made before it does not undo it.
        server.write([&](StoreTransaction& store) {
            const auto ids = store.recordsWith(server.park.id, RecordType::enterprise, "creditCode",
                                               "91350100M000100Y43");
            const auto stored = store.record(server.park.id, RecordType::enterprise, ids.front());
            QCOMPARE(integerAt(stored->times, "name"), server.clock.now().ms);
        });
    }

    void emptyCellsLeaveWhatIsThere()
    {
        ServerFixture server;
        static_cast<void>(import(server, kHeader + kGood));
        const ImportReport changed =
            import(server, kHeader + "样本甲企业改,91350100M000100Y43,,,\r\n");
        QCOMPARE(changed.changed, std::size_t{1});
        server.write([&](StoreTransaction& store) {
            const auto ids = store.recordsWith(server.park.id, RecordType::enterprise, "creditCode",
                                               "91350100M000100Y43");
            const auto stored = store.record(server.park.id, RecordType::enterprise, ids.front());
            const auto enterprise = fromDocument<Enterprise>(stored->document);
            QCOMPARE(enterprise.name, "样本甲企业改");
            QCOMPARE(enterprise.staffCount.value(), std::int64_t{128});
            QCOMPARE(enterprise.tags, (std::vector<std::string>{"省级专精特新", "零地招商"}));
        });
    }

    void everyBadLineIsNamedAndTheGoodOnesAreIn()
    {
        ServerFixture server;
        const ImportReport report = import(
            server, kHeader + "没有代码,,,,\n" + kGood + "短,9135,,,\n" +
                        "错一位,91350100M000100Y44,,,\n" + ",91350100M000100Y43,,,\n" +
                        "再来一次,91350100M000100Y43,,,\n" + "规模错,91350100M000100Y43,中,,\n" +
                        "列太多,91350100M000100Y43,,,,,,\n");
        QCOMPARE(report.added, std::size_t{1});
        QCOMPARE(report.badLines.size(), std::size_t{7});
        const std::vector<std::string> expected{"第 2 行：缺少统一社会信用代码",
                                                "第 4 行",
                                                "第 5 行",
                                                "第 6 行：缺少企业名称",
                                                "第 7 行：统一社会信用代码与第 3 行重复",
                                                "第 8 行：规模应为",
                                                "第 9 行：比表头多了"};
        for (std::size_t i = 0; i < expected.size(); ++i)
            QVERIFY2(report.badLines[i].starts_with(expected[i]), report.badLines[i].c_str());
    }

    void aFileThatIsNoSuchTableImportsNothing_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no code column") << QByteArray("企业名称\n样本\n");
        QTest::newRow("a column twice") << QByteArray("企业名称,企业名称,统一社会信用代码\n");
        QTest::newRow("a quote without an end") << QByteArray("企业名称,统一社会信用代码\n\"样本");
        QTest::newRow("neither UTF-8 nor GB18030") << QByteArray("\xFF\xFF\xFF\xFF");
    }

    void aFileThatIsNoSuchTableImportsNothing()
    {
        QFETCH(QByteArray, bytes);
        ServerFixture server;
        const auto report =
            importEnterprises(server.context(), operatorOf(server.park.id), bytes.toStdString());
        QCOMPARE(report.error().code, ErrorCode::invalidInput);
        QVERIFY(!report.error().detail.empty());
    }

    void unknownColumnsAreToldAndPassedOver()
    {
        ServerFixture server;
        const ImportReport report =
            import(server, "备注,企业名称,统一社会信用代码\n随便,样本甲企业,91350100M000100Y43\n");
        QCOMPARE(report.unknownColumns, (std::vector<std::string>{"备注"}));
        QCOMPARE(report.added, std::size_t{1});
    }
};

QTEST_APPLESS_MAIN(TestImport)
#include "tst_import.moc"
