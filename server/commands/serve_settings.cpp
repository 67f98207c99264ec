#include "server/commands/serve_settings.h"

#include "server/api/api.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <thread>

namespace wupan {
namespace {

constexpr int kMostDrainSeconds = 300;
constexpr std::int64_t kFewestRequests = 60;
constexpr std::int64_t kMostRequests = 1'000'000;
constexpr std::size_t kMetricsConnections = 16;

template <class Number>
bool readNumber(const std::string& text, Number& number)
{
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc{} && end == text.data() + text.size();
}

Result<Listen> readListen(const CommandLine& line, const std::string& option,
                          const std::string& otherwise)
{
    const std::string text = line.option(option, otherwise);
    const std::size_t colon = text.rfind(':');
    Listen listen;
    listen.address = text.substr(0, colon);
    if (listen.address.starts_with('[') && listen.address.ends_with(']')) // IPv6
        listen.address = listen.address.substr(1, listen.address.size() - 2);
    const std::string port = colon == std::string::npos ? "" : text.substr(colon + 1);
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    const bool isAddress = inet_pton(AF_INET, listen.address.c_str(), bytes.data()) == 1 ||
                           inet_pton(AF_INET6, listen.address.c_str(), bytes.data()) == 1;
    if (!readNumber(port, listen.port) || !isAddress)
        return Error{ErrorCode::invalidInput,
                     line.placeOf(option) +
                         " takes the number of an address and a port, like 127.0.0.1:8080, not '" +
                         text + "'."};
    return listen;
}

bool isLoopback(const std::string& address)
{
    return address.starts_with("127.") || address == "::1";
}

Status readLogFormat(const CommandLine& line, ServeSettings& settings)
{
    const std::string text = line.option("log", isatty(STDERR_FILENO) == 1 ? "text" : "json");
    if (text != "text" && text != "json")
        return Error{ErrorCode::invalidInput,
                     line.placeOf("log") + " takes text or json, not '" + text + "'."};
    settings.logFormat = text == "text" ? Log::Format::text : Log::Format::json;
    return done();
}

Status readDrain(const CommandLine& line, ServeSettings& settings)
{
    const std::string text = line.option("drain-seconds", "0");
    int seconds = 0;
    if (!readNumber(text, seconds) || seconds < 0 || seconds > kMostDrainSeconds)
        return Error{ErrorCode::invalidInput,
                     line.placeOf("drain-seconds") +
                         " takes a number of seconds from 0 to 300, not '" + text + "'."};
    settings.drain = std::chrono::seconds(seconds);
    return done();
}

/// Requests a minute. Fewer than one a second stop honest work, and then nobody knows why.
Status readRequests(const CommandLine& line, const std::string& option, std::int64_t& requests)
{
    const std::string text = line.option(option, std::to_string(requests));
    if (!readNumber(text, requests) || requests < kFewestRequests || requests > kMostRequests)
        return Error{ErrorCode::invalidInput,
                     line.placeOf(option) +
                         " takes a number of requests a minute from 60 to 1000000, not '" + text +
                         "'."};
    return done();
}

Status checkTransport(const CommandLine& line, const ServeSettings& settings)
{
    const bool hasTls = !settings.certificateFile.empty();
    if (hasTls != !settings.keyFile.empty())
        return Error{ErrorCode::invalidInput, line.placeOf("tls-cert") + " and " +
                                                  line.placeOf("tls-key") +
                                                  " belong together: give both, or neither."};
    if (!hasTls && !isLoopback(settings.listen.address) && !settings.behindProxy)
        return Error{ErrorCode::invalidInput,
                     "Passwords would cross the network in the clear. Give --tls-cert and "
                     "--tls-key, listen on 127.0.0.1, or say --behind-proxy when a proxy in front "
                     "does TLS."};
    return done();
}

} // namespace

Result<ServeSettings> readServeSettings(const CommandLine& line)
{
    ServeSettings settings;
    auto listen = readListen(line, "listen", "127.0.0.1:8080");
    if (!listen)
        return listen.error();
    settings.listen = std::move(*listen);
    if (line.options.contains("metrics-listen")) {
        auto metrics = readListen(line, "metrics-listen", "");
        if (!metrics)
            return metrics.error();
        settings.metricsListen = std::move(*metrics);
    }
    settings.portFile = line.option("port-file");
    settings.certificateFile = line.option("tls-cert");
    settings.keyFile = line.option("tls-key");
    settings.behindProxy = line.isOn("behind-proxy");
    settings.quiet = line.isOn("quiet");
    for (const Status& read : {readLogFormat(line, settings), readDrain(line, settings),
                               readRequests(line, "tablet-requests", settings.limits.tablet),
                               readRequests(line, "page-requests", settings.limits.visitor),
                               readRequests(line, "feed-requests", settings.limits.feedReader),
                               checkTransport(line, settings)})
        if (!read)
            return read.error();
    return settings;
}

HttpServerOptions serverOptions(const ServeSettings& settings)
{
    HttpServerOptions options;
    options.address = settings.listen.address;
    options.port = settings.listen.port;
    options.threads = std::max(2U, std::thread::hardware_concurrency());
    options.certificateFile = settings.certificateFile;
    options.keyFile = settings.keyFile;
    if (settings.behindProxy) // everybody comes from the proxy's address
        options.maxConnectionsPerAddress = options.maxConnections;
    options.maxBodyBytes = maxBodyBytes;
    return options;
}

HttpServerOptions metricsOptions(const Listen& listen)
{
    HttpServerOptions options;
    options.address = listen.address;
    options.port = listen.port;
    options.threads = 1;
    options.maxConnections = kMetricsConnections;
    options.maxConnectionsPerAddress = kMetricsConnections;
    options.maxBodyBytes = [](std::string_view) { return std::size_t{0}; };
    return options;
}

} // namespace wupan
