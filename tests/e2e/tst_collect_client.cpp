#include "core/base/hash.h"
#include "tests/e2e/bare_tablet.h"
#include "tests/e2e/headquarters_process.h"
#include "tests/e2e/npm_packages.h"
#include "tests/e2e/raw_client.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>
#include <QUrl>

using namespace wupan;

namespace {

const QString kScripts = WUPAN_SOURCE "/tests/e2e/collect";
const QString kSummary = "用ODK填写的总结";
const QByteArray kPhoto = "\xFF\xD8\xFF" + QByteArray(3000, 'x') + "\xFF\xD9";

QJsonObject answers()
{
    return {{"/data/targets/revenue_this_year", 12'500'000},
            {"/data/targets/orders", "short"},
            {"/data/targets/ladder_plan", QJsonArray{"innovative", "hightech"}},
            {"/data/targets/policy_help", "no"},
            {"/data/investment/upstream_lead", "no"},
            {"/data/investment/premises", "owned"},
            {"/data/projects/installation_on_schedule", "yes"},
            {"/data/projects/resources_secured", "yes"},
            {"/data/projects/progress_percent", 60},
            {"/data/funds/financing_need", "no"},
            {"/data/innovation/research_share", 4.5},
            {"/data/wupan_visit/summary", kSummary}};
}

} // namespace

/// ODK's own form engine fills in the sample checklist as a real wupan-hq gives it out, and sends
/// it.
class TestCollectClient : public QObject
{
    Q_OBJECT
private:
    test::HeadquartersProcess m_headquarters;

    QJsonObject run(const QJsonObject& wish)
    {
        QProcess process;
        process.start("node", {kScripts + "/client.mjs", WUPAN_COLLECT_PACKAGES});
        process.write(QJsonDocument(wish).toJson());
        process.closeWriteChannel();
        if (!process.waitForFinished(120'000) || process.exitCode() != 0)
            throw std::runtime_error(process.readAllStandardError().toStdString());
        return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    }

    QJsonArray visitsWithTheSummary()
    {
        const QByteArray who = "demo:" + m_headquarters.password("demo");
        const QByteArray filter =
            QUrl::toPercentEncoding(QString("summary eq '%1'").arg(kSummary), "'");
        const test::RawAnswer answer =
            test::answerTo(m_headquarters.port(),
                           test::httpRequest("GET", "/odata/v4/Visits?$filter=" + filter,
                                             "Authorization: Basic " + who.toBase64() + "\r\n"));
        return QJsonDocument::fromJson(answer.body).object().value("value").toArray();
    }

private slots:
    void initTestCase()
    {
        const QByteArray hindrance =
            test::fetchPackages(kScripts + "/package-lock.json", WUPAN_COLLECT_PACKAGES);
        QVERIFY2(hindrance.isEmpty(), hindrance.constData());
        m_headquarters.start({"--quiet"});
    }

    void aFormIsTakenFilledInAndSentTwice()
    {
        const QString site = m_headquarters.url().toString();
        const QString said = QString::fromUtf8(
            m_headquarters.run({"collect-key", "--login", "demo", "--server", site}));
        const qsizetype at = said.indexOf(site + "/v1/openrosa/key/");
        QVERIFY(at >= 0);
        QVERIFY(said.contains("█")); // the code for the phone's camera
        const QJsonObject photo{{"path", "/data/projects/site_photo"},
                                {"name", "site.jpg"},
                                {"base64", QString::fromLatin1(kPhoto.toBase64())}};
        const QJsonObject result = run({{"server", said.mid(at, said.indexOf('\n', at) - at)},
                                        {"enterprise", ""},
                                        {"answers", answers()},
                                        {"photo", photo}});
        QCOMPARE(result["announced"].toInt(), 204);
        QVERIFY(result["enterprises"].toInt() > 10);
        QCOMPARE(result["answers"].toArray().size(), 2);
        for (const auto& value : result["answers"].toArray()) {
            const QJsonObject answer = value.toObject();
            QCOMPARE(answer["status"].toInt(), 201);
            QCOMPARE(answer["namespace"].toString(), "http://openrosa.org/http/response");
            QVERIFY(answer["message"].toString().contains(" 1 ")); // orders are short
        }

        const QJsonArray visits = visitsWithTheSummary();
        QCOMPARE(visits.size(), 1);
        test::BareTablet tablet(m_headquarters.url());
        tablet.enrol(m_headquarters.code("demo"), m_headquarters.password("demo"));
        const json::object visit = tablet.record(
            RecordType::visit, *Uuid::parse(visits[0]["id"].toString().toStdString()));
        QCOMPARE(std::string(textAt(visit, "state")), std::string("completed"));
        QCOMPARE(std::string(textAt(visit, "enterpriseId")),
                 result["enterprise"].toString().toStdString());
        QCOMPARE(integerAt(visit, "missingAnswers", -1), std::int64_t{0});
        QVERIFY(integerAt(visit, "checkedInAt") <= integerAt(visit, "completedAt"));
        const json::object& saved = objectAt(visit, "answers");
        QCOMPARE(std::string(textAt(saved, "/data/targets/ladder_plan")),
                 std::string("innovative hightech"));
        QCOMPARE(
            QString::fromStdString(std::string(textAt(saved, "/data/targets/revenue_this_year")))
                .toDouble(),
            12'500'000.0);
        const auto id = Uuid::parse(textAt(saved, "/data/projects/site_photo"));
        QVERIFY(id.has_value());
        const json::object attachment = tablet.record(RecordType::attachment, *id);
        QVERIFY(attachment.contains("receivedAt"));
        const HttpResponse file =
            tablet.send("GET", "/v1/files/" + std::string(textAt(attachment, "sha256")));
        QCOMPARE(QByteArray::fromStdString(file.body), kPhoto);
    }
};

QTEST_GUILESS_MAIN(TestCollectClient)
#include "tst_collect_client.moc"
