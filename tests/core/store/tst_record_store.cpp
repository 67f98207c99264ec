#include "core/store/record_store.h"

#include "core/model/issue.h"
#include "core/model/visit.h"
#include "core/services/visit_service.h"
#include "core/store/issue_store.h"
#include "tests/support/temporary_tablet.h"

#include <QTest>

using namespace wupan;
using test::TemporaryTablet;

namespace {

constexpr std::uintmax_t kWalHeader = 32;
constexpr std::uintmax_t kWalPage = 24 + 4096;

Document visitOf(TemporaryTablet& device)
{
    Visit visit;
    visit.id = device.newId<VisitId>();
    visit.revision = 3;
    visit.enterpriseId = device.enterprise.id;
    visit.officerId = device.officer.id;
    visit.plannedAt = device.clock.now();
    visit.answers = {{"/data/q1", "yes"}};
    visit.latitude = 25.7;
    return toDocument(visit);
}

template <class Work>
void inTransaction(TemporaryTablet& device, const Work& work)
{
    const Status written = device.tablet->inTransaction([&] {
        RecordStore records(device.tablet->database());
        work(records);
        return done();
    });
    QVERIFY(written.ok());
}

Uuid idOf(const Document& document)
{
    return *Uuid::parse(textAt(document, "id"));
}

} // namespace

class TestRecordStore : public QObject
{
    Q_OBJECT
private slots:
    void aRowIsReadAsItWasWritten()
    {
        TemporaryTablet device;
        Document document = visitOf(device);
        document["fieldOfANewerPeer"] = json::array{1, "two"};
        document["plannedAt"] = "a text where an instant should be";
        inTransaction(device,
                      [&](RecordStore& records) { records.write(RecordType::visit, document); });
        QVERIFY(RecordStore(device.tablet->database()).read(RecordType::visit, idOf(document)) ==
                document);
    }

    void anUpdatedRowIsAsIfItWasWrittenAnew_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("value"); ///< JSON; empty = the field is gone
        QTest::newRow("a field gets another value") << QByteArray("state") << QByteArray("\"x\"");
        QTest::newRow("a field gets its first value")
            << QByteArray("summary") << QByteArray("\"x\"");
        QTest::newRow("a field is cleared") << QByteArray("plannedAt") << QByteArray();
        QTest::newRow("a map gets a key")
            << QByteArray("answers") << QByteArray(R"({"/data/q1":"yes","/data/q2":"no"})");
        QTest::newRow("a number changes a little") << QByteArray("latitude") << QByteArray("25.8");
        QTest::newRow("the revision rises") << QByteArray("revision") << QByteArray("4");
        QTest::newRow("a field of a newer peer comes") << QByteArray("newer") << QByteArray("[1]");
        QTest::newRow("a field of a newer peer goes") << QByteArray("older") << QByteArray();
        QTest::newRow("a value stops to fit") << QByteArray("plannedAt") << QByteArray("\"soon\"");
        QTest::newRow("nothing changes") << QByteArray("revision") << QByteArray("3");
    }
    void anUpdatedRowIsAsIfItWasWrittenAnew()
    {
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, value);
        TemporaryTablet device;
        Document before = visitOf(device);
        before["older"] = true;
        Document after = before;
        if (value.isEmpty())
            after.erase(field.toStdString());
        else
            after[field.toStdString()] = json::parse(value.toStdString());
        inTransaction(device, [&](RecordStore& records) {
            records.write(RecordType::visit, before);
            records.update(RecordType::visit, before, after);
        });
        QVERIFY(RecordStore(device.tablet->database()).read(RecordType::visit, idOf(after)) ==
                after);
    }

    void anUpdatedIssueMovesInTheListAndIsFoundByItsNewTitle()
    {
        TemporaryTablet device;
        Issue issue;
        issue.id = device.newId<IssueId>();
        issue.title = "用电增容";
        issue.state = IssueState::handling;
        issue.dueAt = device.clock.now();
        device.pull(issue);
        issue.title = "设备贷款";
        issue.state = IssueState::closed;
        device.pull(issue, 2);

        IssueStore issues(device.tablet->database());
        IssueFilter filter;
        filter.now = device.clock.now();
        filter.search = "用电";
        QCOMPARE(issues.count(filter), std::int64_t{0});
        filter.search = "贷款";
        QCOMPARE(issues.count(filter), std::int64_t{1});
        Statement place = device.tablet->database().prepare("SELECT list_rank, is_open FROM issue");
        QVERIFY(place.step());
        QCOMPARE(place.integer(0), listRank(toDocument(issue)));
        QCOMPARE(place.integer(1), std::int64_t{0});
    }

    void anAnswerWritesNoPageOfAnIndex()
    {
        TemporaryTablet device;
        const Document before = visitOf(device);
        inTransaction(device,
                      [&](RecordStore& records) { records.write(RecordType::visit, before); });
        Document after = before;
        after["answers"] = json::object{{"/data/q1", "no!"}};
        device.tablet->database().execute("PRAGMA wal_checkpoint(TRUNCATE)");
        inTransaction(device, [&](RecordStore& records) {
            records.update(RecordType::visit, before, after);
        });
        const auto wal = device.tablet->databaseFile().string() + "-wal";
        QCOMPARE((std::filesystem::file_size(wal) - kWalHeader) / kWalPage, std::uintmax_t{1});
    }
};

QTEST_APPLESS_MAIN(TestRecordStore)
#include "tst_record_store.moc"
