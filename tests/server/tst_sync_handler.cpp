#include "core/base/compression.h"
#include "core/model/issue.h"
#include "core/model/visit.h"
#include "tests/server/server_fixture.h"

#include <QTest>

using namespace wupan;
using test::ServerFixture;

class TestSyncHandler : public QObject
{
    Q_OBJECT
private:
    static SyncResponse sync(ServerFixture& server, const std::string& token, SyncRequest request)
    {
        request.deviceAt = server.clock.now();
        request.bootId = "boot-1";
        request.uptimeMs = server.clock.uptimeMs();
        const Response response = server.send("POST", "/v1/sync", encode(request), {}, token);
        auto parsed = response.status == 200
                          ? parseSyncResponse(response.body)
                          : Result<SyncResponse>(Error{ErrorCode::protocol, response.body});
        if (!parsed)
            throw std::runtime_error(parsed.error().detail);
        return std::move(*parsed);
    }

    static Change create(ServerFixture& server, RecordType type, std::int64_t sequence,
                         json::object fields)
    {
        Change change;
        change.sequence = sequence;
        change.type = type;
        change.recordId = server.newId<VisitId>().uuid;
        change.kind = ChangeKind::create;
        change.fields = std::move(fields);
        change.deviceAt = server.clock.now();
        if (type == RecordType::issue)
            change.eventId = server.newId<IssueEventId>();
        change.chain = chainAfter("", change);
        return change;
    }

    /// Of a record that the same tablet made.
    static Change summaryOf(const Change& created, std::int64_t sequence, std::int64_t baseRevision)
    {
        Change change;
        change.sequence = sequence;
        change.type = created.type;
        change.recordId = created.recordId;
        change.kind = ChangeKind::update;
        change.baseRevision = baseRevision;
        change.fields["summary"] = "总结";
        change.deviceAt = created.deviceAt;
        change.chain = chainAfter(created.chain, change);
        return change;
    }

    static SyncRequest with(std::vector<Change> changes, std::string cursor = {})
    {
        SyncRequest request;
        request.changes = std::move(changes);
        request.cursor = std::move(cursor);
        return request;
    }

private slots:
    void aChangeComesBackWithItsRevisionAndTheNextPullIsEmpty()
    {
        ServerFixture server;
        const std::string token = server.token();
        const SyncResponse first = sync(
            server, token, with({create(server, RecordType::visit, 1, {{"state", "planned"}})}));
        QCOMPARE(first.outcomes.front().outcome, Outcome::applied);
        QCOMPARE(first.outcomes.front().revision, std::int64_t{1});
        const SyncResponse quiet = sync(server, token, with({}, first.cursor));
        QVERIFY(quiet.records.empty());
        QCOMPARE(quiet.cursor, first.cursor);
    }

    void aRepeatedRequestHasOneEffectAndTheSameAnswer()
    {
        ServerFixture server;
        const std::string token = server.token();
        const SyncRequest request =
            with({create(server, RecordType::issue, 1, {{"title", "用电"}})});
        const SyncResponse first = sync(server, token, request);
        const SyncResponse again = sync(server, token, request);
        QCOMPARE(again.outcomes.front().outcome, Outcome::duplicate);
        QCOMPARE(again.outcomes.front().verdict(), first.outcomes.front().verdict());
        QCOMPARE(again.outcomes.front().revision, first.outcomes.front().revision);
        QCOMPARE(again.cursor, first.cursor);
    }

    void anEditThatIsAloneIsNotSentBack()
    {
        ServerFixture server;
        const std::string token = server.token();
        const Change visit = create(server, RecordType::visit, 1, {});
        const SyncResponse first = sync(server, token, with({visit}));
        const SyncResponse edited =
            sync(server, token, with({summaryOf(visit, 2, 1)}, first.cursor));
        QCOMPARE(edited.outcomes.front().outcome, Outcome::applied);
        QCOMPARE(edited.outcomes.front().revision, std::int64_t{2});
        QVERIFY(edited.records.empty());
        QVERIFY(edited.cursor != first.cursor);
    }

    void anEditOfAnOlderRevisionIsSentBack()
    {
        ServerFixture server;
        const std::string token = server.token();
        const Change visit = create(server, RecordType::visit, 1, {});
        const SyncResponse first = sync(server, token, with({visit}));
        const SyncResponse edited =
            sync(server, token, with({summaryOf(visit, 2, 0)}, first.cursor));
        QCOMPARE(edited.records.size(), std::size_t{1});
    }

    void anEditWhoseAnswerWasLostIsSentBack()
    {
        ServerFixture server;
        const std::string token = server.token();
        const Change visit = create(server, RecordType::visit, 1, {});
        const SyncResponse first = sync(server, token, with({visit}));
        const SyncRequest request = with({summaryOf(visit, 2, 1)}, first.cursor);
        static_cast<void>(sync(server, token, request));
        QCOMPARE(sync(server, token, request).records.size(), std::size_t{1});
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
        const std::string token = server.token();
        const SyncResponse response =
            sync(server, token,
                 with({create(server, RecordType::visit, 1, {}),
                       create(server, RecordType::issue, 2, {{"state", "closed"}}),
                       create(server, RecordType::visit, 3, {})}));
        QCOMPARE(response.outcomes[0].outcome, Outcome::applied);
        QCOMPARE(response.outcomes[1].outcome, Outcome::refused);
        QCOMPARE(response.outcomes[1].reason, "fieldNotWritable");
        QCOMPARE(response.outcomes[2].outcome, Outcome::applied);
    }

    void aRefusedEditIsKeptAsACopy()
    {
        ServerFixture server;
        const json::object enrolled = server.enrol(server.officer, "officer-1");
        const std::string token(textAt(enrolled, "accessToken"));
        static_cast<void>(sync(server, token,
                               with({create(server, RecordType::issue, 1, {{"number", "WT-1"}})})));
        server.write([&](StoreTransaction& store) {
            const auto entry = store.history(*DeviceId::parse(textAt(enrolled, "deviceId")), 1);
            QVERIFY(entry.has_value());
            QCOMPARE(entry->outcome.outcome, Outcome::refused);
            QCOMPARE(std::string(textAt(entry->change.fields, "number")), "WT-1");
        });
    }

    void issuesGetTheirNumberAndTheirHistory()
    {
        ServerFixture server;
        const SyncResponse response =
            sync(server, server.token(),
                 with({create(server, RecordType::issue, 1, {{"title", "用电"}})}));
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
        const json::object enrolled = server.enrol(server.officer, "officer-1");
        Change change = create(server, RecordType::visit, 1, {{"state", "planned"}});
        change.deviceAt = server.clock.now().plusMs(3650 * kMillisecondsPerDay);
        static_cast<void>(
            sync(server, std::string(textAt(enrolled, "accessToken")), with({change})));
        server.write([&](StoreTransaction& store) {
            const auto stored = store.record(server.park.id, RecordType::visit, change.recordId);
            QVERIFY(stored->times.at("state").as_int64() <= server.clock.now().ms);
        });
    }

    void theSameNumberWithAnotherPastIsAFork()
    {
        ServerFixture server;
        const std::string token = server.token();
        static_cast<void>(sync(server, token, with({create(server, RecordType::visit, 1, {})})));
        const SyncRequest forked = with({create(server, RecordType::visit, 1, {})});
        const Response response = server.send("POST", "/v1/sync", encode(forked), {}, token);
        QCOMPARE(response.status, 409);
    }

    void aForgedIdOfAnotherRecordIsMissing()
    {
        ServerFixture server;
        Change change = create(server, RecordType::visit, 1, {});
        change.recordId = server.officer.uuid;
        const SyncResponse response = sync(server, server.token(), with({change}));
        QCOMPARE(response.outcomes.front().reason, "missing");
    }

    void aHandlerSeesOnlyItsDepartmentsIssues()
    {
        ServerFixture server;
        static_cast<void>(sync(server, server.token(),
                               with({create(server, RecordType::issue, 1, {{"title", "用电"}})})));
        const OfficerId handler = server.addPerson("样本经办人", "handler-1", Role::handler);
        const SyncResponse response =
            sync(server, std::string(textAt(server.enrol(handler, "handler-1"), "accessToken")),
                 with({}));
        for (const RecordRun& run : response.records)
            QVERIFY(run.type != RecordType::issue && run.type != RecordType::issueEvent);
    }

    void largePullsComeInParts()
    {
        ServerFixture server;
        const std::string token = server.token();
        std::vector<Change> changes;
        for (int i = 1; i <= 20; ++i)
            changes.push_back(create(server, RecordType::visit, i, {}));
        static_cast<void>(sync(server, token, with(changes)));
        SyncRequest request = with({});
        request.maxRecords = 7;
        std::size_t records = 0;
        bool more = true;
        for (int round = 0; more && round < 10; ++round) {
            const SyncResponse part = sync(server, token, request);
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
        const std::string token = server.token();
        constexpr int kVisits = 200; // 12 MB
        for (int i = 0; i < kVisits; i += 40) {
            std::vector<Change> changes;
            for (int j = 1; j <= 40; ++j)
                changes.push_back(create(server, RecordType::visit, i + j,
                                         {{"summary", std::string(60'000, 's')}}));
            static_cast<void>(sync(server, token, with(changes)));
        }
        SyncRequest request = with({});
        request.maxRecords = 5'000;
        std::size_t records = 0;
        std::size_t parts = 0;
        for (bool more = true; more; ++parts) {
            const SyncResponse part = sync(server, token, request);
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
        const std::string token = server.token();
        const std::string body = encode(with({create(server, RecordType::visit, 1, {})}));
        for (const ContentCoding coding : {ContentCoding::zstd, ContentCoding::gzip}) {
            const Response response =
                server.send("POST", "/v1/sync", compress(body, coding),
                            {{"content-encoding", std::string(headerValue(coding))}}, token);
            QCOMPARE(response.status, 200);
        }
        const std::string bomb =
            compress(std::string(64ULL * 1024 * 1024, ' '), ContentCoding::zstd);
        QVERIFY(bomb.size() < 100'000);
        QCOMPARE(
            server.send("POST", "/v1/sync", bomb, {{"content-encoding", "zstd"}}, token).status,
            413);
        QCOMPARE(
            server.send("POST", "/v1/sync", "xx", {{"content-encoding", "zstd"}}, token).status,
            400);
        QCOMPARE(server.send("POST", "/v1/sync", body, {{"content-encoding", "br"}}, token).status,
                 400);
    }
};

QTEST_APPLESS_MAIN(TestSyncHandler)
#include "tst_sync_handler.moc"
