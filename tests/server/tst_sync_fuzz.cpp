#include "core/base/compression.h"
#include "core/sync/messages.h"
#include "tests/server/server_fixture.h"
#include "tests/support/edit_sealer.h"
#include "tests/support/problem_document.h"
#include "tests/support/temporary_tablet.h"

#include <QTest>

#include <random>

using namespace wupan;
using test::ServerFixture;

namespace {

constexpr int kRounds = 3'000;

const json::array& strangeValues()
{
    static const json::array kValues{
        nullptr,
        true,
        0,
        -1,
        1.5e300,
        std::numeric_limits<std::int64_t>::max(),
        std::numeric_limits<std::int64_t>::min(),
        std::numeric_limits<std::uint64_t>::max(),
        "",
        "visit",
        "create",
        "step",
        "register",
        "comment",
        "9999-12-31",
        std::string("\0\x01\x7f", 3),
        "../../../../etc/passwd",
        "'; DROP TABLE record; --",
        std::string(70'000, 'x'),
        "\xF0\x90\x80\x80\xE2\x80\xAE", // NOLINT(misc-misleading-bidirectional)
        "00000000-0000-0000-0000-000000000000",
        json::array{},
        json::array{nullptr, 1, json::object{}},
        json::object{},
        json::object{{"", json::object{{"a", json::array{1}}}}},
    };
    return kValues;
}

/// Changes a request in one place, as bytes or as JSON.
class Mutator
{
public:
    explicit Mutator(std::uint64_t seed)
        : m_engine(seed)
    {}

    std::size_t below(std::size_t count)
    {
        return std::uniform_int_distribution<std::size_t>(0, count - 1)(m_engine);
    }

    void strange(json::value& root)
    {
        std::vector<json::value*> places;
        collect(root, places);
        json::value& place = *places[below(places.size())];
        if (json::object* object = place.if_object(); object != nullptr && below(2) == 0) {
            static constexpr std::array kNames{"id", "revision", "sha256", "extra", "", "text"};
            (*object)[kNames[below(kNames.size())]] = strangeValue();
            return;
        }
        place = strangeValue();
    }

    void damage(std::string& bytes)
    {
        const std::size_t at = below(bytes.size());
        switch (below(4)) {
        case 0:
            bytes[at] = static_cast<char>(below(256));
            break;
        case 1:
            bytes.erase(at, 1 + below(8));
            break;
        case 2:
            bytes.insert(at, bytes.substr(below(bytes.size()), below(64)));
            break;
        default:
            bytes.resize(at);
        }
    }

private:
    const json::value& strangeValue() { return strangeValues()[below(strangeValues().size())]; }

    static void collect(json::value& value, std::vector<json::value*>& places)
    {
        places.push_back(&value);
        if (json::array* items = value.if_array())
            for (json::value& item : *items)
                collect(item, places);
        if (json::object* members = value.if_object())
            for (auto& member : *members)
                collect(member.value(), places);
    }

    std::mt19937_64 m_engine;
};

} // namespace

/// Valid sync requests with one thing wrong, thousands of them under a fixed seed.
class TestSyncFuzz : public QObject
{
    Q_OBJECT
private:
    ServerFixture m_server;
    json::object m_enrolled = m_server.enrol(m_server.officer, "officer-1");
    std::string m_token{textAt(m_enrolled, "accessToken")};
    DeviceId m_device = *DeviceId::parse(textAt(m_enrolled, "deviceId"));
    Uuid m_visit = m_server.newId<VisitId>().uuid;
    Uuid m_issue = m_server.newId<IssueId>().uuid;

    Change change(RecordType type, ChangeKind kind, const Uuid& id, json::object fields,
                  const char* step = "")
    {
        Change change;
        change.type = type;
        change.kind = kind;
        change.recordId = id;
        change.fields = std::move(fields);
        change.step = step;
        if (type == RecordType::issue)
            change.eventId = m_server.newId<IssueEventId>();
        change.deviceAt = m_server.clock.now();
        change.bootId = "boot-1";
        return change;
    }

    /// Of a tablet that headquarters knows as it is.
    SyncRequest sealed(const SyncRequest& request)
    {
        test::EditSealer sealer(m_server.random, m_server.past(m_device));
        SyncRequest sealed = sealer.request(request.changes, request.cursor);
        sealed.maxRecords = request.maxRecords;
        sealed.deviceAt = request.deviceAt;
        sealed.bootId = request.bootId;
        return sealed;
    }

    /// Something of everything that a tablet sends.
    SyncRequest validRequest()
    {
        const auto fresh = [this] { return m_server.newId<VisitId>().uuid; };
        SyncRequest request;
        request.cursor = m_server.headquarters.store->epoch() + ".1";
        request.maxRecords = 3;
        request.deviceAt = m_server.clock.now();
        request.bootId = "boot-1";
        request.changes.push_back(
            change(RecordType::visit, ChangeKind::create, fresh(),
                   {{"state", "planned"}, {"plannedAt", 1'795'395'600'000}, {"latitude", 25.5}}));
        request.changes.push_back(change(RecordType::visit, ChangeKind::update, m_visit,
                                         {{"summary", "订单饱满，用地紧张。"},
                                          {"answers", {{"/data/power", "no"}}},
                                          {"peopleMet", {"甲", "乙"}}}));
        request.changes.back().was = {{"summary", "订单饱满。"}, {"peopleMet", {"甲", "丙"}}};
        request.changes.push_back(change(RecordType::issue, ChangeKind::create, fresh(),
                                         {{"title", "用电"}, {"category", "power"}}));
        request.changes.push_back(change(RecordType::issue, ChangeKind::step, m_issue,
                                         {{"text", "进展"}, {"until", "2026-12-01"}}, "comment"));
        request.changes.push_back(change(RecordType::attachment, ChangeKind::create, fresh(),
                                         {{"ownerType", "visit"},
                                          {"ownerId", m_visit.text()},
                                          {"sha256", std::string(64, 'a')},
                                          {"sizeBytes", 5}}));
        return sealed(request);
    }

    Response send(const std::string& body, ContentCoding coding)
    {
        return m_server.send("POST", "/v1/sync", body,
                             {{"content-encoding", std::string(headerValue(coding))}}, m_token);
    }

private slots:
    void initTestCase()
    {
        SyncRequest first;
        first.changes.push_back(
            change(RecordType::visit, ChangeKind::create, m_visit, {{"summary", "订单饱满。"}}));
        first.changes.push_back(
            change(RecordType::issue, ChangeKind::create, m_issue, {{"title", "用水"}}));
        QCOMPARE(send(encode(sealed(first)), ContentCoding::identity).status, 200);
    }

    void noMutationIsTheServersFault()
    {
        Mutator mutator(20'261'123);
        int taken = 0;
        for (int round = 0; round < kRounds; ++round) {
            std::string body = encode(validRequest());
            const bool asJson = mutator.below(2) == 0;
            if (asJson) {
                json::value request = json::parse(body);
                mutator.strange(request);
                body = json::serialize(request);
            }
            const auto coding = static_cast<ContentCoding>(mutator.below(3));
            if (!asJson && mutator.below(2) == 0)
                mutator.damage(body);
            body = compress(body, coding);
            if (!asJson && coding != ContentCoding::identity && mutator.below(2) == 0)
                mutator.damage(body);
            const Response answer = send(body, coding);
            taken += answer.status == 200 ? 1 : 0;
            const auto type = answer.headers.find("Content-Type");
            const std::string fault =
                answer.status == 200
                    ? std::string()
                    : test::faultOfRefusal(answer.status, type->second, answer.body);
            QVERIFY2(fault.empty(), (std::to_string(round) + ": " + fault).c_str());
        }
        QVERIFY2(taken > kRounds / 10 && taken < kRounds, std::to_string(taken).c_str());
    }

    void whatWasTakenFitsEveryTablet()
    {
        test::TemporaryTablet device;
        std::size_t records = 0;
        SyncRequest request;
        for (bool more = true; more;) {
            const auto answer =
                parseSyncResponse(send(encode(request), ContentCoding::identity).body);
            QVERIFY2(answer.ok(), answer ? "" : answer.error().detail.c_str());
            for (const RecordRun& run : answer->records)
                for (const json::value& document : run.documents) {
                    device.pull(run.type, document.as_object());
                    ++records;
                }
            request.cursor = answer->cursor;
            more = answer->more;
        }
        QVERIFY(records > std::size_t{kRounds});
    }
};

QTEST_APPLESS_MAIN(TestSyncFuzz)
#include "tst_sync_fuzz.moc"
