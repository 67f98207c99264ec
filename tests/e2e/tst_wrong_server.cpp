#include "core/model/park.h"
#include "core/services/attachment_service.h"
#include "core/services/visit_service.h"
#include "core/store/enterprise_store.h"
#include "core/store/meta_store.h"
#include "error_text.h"
#include "tests/e2e/device.h"
#include "tests/e2e/headquarters_process.h"
#include "tests/e2e/impostors.h"
#include "tests/e2e/interceptor.h"

#include <QTcpServer>
#include <QTest>

using namespace wupan;
using test::cruderImpostors;
using test::Device;
using test::Impostor;
using test::impostors;
using test::Interceptor;

namespace {

void addRows(const std::vector<Impostor>& impostors)
{
    for (const Impostor& impostor : impostors)
        QTest::newRow(impostor.name) << impostor.answer << impostor.code;
}

void addImpostors()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<ErrorCode>("code");
    addRows(impostors());
}

/// The demo's park has the same id everywhere.
void becomeAnotherPark(test::HeadquartersProcess& headquarters)
{
    Database database((headquarters.folder() + "/hq.db").toStdString(), OpenMode::writer);
    DeviceRandom random;
    const Uuid fresh = Uuid::v7(DeviceClock().now(), random);
    Statement park = database.prepare("SELECT id FROM record WHERE type = 'park'");
    park.step();
    const std::string before = park.uuid(0).text();
    park.reset();
    database
        .prepare("UPDATE record SET id = ?1, document = replace(document, ?2, ?3) "
                 "WHERE type = 'park'")
        .bind(1, fresh)
        .bind(2, std::string_view(before))
        .bind(3, std::string_view(fresh.text()))
        .run();
    for (const char* table : {"record", "record_key", "counter", "credential"})
        database.prepare(std::string("UPDATE ") + table + " SET park = ?1").bind(1, fresh).run();
}

} // namespace

Q_DECLARE_METATYPE(wupan::ErrorCode)

/// A tablet between which and headquarters something else stands.
class TestWrongServer : public QObject
{
    Q_OBJECT
private:
    test::HeadquartersProcess m_headquarters;
    std::unique_ptr<Interceptor> m_between;
    std::unique_ptr<Device> m_device;

    EnterpriseId anEnterprise()
    {
        return EnterpriseStore(m_device->tablet->database()).page("", 0, 1).front().enterprise.id;
    }

    Result<VisitId> planVisit()
    {
        return VisitService(*m_device->tablet).plan(anEnterprise(), m_device->clock.now());
    }

    Status addPhoto(const QByteArray& content)
    {
        NewFile photo;
        photo.ownerType = RecordType::enterprise;
        photo.ownerId = anEnterprise().uuid;
        photo.bytes = "\xFF\xD8\xFF" + content.toStdString();
        const auto added = AttachmentService(*m_device->tablet).add(photo);
        return added ? done() : Status(added.error());
    }

    static QByteArray failureOf(const SyncReport& report)
    {
        return report.error ? name(report.error->code) : "it worked";
    }

    static void verifySentence(const Error& error)
    {
        const QString sentence = ErrorText::of(error);
        QVERIFY2(sentence != ErrorText::of({ErrorCode::invalidInput, ""}), name(error.code));
        QVERIFY(sentence.count('.') >= 2); // what happened, and what to do
    }

    static Result<HttpResponse> ask(const QUrl& headquarters, HttpRequest request)
    {
        QtTransport transport(headquarters);
        std::optional<Result<HttpResponse>> answer;
        request.path = "/v1/sync";
        request.method = "POST";
        request.body = R"({"secret":"c4n4ry"})";
        transport.send(request, [&](const Result<HttpResponse>& got) { answer = got; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 20'000))
            return Error{ErrorCode::cancelled, "no answer at all"};
        return *answer;
    }

    static HttpRequest impatient()
    {
        HttpRequest request;
        request.deadlineMs = 300;
        return request;
    }

private slots:
    void initTestCase()
    {
        m_headquarters.start();
        m_between = std::make_unique<Interceptor>(m_headquarters.port());
        m_device = std::make_unique<Device>(m_between->url());
        QVERIFY(m_device->enrol(m_headquarters, "demo").ok());
        QVERIFY(!m_device->sync().error);
    }

    void init() { m_between->passOn(); }

    void anImpostorEndsNothingAndLosesNothing_data()
    {
        addImpostors();
        addRows(cruderImpostors());
    }

    void anImpostorEndsNothingAndLosesNothing()
    {
        QFETCH(QByteArray, answer);
        QFETCH(ErrorCode, code);
        const auto visit = planVisit();
        QVERIFY(visit.ok());
        const std::int64_t waiting = m_device->pending();
        const std::string token = m_device->secrets.secrets.at("refreshToken");
        m_between->answer(answer);
        const SyncReport report = m_device->sync();
        QCOMPARE(failureOf(report), QByteArray(name(code)));
        verifySentence(*report.error);
        QCOMPARE(m_device->pending(), waiting);
        QVERIFY(m_device->session().active());
        QCOMPARE(m_device->secrets.secrets.at("refreshToken"), token);

        m_between->passOn();
        QCOMPARE(failureOf(m_device->sync()), QByteArray("it worked"));
        QCOMPARE(m_device->pending(), std::int64_t{0});
        QVERIFY(!m_device->ask("/v1/records/visit/" + visit->text()).empty());
    }

    void nobodySignsInAtAnImpostor()
    {
        Device device(m_between->url());
        const QByteArray code = m_headquarters.code("demo");
        const QByteArray password = m_headquarters.password("demo");
        for (const auto& all : {impostors(), cruderImpostors()})
            for (const Impostor& impostor : all) {
                m_between->answer(impostor.answer);
                const Status refused = device.enrolWith(code, "demo", password);
                QVERIFY2(!refused.ok(), impostor.name);
                QVERIFY2(refused.error().code == impostor.code, impostor.name);
                QVERIFY2(!device.session().enrolled(), impostor.name);
                QVERIFY2(device.secrets.secrets.empty(), impostor.name);
            }
        m_between->passOn();
        QVERIFY(device.enrolWith(code, "demo", password).ok());
    }

    void aRenewalAnsweredByAnImpostorIsTriedAgain_data() { addImpostors(); }

    void aRenewalAnsweredByAnImpostorIsTriedAgain()
    {
        QFETCH(QByteArray, answer);
        QFETCH(ErrorCode, code);
        m_device->restartSession(); // the access token is in memory only
        m_between->answer(answer);
        QCOMPARE(failureOf(m_device->sync()), QByteArray(name(code)));
        QVERIFY(m_between->heard().isEmpty() || m_between->heard().startsWith("POST /v1/token"));
        QVERIFY(m_device->session().active());
        m_between->passOn();
        QCOMPARE(failureOf(m_device->sync()), QByteArray("it worked"));
    }

    void aFileIsNotTakenForSentByAnImpostor_data() { addImpostors(); }

    void aFileIsNotTakenForSentByAnImpostor()
    {
        QFETCH(QByteArray, answer);
        QFETCH(ErrorCode, code);
        QVERIFY(addPhoto(QTest::currentDataTag()).ok());
        QCOMPARE(m_device->pendingFiles(), std::int64_t{1});
        // The record passes; at the first chunk the network is another one, and then it lets that
        // pass, but no question how far it came.
        m_between->answerOnly("PATCH", answer);
        QCOMPARE(failureOf(m_device->sync()), QByteArray(name(code)));
        QCOMPARE(m_device->pendingFiles(), std::int64_t{1});
        m_between->answerOnly("HEAD", answer);
        // No body of an answer to HEAD can be cut.
        const bool isCut = code == ErrorCode::unreachable;
        QCOMPARE(failureOf(m_device->sync()),
                 QByteArray(name(isCut ? ErrorCode::wrongServer : code)));
        QCOMPARE(m_device->pendingFiles(), std::int64_t{1});
        m_between->passOn();
        QCOMPARE(failureOf(m_device->sync()), QByteArray("it worked"));
        QCOMPARE(m_device->pendingFiles(), std::int64_t{0});
    }

    void anUploadIsNotBegunAtAnImpostor_data() { addImpostors(); }

    void anUploadIsNotBegunAtAnImpostor()
    {
        QFETCH(QByteArray, answer);
        QFETCH(ErrorCode, code);
        QVERIFY(addPhoto(QByteArray("begun at ") + QTest::currentDataTag()).ok());
        // Only records pass: what is said to the path of files is answered by the network.
        m_between->answerOnly("POST /v1/files", answer);
        QCOMPARE(failureOf(m_device->sync()), QByteArray(name(code)));
        QCOMPARE(m_device->pendingFiles(), std::int64_t{1});
        m_between->passOn();
        QCOMPARE(failureOf(m_device->sync()), QByteArray("it worked"));
        QCOMPARE(m_device->pendingFiles(), std::int64_t{0});
    }

    void aNewDeviceIdIsNotTakenFromAnImpostor_data() { addImpostors(); }

    void aNewDeviceIdIsNotTakenFromAnImpostor()
    {
        QFETCH(QByteArray, answer);
        QFETCH(ErrorCode, code);
        const DeviceId before = m_device->tablet->actor().deviceId;
        const std::string token = m_device->secrets.secrets.at("refreshToken");
        const Status asked = m_device->tablet->inTransaction([&] {
            MetaStore(m_device->tablet->database())
                .set(MetaKey::needsNewDeviceId, std::string_view("1"));
            return done();
        });
        QVERIFY(asked.ok());
        m_between->answerOnly("POST /v1/device", answer);
        QCOMPARE(failureOf(m_device->sync()), QByteArray(name(code)));
        QVERIFY(m_device->tablet->actor().deviceId == before);
        QCOMPARE(m_device->secrets.secrets.at("refreshToken"), token);
        m_between->passOn();
        QCOMPARE(failureOf(m_device->sync()), QByteArray("it worked"));
        QVERIFY(m_device->tablet->actor().deviceId != before);
    }

    void anotherParkIsRefusedAndNothingIsMixed()
    {
        test::HeadquartersProcess other;
        becomeAnotherPark(other);
        other.start();
        m_between->divert(other.port());
        const SyncReport report = m_device->sync();
        QCOMPARE(failureOf(report), QByteArray("unauthorized"));
        const Status refused =
            m_device->enrolWith(other.code("demo"), "demo", other.password("demo"));
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::otherPark);
        verifySentence(refused.error());
        QCOMPARE(RecordStore(m_device->tablet->database()).loadAll<Park>().size(), std::size_t{1});

        m_between->divert(m_headquarters.port());
        QVERIFY(m_device->enrol(m_headquarters, "demo").ok());
        QCOMPARE(failureOf(m_device->sync()), QByteArray("it worked"));
    }

    /// The same park from a fresh database: everything is pulled again, and edits arrive there.
    void anotherEpochOfTheSameParkIsTakenUp()
    {
        test::HeadquartersProcess other;
        other.start();
        const auto visit = planVisit();
        QVERIFY(visit.ok());
        m_between->divert(other.port());
        QVERIFY(m_device->enrol(other, "demo").ok());
        const SyncReport report = m_device->sync();
        QCOMPARE(failureOf(report), QByteArray("it worked"));
        QVERIFY(report.done.recordsReceived > 1'000);
        QCOMPARE(m_device->pending(), std::int64_t{0});
        QVERIFY(!m_device->ask("/v1/records/visit/" + visit->text()).empty());
    }

    void nothingLeavesForAnAddressInTheClear()
    {
        m_between->beSilent();
        for (const QString& address :
             {QString("http://0.0.0.0:%1").arg(m_between->port()), // leads here, but is no loopback
              QString("http://hq.example"), QString("hq.example"), QString("ftp://127.0.0.1"),
              QString("")}) {
            const auto answer = ask(QUrl(address), {});
            QVERIFY(!answer.ok());
            QCOMPARE(answer.error().code, ErrorCode::plainHttp);
            verifySentence(answer.error());
        }
        QVERIFY(m_between->heard().isEmpty());
    }

    void whoeverIsNotThereIsOutOfReach()
    {
        QTcpServer gone;
        QVERIFY(gone.listen(QHostAddress::LocalHost));
        const QString closed = QString("http://127.0.0.1:%1").arg(gone.serverPort());
        gone.close();
        for (const QString& address : {closed, QString("https://nowhere.invalid")})
            QCOMPARE(ask(QUrl(address), {}).error().code, ErrorCode::unreachable);
    }

    void silenceHasADeadline_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::newRow("of a server") << "http";
        QTest::newRow("in the middle of a handshake") << "https";
    }

    void silenceHasADeadline()
    {
        QFETCH(QString, scheme);
        m_between->beSilent();
        const auto answer = ask(m_between->url(scheme), impatient());
        QCOMPARE(answer.error().code, ErrorCode::unreachable);
        QVERIFY(!m_between->heard().isEmpty());
        QVERIFY2(scheme == "http" || !m_between->heard().contains("c4n4ry"), "in the clear");
    }

    void anAnswerThatTricklesHasADeadlineToo()
    {
        m_between->trickle("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
        HttpRequest request;
        request.longestMs = 600;
        QCOMPARE(ask(m_between->url(), request).error().code, ErrorCode::unreachable);
    }

    void anAnswerWithoutEndIsCutOff()
    {
        m_between->answer("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" +
                          QByteArray(qsizetype{70} * 1024 * 1024, 'x'));
        QCOMPARE(ask(m_between->url(), {}).error().code, ErrorCode::wrongServer);
    }
};

QTEST_GUILESS_MAIN(TestWrongServer)
#include "tst_wrong_server.moc"
