#include "server/api/api.h"

#include "server/api/files_handler.h"
#include "server/api/news_board.h"
#include "server/api/problem.h"
#include "server/api/readiness.h"
#include "server/api/sync_handler.h"
#include "server/api/visibility.h"

#include <array>

namespace wupan {
namespace {

constexpr std::string_view kFilesPath = "/v1/files";
constexpr std::string_view kRecordsPath = "/v1/records/";
constexpr int kTooManyStatus = 429;

} // namespace

std::span<const Api::Route> Api::routes()
{
    static constexpr std::array kRoutes{
        Route{"GET", "/healthz", Access::everybody, &Api::health},
        Route{"GET", "/readyz", Access::everybody, &Api::ready},
        Route{"POST", "/v1/enrol", Access::everybody, &Api::enrol},
        Route{"POST", "/v1/sign-in", Access::everybody, &Api::signIn},
        Route{"POST", "/v1/token", Access::everybody, &Api::renew},
        Route{"POST", "/v1/sign-out", Access::person, &Api::signOut},
        Route{"POST", "/v1/device", Access::leaver, &Api::newDeviceId},
        Route{"POST", "/v1/sync", Access::leaver, &Api::sync},
        Route{"", "/v1/files", Access::person, &Api::files},
        Route{"", "/v1/files/", Access::person, &Api::files},
        Route{"GET", "/v1/events", Access::person, &Api::events},
        Route{"GET", "/v1/records/", Access::person, &Api::record},
    };
    return kRoutes;
}

Response Api::handle(const Request& request)
{
    Caller caller;
    Response response = answer(request, caller);
    if (response.denied)
        m_denials.note(caller, request);
    return response;
}

std::optional<Response> Api::admit(const Request& request, Access access, Caller& caller)
{
    const auto found = m_authentication.caller(request);
    if (!found)
        return problemOf(found.error());
    if (found->mayOnlyDeliver && access != Access::leaver)
        return problem(ErrorCode::unauthorized, "");
    caller = *found;
    const std::int64_t seconds = m_requests.secondsToWait(
        caller.actor.deviceId.text(), m_context.limits.tablet, m_context.clock.now());
    if (seconds > 0)
        return tooManyRequests(seconds);
    return std::nullopt;
}

Response Api::answer(const Request& request, Caller& caller)
{
    bool pathKnown = false;
    for (const Route& route : routes()) {
        if (!leads(route, request.path))
            continue;
        pathKnown = true;
        if (!route.method.empty() && route.method != request.method)
            continue;
        if (route.access != Access::everybody)
            if (auto refusal = admit(request, route.access, caller))
                return std::move(*refusal);
        return (this->*route.handler)(request, caller);
    }
    if (pathKnown)
        return problem(ErrorCode::invalidInput, "this path takes another method", 405);
    const auto refusal = admit(request, Access::leaver, caller);
    if (!refusal)
        return denial();
    return refusal->status == kTooManyStatus ? *refusal : problem(ErrorCode::notFound, "");
}

RouteName Api::nameOf(const Request& request)
{
    return routeName(routes(), request);
}

Response Api::health(const Request&, const Caller&)
{
    const json::object body{{"status", "ok"},
                            {"product", "wupan-hq"},
                            {"version", m_context.version},
                            {"epoch", m_context.store.epoch()}};
    return jsonResponse(200, json::serialize(body));
}

/// GET /readyz: 503 as long as requests should go to another process.
Response Api::ready(const Request&, const Caller&)
{
    const Status ready = m_context.readiness == nullptr ? done() : m_context.readiness->check();
    if (!ready)
        return problem(ready.error().code, ready.error().detail, 503);
    return jsonResponse(200, R"({"status":"ready"})");
}

Response Api::enrol(const Request& request, const Caller&)
{
    return m_authentication.enrol(request);
}

Response Api::signIn(const Request& request, const Caller&)
{
    return m_authentication.signIn(request);
}

Response Api::renew(const Request& request, const Caller&)
{
    return m_authentication.renew(request);
}

Response Api::signOut(const Request& request, const Caller&)
{
    return m_authentication.signOut(request);
}

Response Api::newDeviceId(const Request& request, const Caller& caller)
{
    return m_authentication.newDeviceId(caller, request);
}

Response Api::sync(const Request& request, const Caller& caller)
{
    return handleSync(m_context, caller, request);
}

Response Api::files(const Request& request, const Caller& caller)
{
    return handleFiles(m_context, caller, request,
                       std::string_view(request.path).substr(kFilesPath.size()));
}

/// GET /v1/events: that there is something new, as soon as it is there.
Response Api::events(const Request&, const Caller& caller)
{
    if (m_context.news == nullptr)
        return problem(ErrorCode::notFound, "");
    Response response;
    response.headers["Content-Type"] = "text/event-stream";
    response.headers["Cache-Control"] = "no-store";
    response.events = m_context.news->open(caller);
    return response;
}

/// GET /v1/records/{type}/{id}: headquarters' own row.
Response Api::record(const Request& request, const Caller& caller)
{
    const std::string_view rest = std::string_view(request.path).substr(kRecordsPath.size());
    const std::size_t slash = rest.find('/');
    const auto type = parseWord<RecordType>(rest.substr(0, slash));
    const auto id =
        slash == std::string_view::npos ? std::nullopt : Uuid::parse(rest.substr(slash + 1));
    std::optional<StoredRecord> stored;
    bool denied = !type || !id;
    const Status read = m_context.store.read([&](StoreTransaction& store) {
        if (type && id)
            stored = store.record(caller.park, *type, *id);
        denied = denied || (stored && !mayRead(caller, store, *type, stored->document));
        return done();
    });
    if (!read)
        return problemOf(read.error());
    if (denied)
        return denial();
    if (!stored)
        return problem(ErrorCode::notFound, "");
    const json::object body{{"type", word(*type)}, {"record", stored->document}};
    return jsonResponse(200, json::serialize(body));
}

std::size_t maxBodyBytes(std::string_view path)
{
    constexpr std::size_t kMegabyte = 1024ULL * 1024;
    if (path.starts_with("/v1/files/"))
        return 25 * kMegabyte;
    if (path.starts_with("/v1/openrosa/") && path.ends_with("/submission"))
        return kMaxSubmissionBytes;
    if (path == "/import")
        return 8 * kMegabyte;
    if (path == "/checklists")
        return 31 * kMegabyte; // a spreadsheet, the files that it names, and the form around them
    return path == "/v1/sync" ? 4 * kMegabyte : kMegabyte;
}

} // namespace wupan
