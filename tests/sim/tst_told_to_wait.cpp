#include "core/model/checklist.h"
#include "core/model/enterprise.h"
#include "core/services/visit_service.h"
#include "core/store/sync_status_store.h"
#include "tests/sim/enrolled_device.h"

#include <QTest>

using namespace wupan;

/// A tablet that headquarters tells to wait, because it asks too often.
class TestToldToWait : public QObject
{
    Q_OBJECT
private slots:
    void itLosesNothing()
    {
        constexpr int kVisits = 700; // in requests of 200
        sim::ScratchFolder folder;
        test::ServerFixture server;
        Enterprise enterprise;
        enterprise.id = server.newId<EnterpriseId>();
        enterprise.name = "样本企业";
        Checklist checklist;
        checklist.id = server.newId<ChecklistId>();
        server.write([&](StoreTransaction& store) {
            store.put(server.park.id, RecordType::enterprise, toDocument(enterprise), {});
            store.put(server.park.id, RecordType::checklist, toDocument(checklist), {});
        });
        const auto device =
            sim::enrolledDevice(server, server.officer, "officer-1", folder.path() / "1");
        const auto sync = [&] {
            device->lastError.reset();
            device->startSync();
            device->deliverAll();
        };
        sync();
        for (int i = 0; i < kVisits; ++i)
            QVERIFY(VisitService(*device->tablet).plan(enterprise.id, server.clock.now()).ok());
        const auto pending = [&] {
            return SyncStatusStore(device->tablet->database()).pendingCount();
        };
        QCOMPARE(pending(), std::int64_t{kVisits});

        server.context().limits.tablet = 2;
        int waits = 0;
        for (; pending() > 0 && waits < 20; ++waits) {
            sync();
            if (pending() == 0)
                break;
            QVERIFY(device->lastError.has_value());
            QCOMPARE(device->lastError->code, ErrorCode::serverBusy);
            const std::int64_t waitMs = device->lastError->retryAfterMs;
            QVERIFY(waitMs > 0 && waitMs <= kMillisecondsPerMinute + kMillisecondsPerSecond);
            server.clock.advanceMs(waitMs);
            device->clock.advanceMs(waitMs);
        }
        QCOMPARE(pending(), std::int64_t{0});
        QVERIFY(waits > 0);
        server.context().limits = {};
        sync();
        QVERIFY(!device->lastError.has_value());
        std::size_t arrived = 0;
        server.write([&](StoreTransaction& store) {
            arrived = store.records(server.park.id, RecordType::visit, {}, 10'000).size();
        });
        QCOMPARE(arrived, std::size_t{kVisits});
    }
};

QTEST_GUILESS_MAIN(TestToldToWait)
#include "tst_told_to_wait.moc"
