#include "server/api/problem.h"
#include "server/api/readiness.h"
#include "server/commands/configuration.h"
#include "server/operation/log.h"
#include "server/operation/metrics.h"
#include "tests/server/server_fixture.h"

#include <QDateTime>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <sstream>

using namespace wupan;

namespace {

constexpr Instant kNow{1'795'395'600'123};

Exchange exchange(const Request& request, int status, std::int64_t milliseconds)
{
    return {&request, "abc-1", status, 10, 20, {}, std::chrono::milliseconds(milliseconds)};
}

RouteName nameOf(const Request& request)
{
    return Api::nameOf(request);
}

} // namespace

/// What headquarters says of its own work: log, figures, readiness.
class TestOperation : public QObject
{
    Q_OBJECT
private slots:
    void aLineOfTheLogIsOneObject()
    {
        std::ostringstream out;
        const test::ManualClock clock(kNow);
        Log log(out, clock, Log::Format::json);
        log.write(Log::Level::warning, "diskLow", {{"bytes", 12}, {"note", "two\nlines \"here\""}});
        QVERIFY(out.str().ends_with("}\n"));
        const auto line = parseObject(std::string_view(out.str()).substr(0, out.str().size() - 1));
        QVERIFY(line.ok());
        QCOMPARE(std::string(textAt(*line, "time")), isoText(kNow));
        QCOMPARE(std::string(textAt(*line, "level")), std::string("warning"));
        QCOMPARE(std::string(textAt(*line, "event")), std::string("diskLow"));
        QCOMPARE(integerAt(*line, "bytes"), std::int64_t{12});
        QCOMPARE(std::string(textAt(*line, "note")), std::string("two\nlines \"here\""));
    }

    void aLineForPeopleIsOneLine()
    {
        std::ostringstream out;
        const test::ManualClock clock(kNow);
        Log log(out, clock, Log::Format::text);
        log.write(
            Log::Level::error, "failed",
            {{"route", "/v1/sync"}, {"status", 500}, {"reason", "a\nb \"c\""}, {"empty", ""}});
        QCOMPARE(out.str(), isoText(kNow) + " error failed route=/v1/sync status=500 "
                                            "reason=\"a\\nb \\\"c\\\"\" empty=\"\"\n");
    }

    void aRequestIsNamedByItsRoute()
    {
        std::ostringstream out;
        const test::ManualClock clock(kNow);
        Log log(out, clock, Log::Format::text);
        Traffic traffic(log, nameOf, false);
        traffic.answered(
            exchange({"GET", "/v1/files/secret", {}, {}, "10.9.8.7", "q=secret"}, 404, 3));
        traffic.answered(exchange({"SECRET", "/secret", {}, {}, {}, {}}, 405, 3));
        traffic.answered({nullptr, "abc-2", 400, 0, 50, {}});
        const QString said = QString::fromStdString(out.str());
        QVERIFY2(said.contains("info request method=GET route=/v1/files/… status=404 ms=3 "
                               "bytesIn=10 bytesOut=20 id=abc-1\n"),
                 qPrintable(said));
        QVERIFY(said.contains("method=other route=unknown status=405"));
        QVERIFY(said.contains("method=other route=unreadable status=400"));
        QVERIFY(!said.contains("secret", Qt::CaseInsensitive) && !said.contains("10.9.8.7"));
    }

    void quietMeansFailuresOnly()
    {
        std::ostringstream out;
        const test::ManualClock clock(kNow);
        Log log(out, clock, Log::Format::text);
        Traffic traffic(log, nameOf, true);
        traffic.answered(exchange({"GET", "/healthz", {}, {}, {}, {}}, 200, 3));
        QCOMPARE(out.str(), std::string());
        traffic.failed("requestFailed", std::string(1000, 'x'));
        QVERIFY(out.str().size() < 400);
        QCOMPARE(traffic.counts().failures, std::int64_t{1});
    }

    void whatWentWrongInsideIsInTheLogAndNotInTheAnswer()
    {
        const Response response = problemOf({ErrorCode::storage, "step: no such table"});
        QCOMPARE(response.status, 503);
        QVERIFY(response.body.find("table") == std::string::npos);
        std::ostringstream out;
        const test::ManualClock clock(kNow);
        Log log(out, clock, Log::Format::text);
        Traffic traffic(log, nameOf, true);
        const Request sync{"POST", "/v1/sync", {}, {}, {}, {}};
        traffic.answered({&sync, "abc-1", 503, 0, 0, response.fault});
        QVERIFY2(out.str().find("warning request") != std::string::npos, out.str().c_str());
        QVERIFY(out.str().find("reason=\"step: no such table\"") != std::string::npos);
    }

    void figuresAreWhatPrometheusReads()
    {
        std::ostringstream out;
        const test::ManualClock clock(kNow);
        Log log(out, clock, Log::Format::text);
        Traffic traffic(log, nameOf, true);
        const Request sync{"POST", "/v1/sync", {}, {}, {}, {}};
        for (const int ms : {1, 4, 30, 700, 60'000})
            traffic.answered(exchange(sync, 200, ms));
        traffic.answered(exchange(sync, 401, 1));
        EditCounts edits;
        edits.note(Outcome::merged);
        Figures figures;
        figures.version = "1.2\"3";
        figures.traffic = traffic.counts();
        figures.edits = &edits;
        figures.connections = 7;
        figures.isReady = true;
        const QString text = QString::fromStdString(metricsText(figures));
        const auto holds = [&](const char* line) {
            return text.contains(QString("\n%1\n").arg(line)) ||
                   text.startsWith(QString("%1\n").arg(line));
        };
        const QString request = R"(route="/v1/sync",method="POST",status=)";
        QVERIFY(text.contains("wupan_http_requests_total{" + request + "\"2xx\"} 5\n"));
        QVERIFY(text.contains("wupan_http_requests_total{" + request + "\"4xx\"} 1\n"));
        QVERIFY(
            holds(R"(wupan_http_request_duration_seconds_bucket{route="/v1/sync",le="0.005"} 3)"));
        QVERIFY(
            holds(R"(wupan_http_request_duration_seconds_bucket{route="/v1/sync",le="0.05"} 4)"));
        QVERIFY(holds(R"(wupan_http_request_duration_seconds_bucket{route="/v1/sync",le="10"} 5)"));
        QVERIFY(
            holds(R"(wupan_http_request_duration_seconds_bucket{route="/v1/sync",le="+Inf"} 6)"));
        QVERIFY(holds(R"(wupan_http_request_duration_seconds_count{route="/v1/sync"} 6)"));
        QVERIFY(holds(R"(wupan_http_request_duration_seconds_sum{route="/v1/sync"} 60.736)"));
        QVERIFY(holds(R"(wupan_edits_total{outcome="merged"} 1)"));
        QVERIFY(holds(R"(wupan_edits_total{outcome="refused"} 0)"));
        QVERIFY(holds("wupan_build_info{version=\"1.2\\\"3\"} 1"));
        QVERIFY(holds("wupan_http_connections 7"));
        QVERIFY(holds("wupan_http_request_bytes_total 60"));
        QVERIFY(holds("wupan_ready 1"));
    }

    void everyFigureHasAnExplanationAndAKind()
    {
        const QString text = QString::fromStdString(metricsText({}));
        static const QRegularExpression kLine(
            "^(# HELP [a-z_]+ .+|# TYPE [a-z_]+ (counter|gauge|histogram)|"
            "[a-z_]+(\\{[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*\\})? [-+.0-9eInf]+)$");
        QVERIFY(text.endsWith('\n'));
        for (const QString& line : text.chopped(1).split('\n'))
            QVERIFY2(kLine.match(line).hasMatch(), qPrintable(line));
        static const QRegularExpression kMemory("process_resident_memory_bytes ([0-9]+)");
        QVERIFY(kMemory.match(text).captured(1).toLongLong() > 1'000'000);
        static const QRegularExpression kStart("process_start_time_seconds ([0-9.]+)");
        const double age = static_cast<double>(QDateTime::currentSecsSinceEpoch()) -
                           kStart.match(text).captured(1).toDouble();
        QVERIFY2(age > -5 && age < 600, qPrintable(QString::number(age)));
    }

    void everySettingAndFigureIsExplained()
    {
        QFile file(WUPAN_SOURCE "/docs/operation.md");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString page = QString::fromUtf8(file.readAll());
        for (const Setting& setting : settings()) {
            const QString name =
                QString::fromUtf8(setting.name.data(), static_cast<qsizetype>(setting.name.size()));
            const QString variable = "WUPAN_" + name.toUpper().replace('-', '_');
            QVERIFY2(page.contains("`" + name + "`") && page.contains("`" + variable + "`"),
                     qPrintable(name));
        }
        static const QRegularExpression kName("# TYPE (\\w+) ");
        const QString text = QString::fromStdString(metricsText({}));
        for (auto matches = kName.globalMatch(text); matches.hasNext();) {
            const QString name = matches.next().captured(1);
            QVERIFY2(page.contains("`" + name + "`"), qPrintable(name));
        }
    }

    void itIsReadyUntilItIsAskedToStop()
    {
        test::ServerFixture server;
        Readiness readiness(*server.headquarters.store, server.clock, server.headquarters.folder);
        server.context().readiness = &readiness;
        QCOMPARE(server.send("GET", "/readyz", {}, {}, {}).status, 200);
        readiness.noteShutdown();
        const Response response = server.send("GET", "/readyz", {}, {}, {});
        QCOMPARE(response.status, 503);
        QCOMPARE(response.headers.at("Content-Type"), std::string("application/problem+json"));
        QCOMPARE(server.send("GET", "/healthz", {}, {}, {}).status, 200);
    }

    void askingOftenWritesSeldom()
    {
        test::ServerFixture server;
        Readiness readiness(*server.headquarters.store, server.clock, server.headquarters.folder);
        std::int64_t looks = 0;
        const auto looksUntilNow = [&] {
            server.write([&](StoreTransaction& store) { looks = store.next({}, "readiness"); });
            return looks;
        };
        for (int i = 0; i < 10; ++i)
            QVERIFY(readiness.check().ok());
        QCOMPARE(looksUntilNow(), std::int64_t{2}); // one, and this one
        server.clock.advanceMs(5000);
        QVERIFY(readiness.check().ok());
        QCOMPARE(looksUntilNow(), std::int64_t{4});
    }

    void anAbsentDiskIsNotReady()
    {
        test::ServerFixture server;
        Readiness readiness(*server.headquarters.store, server.clock, "/nowhere/at/all");
        QCOMPARE(readiness.check().error().code, ErrorCode::diskFull);
        QCOMPARE(readiness.freeDiskBytes(), std::int64_t{0});
    }
};

QTEST_GUILESS_MAIN(TestOperation)
#include "tst_operation.moc"
