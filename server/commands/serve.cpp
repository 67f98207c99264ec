#include "server/api/api.h"
#include "server/api/desk.h"
#include "server/api/expired_uploads.h"
#include "server/api/news_board.h"
#include "server/commands/failure.h"
#include "server/commands/serving_lock.h"
#include "server/commands/workplace.h"
#include "server/http/http_server.h"
#include "server/pages/pages.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <optional>
#include <thread>

namespace wupan {
namespace {

constexpr timespec kLookEvery{60, 0};
constexpr int kLooksBetweenTidyings = 60;

struct Listen
{
    std::string address;
    std::uint16_t port = 0;
};

Result<Listen> parseListen(const std::string& text)
{
    const std::size_t colon = text.rfind(':');
    Listen listen;
    listen.address = text.substr(0, colon);
    if (listen.address.starts_with('[') && listen.address.ends_with(']')) // IPv6
        listen.address = listen.address.substr(1, listen.address.size() - 2);
    const std::string port = colon == std::string::npos ? "" : text.substr(colon + 1);
    const auto [end, failure] =
        std::from_chars(port.data(), port.data() + port.size(), listen.port);
    const bool isPort = failure == std::errc{} && end == port.data() + port.size();
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    const bool isAddress = inet_pton(AF_INET, listen.address.c_str(), bytes.data()) == 1 ||
                           inet_pton(AF_INET6, listen.address.c_str(), bytes.data()) == 1;
    if (!isPort || !isAddress)
        return Error{ErrorCode::invalidInput,
                     "--listen takes the number of an address and a port, like 127.0.0.1:8080, "
                     "not '" +
                         text + "'."};
    return listen;
}

bool isLoopback(const std::string& address)
{
    return address.starts_with("127.") || address == "::1";
}

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

void logRequest(const std::string& name, const Response& response)
{
    static std::mutex mutex;
    const std::scoped_lock lock(mutex);
    std::cerr << name << ' ' << response.status << '\n';
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

/// What left a department's view is told for this long; whoever was away for longer gets a complete
/// view.
constexpr std::int64_t kGoneToldMs = 90 * kMillisecondsPerDay;

void compact(ServerContext& context)
{
    const Status compacted = context.store.write([&](StoreTransaction& store) {
        for (const ParkId& park : store.parks())
            store.compact(park, context.clock.now().plusMs(-kGoneToldMs));
        return done();
    });
    if (!compacted)
        std::cerr << "the log could not be compacted: " << compacted.error().detail << '\n';
}

void tidy(ServerContext& context)
{
    compact(context);
    const auto removed = removeExpiredUploads(context);
    if (!removed)
        std::cerr << "expired uploads could not be removed: " << removed.error().detail << '\n';
    else if (*removed > 0)
        std::cerr << "removed " << *removed << " expired uploads\n";
}

void escalate(ServerContext& context)
{
    std::vector<ParkId> parks;
    Status read = context.store.read([&](StoreTransaction& store) {
        parks = store.parks();
        return done();
    });
    for (const ParkId& park : parks)
        if (const auto escalated = escalateOverdue(context, park); !escalated)
            read = escalated.error();
        else if (*escalated > 0)
            std::cerr << "escalated " << *escalated << " overdue issues\n";
    if (!read)
        std::cerr << "overdue issues could not be escalated: " << read.error().detail << '\n';
}

/// Whether one of the signals came within the time.
bool isAsked(const sigset_t& signals, const timespec& within)
{
    int signal = -1;
    do {
        signal = sigtimedwait(&signals, nullptr, &within);
    } while (signal < 0 && errno == EINTR);
    return signal >= 0;
}

/// Until one of the signals asks for the end.
void workUntilAsked(const sigset_t& signals, ServerContext& context)
{
    int looks = 0;
    do {
        if (looks++ % kLooksBetweenTidyings == 0)
            tidy(context);
        escalate(context);
    } while (!isAsked(signals, kLookEvery));
}

/// Signals are waited for below; blocked before any thread starts, so that none of them takes one.
sigset_t blockEndSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

HttpServerOptions optionsOf(const CommandLine& line, const Listen& listen)
{
    HttpServerOptions options;
    options.address = listen.address;
    options.port = listen.port;
    options.threads = std::max(2U, std::thread::hardware_concurrency());
    options.certificateFile = line.option("tls-cert");
    options.keyFile = line.option("tls-key");
    if (line.options.contains("behind-proxy")) // everybody comes from the proxy's address
        options.maxConnectionsPerAddress = options.maxConnections;
    options.maxBodyBytes = maxBodyBytes;
    return options;
}

int serveAt(Workplace& place, const CommandLine& line, const Listen& listen)
{
    const Headquarters& headquarters = place.headquarters;
    std::optional<ServingLock> alone; // any number may serve a database of PostgreSQL
    if (line.database.empty()) {
        auto lock = ServingLock::take(headquarters.folder);
        if (!lock)
            return lock.error().code == ErrorCode::alreadyOpen
                       ? fail("Another wupan-hq serves " + line.data +
                              " already. Stop that one first, or use another --data.")
                       : fail(lock.error());
        alone.emplace(std::move(*lock));
    }
    raiseDescriptorLimit();
    const sigset_t signals = blockEndSignals();
    ServerContext context{*headquarters.store,   place.clock,   place.random, *headquarters.files,
                          headquarters.tokenKey, WUPAN_VERSION, nullptr};
    NewsBoard news(context.store, context.clock);
    context.news = &news;
    Api api(context);
    const HttpServerOptions options = optionsOf(line, listen);
    const bool overTls = !options.certificateFile.empty() || line.options.contains("behind-proxy");
    Pages pages(context, api.authentication(), overTls);
    const bool quiet = line.options.contains("quiet");
    HttpServer server(options, [&](const Request& request) {
        const bool isPage = Pages::serves(request);
        Response response = isPage ? pages.handle(request) : api.handle(request);
        if (!quiet)
            logRequest(isPage ? Pages::nameOf(request) : Api::nameOf(request), response);
        return response;
    });
    const auto port = server.start();
    if (!port)
        return fail(port.error());
    std::cout << "wupan-hq listens on " << (options.certificateFile.empty() ? "http" : "https")
              << "://" << listen.address << ':' << *port << std::endl;
    if (const std::string path = line.option("port-file");
        !path.empty() && !writePortFile(path, *port))
        return fail("The file " + path + " cannot be written. Give --port-file another path.");
    workUntilAsked(signals, context);
    server.stop();
    return 0;
}

} // namespace

int serve(const CommandLine& line)
{
    const auto listen = parseListen(line.option("listen", "127.0.0.1:8080"));
    if (!listen)
        return fail(listen.error());
    const bool hasTls = !line.option("tls-cert").empty();
    if (hasTls != !line.option("tls-key").empty())
        return fail("--tls-cert and --tls-key belong together: give both, or neither.");
    if (!hasTls && !isLoopback(listen->address) && !line.options.contains("behind-proxy"))
        return fail("Passwords would cross the network in the clear. Give --tls-cert and "
                    "--tls-key, listen on "
                    "127.0.0.1, or say --behind-proxy when a proxy in front does TLS.");
    return atHeadquarters(line, [&](Workplace& place) { return serveAt(place, line, *listen); });
}

} // namespace wupan
