#include "server/api/news_board.h"
#include "server/pages/page_files.h"
#include "server/pages/page_handlers.h"
#include "server/pages/page_routes.h"

namespace wupan {
namespace {

constexpr std::int64_t kNewsLifetimeMs = 5 * kMillisecondsPerMinute;
constexpr std::int64_t kLanguageSeconds = 365LL * 24 * 3600;

/// Where a form leads afterwards; never away from here.
std::string localPath(const std::string& path)
{
    const bool isLocal = path.starts_with('/') && !path.starts_with("//") &&
                         path.find_first_of("\\\r\n\t ") == std::string::npos;
    return isLocal ? path : "/";
}

Response asset(const std::string& type, std::string_view content)
{
    Response response;
    response.headers["Content-Type"] = type;
    response.headers["Cache-Control"] = "max-age=600";
    response.body = content;
    return response;
}

Response refuseSignIn(const PageCall& call, std::string_view key, int status)
{
    const FormValues form = call.form();
    return call.page(
        call.texts.text("signIn"), signInTemplate(),
        {{"to", form.text("to")}, {"login", form.text("login")}, {"trouble", call.texts.text(key)}},
        status);
}

} // namespace

Response showSignIn(const PageCall& call)
{
    if (call.visitor() != nullptr)
        return redirect(std::string(homeOf(call.caller().actor.role)));
    return call.page(call.texts.text("signIn"), signInTemplate(),
                     {{"to", call.query().text("to")}});
}

Response signInAtPages(const PageCall& call)
{
    const FormValues form = call.form();
    const auto who = call.authentication.identify(form.text("login"), form.text("password"),
                                                  call.request.remoteAddress);
    if (!who)
        switch (who.error().code) {
        case ErrorCode::serverBusy: {
            Response refusal = refuseSignIn(call, "tooManyAttempts", 429);
            refusal.headers["Retry-After"] =
                std::to_string(who.error().retryAfterMs / kMillisecondsPerSecond);
            return refusal;
        }
        case ErrorCode::wrongPassword:
        case ErrorCode::invalidInput:
            return refuseSignIn(call, "wrongPassword", 401);
        default:
            return refuseSignIn(call, "busy", 503);
        }
    const auto cookie = call.sessions.open(*who);
    if (!cookie)
        return refuseSignIn(call, "busy", 503);
    Response response = redirect(localPath(form.text("to")));
    response.headers["Set-Cookie"] = *cookie;
    return response;
}

Response signOutOfPages(const PageCall& call)
{
    if (call.visitor() != nullptr && call.form().text("csrf") != call.visitor()->csrf)
        return call.message("signInAgain", 403);
    const auto cookie = call.sessions.close(call.request);
    if (!cookie)
        return call.busy();
    Response response = redirect("/sign-in");
    response.headers["Set-Cookie"] = *cookie;
    return response;
}

Response chooseLanguage(const PageCall& call)
{
    const bool english = call.query().text("to") == "en";
    Response response = redirect("/");
    response.headers["Set-Cookie"] =
        std::string(kLanguageCookie) + "=" + (english ? "en" : "zh") +
        "; Path=/; SameSite=Lax; Max-Age=" + std::to_string(kLanguageSeconds);
    return response;
}

/// That there is something new, for the script of the pages. Ends now and then, so that whoever
/// signed out or lost the right hears no more.
Response openNews(const PageCall& call)
{
    if (call.context.news == nullptr)
        return call.notFound();
    Response response;
    response.headers["Content-Type"] = "text/event-stream";
    Caller caller = call.caller();
    caller.until = std::min(caller.until, call.now.plusMs(kNewsLifetimeMs));
    response.events = call.context.news->open(caller);
    return response;
}

Response giveStyle(const PageCall&)
{
    return asset("text/css; charset=utf-8", pageStyle());
}

Response giveScript(const PageCall&)
{
    return asset("text/javascript; charset=utf-8", liveScript());
}

Response giveIcon(const PageCall&)
{
    return asset("image/svg+xml", pageIcon());
}

} // namespace wupan
