#include "core/base/base64.h"
#include "tests/server/rescued_tablet.h"
#include "tests/server/tus_requests.h"
#include "tests/support/tablet_state.h"

#include "core/store/file_upload_store.h"
#include "core/sync/headquarters_clock.h"

#include <QTest>

#include <fstream>

using namespace wupan;
using test::importBundle;
using test::RescuedTablet;
using test::ServerFixture;

namespace {

std::string photo(char content)
{
    return "\xFF\xD8\xFF" + std::string(300'000, content);
}

} // namespace

/// What headquarters makes of a rescue bundle.
class TestRescueImport : public QObject
{
    Q_OBJECT
private:
    static std::optional<StoredRecord> stored(ServerFixture& server, const Change& change)
    {
        std::optional<StoredRecord> found;
        server.write([&](StoreTransaction& store) {
            found = store.record(server.park.id, change.type, change.recordId);
        });
        return found;
    }

    static std::string fieldOf(ServerFixture& server, const Change& change, std::string_view name)
    {
        const auto record = stored(server, change);
        return record ? std::string(textAt(record->document, name)) : "no record";
    }

    static std::optional<HistoryEntry> history(ServerFixture& server, EditId edit)
    {
        std::optional<HistoryEntry> found;
        server.write(
            [&](StoreTransaction& store) { found = store.historyOfEdit(server.park.id, edit); });
        return found;
    }

    /// Everything in headquarters' database.
    static QByteArray contentOf(ServerFixture& server)
    {
        Database database(Headquarters::databaseFile(server.headquarters.folder), OpenMode::reader);
        return QByteArray::fromStdString(test::contentOf(database));
    }

    static std::string addPhoto(RescuedTablet& tablet, const Change& visit,
                                const std::string& bytes, Change* attachment = nullptr)
    {
        std::string sha256 = sha256Hex(bytes);
        std::ofstream(tablet.tablet->filesFolder() / sha256, std::ios::binary) << bytes;
        tablet.work([&] {
            FileUploadStore(tablet.tablet->database())
                .add(sha256, std::ssize(bytes), "image/jpeg", tablet.clock.now());
        });
        const Change saved = tablet.save(RecordType::attachment, tablet.newId<AttachmentId>().uuid,
                                         ChangeKind::create,
                                         {{"ownerType", "visit"},
                                          {"ownerId", visit.recordId.text()},
                                          {"kind", "photo"},
                                          {"sha256", sha256},
                                          {"sizeBytes", bytes.size()},
                                          {"mediaType", "image/jpeg"},
                                          {"authorId", tablet.tablet->actor().id.text()},
                                          {"takenAt", tablet.clock.now().ms}});
        if (attachment != nullptr)
            *attachment = saved;
        return sha256;
    }

    static void replaceText(RescuedTablet& tablet, const std::string& text)
    {
        tablet.work([&] {
            tablet.tablet->database()
                .prepare("UPDATE outbox SET change = ?1")
                .bind(1, std::string_view(text))
                .run();
        });
    }

private slots:
    void everyAnswerWithTokensCarriesTheSameKey()
    {
        ServerFixture server;
        const json::object enrolled = server.enrol(server.officer, "officer-1");
        const std::string key(textAt(enrolled, "rescueKey"));
        QCOMPARE(fromBase64(key)->size(), SealingKeys::kBytes);
        const Response signedIn =
            server.post("/v1/sign-in", {{"deviceId", textAt(enrolled, "deviceId")},
                                        {"login", "officer-1"},
                                        {"password", ServerFixture::kPassword}});
        const Response renewed =
            server.post("/v1/token", {{"refreshToken", textAt(enrolled, "refreshToken")}});
        const Response device =
            server.post("/v1/device", {}, std::string(textAt(enrolled, "accessToken")));
        for (const Response* response : {&signedIn, &renewed, &device})
            QCOMPARE(std::string(textAt(*parseObject(response->body), "rescueKey")), key);
    }

    void editsAreAppliedAsTheirAuthors()
    {
        ServerFixture server;
        RescuedTablet tablet(server);
        const Change sealed = tablet.createVisit({{"summary", "订单饱满"}});
        tablet.work([&] { OutboxStore(tablet.tablet->database()).seal(10); });
        const Change waiting = tablet.createVisit();
        const RescueReport report = importBundle(server, tablet.makeBundle());
        QCOMPARE(report.applied, std::int64_t{2});
        QCOMPARE(fieldOf(server, sealed, "summary"), std::string("订单饱满"));
        QCOMPARE(fieldOf(server, waiting, "officerId"), server.officer.text());
        const auto entry = history(server, waiting.editId);
        QCOMPARE(entry->author.text(), server.officer.text());
        QVERIFY(entry->device != tablet.device);
        QCOMPARE(server.past(tablet.device).sequence, std::int64_t{0});
        server.write([&](StoreTransaction& store) {
            const auto row = store.device(entry->device);
            QVERIFY(row->revoked);
            QCOMPARE(row->continues.text(), tablet.device.text());
        });
    }

    void aSecondTimeChangesNothing()
    {
        ServerFixture server;
        RescuedTablet tablet(server);
        addPhoto(tablet, tablet.createVisit(), photo('a'));
        const auto bundle = tablet.makeBundle();
        importBundle(server, bundle);
        const QByteArray before = contentOf(server);
        const RescueReport again = importBundle(server, bundle);
        QCOMPARE(again.hereBefore, std::int64_t{2});
        QCOMPARE(again.filesHereBefore, std::int64_t{1});
        QCOMPARE(again.applied + again.files, std::int64_t{0});
        QCOMPARE(contentOf(server), before);
    }

    void afterTheTabletSyncedItChangesNothing()
    {
        ServerFixture server;
        RescuedTablet tablet(server);
        tablet.createVisit();
        tablet.createVisit();
        const auto bundle = tablet.makeBundle();
        QCOMPARE(tablet.sync().outcomes.size(), std::size_t{2});
        const QByteArray before = contentOf(server);
        QCOMPARE(importBundle(server, bundle).hereBefore, std::int64_t{2});
        QCOMPARE(contentOf(server), before);
    }

    void aTabletThatLivesOnHearsThatItsEditsAreThere()
    {
        ServerFixture server;
        RescuedTablet tablet(server);
        tablet.createVisit();
        QVERIFY(!tablet.sync().forked);
        const Change rescued = tablet.createVisit({{"summary", "一"}});
        importBundle(server, tablet.makeBundle());
        tablet.save(RecordType::visit, rescued.recordId, ChangeKind::update, {{"summary", "一二"}},
                    {{"summary", "一"}});
        const SyncResponse answer = tablet.sync();
        QVERIFY(!answer.forked);
        QCOMPARE(answer.outcomes.size(), std::size_t{2});
        QCOMPARE(answer.outcomes[0].outcome, Outcome::duplicate);
        QCOMPARE(answer.outcomes[0].first, Outcome::applied);
        QCOMPARE(fieldOf(server, rescued, "summary"), std::string("一二"));
        QVERIFY(!tablet.sync().forked);
    }

    void whoHasLeftTheParkIsRefusedWithACopy()
    {
        ServerFixture server;
        RescuedTablet tablet(server);
        const Change visit = tablet.createVisit();
        server.write([&](StoreTransaction& store) {
            auto person = store.record(server.park.id, RecordType::officer, server.officer.uuid);
            person->document["active"] = false;
            store.put(server.park.id, RecordType::officer, person->document, person->times);
        });
        const auto bundle = tablet.makeBundle();
        QCOMPARE(importBundle(server, bundle).refused, std::int64_t{1});
        QVERIFY(!stored(server, visit));
        QCOMPARE(history(server, visit.editId)->outcome.reason, std::string("notAllowed"));
        const QByteArray before = contentOf(server);
        QCOMPARE(importBundle(server, bundle).hereBefore, std::int64_t{1});
        QCOMPARE(contentOf(server), before);
    }

    void anAuthorWhoIsNobodyHereIsRefusedWithACopy()
    {
        ServerFixture server;
        RescuedTablet tablet(server);
        const Change visit = tablet.createVisit();
        Actor stranger = tablet.tablet->actor();
        stranger.id = tablet.newId<OfficerId>();
        QVERIFY(tablet.tablet->setActor(stranger).ok());
        const auto bundle = tablet.makeBundle();
        QCOMPARE(importBundle(server, bundle).refused, std::int64_t{1});
        QVERIFY(!stored(server, visit));
        const QByteArray before = contentOf(server);
        QVERIFY(before.contains(visit.editId.text().c_str()));
        QCOMPARE(importBundle(server, bundle).hereBefore, std::int64_t{1});
        QCOMPARE(contentOf(server), before);
    }

    void anEditOfAnotherAuthorUnderTheSameNameIsRefusedOnce()
    {
        ServerFixture server;
        RescuedTablet tablet(server);
        tablet.createVisit();
        const auto bundle = tablet.makeBundle();
        const OfficerId other = server.addPerson("另一位", "officer-2", Role::officer);
        RescuedTablet theirs(server, other, "officer-2");
        theirs.work([&] {
            Statement waiting =
                tablet.tablet->database().prepare("SELECT change FROM outbox LIMIT 1");
            waiting.step();
            OutboxStore(theirs.tablet->database()).add(*parseChange(*parseObject(waiting.text(0))));
        });
        QCOMPARE(theirs.sync().outcomes.front().outcome, Outcome::applied);
        QCOMPARE(importBundle(server, bundle).refused, std::int64_t{1});
        const QByteArray before = contentOf(server);
        QCOMPARE(importBundle(server, bundle).hereBefore, std::int64_t{1});
        QCOMPARE(contentOf(server), before);
    }

    void rightsAreThoseOfAnOrdinarySync()
    {
        ServerFixture server;
        RescuedTablet tablet(server);
        const Change park = tablet.save(RecordType::park, server.park.id.uuid, ChangeKind::update,
                                        {{"name", "别的园区"}});
        QCOMPARE(importBundle(server, tablet.makeBundle()).refused, std::int64_t{1});
        QCOMPARE(fieldOf(server, park, "name"), server.park.name);
        QCOMPARE(history(server, park.editId)->outcome.outcome, Outcome::refused);
    }

    void textsThatClashAreAConflict()
    {
        ServerFixture server;
        RescuedTablet tablet(server);
        const Change visit = tablet.createVisit({{"summary", "原文"}});
        tablet.sync();
        RescuedTablet other(server, server.addPerson("乙", "officer-2", Role::officer),
                            "officer-2");
        const auto write = [&](RescuedTablet& at, const char* text) {
            Change change;
            at.work([&] {
                change =
                    LocalRows(*at.tablet).change(visit.type, visit.recordId, ChangeKind::update);
                change.baseRevision = 1;
                change.fields = {{"summary", text}};
                change.was = {{"summary", "原文"}};
                OutboxStore(at.tablet->database()).add(change);
            });
        };
        write(other, "他们的");
        QCOMPARE(other.sync().outcomes.front().outcome, Outcome::refused); // not theirs to write
        server.write([&](StoreTransaction& store) {
            auto record = store.record(server.park.id, visit.type, visit.recordId);
            record->document["summary"] = "总部的";
            store.put(server.park.id, visit.type, record->document, record->times);
        });
        write(tablet, "我们的");
        QCOMPARE(importBundle(server, tablet.makeBundle()).conflicts, std::int64_t{1});
        QCOMPARE(fieldOf(server, visit, "summary"), std::string("总部的"));
    }

    void anEditCountsFromWhenItWasMadeHoweverLateItComesAndWhateverItsClockSays_data()
    {
        QTest::addColumn<qint64>("clockIsAheadMs");
        QTest::addColumn<bool>("knowsHeadquarters");
        QTest::addColumn<bool>("wasRestarted");
        constexpr qint64 kYear = 365 * kMillisecondsPerDay;
        QTest::newRow("a right clock") << qint64{0} << false << true;
        QTest::newRow("a clock a year ahead, known by headquarters' last answer")
            << kYear << true << true;
        QTest::newRow("a clock a year behind, known by headquarters' last answer")
            << -kYear << true << false;
    }
    void anEditCountsFromWhenItWasMadeHoweverLateItComesAndWhateverItsClockSays()
    {
        QFETCH(qint64, clockIsAheadMs);
        QFETCH(bool, knowsHeadquarters);
        QFETCH(bool, wasRestarted);
        ServerFixture server;
        RescuedTablet tablet(server);
        const Change visit = tablet.createVisit({{"signerName", "起初"}});
        tablet.sync();
        tablet.clock.setWallClock(server.clock.now().plusMs(clockIsAheadMs));
        if (knowsHeadquarters)
            tablet.work([&] { noteHeadquartersClock(*tablet.tablet, server.clock.now()); });
        const auto pass = [&](std::int64_t ms) {
            server.clock.advanceMs(ms);
            tablet.clock.advanceMs(ms);
        };
        pass(kMillisecondsPerHour);
        const Change rescued =
            tablet.save(visit.type, visit.recordId, ChangeKind::update, {{"signerName", "救回"}});
        const Instant made = server.clock.now();
        if (wasRestarted)
            tablet.clock.reboot("boot-2");
        pass(kMillisecondsPerHour);
        const auto bundle = tablet.makeBundle();
        pass(7 * kMillisecondsPerDay);
        importBundle(server, bundle);
        const auto record = stored(server, visit);
        QCOMPARE(std::string(textAt(record->document, "signerName")), std::string("救回"));
        QCOMPARE(integerAt(record->times, "signerName"), made.ms);
        QVERIFY(history(server, rescued.editId).has_value());
    }

    void filesArriveAndTheirAttachmentsSaySo()
    {
        ServerFixture server;
        RescuedTablet tablet(server);
        Change attachment;
        const std::string bytes = photo('a');
        const std::string sha256 = addPhoto(tablet, tablet.createVisit(), bytes, &attachment);
        const RescueReport report = importBundle(server, tablet.makeBundle());
        QCOMPARE(report.files, std::int64_t{1});
        QVERIFY(*server.headquarters.files->read(sha256) == bytes);
        QVERIFY(stored(server, attachment)->document.contains("receivedAt"));
        QVERIFY(server.headquarters.files->parts().empty());
        // Over tus it is there already.
        QCOMPARE(test::createAnswer(server, tablet.token, bytes).headers.at("Upload-Offset"),
                 std::to_string(bytes.size()));
    }

    void whatIsNoPictureIsPassedOver()
    {
        ServerFixture server;
        RescuedTablet tablet(server);
        const Change visit = tablet.createVisit();
        const std::string sha256 = addPhoto(tablet, visit, "no picture at all");
        const std::string good = addPhoto(tablet, visit, photo('b'));
        const RescueReport report = importBundle(server, tablet.makeBundle());
        QCOMPARE(report.filesUnreadable, std::int64_t{1});
        QCOMPARE(report.files, std::int64_t{1});
        QVERIFY(!server.headquarters.files->has(sha256));
        QVERIFY(server.headquarters.files->has(good));
        QVERIFY(server.headquarters.files->parts().empty());
    }

    void whatCannotBeReadIsKeptAsItIs_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no JSON") << QByteArray("{\"kind\": half of a te");
        QTest::newRow("a kind of edit that comes later")
            << QByteArray("{\"kind\": \"teleport\", \"editId\": \"x\"}");
        QTest::newRow("no text") << QByteArray("\xff\xfe\x01");
    }
    void whatCannotBeReadIsKeptAsItIs()
    {
        QFETCH(QByteArray, text);
        ServerFixture server;
        RescuedTablet tablet(server);
        const Change visit = tablet.createVisit();
        replaceText(tablet, text.toStdString());
        const auto bundle = tablet.makeBundle();
        QCOMPARE(importBundle(server, bundle).unreadable, std::int64_t{1});
        QVERIFY(!stored(server, visit));
        const QByteArray before = contentOf(server);
        const QByteArray inJson = QByteArray(text).replace('"', "\\\"");
        QVERIFY(before.contains(inJson) || before.contains(text.toBase64()));
        QCOMPARE(importBundle(server, bundle).hereBefore, std::int64_t{1});
        QCOMPARE(contentOf(server), before);
    }

    void anEditThatTheTabletSetAsideIsKeptBesideWhatStandsInForIt()
    {
        ServerFixture server;
        RescuedTablet tablet(server);
        const Change visit = tablet.createVisit({{"summary", "送不出去"}});
        tablet.work([&] {
            const auto sealed = OutboxStore(tablet.tablet->database()).seal(1);
            LocalRows(*tablet.tablet).setAside(sealed.front());
        });
        const auto bundle = tablet.makeBundle();
        const RescueReport report = importBundle(server, bundle);
        QCOMPARE(report.applied, std::int64_t{1}); // what stands in for it
        QCOMPARE(report.copies, std::int64_t{1});
        QVERIFY(!stored(server, visit));
        const QByteArray before = contentOf(server);
        QVERIFY(before.contains("送不出去"));
        QCOMPARE(importBundle(server, bundle).hereBefore, std::int64_t{2});
        QCOMPARE(contentOf(server), before);
        QCOMPARE(tablet.sync().outcomes.front().outcome, Outcome::duplicate);
    }

    void whatStandsInForAnEditThatIsThereAlreadyIsADuplicate()
    {
        ServerFixture server;
        RescuedTablet tablet(server);
        const Change visit = tablet.createVisit({{"summary", "先救回"}});
        tablet.work([&] { OutboxStore(tablet.tablet->database()).seal(1); });
        importBundle(server, tablet.makeBundle());
        tablet.work([&] {
            LocalRows(*tablet.tablet)
                .setAside(OutboxStore(tablet.tablet->database()).sealed(1).front());
        });
        QCOMPARE(tablet.sync().outcomes.front().outcome, Outcome::duplicate);
        QCOMPARE(fieldOf(server, visit, "summary"), std::string("先救回"));
    }

    void theAttentionListIsKeptWhereHeadquartersDoesNotKnowIt()
    {
        ServerFixture server;
        RescuedTablet tablet(server);
        const Change known = tablet.save(RecordType::park, server.park.id.uuid, ChangeKind::update,
                                         {{"name", "别的园区"}});
        const SyncResponse answer = tablet.sync();
        Change lost = known;
        lost.editId = tablet.newId<EditId>();
        lost.fields = {{"name", "又一个"}};
        tablet.work([&] {
            AttentionStore attention(tablet.tablet->database());
            attention.add(known, answer.outcomes.front(), tablet.clock.now());
            attention.add(lost, answer.outcomes.front(), tablet.clock.now());
        });
        const auto bundle = tablet.makeBundle();
        const RescueReport report = importBundle(server, bundle);
        QCOMPARE(report.copies, std::int64_t{1});
        QCOMPARE(report.hereBefore, std::int64_t{2}); // the edit, and its entry
        const auto copy = history(server, lost.editId);
        QCOMPARE(copy->outcome.outcome, Outcome::refused);
        QCOMPARE(copy->outcome.reason, answer.outcomes.front().reason);
        QCOMPARE(copy->author.text(), server.officer.text());
        QCOMPARE(fieldOf(server, known, "name"), server.park.name);
        const QByteArray before = contentOf(server);
        importBundle(server, bundle);
        QCOMPARE(contentOf(server), before);
    }

    void aHeadquartersThatWasRestoredGetsBackWhatItAnswered()
    {
        ServerFixture server;
        RescuedTablet tablet(server);
        const std::string backup = server.backUp();
        const Change visit = tablet.createVisit({{"summary", "备份之后"}});
        tablet.sync();
        server.restore(backup);
        QVERIFY(!stored(server, visit));
        QCOMPARE(importBundle(server, tablet.makeBundle()).applied, std::int64_t{1});
        QCOMPARE(fieldOf(server, visit, "summary"), std::string("备份之后"));
    }

    void aRestoreKeepsTheKeysThatCameSinceTheBackup()
    {
        ServerFixture server;
        const std::string backup = server.backUp(); // there was no key yet
        RescuedTablet tablet(server);
        tablet.createVisit();
        const auto bundle = tablet.makeBundle();
        server.restore(backup);
        QCOMPARE(importBundle(server, bundle).applied, std::int64_t{1});
    }

    void aBackupHoldsTheKey()
    {
        ServerFixture server;
        RescuedTablet tablet(server);
        const auto bundle = tablet.makeBundle();
        const QTemporaryDir elsewhere;
        const std::filesystem::path folder = elsewhere.filePath("hq").toStdString();
        std::filesystem::create_directory(folder);
        QVERIFY(restoreBackup(folder, server.backUp(), server.random).ok());
        const auto restored = Headquarters::open(folder, server.random);
        QVERIFY(examineRescueBundle(bundle, *rescueSecrets(*restored->store)).ok());
    }

    void aBundleForAnotherHeadquartersIsNotOpened()
    {
        ServerFixture server;
        RescuedTablet tablet(server);
        const auto bundle = tablet.makeBundle();
        ServerFixture other;
        other.random = test::SeededRandom(77); // another machine draws other keys
        other.token();
        const auto secrets = rescueSecrets(*other.headquarters.store);
        QCOMPARE(examineRescueBundle(bundle, *secrets).error().code, ErrorCode::unauthorized);
    }
};

QTEST_APPLESS_MAIN(TestRescueImport)
#include "tst_rescue_import.moc"
