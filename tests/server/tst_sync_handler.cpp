#include "core/base/compression.h"
#include "core/model/issue.h"
#include "core/model/visit.h"
#include "tests/server/protocol_tablet.h"

#include <QTest>

using namespace wupan;
using test::ProtocolTablet;
using test::ServerFixture;

class TestSyncHandler : public QObject
{
    Q_OBJECT
private:
    /// Of a record that the same tablet made.
    static Change summaryOf(const Change& created, std::int64_t baseRevision)
    {
        Change change;
        change.type = created.type;
        change.recordId = created.recordId;
        change.kind = ChangeKind::update;
        change.baseRevision = baseRevision;
        change.fields["summary"] = "总结";
        change.deviceAt = created.deviceAt;
        return change;
    }

private slots:
    void aChangeComesBackWithItsRevisionAndTheNextPullIsEmpty()
    {
        ServerFixture server;
        ProtocolTablet tablet(server);
        const SyncResponse first =
            tablet.sync({test::creationOf(server, RecordType::visit, {{"state", "planned"}})});
        QCOMPARE(first.outcomes.front().outcome, Outcome::applied);
        QCOMPARE(first.outcomes.front().revision, std::int64_t{1});
        const SyncResponse quiet = tablet.sync({}, first.cursor);
        QVERIFY(quiet.records.empty());
        QCOMPARE(quiet.cursor, first.cursor);
    }

    void aRepeatedRequestHasOneEffectAndTheSameAnswer()
    {
        ServerFixture server;
        ProtocolTablet tablet(server);
        const SyncRequest request = tablet.sealer().request(
            {test::creationOf(server, RecordType::issue, {{"title", "用电"}})});
        const SyncResponse first = tablet.send(request);
        const SyncResponse again = tablet.send(request);
        QCOMPARE(again.outcomes.front().outcome, Outcome::duplicate);
        QCOMPARE(again.outcomes.front().verdict(), first.outcomes.front().verdict());
        QCOMPARE(again.outcomes.front().revision, first.outcomes.front().revision);
        QCOMPARE(again.cursor, first.cursor);
    }

    void anEditThatIsAloneIsNotSentBack()
    {
        ServerFixture server;
        ProtocolTablet tablet(server);
        const Change visit = test::creationOf(server, RecordType::visit, {});
        const SyncResponse first = tablet.sync({visit});
        const SyncResponse edited = tablet.sync({summaryOf(visit, 1)}, first.cursor);
        QCOMPARE(edited.outcomes.front().outcome, Outcome::applied);
        QCOMPARE(edited.outcomes.front().revision, std::int64_t{2});
        QVERIFY(edited.records.empty());
        QVERIFY(edited.cursor != first.cursor);
    }

    void anEditOfAnOlderRevisionIsSentBack()
    {
        ServerFixture server;
        ProtocolTablet tablet(server);
        const Change visit = test::creationOf(server, RecordType::visit, {});
        const SyncResponse first = tablet.sync({visit});
        const SyncResponse edited = tablet.sync({summaryOf(visit, 0)}, first.cursor);
        QCOMPARE(edited.records.size(), std::size_t{1});
    }

    void anEditWhoseAnswerWasLostIsSentBack()
    {
        ServerFixture server;
        ProtocolTablet tablet(server);
        const Change visit = test::creationOf(server, RecordType::visit, {});
        const SyncResponse first = tablet.sync({visit});
        const SyncRequest request = tablet.sealer().request({summaryOf(visit, 1)}, first.cursor);
        static_cast<void>(tablet.send(request));
        QCOMPARE(tablet.send(request).records.size(), std::size_t{1});
    }

    void aRecordThatSomebodyChangedSinceIsNotLeftOut()
    {
        ServerFixture server;
        server.write([&](StoreTransaction& store) {
            const PullPage all = store.pull(server.park.id, 0, 100, nullptr, {});
            const auto leftOut = [&](std::int64_t revision) {
                const KnownRevisions known{{server.officer.uuid, revision}};
                return all.count - store.pull(server.park.id, 0, 100, nullptr, known).count;
            };
            QCOMPARE(leftOut(1), std::int64_t{1});
            QCOMPARE(leftOut(2), std::int64_t{0});
        });
    }

    void oneBadChangeDoesNotHoldUpTheOthers()
    {
        ServerFixture server;
        ProtocolTablet tablet(server);
        const SyncResponse response =
            tablet.sync({test::creationOf(server, RecordType::visit, {}),
                         test::creationOf(server, RecordType::issue, {{"state", "closed"}}),
                         test::creationOf(server, RecordType::visit, {})});
        QCOMPARE(response.outcomes[0].outcome, Outcome::applied);
        QCOMPARE(response.outcomes[1].outcome, Outcome::refused);
        QCOMPARE(response.outcomes[1].reason, "fieldNotWritable");
        QCOMPARE(response.outcomes[2].outcome, Outcome::applied);
    }

    void aRefusedEditIsKeptAsACopy()
    {
        ServerFixture server;
        ProtocolTablet tablet(server);
        static_cast<void>(
            tablet.sync({test::creationOf(server, RecordType::issue, {{"number", "WT-1"}})}));
        server.write([&](StoreTransaction& store) {
            const auto entry = store.history(tablet.device, 1);
            QVERIFY(entry.has_value());
            QCOMPARE(entry->outcome.outcome, Outcome::refused);
            QCOMPARE(std::string(textAt(entry->change.fields, "number")), "WT-1");
        });
    }

    void issuesGetTheirNumberAndTheirHistory()
    {
        ServerFixture server;
        ProtocolTablet tablet(server);
        const SyncResponse response =
            tablet.sync({test::creationOf(server, RecordType::issue, {{"title", "用电"}})});
        bool sawIssue = false;
        bool sawEvent = false;
        for (const RecordRun& run : response.records) {
            if (run.type == RecordType::issue)
                sawIssue = textAt(run.documents.front().as_object(), "number") == "WT-2026-0001";
            if (run.type == RecordType::issueEvent)
                sawEvent = run.documents.front().as_object().contains("receivedAt");
        }
        QVERIFY(sawIssue);
        QVERIFY(sawEvent);
    }

    void aWrongClockIsCorrectedAndTheFutureIsNever()
    {
        ServerFixture server;
        ProtocolTablet tablet(server);
        Change change = test::creationOf(server, RecordType::visit, {{"state", "planned"}});
        change.deviceAt = server.clock.now().plusMs(3650 * kMillisecondsPerDay);
        static_cast<void>(tablet.sync({change}));
        server.write([&](StoreTransaction& store) {
            const auto stored = store.record(server.park.id, RecordType::visit, change.recordId);
            QVERIFY(stored->times.at("state").as_int64() <= server.clock.now().ms);
        });
    }

    void aForgedIdOfAnotherRecordIsMissing()
    {
        ServerFixture server;
        Change change = test::creationOf(server, RecordType::visit, {});
        change.recordId = server.officer.uuid;
        const SyncResponse response = ProtocolTablet(server).sync({change});
        QCOMPARE(response.outcomes.front().reason, "missing");
    }

    void aHandlerSeesOnlyItsDepartmentsIssues()
    {
        ServerFixture server;
        static_cast<void>(ProtocolTablet(server).sync(
            {test::creationOf(server, RecordType::issue, {{"title", "用电"}})}));
        const OfficerId handler = server.addPerson("样本经办人", "handler-1", Role::handler);
        const SyncResponse response = ProtocolTablet(server, handler, "handler-1").sync({});
        for (const RecordRun& run : response.records)
            QVERIFY(run.type != RecordType::issue && run.type != RecordType::issueEvent);
    }

    void largePullsComeInParts()
    {
        ServerFixture server;
        ProtocolTablet tablet(server);
        std::vector<Change> changes;
        for (int i = 1; i <= 20; ++i)
            changes.push_back(test::creationOf(server, RecordType::visit, {}));
        static_cast<void>(tablet.sync(changes));
        SyncRequest request = tablet.sealer().request({});
        request.maxRecords = 7;
        std::size_t records = 0;
        bool more = true;
        for (int round = 0; more && round < 10; ++round) {
            const SyncResponse part = tablet.send(request);
            for (const RecordRun& run : part.records)
                records += run.documents.size();
            request.cursor = part.cursor;
            more = part.more;
        }
        QCOMPARE(records, std::size_t{22}); // the park, the officer, 20 visits
    }

    void aPullOfLongTextsComesInPartsToo()
    {
        ServerFixture server;
        ProtocolTablet tablet(server);
        constexpr int kVisits = 200; // 12 MB
        for (int i = 0; i < kVisits; i += 40) {
            std::vector<Change> changes;
            for (int j = 1; j <= 40; ++j)
                changes.push_back(test::creationOf(server, RecordType::visit,
                                                   {{"summary", std::string(60'000, 's')}}));
            static_cast<void>(tablet.sync(changes));
        }
        SyncRequest request = tablet.sealer().request({});
        request.maxRecords = 5'000;
        std::size_t records = 0;
        std::size_t parts = 0;
        for (bool more = true; more; ++parts) {
            const SyncResponse part = tablet.send(request);
            for (const RecordRun& run : part.records)
                records += run.documents.size();
            request.cursor = part.cursor;
            more = part.more;
        }
        QCOMPARE(parts, std::size_t{2});
        QCOMPARE(records, std::size_t{kVisits + 2});
    }

    void compressedBodiesAreTakenAndBombsRefused()
    {
        ServerFixture server;
        ProtocolTablet tablet(server);
        const std::string body =
            encode(tablet.sealer().request({test::creationOf(server, RecordType::visit, {})}));
        for (const ContentCoding coding : {ContentCoding::zstd, ContentCoding::gzip}) {
            const Response response =
                server.send("POST", "/v1/sync", compress(body, coding),
                            {{"content-encoding", std::string(headerValue(coding))}}, tablet.token);
            QCOMPARE(response.status, 200);
        }
        const std::string bomb =
            compress(std::string(64ULL * 1024 * 1024, ' '), ContentCoding::zstd);
        QVERIFY(bomb.size() < 100'000);
        QCOMPARE(server.send("POST", "/v1/sync", bomb, {{"content-encoding", "zstd"}}, tablet.token)
                     .status,
                 413);
        QCOMPARE(server.send("POST", "/v1/sync", "xx", {{"content-encoding", "zstd"}}, tablet.token)
                     .status,
                 400);
        QCOMPARE(server.send("POST", "/v1/sync", body, {{"content-encoding", "br"}}, tablet.token)
                     .status,
                 400);
    }
};

QTEST_APPLESS_MAIN(TestSyncHandler)
#include "tst_sync_handler.moc"
