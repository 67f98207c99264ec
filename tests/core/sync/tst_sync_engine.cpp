#include "core/base/compression.h"
#include "core/services/visit_service.h"
#include "core/store/outbox_store.h"
#include "tests/core/store/scripted_headquarters.h"

#include <QTest>

using namespace wupan;
using test::ScriptedHeadquarters;
using test::TemporaryTablet;

/// In which order the engine talks to headquarters, and what it makes of late answers.
class TestSyncEngine : public QObject
{
    Q_OBJECT
private:
    /// Three edits that wait, sent one by one to a headquarters that applies each.
    class Sender
    {
    public:
        explicit Sender(bool firstIsCompleteView = false)
            : m_firstIsCompleteView(firstIsCompleteView)
            , headquarters([this](const HttpRequest& request) { return answerTo(request); })
            , session(*device.tablet, headquarters, m_secrets)
            , engine(*device.tablet, session, 1)
        {
            VisitService visits(*device.tablet);
            for (int i = 0; i < 3; ++i)
                if (!visits.plan(device.enterprise.id, device.clock.now()))
                    throw std::runtime_error("no visit is planned");
            m_secrets.secrets["refreshToken"] = "r";
            session.resume([](const Status&) {});
            engine.onRecordsChanged = [this] { askedAhead.push_back(headquarters.wasAsked()); };
        }

        std::int64_t waiting() { return OutboxStore(device.tablet->database()).count(); }

        std::vector<std::int64_t> sequences; ///< of the edits, as they came
        std::vector<std::string> cursors;    ///< of the requests
        std::vector<bool> askedAhead;        ///< when an answer had been taken

    private:
        std::string answerTo(const HttpRequest& request)
        {
            if (request.path == "/v1/token")
                return R"({"accessToken": "a", "refreshToken": "r", "expiresIn": 3600})";
            if (request.path != "/v1/sync")
                return "{}";
            const auto coding = request.headers.find("Content-Encoding");
            const auto body = decompress(
                request.body, *parseCoding(coding == request.headers.end() ? "" : coding->second),
                1 << 20);
            const SyncRequest asked = *parseSyncRequest(*body);
            cursors.push_back(asked.cursor);
            json::array outcomes;
            for (const Change& change : asked.changes) {
                sequences.push_back(change.sequence);
                outcomes.push_back(
                    {{"sequence", change.sequence}, {"outcome", "applied"}, {"revision", 1}});
            }
            json::object answer{{"outcomes", std::move(outcomes)},
                                {"cursor", "c" + std::to_string(cursors.size())},
                                {"serverAt", device.clock.now().ms}};
            if (m_firstIsCompleteView && cursors.size() == 1)
                answer["snapshot"] = true;
            return json::serialize(answer);
        }

        const bool m_firstIsCompleteView;
        fake::MemorySecretStore m_secrets;

    public:
        TemporaryTablet device;
        ScriptedHeadquarters headquarters;
        Session session;
        SyncEngine engine;
    };

private slots:
    void theNextEditsAreOnTheirWayWhileAnAnswerIsTaken()
    {
        Sender sender;
        std::optional<SyncReport> report;
        sender.engine.run([&](const SyncReport& finished) { report = finished; });
        sender.headquarters.deliver();
        QVERIFY(report && !report->error);
        QCOMPARE(sender.askedAhead, (std::vector{true, true, false}));
        QCOMPARE(sender.sequences, (std::vector<std::int64_t>{1, 2, 3}));
        QCOMPARE(sender.cursors, (std::vector<std::string>{"", "c1", "c2"}));
        QCOMPARE(report->done.changesSent, std::int64_t{3});
        QCOMPARE(sender.waiting(), std::int64_t{0});
    }

    void aCompleteViewIsTakenBeforeTheNextEditsGo()
    {
        Sender sender(true);
        sender.engine.run(nullptr);
        sender.headquarters.deliver();
        QCOMPARE(sender.askedAhead, (std::vector{false, true, false}));
        QCOMPARE(sender.sequences, (std::vector<std::int64_t>{1, 2, 3}));
        QCOMPARE(sender.waiting(), std::int64_t{0});
    }

    void anAnswerToAnEarlierRunIsNotTaken()
    {
        Sender sender;
        sender.session.send({}, [](const Result<HttpResponse>&) {});
        sender.headquarters.deliver(); // signed in: what follows is sent at once
        sender.sequences.clear();
        sender.engine.run(nullptr);
        sender.engine.stop();
        sender.engine.run(nullptr);
        sender.headquarters.deliver();
        QCOMPARE(sender.sequences, (std::vector<std::int64_t>{1, 1, 2, 3}));
        QCOMPARE(sender.askedAhead.size(), std::size_t{3});
        QCOMPARE(sender.waiting(), std::int64_t{0});
    }
};

QTEST_APPLESS_MAIN(TestSyncEngine)
#include "tst_sync_engine.moc"
