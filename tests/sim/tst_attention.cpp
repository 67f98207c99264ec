#include "core/model/enterprise.h"
#include "core/model/issue.h"
#include "core/services/attention_service.h"
#include "core/services/issue_service.h"
#include "core/store/record_store.h"
#include "core/store/sync_status_store.h"
#include "core/sync/local_rows.h"
#include "tests/sim/enrolled_device.h"
#include "tests/sim/sim_park.h"

#include <QTest>

using namespace wupan;

namespace {

constexpr auto kBefore = "企业已提交增容申请，希望尽快送电。";
constexpr auto kMine = "企业已提交增容申请，需 630 kVA，希望月底前送电。";
constexpr auto kTheirs = "企业已提交增容申请，方案已答复，希望尽快送电。";
constexpr auto kTogether = "企业已提交增容申请，需 630 kVA，方案已答复，希望月底前送电。";

/// Two tablets of one officer and headquarters' real handlers.
class TwoTablets
{
public:
    TwoTablets()
        : m_first(sim::enrolledDevice(server, server.officer, "officer-1", m_folder.path() / "1"))
        , m_second(sim::enrolledDevice(server, server.officer, "officer-1", m_folder.path() / "2"))
        , first(*m_first)
        , second(*m_second)
    {
        Enterprise row;
        row.id = enterprise = server.newId<EnterpriseId>();
        row.name = "智能装备示范企业";
        server.write([&](StoreTransaction& store) {
            store.put(server.park.id, RecordType::enterprise, toDocument(row), {});
        });
        syncAll();
    }

    /// An issue whose description both tablets changed; the first one was second at headquarters.
    void clash()
    {
        NewIssue draft;
        draft.enterpriseId = enterprise;
        draft.title = "用电增容申请";
        draft.description = kBefore;
        issue = *IssueService(*first.tablet).capture(draft);
        syncAll();
        QVERIFY(IssueService(*first.tablet).edit(issue, {{"description", kMine}}).ok());
        QVERIFY(IssueService(*second.tablet).edit(issue, {{"description", kTheirs}}).ok());
        sync(second);
        sync(first);
    }

    static void sync(sim::Device& device)
    {
        device.startSync();
        device.deliverAll();
        QVERIFY(device.quiet());
    }

    void syncAll()
    {
        for (int round = 0; round < 2; ++round)
            for (sim::Device* device : {&first, &second})
                sync(*device);
    }

    static std::vector<AttentionRow> open(sim::Device& device)
    {
        return SyncStatusStore(device.tablet->database()).attention();
    }

    static std::optional<Document> rowOf(sim::Device& device, RecordType type, const Uuid& id)
    {
        return RecordStore(device.tablet->database()).read(type, id);
    }

    std::optional<Document> atHeadquarters(RecordType type, const Uuid& id)
    {
        std::optional<Document> document;
        server.write([&](StoreTransaction& store) {
            if (const auto stored = store.record(server.park.id, type, id))
                document = stored->document;
        });
        return document;
    }

    std::vector<HistoryEntry> historyOf(sim::Device& device)
    {
        std::vector<HistoryEntry> all;
        server.write([&](StoreTransaction& store) {
            for (std::int64_t sequence = 1;; ++sequence) {
                auto entry = store.history(device.tablet->actor().deviceId, sequence);
                if (!entry)
                    break;
                all.push_back(std::move(*entry));
            }
        });
        return all;
    }

    void compareDescription(const std::string& expected)
    {
        const auto hq = atHeadquarters(RecordType::issue, issue.uuid);
        QVERIFY(hq.has_value());
        QCOMPARE(textAt(*hq, "description"), expected);
        QCOMPARE(rowOf(first, RecordType::issue, issue.uuid), hq);
        QCOMPARE(rowOf(second, RecordType::issue, issue.uuid), hq);
    }

private:
    sim::ScratchFolder m_folder;

public:
    test::ServerFixture server;

private:
    std::unique_ptr<sim::Device> m_first;
    std::unique_ptr<sim::Device> m_second;

public:
    sim::Device& first;
    sim::Device& second;
    EnterpriseId enterprise;
    IssueId issue;
};

} // namespace

/// Edits that need someone, from one end to the other.
class TestAttention : public QObject
{
    Q_OBJECT
private slots:
    void aConflictIsDecidedOnOneTabletAndBothAreEqual()
    {
        TwoTablets park;
        park.clash();
        QCOMPARE(TwoTablets::open(park.first).size(), std::size_t{1});
        QVERIFY(TwoTablets::open(park.second).empty());
        AttentionService service(*park.first.tablet);
        const std::int64_t entry = TwoTablets::open(park.first).front().entry;
        const auto found = service.open(entry);
        QCOMPARE(found->texts.front().mine, kMine);
        QCOMPARE(found->texts.front().theirs, kTheirs);
        QVERIFY(service
                    .sendAgain(entry, {{"description", found->texts.front().proposal,
                                        found->texts.front().theirs}})
                    .ok());
        park.syncAll();
        park.compareDescription(kTogether);
        QVERIFY(TwoTablets::open(park.first).empty());
        QVERIFY(park.historyOf(park.first).back().outcome.outcome == Outcome::applied);
    }

    void headquartersHistorySaysWhoGaveUp()
    {
        TwoTablets park;
        park.clash();
        const auto revision =
            integerAt(*park.atHeadquarters(RecordType::issue, park.issue.uuid), "revision");
        const std::string clashed = park.historyOf(park.first).back().change.editId.text();
        const std::int64_t entry = TwoTablets::open(park.first).front().entry;
        QVERIFY(AttentionService(*park.first.tablet).takeTheirs(entry).ok());
        park.syncAll();

        park.compareDescription(kTheirs);
        QCOMPARE(integerAt(*park.atHeadquarters(RecordType::issue, park.issue.uuid), "revision"),
                 revision);
        QVERIFY(!park.first.lastError);
        const HistoryEntry last = park.historyOf(park.first).back();
        QVERIFY(last.change.kind == ChangeKind::giveUp);
        QCOMPARE(textAt(last.change.fields, "editId"), clashed);
        QCOMPARE(last.author, park.server.officer);
        QVERIFY(last.outcome.outcome == Outcome::applied);
    }

    void anEditOfARecordThatHeadquartersNeverTookIsGivenUp()
    {
        TwoTablets park;
        QVERIFY(park.first.tablet
                    ->inTransaction([&] {
                        // As a tablet of another version could make it.
                        Change change = LocalRows(*park.first.tablet)
                                            .change(RecordType::visit, Uuid::v7({1}, m_random),
                                                    ChangeKind::create);
                        change.fields["latitude"] = "north";
                        OutboxStore(park.first.tablet->database()).add(change);
                        return done();
                    })
                    .ok());
        TwoTablets::sync(park.first);
        const auto rows = TwoTablets::open(park.first);
        QCOMPARE(rows.size(), std::size_t{1});
        QCOMPARE(rows.front().reason, "malformedField");
        QVERIFY(AttentionService(*park.first.tablet).giveUp(rows.front().entry).ok());
        TwoTablets::sync(park.first);
        QVERIFY(!park.first.lastError);
        QVERIFY(park.historyOf(park.first).back().change.kind == ChangeKind::giveUp);
        QCOMPARE(SyncStatusStore(park.first.tablet->database()).pendingCount(), std::int64_t{0});
    }

    void anEditThatHeadquartersCannotTakeDoesNotBlockTheOthers_data()
    {
        QTest::addColumn<bool>("tooLarge");
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("after");
        QTest::newRow("nested too deep, among others") << false << 5 << 7;
        QTest::newRow("nested too deep, the first") << false << 0 << 3;
        QTest::newRow("nested too deep, the only one") << false << 0 << 0;
        QTest::newRow("larger than headquarters reads") << true << 2 << 2;
    }

    void anEditThatHeadquartersCannotTakeDoesNotBlockTheOthers()
    {
        QFETCH(bool, tooLarge);
        QFETCH(int, before);
        QFETCH(int, after);
        TwoTablets park;
        std::vector<IssueId> issues;
        const auto capture = [&] {
            NewIssue draft;
            draft.enterpriseId = park.enterprise;
            draft.title = "问题";
            issues.push_back(*IssueService(*park.first.tablet).capture(draft));
        };
        for (int i = 0; i < before; ++i)
            capture();
        addPoison(park, tooLarge);
        for (int i = 0; i < after; ++i)
            capture();
        TwoTablets::sync(park.first);

        QVERIFY2(!park.first.lastError,
                 park.first.lastError ? park.first.lastError->detail.c_str() : "");
        QCOMPARE(SyncStatusStore(park.first.tablet->database()).pendingCount(), std::int64_t{0});
        for (const IssueId id : issues)
            QVERIFY(park.atHeadquarters(RecordType::issue, id.uuid));
        const auto rows = TwoTablets::open(park.first);
        QCOMPARE(rows.size(), std::size_t{1});
        QCOMPARE(rows.front().reason, "unacceptable");
        const auto entry = AttentionStore(park.first.tablet->database()).find(rows.front().entry);
        QVERIFY(entry->change && entry->change->fields.contains("address"));
        const std::vector<HistoryEntry> history = park.historyOf(park.first);
        QCOMPARE(history.size(), static_cast<std::size_t>(before + 1 + after));
        const Change& instead = history[static_cast<std::size_t>(before)].change;
        QVERIFY(instead.kind == ChangeKind::giveUp);
        QCOMPARE(textAt(instead.fields, "editId"), entry->editId);
        QCOMPARE(textAt(instead.fields, "reason"), "unacceptable");
    }

    void anEditThatCannotBeReadDoesNotBlockTheOthers()
    {
        TwoTablets park;
        NewIssue draft;
        draft.enterpriseId = park.enterprise;
        draft.title = "问题";
        QVERIFY(IssueService(*park.first.tablet).capture(draft).ok());
        park.first.tablet->database().execute("UPDATE outbox SET change = '{\"type\":'");
        const IssueId good = *IssueService(*park.first.tablet).capture(draft);
        park.syncAll();
        QVERIFY(!park.first.lastError);
        QVERIFY(park.atHeadquarters(RecordType::issue, good.uuid));
        QCOMPARE(TwoTablets::open(park.first).front().reason, "unreadable");
        QCOMPARE(SyncStatusStore(park.first.tablet->database()).pendingCount(), std::int64_t{0});
    }

private:
    /// Past the services, which would not let it through.
    static void addPoison(TwoTablets& park, bool tooLarge)
    {
        json::value value("x");
        for (int i = 0; i < 29; ++i)
            value = json::array{std::move(value)};
        if (tooLarge)
            value = std::string(5'000'000, 'x');
        QVERIFY(park.first.tablet
                    ->inTransaction([&] {
                        Change change = LocalRows(*park.first.tablet)
                                            .change(RecordType::enterprise, park.enterprise.uuid,
                                                    ChangeKind::update);
                        change.fields["address"] = std::move(value);
                        OutboxStore(park.first.tablet->database()).add(change);
                        return done();
                    })
                    .ok());
    }

    test::SeededRandom m_random{3};
};

QTEST_GUILESS_MAIN(TestAttention)
#include "tst_attention.moc"
