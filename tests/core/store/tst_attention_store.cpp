#include "core/store/attention_store.h"
#include "core/store/outbox_store.h"
#include "core/store/sync_status_store.h"
#include "tests/support/temporary_tablet.h"

#include <QTest>

using namespace wupan;
using test::TemporaryTablet;

namespace wupan {
std::span<const Migration> tabletMigrations();
}

class TestAttentionStore : public QObject
{
    Q_OBJECT
private:
    static Change edit(TemporaryTablet& device, std::uint8_t which)
    {
        Change change;
        change.sequence = 1;
        change.type = RecordType::enterprise;
        change.recordId = device.enterprise.id.uuid;
        change.fields["address"] = "园区路 1 号";
        change.editId.uuid.bytes.fill(which);
        return change;
    }

    static ChangeOutcome refused(const std::string& reason)
    {
        ChangeOutcome outcome;
        outcome.outcome = Outcome::refused;
        outcome.reason = reason;
        return outcome;
    }

    static void write(TemporaryTablet& device, const std::function<void(AttentionStore&)>& work)
    {
        QVERIFY(device.tablet
                    ->inTransaction([&] {
                        AttentionStore store(device.tablet->database());
                        work(store);
                        return done();
                    })
                    .ok());
    }

    static std::int64_t firstEntry(TemporaryTablet& device)
    {
        return SyncStatusStore(device.tablet->database()).attention().back().entry;
    }

private slots:
    void theSameEditStandsThereOnce()
    {
        TemporaryTablet device;
        write(device, [&](AttentionStore& store) {
            store.add(edit(device, 0xaa), refused("closed"), device.clock.now());
            store.add(edit(device, 0xaa), refused("missing"), device.clock.now());
        });
        AttentionStore store(device.tablet->database());
        QCOMPARE(store.count(), std::int64_t{1});
        QCOMPARE(store.find(firstEntry(device))->reason, "closed");
    }

    void anotherOutcomeOfAnOpenEntryReplacesTheFirst()
    {
        TemporaryTablet device;
        ChangeOutcome conflict;
        conflict.outcome = Outcome::conflict;
        conflict.theirs["description"] = "剩7天";
        write(device, [&](AttentionStore& store) {
            store.add(edit(device, 0xaa), refused("closed"), device.clock.now());
            store.add(edit(device, 0xaa), conflict, device.clock.now());
        });
        AttentionStore store(device.tablet->database());
        QCOMPARE(store.count(), std::int64_t{1});
        const auto entry = store.find(firstEntry(device));
        QVERIFY(entry->outcome == Outcome::conflict);
        QCOMPARE(entry->theirs, conflict.theirs);
    }

    void whatHeadquartersTookAfterAllIsOpenNoMore()
    {
        TemporaryTablet device;
        write(device, [&](AttentionStore& store) {
            store.add(edit(device, 0xaa), refused("closed"), device.clock.now());
            store.add(edit(device, 0xbb), refused("closed"), device.clock.now());
        });
        const std::int64_t other = firstEntry(device);
        write(device, [&](AttentionStore& store) {
            store.noteTaken(edit(device, 0xbb).editId, device.clock.now());
        });
        AttentionStore store(device.tablet->database());
        QCOMPARE(store.count(), std::int64_t{1});
        QCOMPARE(firstEntry(device), other);
        QVERIFY(!store.find(other)->decision);
    }

    void twoEditsWithTheSameSequenceNumberBothStandThere()
    {
        TemporaryTablet device;
        write(device, [&](AttentionStore& store) {
            store.add(edit(device, 0xaa), refused("closed"), device.clock.now());
            store.add(edit(device, 0xbb), refused("closed"), device.clock.now());
        });
        QCOMPARE(AttentionStore(device.tablet->database()).count(), std::int64_t{2});
    }

    void aDecidedEntryIsKeptButNotOpen()
    {
        TemporaryTablet device;
        write(device, [&](AttentionStore& store) {
            store.add(edit(device, 0xaa), refused("closed"), device.clock.now());
        });
        const std::int64_t entry = firstEntry(device);
        write(device, [&](AttentionStore& store) {
            QVERIFY(store.decide(entry, Decision::givenUp, device.clock.now()));
            QVERIFY(!store.decide(entry, Decision::sentAgain, device.clock.now()));
        });
        AttentionStore store(device.tablet->database());
        QCOMPARE(store.count(), std::int64_t{0});
        QVERIFY(SyncStatusStore(device.tablet->database()).attention().empty());
        const auto kept = store.find(entry);
        QVERIFY(kept && kept->decision == Decision::givenUp);
        QCOMPARE(kept->change->fields, edit(device, 0xaa).fields);
    }

    void anEditThatCannotBeReadIsKeptAsItIs_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("editId");
        QTest::newRow("no JSON") << "{\"type\":" << QString();
        QTest::newRow("a kind from elsewhere") << R"({"kind":"dance","editId":"cc"})"
                                               << "cc";
    }

    void anEditThatCannotBeReadIsKeptAsItIs()
    {
        QFETCH(QString, text);
        QFETCH(QString, editId);
        TemporaryTablet device;
        UnreadableEdit unreadable;
        unreadable.type = RecordType::enterprise;
        unreadable.recordId = device.enterprise.id.uuid;
        unreadable.text = text.toStdString();
        std::string known;
        write(device, [&](AttentionStore& store) {
            known = store.addUnreadable(unreadable);
            QCOMPARE(store.addUnreadable(unreadable), known);
        });
        if (!editId.isNull())
            QCOMPARE(known, editId.toStdString());
        QVERIFY(!known.empty());
        AttentionStore store(device.tablet->database());
        QCOMPARE(store.count(), std::int64_t{1});
        const auto entry = store.find(firstEntry(device));
        QVERIFY(entry && !entry->change);
        QCOMPARE(entry->changeText, text.toStdString());
        QCOMPARE(entry->reason, "unreadable");
    }

    void whatStoodOnTheListBeforeIsThereAfterTheUpdate()
    {
        TemporaryTablet device;
        const auto file = device.folder() / "before.db";
        const std::span<const Migration> all = tabletMigrations();
        Database database(file, OpenMode::writer);
        QVERIFY(migrate(database, all.first(3)).ok());
        const std::string change = json::serialize(toJson(edit(device, 0xaa)));
        Statement insert = database.prepare(
            "INSERT INTO attention (sequence, type, record_id, change, outcome, reason, theirs, "
            "at) VALUES (?1, 'enterprise', x'00', ?2, 'refused', 'closed', '{}', 5)");
        insert.bind(1, std::int64_t{1}).bind(2, std::string_view(change)).run();
        insert.bind(1, std::int64_t{2}).bind(2, std::string_view("no JSON")).run();
        QVERIFY(migrate(database, all).ok());

        AttentionStore store(database);
        QCOMPARE(store.count(), std::int64_t{2});
        QCOMPARE(store.find(1)->editId, edit(device, 0xaa).editId.text());
        QCOMPARE(store.find(1)->reason, "closed");
        QVERIFY(!store.find(2)->change);
        QCOMPARE(store.find(2)->changeText, "no JSON");
    }
};

QTEST_APPLESS_MAIN(TestAttentionStore)
#include "tst_attention_store.moc"
