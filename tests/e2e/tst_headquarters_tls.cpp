#include "platform/qt_transport.h"
#include "tests/e2e/headquarters_process.h"
#include "tests/e2e/test_certificate.h"

#include <QFile>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTest>

using namespace wupan;
using test::CertificateWishes;
using test::TestCertificate;

/// wupan-hq with a certificate of its own, and the app's transport on the other side.
class TestHeadquartersTls : public QObject
{
    Q_OBJECT
private:
    test::HeadquartersProcess m_headquarters;
    TestCertificate m_certificate{m_headquarters.folder(), "right", {}};

    void serveWith(const TestCertificate& certificate)
    {
        m_headquarters.start(
            {"--tls-cert", certificate.certificateFile(), "--tls-key", certificate.keyFile()});
    }

    static void trust(const TestCertificate& certificate)
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.addCaCertificate(certificate.certificate());
        QSslConfiguration::setDefaultConfiguration(configuration);
    }

    static Result<HttpResponse> ask(const QUrl& headquarters)
    {
        QtTransport transport(headquarters);
        std::optional<Result<HttpResponse>> answer;
        HttpRequest request;
        request.path = "/healthz";
        transport.send(request, [&](const Result<HttpResponse>& got) { answer = got; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 30'000))
            return Error{ErrorCode::unreachable, "no answer at all"};
        return *answer;
    }

    static QByteArray failureOf(const QUrl& headquarters)
    {
        const auto answer = ask(headquarters);
        return answer ? QByteArray("answered") : QByteArray(name(answer.error().code));
    }

    QUrl urlWith(const QString& scheme) const
    {
        QUrl url = m_headquarters.url();
        url.setScheme(scheme);
        return url;
    }

    bool handshakes(QSsl::SslProtocol protocol, const QString& cipher)
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.addCaCertificate(m_certificate.certificate());
        configuration.setProtocol(protocol);
        if (!cipher.isEmpty())
            configuration.setCiphers(cipher);
        QSslSocket socket;
        socket.setSslConfiguration(configuration);
        socket.connectToHostEncrypted("127.0.0.1", m_headquarters.port());
        return socket.waitForEncrypted(10'000);
    }

private slots:
    void init() { QSslConfiguration::setDefaultConfiguration(m_ofThisMachine); }

    void cleanup() { m_headquarters.kill(); }

    void aTrustedCertificateIsServed()
    {
        serveWith(m_certificate);
        trust(m_certificate);
        const auto answer = ask(m_headquarters.url());
        QVERIFY2(answer.ok(), answer ? "" : answer.error().detail.c_str());
        QCOMPARE(answer->status, 200);
        QVERIFY(answer->body.find("wupan-hq") != std::string::npos);
        QVERIFY(m_headquarters.log().contains(R"("route":"/healthz","status":200)"));
    }

    void aDoubtfulCertificateStopsEveryByte_data()
    {
        QTest::addColumn<bool>("trusted");
        QTest::addColumn<QString>("address");
        QTest::addColumn<int>("fromDays");
        QTest::addColumn<int>("toDays");
        QTest::newRow("nobody vouches for it") << false << "127.0.0.1" << -1 << 1;
        QTest::newRow("it is another host's") << true << "127.0.0.9" << -1 << 1;
        QTest::newRow("it has expired") << true << "127.0.0.1" << -10 << -1;
        QTest::newRow("it is not valid yet") << true << "127.0.0.1" << 2 << 10;
    }

    void aDoubtfulCertificateStopsEveryByte()
    {
        QFETCH(bool, trusted);
        QFETCH(QString, address);
        QFETCH(int, fromDays);
        QFETCH(int, toDays);
        const TestCertificate doubtful(m_headquarters.folder(), "doubtful",
                                       {address, fromDays, toDays});
        if (trusted)
            trust(doubtful);
        const qsizetype logged = m_headquarters.log().size();
        serveWith(doubtful);
        QCOMPARE(failureOf(m_headquarters.url()), QByteArray("certificate"));
        m_headquarters.stop();
        QVERIFY(!m_headquarters.log().mid(logged).contains("/healthz"));
    }

    void plainHttpToTheTlsPortHarmsNobody()
    {
        serveWith(m_certificate);
        trust(m_certificate);
        QCOMPARE(failureOf(urlWith("http")), QByteArray("unreachable"));
        QCOMPARE(ask(m_headquarters.url())->status, 200);
    }

    void tlsToThePlainPortIsNotHeadquarters()
    {
        m_headquarters.start();
        QCOMPARE(failureOf(urlWith("https")), QByteArray("wrongServer"));
        QCOMPARE(ask(m_headquarters.url())->status, 200);
    }

    void onlyForwardSecrecyIsSpoken()
    {
        serveWith(m_certificate);
        QVERIFY(handshakes(QSsl::TlsV1_3, {}));
        QVERIFY(handshakes(QSsl::TlsV1_2, "ECDHE-ECDSA-AES128-GCM-SHA256"));
        QVERIFY(!handshakes(QSsl::TlsV1_2, "ECDHE-ECDSA-AES128-SHA"));
        QVERIFY(!handshakes(QSsl::TlsV1_2, "AES128-GCM-SHA256"));
    }

    void filesThatCannotBeUsedAreNamed_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("complaint");
        const QString folder = m_headquarters.folder();
        const TestCertificate other(folder, "other", {});
        QFile nonsense(folder + "/nonsense");
        QVERIFY(nonsense.open(QIODevice::WriteOnly));
        nonsense.write("this is no PEM\n");
        const QString right = m_certificate.certificateFile();
        const QString key = m_certificate.keyFile();
        QTest::newRow("no such certificate")
            << folder + "/absent.crt" << key << "absent.crt cannot be read";
        QTest::newRow("no such key") << right << folder + "/absent.key"
                                     << "absent.key cannot be read";
        QTest::newRow("a folder") << folder << key << "cannot be read";
        QTest::newRow("no certificate in it")
            << nonsense.fileName() << key << "no PEM certificate in";
        QTest::newRow("no key in it") << right << nonsense.fileName() << "no PEM key";
        QTest::newRow("the key of another certificate")
            << right << other.keyFile() << "other.key is not the key of";
        QTest::newRow("a certificate alone") << right << QString() << "belong together";
        QTest::newRow("a key alone") << QString() << key << "belong together";
    }

    void filesThatCannotBeUsedAreNamed()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, key);
        QFETCH(QString, complaint);
        QStringList arguments{"serve", "--listen", "127.0.0.1:0"};
        if (!certificate.isEmpty())
            arguments += {"--tls-cert", certificate};
        if (!key.isEmpty())
            arguments += {"--tls-key", key};
        const QByteArray said = m_headquarters.run(arguments, 1);
        QVERIFY2(said.contains(complaint.toUtf8()), said.constData());
        QVERIFY2(said.contains("--tls-cert"), said.constData());
    }

private:
    QSslConfiguration m_ofThisMachine = QSslConfiguration::defaultConfiguration();
};

QTEST_GUILESS_MAIN(TestHeadquartersTls)
#include "tst_headquarters_tls.moc"
