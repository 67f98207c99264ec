#include "tests/server/rescued_tablet.h"
#include "tests/server/tus_requests.h"
#include "tests/support/sample_files.h"

#include "core/store/file_upload_store.h"
#include "core/sync/headquarters_clock.h"

#include <QTest>

#include <fstream>

using namespace wupan;
using test::contentOf;
using test::fieldOf;
using test::history;
using test::importBundle;
using test::RescuedTablet;
using test::ServerFixture;
using test::stored;

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
    static std::string addPhoto(RescuedTablet& tablet, const Change& visit,
                                const std::string& bytes, Change* attachment = nullptr)
    {
        std::string sha256 = sha256Hex(bytes);
        std::ofstream(tablet.tablet->filesFolder() / sha256, std::ios::binary) << bytes;
        tablet.work([&] {
            FileUploadStore(tablet.tablet->database())
                .add({sha256, std::ssize(bytes), "image/jpeg", "", 0}, tablet.clock.now());
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

private slots:
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

    void whatIsNoKindOfFileThatIsTakenIsPassedOver()
    {
        ServerFixture server;
        RescuedTablet tablet(server);
        const Change visit = tablet.createVisit();
        const std::string sha256 = addPhoto(tablet, visit, "<html>no picture</html>");
        const std::string sound = addPhoto(tablet, visit, test::wav(1000));
        const std::string good = addPhoto(tablet, visit, photo('b'));
        const RescueReport report = importBundle(server, tablet.makeBundle());
        QCOMPARE(report.filesUnreadable, std::int64_t{1});
        QCOMPARE(report.files, std::int64_t{2});
        QVERIFY(server.headquarters.files->has(sound));
        QVERIFY(!server.headquarters.files->has(sha256));
        QVERIFY(server.headquarters.files->has(good));
        QVERIFY(server.headquarters.files->parts().empty());
    }
};

QTEST_APPLESS_MAIN(TestRescueImport)
#include "tst_rescue_import.moc"
