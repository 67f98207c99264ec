#include "core/services/visit_service.h"
#include "core/store/attention_store.h"
#include "core/store/sync_status_store.h"
#include "core/sync/local_rows.h"
#include "tests/support/temporary_tablet.h"

#include <QTest>

using namespace wupan;
using test::TemporaryTablet;

/// What becomes of edits in the outbox that cannot be read or sent.
class TestSetAside : public QObject
{
    Q_OBJECT
private:
    static void inTransaction(TemporaryTablet& device, const std::function<void()>& work)
    {
        QVERIFY(device.tablet
                    ->inTransaction([&] {
                        work();
                        return done();
                    })
                    .ok());
    }

    static void damageNewestEdit(TemporaryTablet& device)
    {
        device.tablet->database().execute("UPDATE outbox SET change = substr(change, 1, 20) "
                                          "WHERE position = (SELECT max(position) FROM outbox)");
    }

    static std::optional<AttentionEntry> only(TemporaryTablet& device)
    {
        const auto rows = SyncStatusStore(device.tablet->database()).attention();
        if (rows.size() != 1)
            return std::nullopt;
        return AttentionStore(device.tablet->database()).find(rows.front().entry);
    }

    static std::vector<Change> seal(TemporaryTablet& device)
    {
        std::vector<Change> sealed;
        inTransaction(device, [&] { sealed = OutboxStore(device.tablet->database()).seal(100); });
        return sealed;
    }

private slots:
    void anUnreadableEditIsSetAsideAndTheOthersAreSent()
    {
        TemporaryTablet device;
        VisitService visits(*device.tablet);
        QVERIFY(visits.plan(device.enterprise.id, device.clock.now()).ok());
        damageNewestEdit(device);
        const VisitId good = *visits.plan(device.enterprise.id, device.clock.now());
        inTransaction(device, [&] { LocalRows(*device.tablet).setAsideUnreadable(); });

        const auto entry = only(device);
        QVERIFY(entry && !entry->change);
        QCOMPARE(entry->reason, "unreadable");
        QVERIFY(!entry->changeText.empty());
        const std::vector<Change> sealed = seal(device);
        QCOMPARE(sealed.size(), std::size_t{1});
        QCOMPARE(sealed.front().recordId, good.uuid);
        QCOMPARE(sealed.front().sequence, std::int64_t{1});
    }

    void theRowIsHeadquartersAgain()
    {
        TemporaryTablet device;
        inTransaction(device, [&] {
            LocalRows rows(*device.tablet);
            Change change =
                rows.change(RecordType::enterprise, device.enterprise.id.uuid, ChangeKind::update);
            change.fields["address"] = "不对的地址";
            QVERIFY(rows.save(change).ok());
        });
        QCOMPARE(device.load<Enterprise>(device.enterprise.id).address, "不对的地址");
        damageNewestEdit(device);
        inTransaction(device, [&] { LocalRows(*device.tablet).setAsideUnreadable(); });
        QCOMPARE(device.load<Enterprise>(device.enterprise.id).address, "");
        QVERIFY(!OutboxStore(device.tablet->database()).base(device.enterprise.id.uuid));
    }

    void whatIsSentNextMeetsThemInTheirTurn()
    {
        TemporaryTablet device;
        VisitService visits(*device.tablet);
        std::vector<VisitId> good{*visits.plan(device.enterprise.id, device.clock.now())};
        QVERIFY(visits.plan(device.enterprise.id, device.clock.now()).ok());
        damageNewestEdit(device);
        good.push_back(*visits.plan(device.enterprise.id, device.clock.now()));
        std::vector<Change> next;
        const auto take = [&](std::size_t limit) {
            inTransaction(device, [&] { next = LocalRows(*device.tablet).toSend(limit); });
        };

        take(1);
        QVERIFY(!only(device)); // nothing is read that is not sent
        QCOMPARE(next.size(), std::size_t{1});
        QCOMPARE(next.front().recordId, good[0].uuid);
        device.tablet->database().execute("DELETE FROM outbox WHERE sequence = 1");
        take(2);
        QVERIFY(only(device));
        QCOMPARE(next.size(), std::size_t{1});
        QCOMPARE(next.front().recordId, good[1].uuid);
        QCOMPARE(next.front().sequence, std::int64_t{2});
    }

    void aSealedOneHasSomethingInItsPlace()
    {
        TemporaryTablet device;
        VisitService visits(*device.tablet);
        QVERIFY(visits.plan(device.enterprise.id, device.clock.now()).ok());
        QVERIFY(visits.plan(device.enterprise.id, device.clock.now()).ok());
        const std::vector<Change> before = seal(device);
        device.tablet->database().execute("UPDATE outbox SET change = 'x' WHERE sequence = 1");
        inTransaction(device, [&] { LocalRows(*device.tablet).setAsideUnreadable(); });

        const std::vector<Change> after = OutboxStore(device.tablet->database()).sealed(100);
        QCOMPARE(after.size(), std::size_t{2});
        QCOMPARE(after[0].sequence, std::int64_t{1});
        QVERIFY(after[0].kind == ChangeKind::giveUp);
        QCOMPARE(after[0].recordId, before[0].recordId);
        QCOMPARE(textAt(after[0].fields, "reason"), "unreadable");
        QCOMPARE(after[1].chain, before[1].chain);
        QCOMPARE(textAt(after[0].fields, "editId"), only(device)->editId);
    }

    void anEditThatHeadquartersDoesNotUnderstandGivesItsPlaceAway()
    {
        TemporaryTablet device;
        VisitService visits(*device.tablet);
        const VisitId id = *visits.plan(device.enterprise.id, device.clock.now());
        const Change sealed = seal(device).front();
        inTransaction(device, [&] { LocalRows(*device.tablet).setAside(sealed); });

        const auto entry = only(device);
        QVERIFY(entry && entry->change);
        QCOMPARE(entry->reason, "unacceptable");
        QCOMPARE(toJson(*entry->change), toJson(sealed));
        const Change instead = OutboxStore(device.tablet->database()).sealed(10).front();
        QVERIFY(instead.kind == ChangeKind::giveUp);
        QCOMPARE(instead.sequence, sealed.sequence);
        QCOMPARE(instead.chain, sealed.chain);
        QVERIFY(!RecordStore(device.tablet->database()).read(RecordType::visit, id.uuid));

        ChangeOutcome outcome;
        outcome.sequence = sealed.sequence;
        inTransaction(device,
                      [&] { LocalRows(*device.tablet).settle(outcome, device.clock.now()); });
        QCOMPARE(OutboxStore(device.tablet->database()).count(), std::int64_t{0});
        QVERIFY(!OutboxStore(device.tablet->database()).base(id.uuid));
    }

    void anEditAfterAnUnreadableOneOfTheSameRecordIsSaved()
    {
        TemporaryTablet device;
        VisitService visits(*device.tablet);
        const VisitId id = *visits.plan(device.enterprise.id, device.clock.now());
        damageNewestEdit(device);
        QVERIFY(visits.saveSummary(id, "总结").ok());
        QCOMPARE(OutboxStore(device.tablet->database()).editsOf(id.uuid).size(), std::size_t{1});
    }
};

QTEST_APPLESS_MAIN(TestSetAside)
#include "tst_set_aside.moc"
