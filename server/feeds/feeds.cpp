#include "server/feeds/feeds.h"

#include "core/base/base64.h"
#include "server/api/exports.h"
#include "server/api/problem.h"
#include "server/feeds/map_features.h"
#include "server/feeds/odata_service.h"
#include "server/feeds/visits_calendar.h"

#include <algorithm>
#include <array>

namespace wupan {
namespace {

constexpr std::string_view kBasic = "Basic ";
constexpr std::string_view kTables = "/odata/v4";

/// What a program is told that has not said who it is, or wrongly.
Response refusalOf(const Error& error)
{
    Response refusal = problemOrWait(error);
    if (refusal.status == 401)
        refusal.headers["WWW-Authenticate"] = R"(Basic realm="Wupan", charset="UTF-8")";
    return refusal;
}

} // namespace

std::span<const Feeds::Route> Feeds::routes()
{
    static constexpr std::array kRoutes{
        Route{"GET", "/feeds/visits.ics", &Feeds::visits},
        Route{"GET", "/feeds/enterprises.geojson", &Feeds::enterprises},
        Route{"GET", "/feeds/issues.geojson", &Feeds::issues},
        Route{"GET", "/odata/v4", &Feeds::tables},
        Route{"GET", "/odata/v4/", &Feeds::tables},
    };
    return kRoutes;
}

bool Feeds::serves(const Request& request)
{
    return request.path.starts_with("/feeds/") ||
           std::ranges::any_of(routes(),
                               [&](const Route& route) { return leads(route, request.path); });
}

RouteName Feeds::nameOf(const Request& request)
{
    return routeName(routes(), request);
}

Response Feeds::handle(const Request& request)
{
    Caller asking;
    Response response = answer(request, asking);
    if (response.denied)
        m_denials.note(asking, request);
    response.headers["X-Content-Type-Options"] = "nosniff";
    response.headers.try_emplace("Cache-Control", "private, no-store");
    return response;
}

Response Feeds::answer(const Request& request, Caller& asking)
{
    const std::string_view method = request.method == "HEAD" ? "GET" : request.method;
    const auto route = std::ranges::find_if(
        routes(), [&](const Route& candidate) { return leads(candidate, request.path); });
    if (route == routes().end())
        return problem(ErrorCode::notFound, "docs/openapi.yaml lists the feeds that there are");
    if (route->method != method)
        return problem(ErrorCode::invalidInput, "feeds are read with GET", 405);
    const auto who = caller(request);
    if (!who)
        return refusalOf(who.error());
    asking = *who;
    const std::int64_t seconds = m_requests.secondsToWait(
        asking.actor.id.text(), m_context.limits.feedReader, m_context.clock.now());
    if (seconds > 0)
        return tooManyRequests(seconds);
    return (this->*route->handler)(request, asking);
}

Result<Caller> Feeds::caller(const Request& request)
{
    const std::string_view authorization = request.header("authorization");
    if (authorization.starts_with(kBasic))
        return signedIn(request, authorization.substr(kBasic.size()));
    auto visitor = m_sessions.visitor(request);
    if (!visitor)
        return visitor.error();
    if (!*visitor)
        return Error{ErrorCode::unauthorized, "sign in with HTTP Basic: login and password"};
    return (*visitor)->caller;
}

Result<Caller> Feeds::signedIn(const Request& request, std::string_view credentials)
{
    const std::string text = fromBase64(credentials).value_or("");
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos)
        return Error{ErrorCode::unauthorized, "Authorization is not HTTP Basic"};
    return m_authentication.callerWith(text.substr(0, colon), text.substr(colon + 1),
                                       request.remoteAddress);
}

Response Feeds::visits(const Request&, const Caller& caller)
{
    return feed(caller, "visits.ics", "text/calendar; charset=utf-8", [&](StoreTransaction& store) {
        return visitsCalendar(store, caller, m_context.clock.now());
    });
}

Response Feeds::enterprises(const Request&, const Caller& caller)
{
    return feed(caller, "enterprises.geojson", "application/geo+json",
                [&](StoreTransaction& store) { return enterpriseFeatures(store, caller); });
}

Response Feeds::issues(const Request&, const Caller& caller)
{
    return feed(caller, "issues.geojson", "application/geo+json",
                [&](StoreTransaction& store) { return issueFeatures(store, caller); });
}

Response Feeds::tables(const Request& request, const Caller& caller)
{
    const OdataService service(m_context, caller, rootOf(request, m_overTls));
    std::string_view resource = request.path;
    resource.remove_prefix(std::min(kTables.size() + 1, resource.size()));
    OdataAnswer answer = service.answer(resource, request);
    if (!answer.records.empty() && answer.response.status == 200)
        if (const Status noted =
                auditExport(m_context, caller, answer.records, answer.response.body.size());
            !noted)
            return problemOf(noted.error());
    return std::move(answer.response);
}

Response Feeds::feed(const Caller& caller, std::string_view what, const std::string& type,
                     const Writer& write)
{
    Response response;
    Status made = m_context.store.read([&](StoreTransaction& store) {
        response.body = write(store);
        return done();
    });
    if (made)
        made = auditExport(m_context, caller, what, response.body.size());
    if (!made)
        return problemOf(made.error());
    response.headers["Content-Type"] = type;
    response.headers["Content-Disposition"] = "attachment; filename=\"" + std::string(what) + "\"";
    return response;
}

} // namespace wupan
