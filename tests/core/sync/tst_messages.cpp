#include "core/sync/messages.h"

#include <QTest>

using namespace wupan;

namespace {

Change sample()
{
    Change change;
    change.editId = *EditId::parse("0190163d-8694-739b-aea5-966c26f8ad91");
    change.sequence = 12;
    change.type = RecordType::visit;
    change.recordId = *Uuid::parse("0190163d-8694-739b-aea5-966c26f8ad90");
    change.kind = ChangeKind::update;
    change.baseRevision = 3;
    change.fields = {{"summary", "订单饱满"}};
    change.was = {{"summary", nullptr}};
    change.deviceAt = Instant{1'795'395'600'000};
    change.uptimeMs = 5'000;
    change.bootId = "boot-1";
    change.chain = chainAfter("", change.editId);
    return change;
}

} // namespace

class TestMessages : public QObject
{
    Q_OBJECT
private slots:
    void aRequestRoundTrips()
    {
        SyncRequest request;
        request.cursor = "e1.42";
        request.past = {12, sample().chain};
        request.changes = {sample()};
        request.deviceAt = Instant{1'795'395'600'100};
        request.bootId = "boot-1";
        const auto parsed = parseSyncRequest(encode(request));
        QVERIFY(parsed.ok());
        QCOMPARE(encode(*parsed), encode(request));
        QCOMPARE(parsed->changes.front().chain, sample().chain);
    }

    void aQuietRequestIsSmall()
    {
        SyncRequest request;
        request.cursor = "3f2c9a1e.26000";
        request.deviceAt = Instant{1'795'395'600'100};
        request.uptimeMs = 123'456'789;
        request.bootId = "0190163d-8694-739b-aea5-966c26f8ad90";
        request.past = {1234, sample().chain};
        QVERIFY(encode(request).size() < 160);
    }

    void givingUpNamesTheEdit()
    {
        Change given = sample();
        given.kind = ChangeKind::giveUp;
        given.fields = {{"editId", "aa"}};
        QVERIFY(parseChange(toJson(given)).ok());
        given.fields = {{"editId", 7}};
        QVERIFY(!parseChange(toJson(given)).ok());
        given.fields.clear();
        QCOMPARE(parseChange(toJson(given)).error().code, ErrorCode::invalidInput);
    }

    void theChainTellsTwoPastsApart()
    {
        const EditId mine = sample().editId;
        const EditId other = *EditId::parse("0190163d-8694-739b-aea5-966c26f8ad92");
        QVERIFY(chainAfter("abc", mine) != chainAfter("abc", other));
        QVERIFY(chainAfter("abc", mine) != chainAfter("abd", mine));
        QCOMPARE(chainAfter("abc", mine), chainAfter("abc", mine));
        QCOMPARE(chainAfter("abc", mine).size(), std::size_t{32});
    }

    void malformedChangesAreNamed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("names");
        QTest::newRow("not JSON") << QByteArray("{") << QByteArray("JSON");
        QTest::newRow("not an object") << QByteArray("[]") << QByteArray("object");
        QTest::newRow("two objects") << QByteArray("{} {}") << QByteArray("unexpected");
        QTest::newRow("changes without a name")
            << QByteArray(R"({"changes":[{"sequence":1}]})") << QByteArray("editId");
        QTest::newRow("changes without a type")
            << QByteArray(
                   R"({"changes":[{"editId":"0190163d-8694-739b-aea5-966c26f8ad91","sequence":1}]})")
            << QByteArray("type");
        QTest::newRow("a foreign kind")
            << QByteArray(R"({"changes":[{"sequence":1,"type":"visit","kind":"explode",)"
                          R"("editId":"0190163d-8694-739b-aea5-966c26f8ad91"}]})")
            << QByteArray("kind");
        QTest::newRow("a malformed id")
            << QByteArray(
                   R"({"changes":[{"sequence":1,"type":"visit","kind":"update","id":"../../etc",)"
                   R"("editId":"0190163d-8694-739b-aea5-966c26f8ad91"}]})")
            << QByteArray("id");
        QTest::newRow("a step without its event")
            << QByteArray(
                   R"({"changes":[{"sequence":1,"type":"issue","kind":"step","step":"accept",)"
                   R"("editId":"0190163d-8694-739b-aea5-966c26f8ad91",)"
                   R"("id":"0190163d-8694-739b-aea5-966c26f8ad90"}]})")
            << QByteArray("step");
        QTest::newRow("no sequence")
            << QByteArray(R"({"changes":[{"type":"visit","kind":"update",)"
                          R"("editId":"0190163d-8694-739b-aea5-966c26f8ad91",)"
                          R"("id":"0190163d-8694-739b-aea5-966c26f8ad90"}]})")
            << QByteArray("sequence");
        QTest::newRow("too deep") << QByteArray(QByteArray("{\"a\":").repeated(40) + "1")
                                  << QByteArray("JSON");
    }

    void malformedChangesAreNamed()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, names);
        const auto parsed = parseSyncRequest(text.toStdString());
        QVERIFY(!parsed.ok());
        QCOMPARE(parsed.error().code, ErrorCode::invalidInput);
        QVERIFY2(QByteArray::fromStdString(parsed.error().detail).contains(names),
                 parsed.error().detail.c_str());
    }

    void anAnswerOfAnotherServerIsRecognized()
    {
        QCOMPARE(parseSyncResponse("<html>Wi-Fi login</html>").error().code,
                 ErrorCode::wrongServer);
        QCOMPARE(parseSyncResponse(R"({"ok":true})").error().code, ErrorCode::wrongServer);
    }

    void typesOfANewerPeerAreKept()
    {
        const auto response = parseSyncResponse(
            R"({"cursor":"c","serverAt":1,"records":[{"type":"drone","documents":[{"id":"x"}]}]})");
        QVERIFY(response.ok());
        QVERIFY(response->records.empty());
        QCOMPARE(json::serialize(response->unknown), R"({"drone":[{"id":"x"}]})");
    }

    void whatHasGoneOfANewerPeersTypesIsTold()
    {
        const std::string id = "01a205ea-be80-72a0-a1d8-d93fb590a605";
        const auto response = parseSyncResponse(
            R"({"cursor":"c","serverAt":1,"gone":[{"type":"drone","id":")" + id + R"("}]})");
        QVERIFY(response.ok());
        QVERIFY(response->gone.empty());
        QCOMPARE(response->unknownGone, std::vector{*Uuid::parse(id)});
    }
};

QTEST_APPLESS_MAIN(TestMessages)
#include "tst_messages.moc"
