#include "server/pages/pages.h"

#include "server/api/desk.h"
#include "server/api/file_download.h"
#include "server/api/route_name.h"
#include "server/pages/board_page.h"
#include "server/pages/board_query.h"
#include "server/pages/issue_export.h"
#include "server/pages/issue_page.h"
#include "server/pages/page_files.h"
#include "server/pages/page_renderer.h"

#include <algorithm>
#include <array>

namespace wupan {
namespace {

constexpr std::string_view kIssues = "/issues/";
constexpr std::string_view kSteps = "/steps";
constexpr std::string_view kFiles = "/files/";
constexpr std::int64_t kLanguageSeconds = 365LL * 24 * 3600;

/// Where a form leads afterwards; never away from here.
std::string localPath(const std::string& path)
{
    const bool isLocal = path.starts_with('/') && !path.starts_with("//") &&
                         path.find_first_of("\\\r\n\t ") == std::string::npos;
    return isLocal ? path : "/";
}

Response redirect(const std::string& path)
{
    Response response;
    response.status = 303;
    response.headers["Location"] = path;
    return response;
}

Response asset(const std::string& type, std::string_view content)
{
    Response response;
    response.headers["Content-Type"] = type;
    response.headers["Cache-Control"] = "max-age=600";
    response.body = content;
    return response;
}

/// A form of another site may be sent here, but a browser says so.
bool comesFromElsewhere(const Request& request)
{
    const std::string_view origin = request.header("origin");
    const std::size_t host = origin.find("://");
    return !origin.empty() &&
           (host == std::string_view::npos || origin.substr(host + 3) != request.header("host"));
}

bool looksAtIssues(Role role)
{
    return role == Role::officer || role == Role::coordinator || role == Role::handler ||
           role == Role::leader;
}

/// The id of /issues/{id} or /issues/{id}/steps.
std::optional<Uuid> issueIdOf(std::string_view path)
{
    path.remove_prefix(kIssues.size());
    if (path.ends_with(kSteps))
        path.remove_suffix(kSteps.size());
    return Uuid::parse(path);
}

void protect(Response& response)
{
    response.headers["Content-Security-Policy"] =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'";
    response.headers["X-Content-Type-Options"] = "nosniff";
    response.headers["Referrer-Policy"] = "same-origin";
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin";
    response.headers.try_emplace("Cache-Control", "no-store");
}

} // namespace

bool Pages::serves(const Request& request)
{
    const std::string_view path = request.path;
    if (path.starts_with("/v1/") || path == "/healthz")
        return false;
    return std::ranges::any_of(routes(), [&](const Route& route) { return leads(route, path); }) ||
           request.header("accept").find("text/html") != std::string_view::npos;
}

std::span<const Pages::Route> Pages::routes()
{
    static constexpr std::array kRoutes{
        Route{"GET", "/", Access::reader, &Pages::board},
        Route{"GET", "/issues/", Access::reader, &Pages::issue},
        Route{"POST", "/issues/", Access::reader, &Pages::takeStep},
        Route{"GET", "/files/", Access::reader, &Pages::file},
        Route{"GET", "/export/issues.csv", Access::reader, &Pages::exportIssues},
        Route{"GET", "/export/issues.xlsx", Access::reader, &Pages::exportIssues},
        Route{"GET", "/sign-in", Access::everybody, &Pages::signInForm},
        Route{"POST", "/sign-in", Access::everybody, &Pages::signIn},
        Route{"POST", "/sign-out", Access::everybody, &Pages::signOut},
        Route{"GET", "/language", Access::everybody, &Pages::language},
        Route{"GET", "/assets/style.css", Access::everybody, &Pages::style},
        Route{"GET", "/assets/icon.svg", Access::everybody, &Pages::icon},
    };
    return kRoutes;
}

std::string Pages::nameOf(const Request& request)
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
    if (!visitor)
        return message(request, nullptr, "busy", 503);
    const PageVisitor* present = *visitor ? &**visitor : nullptr;
    const std::string_view asked = request.method;
    const std::string_view method = asked == "HEAD" ? "GET" : asked;
    for (const Route& route : routes()) {
        if (route.method != method || !leads(route, request.path))
            continue;
        const bool isForm = request.method == "POST";
        if (isForm && comesFromElsewhere(request))
            return message(request, present, "signInAgain", 403);
        if (route.access == Access::everybody)
            return (this->*route.handler)(request, present);
        if (present == nullptr && isForm)
            return message(request, nullptr, "signInAgain", 403);
        if (present == nullptr)
            return redirect(
                "/sign-in?" +
                FormValues().with("to", request.path == "/" ? "" : request.path).encoded());
        if (isForm && FormValues(request.body).text("csrf") != present->csrf)
            return message(request, present, "signInAgain", 403);
        if (!looksAtIssues(present->caller.actor.role))
            return message(request, present, "noIssuesForRole", 403);
        return (this->*route.handler)(request, present);
    }
    return message(request, present, "notFound", 404);
}

Response Pages::page(const Request& request, const PageVisitor* visitor, const std::string& title,
                     std::string_view text, json::object model, int status)
{
    const PageTexts texts(languageOf(request));
    json::object frame{{"title", title}};
    if (visitor != nullptr) {
        frame["person"] = {
            {"name", visitor->name}, {"department", visitor->department}, {"csrf", visitor->csrf}};
        model["csrf"] = visitor->csrf;
    }
    frame["content"] = fillTemplate(text, model, texts);
    Response response;
    response.status = status;
    response.headers["Content-Type"] = "text/html; charset=utf-8";
    response.headers["Content-Language"] = texts.text("lang");
    response.body = fillTemplate(layoutTemplate(), frame, texts);
    return response;
}

Response Pages::message(const Request& request, const PageVisitor* visitor, std::string_view key,
                        int status)
{
    const PageTexts texts(languageOf(request));
    return page(request, visitor, texts.text("board"), messageTemplate(),
                {{"message", texts.text(key)}}, status);
}

Response Pages::board(const Request& request, const PageVisitor* visitor)
{
    const PageTexts texts(languageOf(request));
    json::object model;
    const Status read = m_context.store.read([&](StoreTransaction& store) {
        model = boardModel(store, visitor->caller, m_context.clock.now(), FormValues(request.query),
                           texts);
        return done();
    });
    if (!read)
        return message(request, visitor, "busy", 503);
    return page(request, visitor, texts.text("issues"), boardTemplate(), std::move(model));
}

Response Pages::issue(const Request& request, const PageVisitor* visitor)
{
    const auto id = issueIdOf(request.path);
    if (!id)
        return message(request, visitor, "notFound", 404);
    return showIssue(request, *visitor, *id, {}, "");
}

Response Pages::showIssue(const Request& request, const PageVisitor& visitor, const Uuid& id,
                          const FormValues& filled, const std::string& trouble)
{
    const PageTexts texts(languageOf(request));
    std::optional<json::object> model;
    const Status read = m_context.store.read([&](StoreTransaction& store) {
        model = issueModel(store, visitor.caller, m_context.clock.now(), id, filled, texts);
        return done();
    });
    if (!read)
        return message(request, &visitor, "busy", 503);
    if (!model)
        return message(request, &visitor, "notFound", 404);
    (*model)["trouble"] = trouble;
    const std::string title(textAt(*model, "title"));
    return page(request, &visitor, title, issueTemplate(), std::move(*model),
                trouble.empty() ? 200 : 422);
}

Response Pages::takeStep(const Request& request, const PageVisitor* visitor)
{
    const auto id = issueIdOf(request.path);
    const FormValues form(request.body);
    const auto step = parseWord<IssueStep>(form.text("step"));
    if (!id || !request.path.ends_with(kSteps) || !step)
        return message(request, visitor, "notFound", 404);
    ChangeOutcome outcome;
    const Status written = m_context.store.write([&](StoreTransaction& store) {
        outcome = takeStepAtDesk(m_context, visitor->caller, store, *id, *step, stepValues(form));
        return done();
    });
    const PageTexts texts(languageOf(request));
    if (!written)
        return showIssue(request, *visitor, *id, form, texts.text("busy"));
    if (outcome.outcome != Outcome::refused)
        return redirect(std::string(kIssues) + id->text());
    return showIssue(request, *visitor, *id, form, texts.refusal(outcome.reason));
}

Response Pages::file(const Request& request, const PageVisitor* visitor)
{
    const std::string name = request.path.substr(kFiles.size());
    Response response = downloadFile(m_context, visitor->caller, request, name);
    if (response.status >= 400)
        return message(request, visitor, "notFound", response.status);
    response.headers["Cache-Control"] = "private, max-age=3600";
    return response;
}

/// The list as the board shows it, on all its pages; that somebody took it along stands in the
/// audit.
Response Pages::exportIssues(const Request& request, const PageVisitor* visitor)
{
    const PageTexts texts(languageOf(request));
    const Instant now = m_context.clock.now();
    const bool asCsv = request.path.ends_with(".csv");
    std::string content;
    const Status read = m_context.store.read([&](StoreTransaction& store) -> Status {
        const BoardFilter filter =
            readBoardQuery(store, visitor->caller, now, FormValues(request.query)).chosen;
        if (asCsv) {
            content = issuesAsCsv(store, visitor->caller, filter, texts);
            return done();
        }
        auto book = issuesAsXlsx(store, visitor->caller, filter, texts);
        if (!book)
            return book.error();
        content = std::move(*book);
        return done();
    });
    const Status noted = read ? m_context.store.write([&](StoreTransaction& store) {
        store.addAudit({visitor->caller.park,
                        now,
                        AuditEvent::exported,
                        visitor->caller.actor.id,
                        {},
                        {{"what", "issues"}, {"bytes", content.size()}}});
        return done();
    })
                              : read;
    if (!noted)
        return message(request, visitor, "busy", 503);
    Response response;
    response.headers["Content-Type"] =
        asCsv ? "text/csv; charset=utf-8"
              : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    response.headers["Content-Disposition"] =
        "attachment; filename=\"issues-" + parkDate(now).text() + (asCsv ? ".csv\"" : ".xlsx\"");
    response.body = std::move(content);
    return response;
}

Response Pages::signInForm(const Request& request, const PageVisitor* visitor)
{
    if (visitor != nullptr)
        return redirect("/");
    const PageTexts texts(languageOf(request));
    return page(request, nullptr, texts.text("signIn"), signInTemplate(),
                {{"to", FormValues(request.query).text("to")}});
}

Response Pages::signIn(const Request& request, const PageVisitor*)
{
    const FormValues form(request.body);
    const PageTexts texts(languageOf(request));
    const auto refuse = [&](std::string_view key, int status) {
        return page(
            request, nullptr, texts.text("signIn"), signInTemplate(),
            {{"to", form.text("to")}, {"login", form.text("login")}, {"trouble", texts.text(key)}},
            status);
    };
    const auto who =
        m_authentication.identify(form.text("login"), form.text("password"), request.remoteAddress);
    if (!who)
        switch (who.error().code) {
        case ErrorCode::serverBusy:
            return refuse("tooManyAttempts", 429);
        case ErrorCode::wrongPassword:
        case ErrorCode::invalidInput:
            return refuse("wrongPassword", 401);
        default:
            return refuse("busy", 503);
        }
    const auto cookie = m_sessions.open(*who);
    if (!cookie)
        return refuse("busy", 503);
    Response response = redirect(localPath(form.text("to")));
    response.headers["Set-Cookie"] = *cookie;
    return response;
}

Response Pages::signOut(const Request& request, const PageVisitor* visitor)
{
    if (visitor != nullptr && FormValues(request.body).text("csrf") != visitor->csrf)
        return message(request, visitor, "signInAgain", 403);
    const auto cookie = m_sessions.close(request);
    if (!cookie)
        return message(request, visitor, "busy", 503);
    Response response = redirect("/sign-in");
    response.headers["Set-Cookie"] = *cookie;
    return response;
}

Response Pages::language(const Request& request, const PageVisitor*)
{
    const bool english = FormValues(request.query).text("to") == "en";
    Response response = redirect("/");
    response.headers["Set-Cookie"] =
        std::string(kLanguageCookie) + "=" + (english ? "en" : "zh") +
        "; Path=/; SameSite=Lax; Max-Age=" + std::to_string(kLanguageSeconds);
    return response;
}

Response Pages::style(const Request&, const PageVisitor*)
{
    return asset("text/css; charset=utf-8", pageStyle());
}

Response Pages::icon(const Request&, const PageVisitor*)
{
    return asset("image/svg+xml", pageIcon());
}

} // namespace wupan
