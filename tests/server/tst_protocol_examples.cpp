#include "core/base/hash.h"
#include "core/model/checklist.h"
#include "core/model/enterprise.h"
#include "tests/server/server_fixture.h"
#include "tests/support/edit_sealer.h"

#include <QFile>
#include <QTest>

using namespace wupan;
using test::ServerFixture;

namespace {

constexpr const char* kDocument = WUPAN_SOURCE "/docs/sync-protocol.md";
const QByteArray kBegin = "<!-- examples: written and checked by tst_protocol_examples -->\n";
const QByteArray kEnd = "<!-- end of examples -->\n";

/// A conversation with headquarters' handlers, every byte of it, as the document shows it. Clock
/// and chance are fixed, so it is the same each time.
class Conversation
{
public:
    Conversation()
    {
        Enterprise enterprise;
        enterprise.id = m_enterprise = m_server.newId<EnterpriseId>();
        enterprise.name = "样本企业";
        m_server.write([&](StoreTransaction& store) {
            store.put(m_server.park.id, RecordType::enterprise, toDocument(enterprise), {});
        });
    }

    QByteArray text()
    {
        enrol();
        firstSync();
        visitLoggedOffline();
        quiet();
        secondTabletOfTheSamePast();
        newDeviceId();
        upload();
        return m_text;
    }

private:
    void say(const std::string& heading)
    {
        m_text += "\n**" + QByteArray::fromStdString(heading) + "**\n";
    }

    Response exchange(const std::string& method, const std::string& path, const std::string& body,
                      std::map<std::string, std::string, std::less<>> headers)
    {
        std::string request = method + " " + path + "\n";
        for (const auto& [name, value] : headers)
            request.append(name).append(": ").append(value).append("\n");
        if (!m_token.empty())
            request.append("authorization: Bearer ").append(m_token).append("\n");
        if (!body.empty())
            request.append("\n").append(body).append("\n");
        Response response = m_server.send(method, path, body, std::move(headers), m_token);
        std::string answer = std::to_string(response.status) + "\n";
        for (const auto& [name, value] : response.headers)
            answer.append(name).append(": ").append(value).append("\n");
        if (!response.body.empty())
            answer.append("\n").append(response.body).append("\n");
        m_text += "\n```\n" + QByteArray::fromStdString(request) + "```\n\n```\n" +
                  QByteArray::fromStdString(answer) + "```\n";
        return response;
    }

    json::object post(const std::string& path, const std::string& body)
    {
        const Response response =
            exchange("POST", path, body, {{"content-type", "application/json"}});
        return parseObject(response.body).value();
    }

    std::string sync(std::vector<Change> changes, const std::string& cursor)
    {
        SyncRequest request = m_sealer.request(std::move(changes), cursor);
        request.deviceAt = m_server.clock.now();
        request.uptimeMs = m_server.clock.uptimeMs();
        request.bootId = m_server.clock.bootId();
        return std::string(textAt(post("/v1/sync", encode(request)), "cursor"));
    }

    Change change(ChangeKind kind, json::object fields)
    {
        Change change;
        change.editId = m_server.newId<EditId>();
        change.type = RecordType::visit;
        change.recordId = m_visit.uuid;
        change.kind = kind;
        change.fields = std::move(fields);
        change.deviceAt = m_server.clock.now();
        change.uptimeMs = m_server.clock.uptimeMs();
        change.bootId = m_server.clock.bootId();
        return change;
    }

    void enrol()
    {
        say("A tablet is enrolled with a one-time code");
        const json::object body{{"code", m_server.codeFor(m_server.officer)},
                                {"login", "officer-1"},
                                {"password", ServerFixture::kPassword},
                                {"deviceName", "tablet"}};
        m_token = textAt(post("/v1/enrol", json::serialize(body)), "accessToken");
    }

    void firstSync()
    {
        say("The first sync: a complete view");
        m_cursor = sync({}, {});
    }

    void visitLoggedOffline()
    {
        say("A visit, made and edited without a network");
        m_visit = m_server.newId<VisitId>();
        std::vector<Change> edits;
        edits.push_back(change(ChangeKind::create, {{"enterpriseId", m_enterprise.text()},
                                                    {"state", "planned"},
                                                    {"plannedAt", m_server.clock.now().ms}}));
        m_server.clock.advanceMs(60'000);
        edits.push_back(change(ChangeKind::update, {{"answers", {{"/data/power", "no"}}},
                                                    {"summary", "订单饱满，用电紧张。"}}));
        edits.back().was = {{"summary", nullptr}};
        m_server.clock.advanceMs(3'600'000);
        m_token =
            textAt(parseObject(m_server
                                   .post("/v1/sign-in", {{"deviceId", deviceId()},
                                                         {"login", "officer-1"},
                                                         {"password", ServerFixture::kPassword}})
                                   .body)
                       .value(),
                   "accessToken");
        m_cursor = sync(std::move(edits), m_cursor);
    }

    std::string deviceId()
    {
        std::string id;
        m_server.write(
            [&](StoreTransaction& store) { id = store.token(sha256Hex(m_token))->device.text(); });
        return id;
    }

    void quiet()
    {
        say("Nothing new");
        m_cursor = sync({}, m_cursor);
    }

    void secondTabletOfTheSamePast()
    {
        say("A copy of this tablet, made before the visit, asks whether there is news");
        m_sealer = test::EditSealer(m_server.random);
        static_cast<void>(sync({}, m_cursor));
    }

    void newDeviceId()
    {
        say("It takes a device id of its own, and goes on");
        m_token = textAt(post("/v1/device", "{}"), "accessToken");
        m_cursor = sync({}, m_cursor);
    }

    void upload()
    {
        say("An upload is created, and asked how far it is");
        const std::string photo("\x89PNG\r\n\x1a\n\0\0\0\0IEND\xae\x42\x60\x82", 20);
        const QByteArray hash = QByteArray::fromStdString(sha256Hex(photo)).toBase64();
        const Response created = exchange("POST", "/v1/files", {},
                                          {{"tus-resumable", "1.0.0"},
                                           {"upload-length", std::to_string(photo.size())},
                                           {"upload-metadata", "sha256 " + hash.toStdString()}});
        exchange("HEAD", created.headers.at("Location"), {}, {{"tus-resumable", "1.0.0"}});
    }

    ServerFixture m_server;
    test::EditSealer m_sealer{m_server.random};
    EnterpriseId m_enterprise;
    VisitId m_visit;
    std::string m_token;
    std::string m_cursor;
    QByteArray m_text;
};

QByteArray document()
{
    QFile file(kDocument);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// The examples of docs/sync-protocol.md are what headquarters really says, byte by byte. With
/// WUPAN_WRITE_EXAMPLES set, the test writes them anew instead of complaining.
class TestProtocolExamples : public QObject
{
    Q_OBJECT
private slots:
    void theDocumentSaysWhatHeadquartersSays()
    {
        const QByteArray text = Conversation().text() + "\n";
        const QByteArray before = document();
        const qsizetype begin = before.indexOf(kBegin);
        const qsizetype end = before.indexOf(kEnd);
        QVERIFY(begin > 0 && end > begin);
        const qsizetype first = begin + kBegin.size();
        if (qEnvironmentVariableIsSet("WUPAN_WRITE_EXAMPLES")) {
            QFile file(kDocument);
            QVERIFY(file.open(QIODevice::WriteOnly));
            QVERIFY(file.write(before.first(first) + text + before.sliced(end)) > 0);
        }
        const QByteArray after = document();
        const QByteArray shown = after.sliced(first, after.indexOf(kEnd) - first);
        QVERIFY2(shown == text, "run this test once with WUPAN_WRITE_EXAMPLES=1, and look at what "
                                "it changes in docs/sync-protocol.md");
    }
};

QTEST_APPLESS_MAIN(TestProtocolExamples)
#include "tst_protocol_examples.moc"
