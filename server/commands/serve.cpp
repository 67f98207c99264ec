#include "server/api/api.h"
#include "server/api/edit_counts.h"
#include "server/api/news_board.h"
#include "server/api/problem.h"
#include "server/api/readiness.h"
#include "server/commands/failure.h"
#include "server/commands/housekeeping.h"
#include "server/commands/serve_check.h"
#include "server/commands/serving_lock.h"
#include "server/commands/workplace.h"
#include "server/feeds/feeds.h"
#include "server/openrosa/openrosa.h"
#include "server/operation/metrics.h"
#include "server/pages/pages.h"

#include <pthread.h>
#include <sys/resource.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <optional>

namespace wupan {
namespace {

constexpr timespec kHousekeepingEvery{60, 0};

/// Whole or not at all: a script waits for this file.
bool writePortFile(const std::string& path, std::uint16_t port)
{
    const std::string temporary = path + ".part";
    {
        std::ofstream file(temporary);
        file << port << "\n";
        if (!file.flush())
            return false;
    }
    return std::rename(temporary.c_str(), path.c_str()) == 0;
}

/// Every connection takes a descriptor: as many as this machine allows.
void raiseDescriptorLimit()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

/// The signals that ask for the end. Blocked before any thread starts, so that none of them takes
/// one.
class EndSignals
{
public:
    EndSignals()
    {
        sigemptyset(&m_signals);
        sigaddset(&m_signals, SIGTERM);
        sigaddset(&m_signals, SIGINT);
        pthread_sigmask(SIG_BLOCK, &m_signals, nullptr);
    }

    /// Whether one came within the time.
    [[nodiscard]] bool cameWithin(const timespec& time) const
    {
        int signal = -1;
        do {
            signal = sigtimedwait(&m_signals, nullptr, &time);
        } while (signal < 0 && errno == EINTR);
        return signal >= 0;
    }

private:
    sigset_t m_signals{};
};

/// Headquarters at work: all its parts, from the start to the end.
class Service
{
public:
    Service(Workplace& place, const ServeSettings& settings)
        : m_settings(settings)
        , m_folder(place.headquarters.folder)
        , m_log(std::cerr, place.clock, settings.logFormat)
        , m_readiness(*place.headquarters.store, place.clock, m_folder)
        , m_context{*place.headquarters.store,
                    place.clock,
                    place.random,
                    *place.headquarters.files,
                    place.headquarters.tokenKey,
                    WUPAN_VERSION,
                    nullptr,
                    &m_readiness,
                    &m_edits,
                    settings.limits}
        , m_news(m_context.store, m_context.clock)
        , m_api(m_context)
        , m_pages(m_context, m_api.authentication(),
                  !settings.certificateFile.empty() || settings.behindProxy)
        , m_feeds(m_context, m_api.authentication(),
                  !settings.certificateFile.empty() || settings.behindProxy)
        , m_openRosa(m_context, m_api.authentication(),
                     !settings.certificateFile.empty() || settings.behindProxy)
        , m_housekeeping(m_context, m_log)
        , m_traffic(m_log, nameOf, settings.quiet)
        , m_server(observed(serverOptions(settings)),
                   [this](const Request& request) { return answer(request); })
    {
        m_context.news = &m_news;
    }

    /// Returns the exit code.
    int run()
    {
        const auto port = m_server.start();
        if (!port)
            return fail(port.error());
        const auto metricsPort = startMetrics();
        if (!metricsPort)
            return fail(metricsPort.error());
        std::cout << "wupan-hq listens on "
                  << (m_settings.certificateFile.empty() ? "http" : "https") << "://"
                  << m_settings.listen.address << ':' << *port << std::endl;
        if (!m_settings.portFile.empty() && !writePortFile(m_settings.portFile, *port))
            return fail("The file " + m_settings.portFile +
                        " cannot be written. Give --port-file another path.");
        m_log.write(Log::Level::info, "started",
                    {{"version", WUPAN_VERSION}, {"port", *port}, {"metricsPort", *metricsPort}});
        do
            m_housekeeping.work();
        while (!m_signals.cameWithin(kHousekeepingEvery));
        end();
        return 0;
    }

private:
    static RouteName nameOf(const Request& request)
    {
        if (Feeds::serves(request))
            return Feeds::nameOf(request);
        if (OpenRosa::serves(request))
            return OpenRosa::nameOf(request);
        return Pages::serves(request) ? Pages::nameOf(request) : Api::nameOf(request);
    }

    HttpServerOptions observed(HttpServerOptions options)
    {
        options.observer = &m_traffic;
        return options;
    }

    Response answer(const Request& request)
    {
        if (Feeds::serves(request))
            return m_feeds.handle(request);
        if (OpenRosa::serves(request))
            return m_openRosa.handle(request);
        return Pages::serves(request) ? m_pages.handle(request) : m_api.handle(request);
    }

    /// The port; 0 without metrics.
    Result<std::uint16_t> startMetrics()
    {
        if (!m_settings.metricsListen)
            return std::uint16_t{0};
        m_metrics.emplace(metricsOptions(*m_settings.metricsListen),
                          [this](const Request& request) { return answerMonitoring(request); });
        return m_metrics->start();
    }

    Response answerMonitoring(const Request& request)
    {
        if (request.path == "/healthz" || request.path == "/readyz")
            return m_api.handle(request);
        if (request.path != "/metrics" || request.method != "GET")
            return problem(ErrorCode::notFound, "GET /metrics, /readyz and /healthz are here");
        Response response;
        response.headers["Content-Type"] = kMetricsContentType;
        response.body = metricsText({WUPAN_VERSION, m_traffic.counts(), m_server.openConnections(),
                                     m_server.openStreams(), &m_edits, m_housekeeping.escalations(),
                                     m_context.store.sizeBytes(), m_readiness.freeDiskBytes(),
                                     m_readiness.check().ok()});
        return response;
    }

    /// Whoever asks /readyz learns of it first; a second signal spares the wait.
    void end()
    {
        m_readiness.noteShutdown();
        m_log.write(Log::Level::info, "stopping", {{"drainSeconds", m_settings.drain.count()}});
        if (m_settings.drain.count() > 0)
            static_cast<void>(m_signals.cameWithin({m_settings.drain.count(), 0}));
        m_server.stop();
        if (m_metrics)
            m_metrics->stop();
        m_log.write(Log::Level::info, "stopped");
    }

    const EndSignals m_signals; // first: threads start below
    const ServeSettings& m_settings;
    const std::filesystem::path m_folder;
    Log m_log;
    Readiness m_readiness;
    EditCounts m_edits;
    ServerContext m_context;
    NewsBoard m_news;
    Api m_api;
    Pages m_pages;
    Feeds m_feeds;
    OpenRosa m_openRosa;
    Housekeeping m_housekeeping;
    Traffic m_traffic;
    HttpServer m_server;
    std::optional<HttpServer> m_metrics;
};

int check(const CommandLine& line, const ServeSettings& settings)
{
    const std::vector<std::string> obstacles = obstaclesTo(settings, line.data);
    for (const std::string& sentence : obstacles)
        fail(sentence);
    if (!obstacles.empty())
        return 1;
    const bool hasTls = !settings.certificateFile.empty();
    std::cout << "All is well: it would serve " << (hasTls ? "https" : "http") << "://"
              << settings.listen.address << ':' << settings.listen.port << " from " << line.data
              << ".\n";
    return 0;
}

int serveAt(Workplace& place, const CommandLine& line, const ServeSettings& settings)
{
    std::optional<ServingLock> alone; // any number may serve a database of PostgreSQL
    if (line.database.empty()) {
        auto lock = ServingLock::take(place.headquarters.folder);
        if (!lock)
            return lock.error().code == ErrorCode::alreadyOpen
                       ? fail("Another wupan-hq serves " + line.data +
                              " already. Stop that one first, or use another --data.")
                       : fail(lock.error());
        alone.emplace(std::move(*lock));
    }
    raiseDescriptorLimit();
    return Service(place, settings).run();
}

} // namespace

int serve(const CommandLine& line)
{
    const auto settings = readServeSettings(line);
    if (!settings)
        return fail(settings.error());
    if (line.isOn("check"))
        return check(line, *settings);
    return atHeadquarters(line, [&](Workplace& place) { return serveAt(place, line, *settings); });
}

} // namespace wupan
