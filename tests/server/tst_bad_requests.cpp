#include "core/sync/messages.h"
#include "tests/server/server_fixture.h"
#include "tests/support/problem_document.h"

#include <QTest>

using namespace wupan;
using test::ServerFixture;

namespace {

const json::array kOneOfEachKind{nullptr, true, 5, 1.5, "text", json::array{}, json::object{}};

std::string faultOf(const Response& response)
{
    const auto type = response.headers.find("Content-Type");
    return test::faultOfRefusal(response.status, type == response.headers.end() ? "" : type->second,
                                response.body);
}

bool isOfKind(const json::value& value, const json::value& example)
{
    return value.kind() == example.kind();
}

} // namespace

/// Well-formed HTTP whose content is not what the path takes.
class TestBadRequests : public QObject
{
    Q_OBJECT
private:
    ServerFixture m_server;
    json::object m_enrolled = m_server.enrol(m_server.officer, "officer-1");
    std::string m_token{textAt(m_enrolled, "accessToken")};
    DeviceId m_device = *DeviceId::parse(textAt(m_enrolled, "deviceId"));

    Response sync(const json::object& body) { return m_server.post("/v1/sync", body, m_token); }

    /// The next one of this tablet.
    json::object change(const std::string& type, json::object fields)
    {
        const DevicePast past = m_server.past(m_device);
        const EditId edit = m_server.newId<EditId>();
        return {{"editId", edit.text()},
                {"sequence", past.sequence + 1},
                {"type", type},
                {"id", m_server.newId<VisitId>().text()},
                {"kind", "create"},
                {"baseRevision", 0},
                {"fields", std::move(fields)},
                {"was", json::object{}},
                {"step", "register"},
                {"eventId", m_server.newId<IssueEventId>().text()},
                {"deviceAt", m_server.clock.now().ms},
                {"uptimeMs", 5},
                {"bootId", "boot-1"},
                {"chain", chainAfter(past.chain, edit)}};
    }

    json::object syncBody(json::array changes)
    {
        DevicePast past = m_server.past(m_device);
        if (!changes.empty() && changes.back().is_object()) {
            const json::object& last = changes.back().get_object();
            past = {past.sequence + 1, std::string(textAt(last, "chain"))};
        }
        return {{"cursor", ""},        {"sequence", past.sequence},
                {"chain", past.chain}, {"changes", std::move(changes)},
                {"maxRecords", 5000},  {"deviceAt", m_server.clock.now().ms},
                {"uptimeMs", 5},       {"bootId", "boot-1"}};
    }

    /// What every tablet of the park gets next.
    Result<SyncResponse> pullOfAll()
    {
        const Response answer = sync(syncBody({}));
        if (answer.status != 200)
            return Error{ErrorCode::protocol, answer.body};
        return parseSyncResponse(answer.body);
    }

private slots:
    void aMemberOfAnotherKindIsNamed_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("member");
        const auto rows = [](const char* path, const json::object& body) {
            for (const auto& [member, value] : body)
                QTest::addRow("%s of %s", member.data(), path)
                    << QByteArray(path) << QByteArray::fromStdString(json::serialize(body))
                    << QByteArray::fromStdString(member);
        };
        rows("/v1/enrol", {{"code", "c"}, {"login", "l"}, {"password", "p"}, {"deviceName", "n"}});
        rows("/v1/sign-in", {{"deviceId", "d"}, {"login", "l"}, {"password", "p"}});
        rows("/v1/token", {{"refreshToken", "t"}});
        rows("/v1/sync", syncBody({}));
    }

    void aMemberOfAnotherKindIsNamed()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, member);
        json::object sent = parseObject(body.toStdString()).value();
        const json::value right = sent.at(member.toStdString());
        for (const json::value& other : kOneOfEachKind) {
            if (isOfKind(other, right))
                continue;
            sent[member.toStdString()] = other;
            const Response answer = m_server.post(path.toStdString(), sent, m_token);
            QVERIFY2(faultOf(answer).empty(), faultOf(answer).c_str());
            QCOMPARE(answer.status, 400);
            QVERIFY2(answer.body.find("'" + member.toStdString() + "'") != std::string::npos,
                     answer.body.c_str());
        }
    }

    void aMemberOfAChangeOfAnotherKindIsNamed_data()
    {
        QTest::addColumn<QByteArray>("member");
        for (const auto& [member, value] : change("issue", {}))
            QTest::newRow(member.data()) << QByteArray::fromStdString(member);
    }

    void aMemberOfAChangeOfAnotherKindIsNamed()
    {
        QFETCH(QByteArray, member);
        const std::string name = member.toStdString();
        const json::value right = change("issue", {}).at(name);
        for (const json::value& other : kOneOfEachKind) {
            if (isOfKind(other, right))
                continue;
            json::object sent = change("issue", {});
            sent[name] = other;
            const Response answer = sync(syncBody({sent}));
            QVERIFY2(faultOf(answer).empty(), faultOf(answer).c_str());
            QVERIFY2(answer.body.find("'" + name + "'") != std::string::npos, answer.body.c_str());
        }
    }

    void whatIsNoRequestIsRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no object") << QByteArray("[]");
        QTest::newRow("half an object") << QByteArray("{\"cursor\":");
        QTest::newRow("two objects") << QByteArray("{}{}");
        QTest::newRow("a byte order mark") << QByteArray("\xEF\xBB\xBF{}");
        QTest::newRow("UTF-16") << QByteArray("{\0}\0", 4);
        QTest::newRow("invalid UTF-8") << QByteArray("{\"bootId\":\"\xFF\"}");
        QTest::newRow("overlong UTF-8") << QByteArray("{\"bootId\":\"\xC0\x80\"}");
        QTest::newRow("a surrogate in UTF-8") << QByteArray("{\"bootId\":\"\xED\xA0\x80\"}");
        QTest::newRow("a lone surrogate") << QByteArray("{\"bootId\":\"\\ud800\"}");
        QTest::newRow("an infinite number") << QByteArray("{\"more\":1e400}");
        QTest::newRow("a number with a long exponent") << QByteArray("{\"more\":1e9999999999}");
        QTest::newRow("NaN") << QByteArray("{\"more\":NaN}");
        QTest::newRow("33 levels")
            << "{\"more\":" + QByteArray(32, '[') + QByteArray(32, ']') + "}";
        QTest::newRow("100,000 levels") << "{\"more\":" + QByteArray(100'000, '[');
        QTest::newRow("a control character") << QByteArray("{\"bootId\":\"\x01\"}");
        QTest::newRow("a change that is no object") << QByteArray("{\"changes\":[5]}");
        QTest::newRow("a change of nothing") << QByteArray("{\"changes\":[{}]}");
    }

    void whatIsNoRequestIsRefused()
    {
        QFETCH(QByteArray, body);
        for (const char* path : {"/v1/enrol", "/v1/sign-in", "/v1/token", "/v1/sync"}) {
            if (std::string_view(path) != "/v1/sync" && body.contains("changes"))
                continue;
            const Response answer = m_server.send("POST", path, body.toStdString(), {}, m_token);
            QVERIFY2(faultOf(answer).empty(), faultOf(answer).c_str());
        }
    }

    void aLoginOfAnySizeIsNotRemembered()
    {
        for (const char* path : {"/v1/enrol", "/v1/sign-in"}) {
            const auto answerTo = [&](std::size_t bytes) {
                return m_server.post(
                    path, {{"login", std::string(bytes, 'l')}, {"password", "x"}, {"code", "x"}});
            };
            QCOMPARE(answerTo(200).status, 401);
            const Response tooLong = answerTo(201);
            QCOMPARE(tooLong.status, 400);
            QVERIFY2(faultOf(tooLong).empty(), faultOf(tooLong).c_str());
        }
    }

    void anyCursorIsAnswered_data()
    {
        QTest::addColumn<QByteArray>("end");
        QTest::newRow("nothing behind the epoch") << QByteArray();
        QTest::newRow("no number") << QByteArray(".x");
        QTest::newRow("below zero") << QByteArray(".-7");
        QTest::newRow("beyond 64 bits") << QByteArray(".99999999999999999999999");
        QTest::newRow("beyond what headquarters has") << QByteArray(".9223372036854775807");
    }

    void anyCursorIsAnswered()
    {
        QFETCH(QByteArray, end);
        for (const std::string& begin : {std::string(m_server.headquarters.store->epoch()),
                                         std::string("another-epoch"), std::string("'; --")}) {
            json::object body = syncBody({});
            body["cursor"] = begin + end.toStdString();
            const auto answer = parseSyncResponse(sync(body).body);
            QVERIFY2(answer.ok(), answer ? "" : answer.error().detail.c_str());
            // From the beginning: a tablet that lost its place misses nothing.
            QVERIFY(!answer->records.empty());
            QCOMPARE(answer->cursor, pullOfAll()->cursor);
        }
    }

    void noEditSpoilsThePullOfTheOthers_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("fields");
        const auto row = [](const char* name, const char* type, const QByteArray& fields) {
            QTest::newRow(name) << QByteArray(type) << fields;
        };
        const QByteArray deep = QByteArray(28, '[') + QByteArray(28, ']');
        row("a deep value", "visit", "{\"peopleMet\":" + deep + "}");
        row("a deep value of a newer version", "visit", "{\"drone\":" + deep + "}");
        row("a deep step", "issue", "{\"drone\":" + deep + "}");
        row("a hash that climbs", "attachment", R"({"sha256":"../../token.key"})");
        row("a hash that is a path", "attachment", R"({"sha256":"/etc/passwd"})");
        row("a hash of 5,000 characters", "attachment",
            "{\"sha256\":\"" + QByteArray(5000, 'a') + "\"}");
        row("a hash with a zero", "attachment", R"({"sha256":"ab\u0000cd"})");
        row("the end of time", "visit", R"({"plannedAt":9223372036854775807})");
        row("before all time", "visit", R"({"plannedAt":-9223372036854775808})");
        row("an unsigned number", "visit", R"({"missingAnswers":18446744073709551615})");
        row("a name of nothing", "visit", R"({"":""})");
        row("a name with a zero", "visit", R"({"a\u0000b":1})");
        row("the record's own members", "visit",
            R"({"id":"x","revision":"y","extra":{},"receivedAt":1})");
    }

    void noEditSpoilsThePullOfTheOthers()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, fields);
        json::object sent = change(type.toStdString(), parseObject(fields.toStdString()).value());
        const Response answer = sync(syncBody({sent}));
        QVERIFY2(answer.status == 200 || faultOf(answer).empty(), answer.body.c_str());
        QVERIFY(answer.body.find("forked") == std::string::npos);
        const auto pulled = pullOfAll();
        QVERIFY2(pulled.ok(), pulled ? "" : pulled.error().detail.c_str());
        for (const RecordRun& run : pulled->records)
            for (const json::value& document : run.documents)
                QVERIFY(Uuid::parse(textAt(document.as_object(), "id")).has_value());
    }

    void anEventWithTheIdOfItsIssueIsMalformed()
    {
        json::object sent = change("issue", {{"title", "用电"}});
        sent["eventId"] = sent["id"];
        const Response answer = sync(syncBody({sent}));
        QVERIFY2(faultOf(answer).empty(), faultOf(answer).c_str());
    }

    void anIssueWhoseFirstStepHasNoNameIsRefused()
    {
        json::object sent = change("issue", {{"title", "用电"}});
        sent.erase("eventId");
        const Response answer = sync(syncBody({sent}));
        QVERIFY2(answer.status == 200, answer.body.c_str());
        const auto outcome = parseSyncResponse(answer.body).value().outcomes.at(0);
        QCOMPARE(outcome.outcome, Outcome::refused);
        QCOMPARE(outcome.reason, std::string("malformedField"));
    }

    void clocksAtTheEndOfTimeAreClamped()
    {
        const std::int64_t most = std::numeric_limits<std::int64_t>::max();
        const std::int64_t least = std::numeric_limits<std::int64_t>::min();
        for (const auto& [ofRequest, ofChange] :
             {std::pair(most, least), std::pair(least, most), std::pair(least, least)})
            for (const char* bootId : {"boot-1", "boot-2"}) {
                json::object sent = change("issue", {{"title", "用电"}});
                sent["deviceAt"] = sent["uptimeMs"] = ofChange;
                sent["bootId"] = bootId;
                json::object body = syncBody({sent});
                body["deviceAt"] = body["uptimeMs"] = ofRequest;
                const Response answer = sync(body);
                QCOMPARE(answer.status, 200);
                m_server.write([&](StoreTransaction& store) {
                    const auto stored = store.record(m_server.park.id, RecordType::issue,
                                                     *Uuid::parse(textAt(sent, "id")));
                    QVERIFY(stored.has_value());
                    const std::int64_t at = integerAt(stored->times, "title", -1);
                    QVERIFY(at >= 0 && at <= m_server.clock.now().ms);
                });
            }
    }
};

QTEST_APPLESS_MAIN(TestBadRequests)
#include "tst_bad_requests.moc"
