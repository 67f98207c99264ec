#include "server/openrosa/openrosa.h"

#include "core/base/base64.h"
#include "core/model/officer.h"
#include "server/api/api.h"
#include "server/api/problem.h"
#include "server/api/site_address.h"
#include "server/api/tus.h"
#include "server/openrosa/checklists.h"
#include "server/openrosa/collect_keys.h"
#include "server/openrosa/given_form.h"
#include "server/openrosa/openrosa_xml.h"
#include "server/openrosa/submission_intake.h"
#include "server/pages/form_values.h"

#include <algorithm>
#include <array>

namespace wupan {
namespace {

constexpr std::string_view kRoot = "/v1/openrosa";
constexpr std::string_view kKeys = "/v1/openrosa/key/";
constexpr std::string_view kForms = "/v1/openrosa/forms/";
constexpr std::string_view kManifest = "/manifest";
constexpr std::string_view kMedia = "/media/";
constexpr std::string_view kBasic = "Basic ";
constexpr const char* kXml = "text/xml; charset=utf-8";

/// The path without the key.
std::string plainPath(std::string_view path)
{
    if (!path.starts_with(kKeys))
        return std::string(path);
    const std::string_view rest = path.substr(kKeys.size());
    return std::string(kRoot).append(rest.substr(std::min(rest.find('/'), rest.size())));
}

std::string_view keyIn(std::string_view path)
{
    if (!path.starts_with(kKeys))
        return {};
    const std::string_view rest = path.substr(kKeys.size());
    return rest.substr(0, rest.find('/'));
}

Response said(const OpenRosa::Asked& asked, std::string_view word, int status,
              const std::string& about = {})
{
    std::string sentence = asked.texts.named("collect", word);
    if (sentence == word)
        sentence = asked.texts.text("collectOther", {{"reason", std::string(word)}});
    if (!about.empty())
        sentence += " " + about;
    Response response;
    response.status = status;
    response.headers["Content-Type"] = kXml;
    response.body = messageXml(sentence, status >= 400);
    return response;
}

Response given(std::string body, const std::string& type)
{
    Response response;
    response.headers["Content-Type"] = type;
    response.body = std::move(body);
    return response;
}

} // namespace

std::span<const OpenRosa::Route> OpenRosa::routes()
{
    static constexpr std::array kRoutes{
        Route{"GET", "/v1/openrosa/formList", false, &OpenRosa::formList},
        Route{"GET", kForms, false, &OpenRosa::form},
        Route{"HEAD", "/v1/openrosa/submission", true, &OpenRosa::announce},
        Route{"POST", "/v1/openrosa/submission", true, &OpenRosa::submit},
    };
    return kRoutes;
}

bool OpenRosa::serves(const Request& request)
{
    return request.path == kRoot || request.path.starts_with(std::string(kRoot) + "/");
}

RouteName OpenRosa::nameOf(const Request& request)
{
    const Request plain{request.method, plainPath(request.path), {}, {}, {}, {}};
    return routeName(routes(), plain);
}

auto OpenRosa::askedBy(const Request& request) const -> Asked
{
    Asked asked{request, PageTexts(languageOf(request)), keyIn(request.path),
                plainPath(request.path), siteAddress(request, m_overTls)};
    if (asked.key.empty())
        asked.root.append(kRoot);
    else
        asked.root.append(kKeys).append(asked.key);
    return asked;
}

Response OpenRosa::handle(const Request& request)
{
    const Asked asked = askedBy(request);
    Caller caller;
    Response response = answer(asked, caller);
    if (response.denied)
        m_denials.note(caller, {request.method, asked.path, {}, {}, request.remoteAddress, {}});
    response.headers["X-OpenRosa-Version"] = "1.0";
    response.headers["X-OpenRosa-Accept-Content-Length"] = std::to_string(kMaxSubmissionFileBytes);
    response.headers["Date"] = httpDate(m_context.clock.now());
    response.headers["X-Content-Type-Options"] = "nosniff";
    response.headers["Cache-Control"] = "private, no-store";
    return response;
}

Response OpenRosa::answer(const Asked& asked, Caller& caller)
{
    const std::string_view version = asked.request.header("x-openrosa-version");
    if (!version.empty() && version != "1.0")
        return said(asked, "otherVersion", 400);
    const auto who = this->caller(asked);
    if (!who)
        return refusalOf(asked, who.error());
    caller = *who;
    if (const Status may = mayAsk(m_requests, caller.actor.id.text(), kOpenRosaRequestsPerMinute);
        !may)
        return refusalOf(asked, may.error());
    bool pathKnown = false;
    for (const Route& route : routes()) {
        if (!leads(route, asked.path))
            continue;
        pathKnown = true;
        const bool isRead = route.method == "GET" && asked.request.method == "HEAD";
        if (route.method != asked.request.method && !isRead)
            continue;
        if (!route.forAnybody && (caller.mayOnlyDeliver || !mayVisit(caller.actor.role))) {
            Response denial = said(asked, "notAllowed", 403);
            denial.denied = true;
            return denial;
        }
        return (this->*route.handler)(asked, caller);
    }
    return pathKnown ? said(asked, "otherMethod", 405) : said(asked, "nothingHere", 404);
}

Status OpenRosa::mayAsk(RequestLimiter& limiter, const std::string& who, std::int64_t most)
{
    const std::int64_t seconds = limiter.secondsToWait(who, most, m_context.clock.now());
    return seconds == 0
               ? done()
               : Status(Error{ErrorCode::serverBusy, "", seconds * kMillisecondsPerSecond});
}

Result<Caller> OpenRosa::caller(const Asked& asked)
{
    if (asked.key.empty())
        return signedIn(asked);
    auto holder = holderOf(m_context, asked.key);
    if (!holder && holder.error().code == ErrorCode::unauthorized)
        if (const Status may =
                mayAsk(m_unknownKeys, asked.request.remoteAddress, kUnknownKeysPerMinute);
            !may)
            return may.error();
    return holder;
}

Result<Caller> OpenRosa::signedIn(const Asked& asked)
{
    const std::string_view authorization = asked.request.header("authorization");
    const std::string text = authorization.starts_with(kBasic)
                                 ? fromBase64(authorization.substr(kBasic.size())).value_or("")
                                 : std::string();
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos)
        return Error{ErrorCode::unauthorized, ""};
    return m_authentication.callerWith(text.substr(0, colon), text.substr(colon + 1),
                                       asked.request.remoteAddress);
}

Response OpenRosa::refusalOf(const Asked& asked, const Error& error)
{
    constexpr std::array kNobody{ErrorCode::unauthorized, ErrorCode::deviceRevoked,
                                 ErrorCode::codeExpired, ErrorCode::wrongPassword};
    if (std::ranges::find(kNobody, error.code) == kNobody.end()) {
        const Response cause = problemOrWait(error);
        Response response = said(asked, "busy", cause.status);
        response.fault = cause.fault;
        if (const auto wait = cause.headers.find("Retry-After"); wait != cause.headers.end())
            response.headers.insert(*wait);
        return response;
    }
    if (!asked.key.empty()) // a phone that is asked for a password has none
        return said(asked, "keyEnded", 403);
    Response response = said(asked, "signIn", 401);
    response.headers["WWW-Authenticate"] = R"(Basic realm="Wupan", charset="UTF-8")";
    return response;
}

/// GET formList: the published checklists; with ?formID=… that one alone.
Response OpenRosa::formList(const Asked& asked, const Caller& caller)
{
    const std::string wanted = FormValues(asked.request.query).text("formID");
    std::vector<ListedForm> forms;
    const Status read = m_context.store.read([&](StoreTransaction& store) {
        for (const Checklist& checklist : publishedChecklists(store, caller)) {
            auto xml = givenForm(checklist.xml);
            if (!xml || (!wanted.empty() && checklist.formId != wanted))
                continue;
            const std::string url = asked.root + "/forms/" + checklist.id.text();
            forms.push_back({checklist.formId, checklist.version, checklist.title, std::move(*xml),
                             url, url + std::string(kManifest)});
        }
        return done();
    });
    return read ? given(formListXml(forms), kXml) : refusalOf(asked, read.error());
}

/// GET forms/{id}, forms/{id}/manifest, forms/{id}/enterprises.csv, forms/{id}/media/{sha256}.
Response OpenRosa::form(const Asked& asked, const Caller& caller)
{
    const std::string_view rest = std::string_view(asked.path).substr(kForms.size());
    const std::string_view id = rest.substr(0, rest.find('/'));
    const std::string_view part = rest.substr(id.size());
    const bool isFile = part.size() > 1 && part.substr(1) == kEnterprisesFile;
    std::optional<Checklist> found;
    std::string csv;
    const Status read = m_context.store.read([&](StoreTransaction& store) {
        for (Checklist& checklist : publishedChecklists(store, caller))
            if (checklist.id.text() == id)
                found = std::move(checklist);
        if (found && (isFile || part == kManifest))
            csv = enterprisesCsv(store, caller);
        return done();
    });
    if (!read)
        return refusalOf(asked, read.error());
    if (found && isFile)
        return given(csv, "text/csv; charset=utf-8");
    if (found && part == kManifest)
        return given(manifestXml(filesOf(*found, csv, asked.root)), kXml);
    if (found && part.starts_with(kMedia))
        return media(asked, *found, part.substr(kMedia.size()));
    auto xml = found && part.empty() ? givenForm(found->xml) : Error{ErrorCode::notFound, ""};
    return xml ? given(std::move(*xml), kXml) : said(asked, "nothingHere", 404);
}

std::vector<ListedFile> OpenRosa::filesOf(const Checklist& checklist, std::string enterprises,
                                          const std::string& root)
{
    const std::string folder = root + "/forms/" + checklist.id.text();
    std::vector<ListedFile> files{{std::string(kEnterprisesFile), std::move(enterprises),
                                   folder + "/" + std::string(kEnterprisesFile)}};
    for (const ChecklistFile& file : checklist.files)
        if (auto bytes = m_context.files.read(file.sha256)) // lost with a backup: the rest counts
            files.push_back(
                {file.name, std::move(*bytes), folder + std::string(kMedia) + file.sha256});
    return files;
}

Response OpenRosa::media(const Asked& asked, const Checklist& checklist, std::string_view sha256)
{
    const auto file = std::ranges::find(checklist.files, sha256, &ChecklistFile::sha256);
    auto bytes = file == checklist.files.end() ? Error{ErrorCode::notFound, ""}
                                               : m_context.files.read(file->sha256);
    return bytes ? given(std::move(*bytes), file->mediaType) : said(asked, "nothingHere", 404);
}

/// HEAD submission: what Collect asks before it sends anything.
Response OpenRosa::announce(const Asked& asked, const Caller&)
{
    Response response;
    response.status = 204;
    response.headers["Location"] = asked.root + "/submission";
    return response;
}

Response OpenRosa::submit(const Asked& asked, const Caller& caller)
{
    SubmissionIntake intake(m_context, caller);
    const auto taken = intake.take(asked.request.header("content-type"), asked.request.body);
    if (!taken)
        return refusalOf(asked, taken.error());
    const std::string more =
        taken->difficulties == 0
            ? taken->what
            : asked.texts.text("collectDifficulties", {{"n", std::to_string(taken->difficulties)}});
    Response response = said(asked, taken->word, taken->status, more);
    response.denied = taken->status == 403;
    if (taken->status < 300)
        response.headers["Location"] = asked.root + "/submission";
    return response;
}

} // namespace wupan
