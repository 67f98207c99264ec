#include "core/base/base64.h"
#include "tests/server/rescued_tablet.h"

#include <QTest>

using namespace wupan;
using test::contentOf;
using test::fieldOf;
using test::history;
using test::importBundle;
using test::RescuedTablet;
using test::ServerFixture;
using test::stored;

/// What headquarters keeps of a rescue bundle without applying it, and the keys that open one.
class TestRescueCopies : public QObject
{
    Q_OBJECT
private:
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
        if (test::isOnPostgres())
            QSKIP("PostgreSQL is backed up with pg_dump");
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
        if (test::isOnPostgres())
            QSKIP("PostgreSQL is backed up with pg_dump");
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
        if (test::isOnPostgres())
            QSKIP("PostgreSQL is backed up with pg_dump");
        ServerFixture server;
        RescuedTablet tablet(server);
        const auto bundle = tablet.makeBundle();
        const QTemporaryDir elsewhere;
        const std::filesystem::path folder = elsewhere.filePath("hq").toStdString();
        std::filesystem::create_directory(folder);
        QVERIFY(restoreBackup(folder, server.backUp(), server.random, server.clock.now()).ok());
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

QTEST_APPLESS_MAIN(TestRescueCopies)
#include "tst_rescue_copies.moc"
