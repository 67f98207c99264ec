#include "core/model/checklist.h"
#include "core/model/enterprise.h"
#include "core/model/issue.h"
#include "core/model/issue_event.h"
#include "core/model/visit.h"
#include "core/services/issue_service.h"
#include "core/services/visit_service.h"
#include "core/store/attention_store.h"
#include "core/store/issue_store.h"
#include "core/store/record_store.h"
#include "core/store/sync_status_store.h"
#include "core/sync/local_rows.h"
#include "tests/sim/enrolled_device.h"
#include "tests/sim/sim_park.h"

#include <QTest>

using namespace wupan;
using sim::Fate;

/// Whole tablets and headquarters' handlers through what should never happen, and does.
class TestRecovery : public QObject
{
    Q_OBJECT
private:
    sim::ScratchFolder m_folder;
    int m_folders = 0;
    test::ServerFixture m_server;
    EnterpriseId m_enterprise;

    std::unique_ptr<sim::Device> enrolled(OfficerId person, const std::string& login)
    {
        return sim::enrolledDevice(m_server, person, login, newFolder());
    }
    std::unique_ptr<sim::Device> enrolled() { return enrolled(m_server.officer, "officer-1"); }

    std::filesystem::path newFolder()
    {
        return m_folder.path() / ("tablet-" + std::to_string(++m_folders));
    }

    void sync(sim::Device& device)
    {
        device.startSync();
        device.deliverAll();
        QVERIFY(device.quiet());
        QVERIFY2(!device.lastError, device.lastError ? device.lastError->detail.c_str() : "");
        QCOMPARE(SyncStatusStore(device.tablet->database()).pendingCount(), std::int64_t{0});
        QCOMPARE(AttentionStore(device.tablet->database()).count(), std::int64_t{0});
    }

    std::optional<Document> atHeadquarters(RecordType type, const Uuid& id)
    {
        std::optional<Document> document;
        m_server.write([&](StoreTransaction& store) {
            if (const auto stored = store.record(m_server.park.id, type, id))
                document = stored->document;
        });
        return document;
    }

    std::string summaryAtHeadquarters(VisitId id)
    {
        const auto document = atHeadquarters(RecordType::visit, id.uuid);
        return document ? std::string(textAt(*document, "summary")) : "(no such visit)";
    }

    static std::string deviceId(sim::Device& device)
    {
        return device.tablet->actor().deviceId.text();
    }

    VisitId plan(sim::Device& device)
    {
        return *VisitService(*device.tablet).plan(m_enterprise, m_server.clock.now());
    }

    static void write(sim::Device& device, VisitId visit, const std::string& summary)
    {
        QVERIFY(VisitService(*device.tablet).saveSummary(visit, summary).ok());
    }

    IssueId capture(sim::Device& device, const std::string& title)
    {
        NewIssue issue;
        issue.enterpriseId = m_enterprise;
        issue.title = title;
        return *IssueService(*device.tablet).capture(issue);
    }

    static std::size_t events(sim::Device& device, IssueId issue)
    {
        return IssueStore(device.tablet->database()).events(issue).size();
    }

private slots:
    void initTestCase()
    {
        Enterprise enterprise;
        enterprise.id = m_enterprise = m_server.newId<EnterpriseId>();
        enterprise.name = "样本企业";
        Checklist checklist;
        checklist.id = m_server.newId<ChecklistId>();
        m_server.write([&](StoreTransaction& store) {
            store.put(m_server.park.id, RecordType::enterprise, toDocument(enterprise), {});
            store.put(m_server.park.id, RecordType::checklist, toDocument(checklist), {});
        });
    }

    void aCopyOfATabletGetsAnIdOfItsOwnAndBothDeliver()
    {
        const auto firstTablet = enrolled();
        sim::Device& first = *firstTablet;
        sync(first);
        const VisitId shared = plan(first);
        const auto second = first.copy(newFolder(), 100);
        write(first, shared, "原机");
        const VisitId ofFirst = plan(first);
        const VisitId ofSecond = plan(*second);
        write(*second, ofSecond, "副本");
        sync(first);
        sync(*second);
        sync(first);
        QVERIFY(deviceId(first) != deviceId(*second));
        QCOMPARE(summaryAtHeadquarters(shared), "原机");
        QCOMPARE(summaryAtHeadquarters(ofSecond), "副本");
        QVERIFY(atHeadquarters(RecordType::visit, ofFirst.uuid).has_value());
        for (const VisitId visit : {shared, ofFirst, ofSecond})
            QCOMPARE(RecordStore(first.tablet->database()).read(RecordType::visit, visit.uuid),
                     RecordStore(second->tablet->database()).read(RecordType::visit, visit.uuid));
    }

    void aCommentThatBothCopiesHoldIsThereOnce()
    {
        const auto firstTablet = enrolled();
        sim::Device& first = *firstTablet;
        sync(first);
        const IssueId issue = capture(first, "用电增容");
        QVERIFY(IssueService(*first.tablet).comment(issue, "进展").ok());
        const auto second = first.copy(newFolder(), 100);
        sync(first);
        sync(*second);
        sync(first);
        QCOMPARE(events(first, issue), std::size_t{2});
        QCOMPARE(events(*second, issue), std::size_t{2});
    }

    void aTabletRestoredFromItsOwnBackupGoesOn()
    {
        const auto beforeTablet = enrolled();
        sim::Device& before = *beforeTablet;
        sync(before);
        const VisitId visit = plan(before);
        const auto backup = before.copy(newFolder(), 100);
        write(before, visit, "先写的");
        sync(before);
        write(before, visit, "后写的");
        sync(before);
        sync(*backup); // the tablet is lost; its backup goes on
        QCOMPARE(summaryAtHeadquarters(visit), "后写的");
        write(*backup, visit, "恢复之后");
        sync(*backup);
        QCOMPARE(summaryAtHeadquarters(visit), "恢复之后");
    }

    void afterARestoreOfHeadquartersTabletsSendAgainWhatItLacks()
    {
        const auto firstTablet = enrolled();
        sim::Device& first = *firstTablet;
        const std::string login = "officer-2";
        const auto secondTablet =
            enrolled(m_server.addPerson("样本干部乙", login, Role::officer), login);
        sim::Device& second = *secondTablet;
        sync(first);
        const VisitId old = plan(first);
        const IssueId oldIssue = capture(first, "道路破损");
        sync(first);
        sync(second);
        const std::string backup = m_server.backUp();

        write(first, old, "备份之后的总结");
        QVERIFY(IssueService(*first.tablet).comment(oldIssue, "备份之后的进展").ok());
        const VisitId fresh = plan(first);
        const IssueId freshIssue = capture(first, "用水不足");
        sync(first);
        sync(second);
        const auto row = RecordStore(first.tablet->database()).read(RecordType::visit, fresh.uuid);
        m_server.restore(backup);
        QVERIFY(!atHeadquarters(RecordType::visit, fresh.uuid));

        sync(second); // nothing of its own was lost: it only loses sight of what headquarters lost
        QVERIFY(!RecordStore(second.tablet->database()).read(RecordType::visit, fresh.uuid));
        sync(first);
        sync(second);
        QCOMPARE(summaryAtHeadquarters(old), "备份之后的总结");
        for (sim::Device* device : {&first, &second}) {
            QVERIFY(RecordStore(device->tablet->database()).read(RecordType::visit, fresh.uuid));
            QCOMPARE(events(*device, oldIssue), std::size_t{2});
            QCOMPARE(events(*device, freshIssue), std::size_t{1});
        }
    }

    void ownEditsNeverVanishWhileHeadquartersIsBroughtUpToDate()
    {
        const auto deviceTablet = enrolled();
        sim::Device& device = *deviceTablet;
        sync(device);
        const std::string backup = m_server.backUp();
        const VisitId visit = plan(device);
        write(device, visit, "一直看得见");
        const IssueId issue = capture(device, "缺工人");
        sync(device);
        m_server.restore(backup);
        device.startSync();
        for (int i = 0; i < 200 && !device.wire.idle(); ++i) {
            device.wire.deliver(Fate::delivered);
            const auto row = RecordStore(device.tablet->database()).load<Visit>(visit);
            QVERIFY(row.has_value());
            QCOMPARE(row->summary, "一直看得见");
            QCOMPARE(events(device, issue), std::size_t{1});
        }
        sync(device);
        QCOMPARE(summaryAtHeadquarters(visit), "一直看得见");
    }

    void aBackupThatWasWrittenSurvivesAPowerCut()
    {
        using Loss = test::MemoryDisk::Loss;
        for (const Loss loss :
             {Loss::nothing, Loss::everything, Loss::everySecond, Loss::halfOfTheLast}) {
            sim::ParkServer server(newFolder(), 1);
            server.backUp();
            server.restart(loss);
            server.restore();
            QVERIFY(!server.store().epoch().empty());
        }
    }

    void noNumberOfAnIssueIsGivenTwiceAfterARestore()
    {
        const auto deviceTablet = enrolled();
        sim::Device& device = *deviceTablet;
        sync(device);
        const std::string backup = m_server.backUp();
        const IssueId known = capture(device, "已告知企业的编号");
        sync(device);
        const auto number = RecordStore(device.tablet->database()).load<Issue>(known)->number;
        QVERIFY(!number.empty());
        m_server.restore(backup);
        const IssueId other = capture(device, "另一个问题");
        sync(device);
        QVERIFY(RecordStore(device.tablet->database()).load<Issue>(other)->number != number);
    }

    void aRecordOfATypeOfANewerHeadquartersIsKept()
    {
        const auto deviceTablet = enrolled();
        sim::Device& device = *deviceTablet;
        sync(device);
        QVERIFY(device.tablet
                    ->inTransaction([&] {
                        LocalRows rows(*device.tablet);
                        rows.keepUnknown("drone", {{"id", "x"}, {"name", "甲"}});
                        rows.keepUnknown("enterprise",
                                         {{"id", m_server.newId<EnterpriseId>().text()},
                                          {"revision", 3},
                                          {"name", "新版本认识的企业"}});
                        return done();
                    })
                    .ok());
        sync(device);
        bool adopted = false;
        for (const Enterprise& each : RecordStore(device.tablet->database()).loadAll<Enterprise>())
            adopted = adopted || each.name == "新版本认识的企业";
        Statement kept = device.tablet->database().prepare("SELECT count(*) FROM unknown_record");
        kept.step();
        QCOMPARE(kept.integer(0), std::int64_t{1});
        QVERIFY(adopted);
    }
};

QTEST_GUILESS_MAIN(TestRecovery)
#include "tst_recovery.moc"
