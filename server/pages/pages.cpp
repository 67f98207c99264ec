#include "server/pages/pages.h"

#include <algorithm>

namespace wupan {
namespace {

/// A form of another site may be sent here, but a browser says so.
bool comesFromElsewhere(const Request& request)
{
    const std::string_view origin = request.header("origin");
    const std::size_t host = origin.find("://");
    return !origin.empty() &&
           (host == std::string_view::npos || origin.substr(host + 3) != request.header("host"));
}

void protect(Response& response)
{
    // A file has a stricter one.
    response.headers.try_emplace(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self'; "
        "script-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
        "base-uri 'none'");
    response.headers["X-Content-Type-Options"] = "nosniff";
    response.headers["Referrer-Policy"] = "same-origin";
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin";
    response.headers.try_emplace("Cache-Control", "no-store");
}

} // namespace

bool Pages::serves(const Request& request)
{
    const std::string_view path = request.path;
    if (path.starts_with("/v1/") || path == "/healthz" || path == "/readyz")
        return false;
    return std::ranges::any_of(routes(),
                               [&](const PageRoute& route) { return leads(route, path); }) ||
           request.header("accept").find("text/html") != std::string_view::npos;
}

RouteName Pages::nameOf(const Request& request)
{
    return routeName(routes(), request);
}

Response Pages::handle(const Request& request)
{
    Response response = answer(request);
    protect(response);
    return response;
}

Response Pages::answer(const Request& request)
{
    const auto visitor = m_sessions.visitor(request);
    const PageVisitor* present = visitor && *visitor ? &**visitor : nullptr;
    const PageCall call(m_context, m_authentication, m_sessions, request, present);
    if (!visitor)
        return call.busy();
    const std::string_view method = request.method == "HEAD" ? "GET" : request.method;
    for (const PageRoute& route : routes())
        if (route.method == method && leads(route, request.path)) {
            Response response = answerBy(route, call);
            if (response.denied)
                m_denials.note(call.caller(), request);
            return response;
        }
    return call.notFound();
}

Response Pages::answerBy(const PageRoute& route, const PageCall& call)
{
    const Request& request = call.request;
    const bool isForm = route.method == "POST";
    if (isForm && comesFromElsewhere(request))
        return call.message("signInAgain", 403);
    if (route.isForEverybody())
        return route.handler(call);
    if (call.visitor() == nullptr)
        return isForm
                   ? call.message("signInAgain", 403)
                   : redirect("/sign-in?" + FormValues()
                                                .with("to", request.path == "/" ? "" : request.path)
                                                .encoded());
    const std::int64_t seconds = m_requests.secondsToWait(
        call.caller().actor.id.text(), m_context.limits.visitor, m_context.clock.now());
    if (seconds > 0)
        return call.wait("tooManyRequests", seconds);
    if (isForm && call.form().text("csrf") != call.visitor()->csrf)
        return call.message("signInAgain", 403);
    const Role role = call.caller().actor.role;
    if (!route.roles.contains(role) && request.path == "/")
        return redirect(std::string(homeOf(role)));
    if (!route.roles.contains(role)) {
        Response denial = call.message("notForYou", 403);
        denial.denied = true;
        return denial;
    }
    return route.handler(call);
}

} // namespace wupan
